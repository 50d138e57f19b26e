"""Measures that two teams have in common."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.likeness import alike_pairs
from okra_coach.check.once import once_a_book
from okra_coach.check.scope import Book, InKeyResult
from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, KeyResult, Objective, OkraBook, OkraSet

_Line = tuple[OkraSet, Objective, KeyResult]


def twins(scope: Book) -> Iterator[tuple[InKeyResult, InKeyResult]]:
    """Pairs of key results of two different teams that measure the same, in reading order."""
    for one, other in _twins(scope.book):
        yield _seen(scope, *one), _seen(scope, *other)


@once_a_book
def _twins(book: OkraBook) -> tuple[tuple[_Line, _Line], ...]:
    lines = [line for line in book.walk() if line[0].owner != COMPANY]
    pairs = sorted(alike_pairs([key_result.measure for _, _, key_result in lines]))
    return tuple((lines[i], lines[j]) for i, j in pairs if lines[i][0].owner != lines[j][0].owner)


def _seen(scope: Book, okras: OkraSet, objective: Objective, key_result: KeyResult) -> InKeyResult:
    return InKeyResult(scope.workshop, scope.insights, scope.book, okras, objective, key_result)


def opposed(one: KeyResult, other: KeyResult) -> bool:
    """Whether one should rise and the other fall."""
    return {_way(one), _way(other)} == {Direction.INCREASE, Direction.DECREASE}


def _way(key_result: KeyResult) -> Direction | None:
    if key_result.direction or None in (key_result.baseline, key_result.target):
        return key_result.direction
    return Direction.INCREASE if (key_result.target or 0) > (key_result.baseline or 0) else Direction.DECREASE
