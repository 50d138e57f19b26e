"""Columns of which each stands for one option: what in them is a tick."""

from __future__ import annotations

from collections.abc import Iterable

from okra_coach.read.headers import words_as_written
from okra_coach.read.matching import loose


def is_tick(cell: str, option: str) -> bool:
    """Whether the cell says that the option was chosen: by a mark, or by the option's own words."""
    return cell.casefold() in words_as_written("ticked") or _same(cell, option)


def is_no_tick(cell: str) -> bool:
    """Whether the cell says that the option was left."""
    return not cell or cell.casefold() in words_as_written("unticked")


def is_tick_column(cells: Iterable[str], option: str) -> bool:
    """Whether all cells are ticks or none; a column without a single tick counts when it holds nothing else."""
    return all(is_tick(cell, option) or is_no_tick(cell) for cell in set(cells))


def _same(cell: str, option: str) -> bool:
    return cell == option or loose(cell) == loose(option) != ""
