"""Jotform: the submission's date as text first; several choices on lines of their own."""

from __future__ import annotations

from okra_coach.read.grid import Grid
from okra_coach.read.headers import words_of
from okra_coach.read.matching import loose
from okra_coach.read.platforms.platform import Platform, one_row


def recognises(grid: Grid) -> bool:
    """The submission's date first."""
    return bool(grid.head) and loose(grid.head[0]) in words_of("jotform_first")


PLATFORM = Platform("Jotform", recognises, one_row)
