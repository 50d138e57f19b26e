"""Where in a sentence a name stands: after a dash as an owner, after "with", before "and me", with a genitive s."""

from __future__ import annotations

import re

_OWNER = re.compile(r"(?:^|\s)[-–—]\s*(?:(?:mit|with|cùng|với|anh|chị|em)\s+)?$", re.IGNORECASE)
_AFTER_OWNER = re.compile(r"\s*(?:$|[,;:+&/(\n.?]|[-–—]|(?:and|und|und|và|with|mit)\s)", re.IGNORECASE)
_OPENED = re.compile(r"\($")
_AFTER_OPENED = re.compile(r"(?:['’]s)?\s*[,;:+&/)?]")
_WHEN = (
    r",\s*(?:by|from|until|bis|ab|trước|từ|tháng|tuần|"
    r"(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)\w*)\b"
)
_AFTER_FIRST_OF_TWO = re.compile(rf"['’]s|\s*[+&]|{_WHEN}")
_AND = re.compile(r"([^\W\d_]+)\s*(?:[+&]|\b(?:and|und|với|và))\s+$")
_ENDS = re.compile(r"\s*(?:$|[,;:.)\n])")
_SORRY = re.compile(r"\b(?:sorry|thanks|danke|cảm ơn),?\s+$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:the|an?|our|your|their|this|each|every|no|der|die|das|dem|den|des|eine?[mnrs]?|keine?[mnrs]?|"
    r"unser(?:e[mnrs]?)?|vom|zum|zur|beim|am|jede[mnrs]?|alle[nr]?|neue[mnrs]?)\s+$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\w\s*[+]\s*(?:(?:anh|chị|em)\s+)?|\b(?:me|I|ich|tôi|mình)\s+(?:and|und|và)\s+)$")
_AND_ME = re.compile(r"\s+(?:(?:and|und|và)\s+(?:me|I|ich|tôi|mình)\b|\+\s*\w)")
_ME = re.compile(r"\s+(?:(?:and|und|và)\s+(?:me|I|ich|tôi|mình)\b|\+\s*(?:anh|chị|em|me|ich)\b)")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Hr|Fr|anh|chị|em|cô|chú|bác|ông|bà|sếp)\.?\s+$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:with|ask|asks|tell|sorry|call|via|by|from|thanks\s+to|help\s+of|mit|frag|fragt|fragen|bei|von|an|für|dass|"
    r"với|cùng|hỏi|nhờ|gọi|của)\s+$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"['’]s\b")
_DOES = re.compile(
    r"\s+(?:keeps|runs|sits|says|said|knows|does|owns|has|had|wants|needs|decides|leads|left|pulls|prepares|maintains|"
    r"testet|macht|hat|ist|weiß|führt|sagt|kann|will|nhập|làm|giữ|sẽ)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|to|into|onto|out\s+of|between|aus|nach|in|im|ins|auf|ở|tại|đến|khu)\s+$", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“„\"']\s*|[-–—•*]\s+)$")


def is_strong(text: str, start: int, end: int) -> bool:
    """A position that hardly anything but a person takes: owner of an action, in brackets, joined to "me"."""
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    return bool(
        (_OWNER.search(before) and _AFTER_OWNER.match(after))
        or (_OPENED.search(before) and _AFTER_OPENED.match(after))
        or _JOINED.search(before)
        or _AND_ME.match(after)
        or _TITLE.search(before)
    )


def is_certain(text: str, start: int, end: int) -> bool:
    """A strong position that German nouns do not take either, so that an unknown word there is a name."""
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    return bool(
        (_OWNER.search(before) and _AFTER_OWNER.match(after))
        or (_OPENED.search(before) and _AFTER_FIRST_OF_TWO.match(after))
        or _ME.match(after)
        or _TITLE.search(before)
        or (_SORRY.search(before) and _ENDS.match(after))
    )


def joined_to(text: str, start: int, end: int) -> str:
    """The capitalised word to which this one is joined, as in "Nicola + Lee,"; "" when there is none."""
    found = _AND.search(text[max(0, start - 24) : start])
    joined = bool(found) and bool(_ENDS.match(text[end : end + 16]))
    return found.group(1) if found and joined and found.group(1)[0].isupper() else ""


def is_noun(text: str, start: int) -> bool:
    """Whether an article or another word that goes with things stands before the word."""
    return bool(_ARTICLE.search(text[max(0, start - 12) : start]))


def is_weak(text: str, start: int, end: int) -> bool:
    """A position that persons often take, and other things too."""
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    return bool(_WITH.search(before) or _GENITIVE.match(after) or _DOES.match(after))


def is_titled(text: str, start: int) -> bool:
    """Whether a form of address stands before the word."""
    return bool(_TITLE.search(text[max(0, start - 12) : start]))


def is_place(text: str, start: int) -> bool:
    """Whether a preposition of place stands before the word."""
    return bool(_PLACE.search(text[max(0, start - 12) : start]))


def stands_alone(text: str, start: int, end: int) -> bool:
    """In the middle of a sentence with no capitalised neighbour, so that it is no part of a longer proper name."""
    if _SENTENCE_START.search(text[:start]):
        return False
    neighbours = re.search(r"([^\W\d_]+)\s$", text[:start]), re.match(r"\s([^\W\d_]+)", text[end:])
    return not any(found and found.group(1)[0].isupper() for found in neighbours)
