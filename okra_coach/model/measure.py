"""Named quantities with a unit, and which way they should go."""

from __future__ import annotations

import re
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


_SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "working hours": 3600.0}
_CALENDAR = {"days": 1.0, "weeks": 7.0}
_WORKING = {"working days": 1.0, "weeks": 5.0}
_DAYS = frozenset({"days", "working days"})
_OUT_OF = re.compile(r"(?:out of|of|von|trên|/)\s?(\d[\d.,]*)")


def share_of(unit: str) -> float | None:
    """The 40 of "of 40" and the 3 of "/3"; None for a unit that is no share of a number."""
    match = _OUT_OF.fullmatch(unit)
    if match is None:
        return None
    whole = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})*", match[1])
    return float(re.sub(r"\D", "", match[1])) or None if whole else None


def converted(value: float, unit: str, into: str, hours_a_day: float | None = None) -> float | None:
    """A value in another unit of its kind; None when the units are of two kinds, or too little is known.

    Days and working days count as one, as people write the one and mean the other. Hours become days, and weeks
    working days, only when somebody stated how many hours a working day has. "1 of 5" is 20 %.
    """
    if unit == into or {unit, into} == _DAYS:
        return value
    whole = share_of(unit)
    if whole and into == "%":
        return round(100 * value / whole, 1)
    if whole and whole == share_of(into):
        return value
    for table in (_SECONDS, _CALENDAR, _WORKING if hours_a_day else {}):
        if unit in table and into in table:
            return value * table[unit] / table[into]
    if hours_a_day and unit in _SECONDS and into in _DAYS:
        return value * _SECONDS[unit] / (3600.0 * hours_a_day)
    if hours_a_day and unit in _DAYS and into in _SECONDS:
        return value * 3600.0 * hours_a_day / _SECONDS[into]
    return None
