"""A sheet that a person typed: a row of questions somewhere near the top, or questions down the first column."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.read.grid import Grid, Line
from okra_coach.read.platforms.platform import Platform
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_LOOK = 12
_LONG = 12


def recognises(grid: Grid) -> bool:
    """Always: it is what remains."""
    return True


def table(grid: Grid) -> Table:
    """The sheet as a table; titles above the questions are passed over."""
    if _lies_on_its_side(grid):
        return table(turned(grid))
    start = _header(grid)
    return make_table(grid, [Heading(asked(cell)) for cell in grid.lines[start].cells], start + 1, header=start)


def turned(grid: Grid) -> Grid:
    """The grid with rows and columns exchanged, each line numbered by its column."""
    width = max((len(line.cells) for line in grid.lines), default=0)
    columns = (
        Line(number + 1, tuple(line.cells[number] if number < len(line.cells) else "" for line in grid.lines))
        for number in range(width)
    )
    filled = tuple(column for column in columns if any(column.cells))
    return Grid(grid.file, filled, grid.origin, grid.sheet, grid.encoding, grid.delimiter, grid.faults)


def _header(grid: Grid) -> int:
    """The first of the top lines that is about as full as the fullest of them."""
    filled = [sum(map(bool, line.cells)) for line in grid.lines[:_LOOK]]
    fullest = max(filled, default=0)
    return next((number for number, count in enumerate(filled) if count * 2 > fullest), 0)


def _lies_on_its_side(grid: Grid) -> bool:
    """Whether the questions stand in the first column: long and all different there, and not so in the first row."""
    if len(grid.lines) < 4 or not grid.head:
        return False
    down = [line.cells[0] for line in grid.lines if line.cells and line.cells[0]]
    return _like_questions(down) > max(0.6, 2 * _like_questions(grid.lines[_header(grid)].cells))


def _like_questions(cells: Sequence[str]) -> float:
    """The share that ends like a question or a statement; 0 when two are alike."""
    texts = [cell for cell in cells if cell]
    if len(texts) < 3 or len({text.casefold() for text in texts}) < len(texts):
        return 0.0
    return sum(len(text) >= _LONG and text.rstrip(" *").endswith(("?", ".", ":", "…", ")")) for text in texts) / len(
        texts
    )


PLATFORM = Platform("a sheet of one's own", recognises, table)
