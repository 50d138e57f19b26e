"""The forms of `okra-coach form`: one person a sheet, one question a row, known by their ids."""

from __future__ import annotations

from okra_coach.read.answer_sheet import answers_on, is_answer_sheet
from okra_coach.read.grid import Grid, Line
from okra_coach.read.platforms.platform import Platform
from okra_coach.read.table import Heading, Table, make_table

NAME = "okra-coach form"


def table(grid: Grid) -> Table:
    """The sheet as a table of one row, under the questions' ids."""
    answers = answers_on(grid)
    answered = (Line(2, tuple(text for _, text, _ in answers)),) if answers else ()
    lying = Grid(
        grid.file, (Line(1, ()), *answered), grid.origin, grid.sheet, grid.encoding, grid.delimiter, grid.faults
    )
    return make_table(lying, [Heading("", "", question) for question, _, _ in answers], first=1)


PLATFORM = Platform(NAME, is_answer_sheet, table)
