"""Who does an action by when, said at its end: "… – Head of Sales, by 22 January", "… (Anna, 12.03.2027)"."""

from __future__ import annotations

import re

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.due_days import due_at_end

_REACH = 240
_BOUNDARY = re.compile(r"(?:[.!?;|,][”\"“'»)\]]*\s+|\s+(?:[–—|•·→/]|--?|->|=>)+\s+|(?<=[”\"»)\]])\s+)(?=[^\W\d_@(\[])")
_LONGEST, _MOST_WORDS, _BEHIND_COMMA = 70, 8, 4
_NO_ROLE = frozenset(
    (
        "by",
        "to",
        "from",
        "with",
        "then",
        "until",
        "we",
        "it",
        "is",
        "are",
        "that",
        "this",
        "which",
        "their",
        "our",
        "if",
        "bis",
        "zum",
        "mit",
        "auf",
        "von",
        "wir",
        "ist",
        "sind",
        "dann",
        "zu",
        "ein",
        "eine",
        "einen",
        "den",
        "dem",
        "tu",
        "voi",
        "truoc",
        "de",
        "khi",
        "sau",
    )
)
"""Words that stand in a sentence and in no name of a role."""


def tail_of(text: str) -> tuple[str, dict[str, str]] | None:
    """The action, and the owner and the day behind it; None where it does not end with both."""
    before, tail = text[:-_REACH], text[-_REACH:].rstrip()
    opened = _opening(tail)
    if opened is not None:
        inside = _who_and_when(tail[opened + 1 :].rstrip(" .")[:-1])
        words = tail[:opened].rstrip(" ,;:–—-")
        return (before + words, inside) if inside and (before + words).strip() else None
    for boundary in reversed(list(_BOUNDARY.finditer(tail))):
        inside = _who_and_when(tail[boundary.end() :])
        if inside and not (boundary[0].startswith(",") and _is_long(inside["owner"])):
            return _until(before, tail, boundary), inside
    return None


def _is_long(owner: str) -> bool:
    """Whether it may be the end of a sentence, where only a comma stands before it."""
    return len(owner.split()) > _BEHIND_COMMA or not owner[:1].isupper()


def _until(before: str, tail: str, boundary: re.Match[str]) -> str:
    """The words before a boundary, with the sign that ends their sentence."""
    sign, words = boundary[0].strip()[:1], before + tail[: boundary.start()]
    return words + sign if sign in (".", "!", "?") else words


def role_at_end(text: str) -> tuple[str, dict[str, str]] | None:
    """The action, and the owner alone behind a dash, an arrow or in brackets, where its day was found already."""
    before, tail = text[:-_REACH], text[-_REACH:].rstrip()
    opened = _opening(tail)
    if opened is not None:
        who = tail[opened + 1 :].rstrip(" .")[:-1].strip()
        return (before + tail[:opened].rstrip(), {"owner": who}) if is_role(who) else None
    signs = [one for one in _BOUNDARY.finditer(tail) if one[0].strip() and one[0].strip()[0] in "–—|•·→/-=;:"]
    who = tail[signs[-1].end() :].strip(" .,;–—-") if signs else ""
    return (_until(before, tail, signs[-1]), {"owner": who}) if is_role(who) else None


def who_and_when(text: str) -> dict[str, str]:
    """ "Head of Sales, by 22 January" as owner and day; the owner alone where no day is named."""
    due = due_at_end(text)
    who = due[0].strip(" ,;:.|–—(-") if due else ""
    return {"owner": who, "due": due[1]} if due and who else {"owner": text.strip(" ,;|–—-").removesuffix(".")}


def _opening(tail: str) -> int | None:
    """Where the bracket opens that the text ends with."""
    bare = tail.rstrip(" .")
    if not bare.endswith((")", "]", "}")):
        return None
    place = max(bare.rfind(sign) for sign in "([{")
    return place if place > 0 else None


def _who_and_when(text: str) -> dict[str, str] | None:
    due = due_at_end(text)
    if due is None:
        return None
    before, day, _ = due
    who = before.strip(" ,;:.|–—/(-")
    is_apart = before != text[: len(before)].rstrip() or text[len(before) : len(before) + 1] in ",;:|–—/(-. "
    return {"owner": who, "due": day} if is_apart and is_role(who) else None


def is_role(text: str) -> bool:
    """Whether it may name who does something: a few words, none of a sentence."""
    words = plain(text).split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST or any(char.isdigit() for char in text):
        return False
    small = {plain(word) for word in text.split() if not word.isupper()}
    return not _NO_ROLE & small and text[:1].isalpha() and not re.search(r"[.!?:;|]\s", text)
