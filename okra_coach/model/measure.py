"""Named quantities with a unit, and which way they should go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way a measure should move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    KEEP = "keep within"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number somebody gave, with its unit, the original text, and whether they hedged it.

    `unit` is "%" for shares, an ISO currency code for money, an English plural noun such as "days" or
    "hours", another short word as the answer gave it, or "" when the answer named none.
    `high` is the upper end when the answer gave a range ("8-9 %").
    """

    value: float
    unit: str
    text: str
    approximate: bool = False
    high: float | None = None
