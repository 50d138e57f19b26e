"""Health measures as they stand: a band, and whether the latest value is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HealthState(StrEnum):
    """What is known of a health measure; `UNTOLD` where neither a number nor a person says it."""

    KEPT = "in its band"
    BROKEN = "out of its band"
    UNTOLD = "not told yet"


@dataclass(frozen=True, slots=True)
class Band:
    """The lowest and the highest value to keep, None for an open side; the edges belong to the band."""

    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether a value is in it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class HealthReading:
    """A health measure as of its latest news; `inside` is what people say, `band` is None where its text is unclear."""

    state: HealthState = HealthState.UNTOLD
    band: Band | None = None
    value: float | None = None
    day: date | None = None
    inside: bool | None = None
    note: str = ""
