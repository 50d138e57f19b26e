"""Microsoft Forms: ID, two times, e-mail, name, then the questions; several choices joined by ";", one at the end."""

from __future__ import annotations

from okra_coach.read.grid import Grid
from okra_coach.read.headers import sort_of, words_of
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, one_row
from okra_coach.read.timestamps import look_like_times

_ID = frozenset({"id"})


def recognises(grid: Grid) -> bool:
    """An id, then two times by name or by content, in whatever language."""
    if len(grid.head) < 4 or loose(grid.head[0]) not in _ID:
        return False
    return _is_time(grid, 1) and _is_time(grid, 2)


def _is_time(grid: Grid, number: int) -> bool:
    header = grid.head[number]
    if sort_of(header) in ("time", "started") or loose(header) in words_of("time"):
        return True
    return look_like_times(line.cells[number] for line in grid.lines[1:] if len(line.cells) > number)


PLATFORM = Platform("Microsoft Forms", recognises, one_row)
