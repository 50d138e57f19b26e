"""A value that several check-ins changed, one after the other, held against what okras/ say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.model.check_in import Said
from okra_coach.model.tracked import same


@dataclass(frozen=True, slots=True)
class Step:
    """One change; `fits_all` is one of which nobody knows what it changed."""

    before: Said
    after: Said
    fits_all: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the value stands, which steps made it so, and which were passed by."""

    value: Said
    applied: tuple[int, ...] = ()
    passed_by: tuple[int, ...] = ()


def outcome(value: Said, steps: Sequence[Step]) -> Outcome:
    """Steps count from the last one on that knows the value: what okras/ took over already is not changed back."""
    first = _first_open(value, steps)
    applied, passed_by = [], []
    for number in range(first, len(steps)):
        if steps[number].fits_all or same(steps[number].before, value):
            value = steps[number].after
            applied.append(number)
        elif not same(steps[number].after, value):
            passed_by.append(number)
    return Outcome(value, tuple(applied), tuple(passed_by))


def _first_open(value: Said, steps: Sequence[Step]) -> int:
    for number in range(len(steps) - 1, -1, -1):
        if same(steps[number].after, value):
            return number + 1
        if same(steps[number].before, value):
            return number
    return 0
