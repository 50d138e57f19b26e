"""What documents about a list of OKRs are called: as the list calls itself, else its file's name in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath

_HEADING = re.compile(r"#(?!#)\s*(?P<text>.+?)\s*#*$")
_NAMES_OKRS = re.compile(r"\bokrs?\b|\bmục tiêu\b|\bziele\b|\bgoals\b|\bobjectives\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:objective|ziel|goal|mục tiêu|o|kr)\s*\d", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_SPOKEN = re.compile(r"[,:;!?]|\.$")
"""What stands in greetings, in the head of a mail and in sentences, and seldom in a title."""
_TEXTS = (".md", ".markdown", ".txt", "")
_LOOKED_AT = 3
_LONGEST = 70


def title_of_list(file: str, source: Sequence[str] = (), lines: Sequence[str] = ()) -> str:
    """The title; `source` is the file as text, `lines` are the OKRs in it, none of which is a title."""
    if PurePath(file).suffix.casefold() in _TEXTS:
        known = [" ".join(line.split()).casefold() for line in lines]
        for text in _candidates(source):
            if text.casefold() not in known and not any(line in text.casefold() for line in known):
                return text
    return _in_words(PurePath(file).stem)


def _candidates(source: Sequence[str]) -> Iterator[str]:
    """The first lines that call themselves OKRs, or are the one heading of the first rank."""
    headings = [line for line in source if _HEADING.match(line.strip())]
    for line in islice((line.strip() for line in source if line.strip()), _LOOKED_AT):
        heading = _HEADING.match(line)
        text = _ASIDE.sub("", (heading["text"] if heading else line).strip(" *_"))
        if not 2 < len(text) <= _LONGEST or _LABEL.match(text):
            continue
        if (heading and len(headings) == 1) or (_NAMES_OKRS.search(text) and not _SPOKEN.search(text)):
            yield text


def _in_words(stem: str) -> str:
    """`goals_q3-final` becomes “Goals q3 final”; a name that has spaces has its words already."""
    text = stem if " " in stem else re.sub(r"_+|(?<=\w)-+(?=[^\W\d])", " ", stem)
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] if text.islower() else text
