"""Measures that two teams have in common."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from okra_coach.check.likeness import alike
from okra_coach.check.scope import Book, InKeyResult, walk
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult


def twins(scope: Book) -> Iterator[tuple[InKeyResult, InKeyResult]]:
    """Pairs of key results of two different teams that measure the same, in reading order."""
    teams = [one for one in walk(scope) if isinstance(one, InKeyResult) and type(one) is InKeyResult]
    for one, other in combinations([team for team in teams if not team.is_company], 2):
        if one.okras.owner != other.okras.owner and alike(one.key_result.measure, other.key_result.measure):
            yield one, other


def opposed(one: KeyResult, other: KeyResult) -> bool:
    """Whether one should rise and the other fall."""
    return {_way(one), _way(other)} == {Direction.INCREASE, Direction.DECREASE}


def _way(key_result: KeyResult) -> Direction | None:
    if key_result.direction or None in (key_result.baseline, key_result.target):
        return key_result.direction
    return Direction.INCREASE if (key_result.target or 0) > (key_result.baseline or 0) else Direction.DECREASE
