"""How far a key result is, how far it should be, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import fmean

from okra_coach.model.place import Place


class Status(StrEnum):
    """What a reading means; `NO_BASELINE`, `NO_TARGET` and `NO_DISTANCE` say why it cannot be told."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    TOO_EARLY = "too early to tell"
    NO_NEWS = "no news"
    NO_BASELINE = "baseline missing"
    NO_TARGET = "target missing"
    NO_DISTANCE = "baseline equals target"


WEAKEST_FIRST = (
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.NO_NEWS,
    Status.NO_DISTANCE,
    Status.NO_BASELINE,
    Status.NO_TARGET,
    Status.TOO_EARLY,
    Status.ON_TRACK,
)
"""The order in which a status counts when several are summed up into one."""


@dataclass(frozen=True, slots=True)
class ProgressSettings:
    """Where the lines are drawn; the defaults are ours, see the method page.

    `too_early` is the share of the cycle's working days before which nothing is told; the gaps are expected minus
    actual progress; `curve` is the power of the elapsed share: 1 is a straight line, 2 expects results late.
    """

    too_early: float = 0.15
    on_track_gap: float = 0.10
    at_risk_gap: float = 0.25
    confident: int = 7
    doubtful: int = 4
    no_news_days: int = 14
    curve: float = 1.0


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One dated look at one key result; value or confidence is None when nobody gave it.

    `source` is the tracker's file and cell that said it, "" for what a person wrote into the record herself.
    """

    key_result: str
    day: date
    value: float | None = None
    confidence: int | None = None
    note: str = ""
    place: Place | None = field(default=None, compare=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One key result at one date; `progress` is raw (may be below 0 or above 1), None when it cannot be told.

    `seen` is the day of the latest value; `calculated` is what the numbers say and `stated` what the team's
    confidence says; `status` is the worse of both.
    """

    current: float | None
    progress: float | None
    expected: float
    confidence: int | None
    status: Status
    seen: date | None = None
    calculated: Status | None = None
    stated: Status | None = None

    @property
    def shown(self) -> float | None:
        """The progress as shown: never below 0 or above 1."""
        return None if self.progress is None else max(0.0, min(1.0, self.progress))


@dataclass(frozen=True, slots=True)
class Summary:
    """Several readings as one: the mean of the shown progress, and the weakest status."""

    count: int
    progress: float | None
    status: Status | None


def summarise(readings: Sequence[Reading]) -> Summary:
    """Readings without progress count for the status and not for the mean."""
    known = [reading.shown for reading in readings if reading.shown is not None]
    weakest = min((reading.status for reading in readings), key=WEAKEST_FIRST.index, default=None)
    return Summary(len(readings), fmean(known) if known else None, weakest)


def elapsed_share(working_days: Sequence[date], as_of: date) -> float:
    """The share of the working days that are over before a day; 0 when there are none."""
    return sum(day < as_of for day in working_days) / len(working_days) if working_days else 0.0


def expected_progress(elapsed: float, settings: ProgressSettings) -> float:
    """Where a key result should be after that share of the cycle."""
    return float(elapsed**settings.curve)
