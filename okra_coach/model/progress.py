"""How far a key result is, how far it should be, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a reading means; `NO_BASELINE` and `NO_TARGET` say what is missing before it can be told."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    TOO_EARLY = "too early to tell"
    NO_NEWS = "no news"
    NO_BASELINE = "baseline missing"
    NO_TARGET = "target missing"


@dataclass(frozen=True, slots=True)
class Reading:
    """One key result at one date; `progress` is raw (may be below 0 or above 1), None when it cannot be told."""

    current: float | None
    progress: float | None
    expected: float
    confidence: int | None
    status: Status
