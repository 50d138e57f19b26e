"""What stands beside the words of a line: owner, date, progress, score."""

from __future__ import annotations

import re

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.words import list_words

_TAIL = re.compile(r"\s*[(\[{](?P<inside>[^()\[\]{}]{1,120})[)\]}]\s*[.;]?\s*$")
_HEAD = re.compile(r"[(\[{](?P<inside>[^()\[\]{}]{1,40})[)\]}]\s*[:–-]?\s*(?=\S)")
_AT = re.compile(r"(?:^|\s[-–—|,]?\s*)@(?P<name>[\w.'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)(?:(?:\s*,\s*|\s+)@[\w.'-]+)*\s*$")
_DASHED = re.compile(r"\s+(?:[-–—|•·]|->|→|=>|//)\s*(?P<inside>[^–—|→]{1,60})$|\s*[;|]\s*(?P<more>[^;|]{1,60})$")
_REACH = 200
"""So many characters at the end of a line may tell owner, date and progress."""
_MOST = 6
_SCORE = re.compile(
    r"(?:score|grade|progress|confidence|bewertung|fortschritt|tien đo|điem)?\s*:?\s*"
    r"(?:[01](?:[.,]\d{1,2})?|\d{1,3}\s?%|\d{1,2}\s?/\s?10|\d{1,3}\s?%\s*(?:done|complete|achieved|erreicht|erledigt))"
)
_PIECES = re.compile(r"\s*[,;|]\s+(?=[^\W\d_][\w\s]{0,24}:|(?:due|by|until|bis|fällig|hạn)\s)|\s*[;|]\s*")
_DUE = re.compile(r"(?:due|by|until|bis|fällig|hạn|trước)\s+(?:on\s|by\s|zum\s|am\s)?(?P<day>.{4,30})", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.\s?\d{1,2}\."
    r"|\d{1,2}\.?\s?[^\W\d_]{3,9}(?:\s\d{4})?|[^\W\d_]{3,9}\s\d{1,2}(?:,?\s\d{4})?"
)
_HANDLE = re.compile(r"@[\w.'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?(?:\s*,\s*@[\w.'-]+)*")


def without_details(text: str) -> tuple[str, dict[str, str]]:
    """The words of a line, and what stood in brackets or behind a sign after them, by kind."""
    found: dict[str, str] = {}
    for _ in range(_MOST):
        shorter, details = _cut(text)
        if details is None or not shorter.strip():
            break
        found = {**details, **found}
        text = shorter
    return text.strip(), found


def _cut(text: str) -> tuple[str, dict[str, str] | None]:
    """The text without what stands at its end, or in brackets at its beginning."""
    before, tail = text[:-_REACH], text[-_REACH:]
    at = _AT.search(tail)
    if at:
        return before + tail[: at.start()].rstrip(" ,-–—|("), {"owner": at["name"]}
    for pattern in (_TAIL, _DASHED):
        match = pattern.search(tail)
        inside = match and (match.groupdict().get("inside") or match.groupdict().get("more"))
        details = aside_of(inside, loose=pattern is _TAIL) if inside else None
        if match and details is not None:
            return before + tail[: match.start()], details
    head = _HEAD.match(text)
    if head and (details := aside_of(head["inside"], loose=True)) is not None:
        return text[head.end() :], details
    return text, None


def aside_of(inside: str, *, loose: bool) -> dict[str, str] | None:
    """What the words in a bracket say beside the line; None when they are part of it. `loose` takes scores as well."""
    inside = inside.strip()
    bare = plain(inside).strip(" .!")
    if bare in list_words().progress or (loose and _SCORE.fullmatch(bare)):
        return {"status": inside}
    if _HANDLE.fullmatch(inside):
        return {"owner": inside.lstrip("@")}
    due = _DUE.fullmatch(inside)
    if due and _DATE.fullmatch(due["day"].strip(" .")):
        return {"due": due["day"].strip()}
    found: dict[str, str] = {}
    for piece in _PIECES.split(inside):
        one = _piece(piece.strip())
        if one is None:
            return None
        found.update(one)
    return found


def _piece(piece: str) -> dict[str, str] | None:
    """ "owner: Anna", "Status: on track", "due 30.9."."""
    if not piece:
        return {}
    word, sign, rest = piece.partition(":")
    kind = list_words().details.get(plain(word)) if sign else None
    if kind in _IN_WORDS and rest.strip():
        return None
    if kind:
        return {kind: rest.strip()}
    due = _DUE.fullmatch(piece)
    if due and _DATE.fullmatch(due["day"].strip(" .")):
        return {"due": due["day"].strip()}
    if plain(piece).strip(" .") in list_words().progress or _HANDLE.fullmatch(piece):
        return {"owner": piece.lstrip("@")} if piece.startswith("@") else {"status": piece}
    return None


_IN_WORDS = frozenset({"baseline", "current", "target", "unit", "direction"})
"""What a line says of its numbers stays in its words, as rules read them."""
