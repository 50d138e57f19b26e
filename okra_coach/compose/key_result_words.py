"""A key result's values in words; what nobody gave is to confirm."""

from __future__ import annotations

from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.words import Words


def value_told(value: float | None, unit: str, words: Words) -> str:
    """`61 %`, or that it is to confirm."""
    return words("to confirm") if value is None else words.quantity(value, unit)


def target_told(result: KeyResult, words: Words) -> str:
    """The target, or the band to keep within."""
    if result.direction is Direction.KEEP and result.low is not None and result.high is not None:
        return words("{low} to {high}", low=words.number(result.low), high=words.quantity(result.high, result.unit))
    return value_told(result.target, result.unit, words)
