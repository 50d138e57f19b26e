"""What stands beside the words of a line: owner, date, progress, score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from okra_coach.read.lexicon import fold, plain
from okra_coach.read.okr_lists.due_days import DAY, due_at_end, is_day
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.tails import role_at_end, tail_of, who_and_when
from okra_coach.read.okr_lists.words import list_words

_TAIL = re.compile(r"\s*[(\[{](?P<inside>[^()\[\]{}]{1,120})[)\]}]\s*[.;]?\s*$")
_HEAD = re.compile(r"[(\[{](?P<inside>[^()\[\]{}]{1,40})[)\]}]\s*[:–-]?\s*(?=\S)")
_AT = re.compile(r"(?:^|\s[-–—|,]?\s*)@(?P<name>[\w.'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)(?:(?:\s*,\s*|\s+)@[\w.'-]+)*\s*$")
_DASHED = re.compile(r"\s+(?:[-–—|•·]|->|→|=>|//)\s*(?P<inside>[^–—|→]{1,60})$|\s*[;|]\s*(?P<more>[^;|]{1,60})$")
_REACH = 200
"""So many characters at the end of a line may tell owner, date and progress."""
_MOST, _DAY = 6, 40
_SCORE = re.compile(
    r"(?:score|grade|progress|confidence|bewertung|fortschritt|tien đo|điem)?\s*:?\s*"
    r"(?:[01](?:[.,]\d{1,2})?|\d{1,3}\s?%|\d{1,2}\s?/\s?10|\d{1,3}\s?%\s*(?:done|complete|achieved|erreicht|erledigt))"
)
_PIECES = re.compile(r"\s*[,;|]\s+(?=[^\W\d_][\w\s]{0,24}:|(?:due|by|until|bis|fällig|hạn)\s)|\s*[;|]\s*")
_DUE = re.compile(
    rf"(?:due|by|until|bis|fällig|hạn|trước)(?:\s+(?:on|by|zum|am|ngày))?\s*:?\s+(?P<day>{DAY})[.\s]*", re.IGNORECASE
)
_HANDLE = re.compile(r"\[?~?@[\w.'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?(?:\s*,\s*@[\w.'-]+)*|\[?~[\w.'-]+\]?")
_SAID_AFTER = frozenset({"owner", "due", "source"})
"""What a sentence of its own behind a line may tell."""


def without_details(text: str, part: Part | None = None) -> tuple[str, dict[str, str]]:
    """The words of a line, and what stood in brackets or behind a sign after them, by kind.

    An action may end with who does it by when, without a label.
    """
    found: dict[str, str] = {}
    for _ in range(_MOST):
        shorter, details = _cut(text, part)
        if details is None or not shorter.strip():
            break
        found = {**details, **found}
        text = shorter
    role = role_at_end(text) if part is Part.ACTION and "due" in found and "owner" not in found else None
    if role and role[0].strip():
        text, found = role[0], {**role[1], **found}
    return text.strip(), found


def _cut(text: str, part: Part | None) -> tuple[str, dict[str, str] | None]:
    """The text without what stands at its end, or in brackets at its beginning."""
    before, tail = text[:-_REACH], text[-_REACH:]
    at = _AT.search(tail)
    if at:
        return before + tail[: at.start()].rstrip(" ,-–—|("), {"owner": at["name"]}
    for pattern in (_TAIL, _DASHED):
        match = pattern.search(tail)
        inside = match and (match.groupdict().get("inside") or match.groupdict().get("more"))
        is_whole = inside is not None and not (inside.endswith(("]", ")")) and "[" not in inside and "(" not in inside)
        details = aside_of(inside, loose=pattern is _TAIL) if inside and is_whole else None
        if match and details is not None:
            return before + tail[: match.start()], details
    said = _said_after(tail) or (tail_of(tail) or _day_after(tail) if part is Part.ACTION else None)
    if said:
        return before + said[0], said[1]
    head = _HEAD.match(text)
    if head and (details := aside_of(head["inside"], loose=True)) is not None:
        return text[head.end() :], details
    return text, None


def _said_after(tail: str) -> tuple[str, dict[str, str]] | None:
    """The words, and what "… Owner: Anna. Due: 22 January" says in sentences behind them."""
    labels = list(_labels(tail))
    while labels and not _is_sure(tail[labels[0][0] : labels[0][1]].rstrip()):
        labels.pop(0)
    if not labels or not tail[: labels[0][0]].strip():
        return None
    start = labels[0][0]
    words = tail[:start].rstrip(" ,;:|([–—-")
    is_inside = any(words.count(sign) > words.count(end) for sign, end in ("()", "[]"))
    return None if is_inside else (words, _by_label(tail, labels))


def _is_sure(label: str) -> bool:
    """Whether what stands behind the label cannot be part of the words: "Owner:", and "phụ trách" of two words."""
    return label.endswith((":", "：", "=")) or " " in label


def _day_after(tail: str) -> tuple[str, dict[str, str]] | None:
    """The words, and the day behind a sign: "…, due 22 January", "… (15.01.2027)"."""
    due = due_at_end(tail)
    if due is None or not due[0].strip():
        return None
    gap = tail[len(due[0]) :].lstrip()[:1]
    is_apart = gap in tuple("(–—|;[-") or (due[2] and gap == ",") or due[0].rstrip().endswith((".", "!", "?"))
    return (due[0].rstrip(), {"due": due[1]}) if is_apart else None


def told_in(kind: str, said: str) -> dict[str, str]:
    """What stands behind "Owner:" on a line of its own, with the "Due: …" or the day that may follow there."""
    labels = [(0, 0, kind), *_labels(said)]
    return _by_label(said, labels) if kind in _SAID_AFTER else {kind: said}


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a label begins and ends behind the end of a sentence or a sign, and its kind."""
    for match in list_words().detail_after.finditer(fold(text)):
        kind = list_words().details.get(plain(match["word"]), "")
        is_day = kind == "due" and due_at_end(text[match.end() :][:_DAY]) is not None
        is_doer = kind == "owner" and " " in match["word"] and due_at_end(text[match.end() :]) is not None
        if kind in _SAID_AFTER and (match["colon"] or is_day or is_doer):
            yield match.start("word"), match.end(), kind


