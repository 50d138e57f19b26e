"""Qualtrics: names, then questions, then import ids; the legacy export has the first two only."""

from __future__ import annotations

import re
from dataclasses import replace

from okra_coach.read.grid import Grid, Line
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, line, split_at_dash
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']""", re.IGNORECASE)
_FIRST = frozenset({"responseid", "response id"})
_STATUS = {"1": "Survey Preview", "2": "Survey Test", "8": "Spam", "9": "Survey Preview", "17": "Survey Preview"}
"""What the numbers of the column Status mean, where answers are exported as numbers."""
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
    return make_table(_with_states_in_words(grid, first), headings, first, header=1)


def _with_states_in_words(grid: Grid, first: int) -> Grid:
    """The grid with the numbers that say "trial" and "not finished" in words."""
    words = {
        number: _STATUS if cell == "status" else {"0": "False"}
        for number, cell in enumerate(map(loose, grid.head))
        if cell in ("status", "finished")
    }
    lines = (Line(line.number, _said(line.cells, words)) for line in grid.lines[first:])
    return replace(grid, lines=(*grid.lines[:first], *lines))


def _said(cells: tuple[str, ...], words: dict[int, dict[str, str]]) -> tuple[str, ...]:
    return tuple(words[number].get(cell, cell) if number in words else cell for number, cell in enumerate(cells))


def _ids_in(grid: Grid) -> bool:
    return any(_IMPORT_ID.search(cell) for cell in line(grid, 2))


PLATFORM = Platform("Qualtrics", recognises, table)
