"""Alchemer (SurveyGizmo): start, end and status first; the part of a question stands before it, "Part:Question"."""

from __future__ import annotations

from collections import Counter

from okra_coach.read.grid import Grid
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_OWN = frozenset({"time started", "date submitted", "status"})


def recognises(grid: Grid) -> bool:
    """Its own three columns, near the beginning."""
    return {loose(cell) for cell in grid.head[:8]} >= _OWN


def table(grid: Grid) -> Table:
    """The export as a table."""
    texts = [asked(cell) for cell in grid.head]
    ends = Counter(text.partition(":")[2].strip() for text in texts)
    return make_table(grid, [_heading(text, ends, frozenset(texts)) for text in texts], first=1)


def _heading(text: str, ends: Counter[str], whole: frozenset[str]) -> Heading:
    part, _, question = text.partition(":")
    question = question.strip()
    return Heading(question, part.strip()) if question and (ends[question] > 1 or question in whole) else Heading(text)


PLATFORM = Platform("Alchemer", recognises, table)