def _by_label(text: str, labels: list[tuple[int, int, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    ends = [other[0] for _, other in pairwise(labels)] + [len(text)]
    for (_, begin, kind), end in zip(labels, ends, strict=True):
        said = text[begin:end].strip(" ,;|–—-").removesuffix(".").strip(" ,;|(–—-")
        said = said.removesuffix(")").removesuffix("]") if said.count("(") < said.count(")") or "]" in said else said
        for own, words in (who_and_when(said) if kind == "owner" else {kind: said}).items():
            found.setdefault(own, words)
    return {kind: said for kind, said in found.items() if said}


def aside_of(inside: str, *, loose: bool) -> dict[str, str] | None:
    """What the words in a bracket say beside the line; None when they are part of it. `loose` takes scores as well."""
    inside = inside.strip()
    bare = plain(inside).strip(" .!")
    if bare in list_words().progress or (loose and _SCORE.fullmatch(bare)):
        return {"status": inside}
    if _HANDLE.fullmatch(inside):
        return {"owner": inside.strip("@[]~")}
    due = _due_in(inside)
    if due:
        return due
    found: dict[str, str] = {}
    for piece in _PIECES.split(inside):
        one = _piece(piece.strip())
        if one is None:
            return None
        found.update(one)
    return found


def _due_in(text: str) -> dict[str, str] | None:
    due = _DUE.fullmatch(text.strip())
    return {"due": due["day"].strip()} if due and is_day(due["day"]) else None


def _piece(piece: str) -> dict[str, str] | None:
    """ "owner: Anna", "Status: on track", "due 30.9."."""
    if not piece:
        return {}
    word, sign, rest = piece.partition(":")
    kind = list_words().details.get(plain(word)) if sign else None
    if kind in _IN_WORDS and rest.strip():
        return None
    if kind:
        return told_in(kind, rest.strip())
    due = _due_in(piece)
    if due:
        return due
    if plain(piece).strip(" .") in list_words().progress or _HANDLE.fullmatch(piece):
        return {"owner": piece.lstrip("@")} if piece.startswith("@") else {"status": piece}
    return None


_IN_WORDS = frozenset({"baseline", "current", "target", "unit", "direction"})
"""What a line says of its numbers stays in its words, as rules read them."""
