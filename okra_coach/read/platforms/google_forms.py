"""Google Forms: one header row, the time first, a grid as "Question [row]"; choices joined by ", " or ";"."""

from __future__ import annotations

import re

from okra_coach.read.grid import Grid
from okra_coach.read.headers import sort_of
from okra_coach.read.platforms.platform import Platform, one_row
from okra_coach.read.table import Heading, Table
from okra_coach.read.timestamps import look_like_times
from okra_coach.read.wording import asked

_GRID = re.compile(r"(.+?)\s*\[([^\[\]]+)\]", re.DOTALL)


def recognises(grid: Grid) -> bool:
    """Whether the first column is the time of sending: by its name, or dates with the time of day under any name."""
    if not grid.head:
        return False
    cells = [line.cells[0] for line in grid.lines[1:50] if line.cells]
    return sort_of(grid.head[0]) == "time" or (":" in "".join(cells) and look_like_times(cells))


def table(grid: Grid) -> Table:
    """The export as a table."""
    return one_row(grid, heading)


def heading(cell: str) -> Heading:
    """A question, with its row where it is a grid."""
    text = asked(cell)
    found = _GRID.fullmatch(text)
    return Heading(found[1], found[2].strip()) if found else Heading(text)


PLATFORM = Platform("Google Forms", recognises, table)
