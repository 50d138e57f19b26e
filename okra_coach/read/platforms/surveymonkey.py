"""SurveyMonkey: questions in one row, options in a second; some people merge the two before they hand it over."""

from __future__ import annotations

from okra_coach.read.grid import Grid
from okra_coach.read.headers import words_of
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, carried, line, split_at_dash
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_FEWEST = 2


def recognises(grid: Grid) -> bool:
    """The respondent's id, or where somebody took it out, the second row that only SurveyMonkey writes."""
    return _id_column(grid) is not None or _answer_words(grid) >= _FEWEST


def table(grid: Grid) -> Table:
    """The export as a table: options stand in the second row when that has none of the respondent's id."""
    if not _has_option_row(grid):
        return make_table(grid, split_at_dash([asked(cell) for cell in grid.head]), first=1)
    questions = carried(asked(cell) for cell in grid.head)
    parts = [_part(asked(cell)) for cell in line(grid, 1)]
    return make_table(grid, [Heading(*pair) for pair in zip(questions, parts, strict=True)], first=2)


def _id_column(grid: Grid) -> int | None:
    """Where the respondent's id stands; people move columns."""
    headers = (number for number, cell in enumerate(grid.head) if loose(cell) in words_of("surveymonkey_first"))
    return next(headers, None)


def _answer_words(grid: Grid) -> int:
    """How often the second row says "Response" and the like."""
    return sum(loose(cell) in words_of("one_answer") for cell in line(grid, 1))


def _has_option_row(grid: Grid) -> bool:
    second, number = line(grid, 1), _id_column(grid)
    return len(grid.lines) > 1 and any(second) and (_answer_words(grid) > 0 if number is None else not second[number])


def _part(cell: str) -> str:
    return "" if loose(cell) in words_of("one_answer") else cell


PLATFORM = Platform("SurveyMonkey", recognises, table, day_first=False)
