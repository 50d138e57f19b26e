"""Qualtrics: names, then questions, then import ids; the legacy export has the first two only."""

from __future__ import annotations

import re

from okra_coach.read.grid import Grid
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, line, split_at_dash
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']""", re.IGNORECASE)
_FIRST = frozenset({"responseid", "response id"})
_LEGACY = frozenset({"responseset"})


def recognises(grid: Grid) -> bool:
    """A row of import ids, or the legacy export's own columns."""
    return _ids_in(grid) or bool(_LEGACY & {loose(cell) for number in (0, 1) for cell in line(grid, number)})


def table(grid: Grid) -> Table:
    """The export as a table; its questions stand in the second row."""
    first = 3 if _ids_in(grid) else 2
    questions = split_at_dash([asked(cell) for cell in line(grid, 1)], dash="-")
    headings = [
        Heading(question.text, question.part, code)
        for question, code in zip(questions, (cell.strip() for cell in grid.head), strict=True)
    ]
    return make_table(grid, headings, first, header=1)


def _ids_in(grid: Grid) -> bool:
    return any(_IMPORT_ID.search(cell) for cell in line(grid, 2))


PLATFORM = Platform("Qualtrics", recognises, table)
