"""Typeform: "#" first, metadata last; one column an option, named by the option alone; Markdown in headers."""

from __future__ import annotations

from okra_coach.read.grid import Grid
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, one_row

_LAST = frozenset({"submit date utc", "network id", "stage date utc", "response type"})


def recognises(grid: Grid) -> bool:
    """Two of the columns that only Typeform adds."""
    return len(_LAST & {loose(cell) for cell in grid.head}) >= 2


PLATFORM = Platform("Typeform", recognises, one_row)
