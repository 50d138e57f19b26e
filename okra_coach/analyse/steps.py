"""Figures of a group in steps, so wide that not even the outermost one says that everybody answered alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

STEPS = 5
_THIRDS = (0.25, 0.5, 0.75)
_SLACK = 1e-9


def step_of(mean: float, low: float, high: float) -> tuple[float, float]:
    """The ends of the fifth of the scale in which the mean lies; each includes its lower end, the last one both."""
    width = (high - low) / STEPS
    number = min(int((mean - low) / width + _SLACK), STEPS - 1)
    return round(low + number * width, 2), round(low + (number + 1) * width, 2)


def stepped(level: float) -> float:
    """A level of 0-4 as the middle of its step: 0.4, 1.2, 2, 2.8 or 3.6."""
    return round(sum(step_of(level, 0.0, 4.0)) / 2, 2)


def sums_within(band: tuple[float, float], size: int, high: float) -> tuple[int, int]:
    """The least and the greatest sum of that many whole answers whose mean lies in the band."""
    least = ceil(band[0] * size - _SLACK)
    most = floor(band[1] * size + _SLACK) if band[1] >= high - _SLACK else ceil(band[1] * size - _SLACK) - 1
    return least, most


def third_of(count: int, size: int) -> float:
    """The share that stands for few, about half or most; each outer third holds at least two different counts."""
    return _THIRDS[_third(count, size)]


def counts_within(share: float, size: int) -> tuple[int, int]:
    """The least and the greatest count that `third_of` tells as this share."""
    same = [count for count in range(size + 1) if third_of(count, size) == share]
    return same[0], same[-1]


def _third(count: int, size: int) -> int:
    """0 up to a third, 2 from two thirds on."""
    return 0 if 3 * count <= size else 2 if 3 * count >= 2 * size else 1


def whole(values: Sequence[float]) -> bool:
    """Whether all answers are whole numbers, as on the scale."""
    return all(float(value).is_integer() for value in values)
