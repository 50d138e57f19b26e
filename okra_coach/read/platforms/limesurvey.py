"""LimeSurvey: codes, texts, or both over each column; parts of a question in square brackets."""

from __future__ import annotations

import re

from okra_coach.read.grid import Grid
from okra_coach.read.headers import words_of
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, one_row
from okra_coach.read.table import Heading, Table
from okra_coach.read.wording import asked

_BOTH = re.compile(r"(?P<code>[A-Za-z]\w{0,30}(?:\[\w+\](?:\[\w+\])?)?)\.\s+(?P<text>\S.*)", re.DOTALL)
_CODE = re.compile(r"(?P<code>[A-Za-z]\w{0,40})(?:\[(?P<part>\w+)\](?:\[\w+\])?)?")
_TEXT = re.compile(r"(?P<text>.*?)\s*\[(?P<part>[^\[\]]*)\]\s*", re.DOTALL)
_ENOUGH = 0.4


def recognises(grid: Grid) -> bool:
    """Two of its own columns, or "code. text" over many of the columns."""
    own = {loose(cell) for cell in grid.head} & words_of("limesurvey")
    filled = [cell for cell in grid.head if cell]
    return len(own) >= 2 or sum(bool(_is_both(cell)) for cell in filled) > _ENOUGH * max(len(filled), 4)


def table(grid: Grid) -> Table:
    """The export as a table."""
    return one_row(grid, heading)


def heading(cell: str) -> Heading:
    """Code, question and part out of one header."""
    both = _is_both(cell)
    if both:
        text, part = _text(both["text"])
        return Heading(text, part, both["code"])
    code = _CODE.fullmatch(cell.strip())
    if code:
        return Heading("" if code["part"] else code["code"], code["part"] or "", code["code"])
    return Heading(*_text(cell))


def _is_both(cell: str) -> re.Match[str] | None:
    return _BOTH.fullmatch(cell.strip())


def _text(cell: str) -> tuple[str, str]:
    found = _TEXT.fullmatch(cell)
    return (asked(found["text"]), asked(found["part"]).strip("[] ")) if found else (asked(cell), "")


PLATFORM = Platform("LimeSurvey", recognises, table)
