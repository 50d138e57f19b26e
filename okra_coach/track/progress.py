"""The arithmetic of progress: the same formulas that the tracker workbook carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean

from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.progress import (
    CheckIn,
    ProgressSettings,
    Reading,
    Status,
    elapsed_share,
    expected_progress,
)
from okra_coach.model.workshop import Workshop

_SCORED = (Status.ON_TRACK, Status.AT_RISK)


@dataclass(frozen=True)
class Moment:
    """A date of the cycle and what it means there."""

    as_of: date
    first: date
    elapsed: float = 0.0
    settings: ProgressSettings = field(default_factory=ProgressSettings)

    @property
    def expected(self) -> float:
        """The progress to expect at this moment."""
        return expected_progress(self.elapsed, self.settings)

    @property
    def too_early(self) -> bool:
        """Whether too little of the cycle is over to tell."""
        return self.elapsed < self.settings.too_early


def moment(
    workshop: Workshop, as_of: date, working_days: Sequence[date], settings: ProgressSettings | None = None
) -> Moment:
    """A date seen against the cycle's working days."""
    elapsed = elapsed_share(working_days, as_of)
    return Moment(as_of, workshop.cycle.first, elapsed, settings or workshop.tracking.limits)


def first_readings(book: OkraBook, workshop: Workshop) -> dict[str, Reading]:
    """Every key result on the cycle's first day, when no working day is over yet."""
    return read_all(book, (), Moment(workshop.cycle.first, workshop.cycle.first, settings=workshop.tracking.limits))


def read_all(book: OkraBook, check_ins: Iterable[CheckIn], now: Moment) -> dict[str, Reading]:
    """Every key result as of a moment; check-ins after it do not count."""
    heard: dict[str, list[CheckIn]] = defaultdict(list)
    for check_in in check_ins:
        if check_in.day <= now.as_of:
            heard[check_in.key_result].append(check_in)
    return {key_result.id: read_one(key_result, heard[key_result.id], now) for _, _, key_result in book.walk()}


def read_one(key_result: KeyResult, heard: Iterable[CheckIn], now: Moment) -> Reading:
    """One key result as of a moment, from the check-ins up to it."""
    own = [check_in for check_in in heard if check_in.key_result == key_result.id]
    seen, latest = _latest([(check_in.day, check_in.value) for check_in in own])
    _, confidence = _latest([(check_in.day, check_in.confidence) for check_in in own])
    values = [check_in.value for check_in in own if check_in.value is not None]
    current = key_result.baseline if latest is None else latest
    progress = _progress(key_result, current, values)
    calculated = _calculated(key_result, current, progress, seen, now)
    rounded = None if confidence is None else int(confidence + 0.5)
    stated = None if rounded is None else stated_status(rounded, now.settings)
    return Reading(
        current, progress, now.expected, rounded, worse(calculated, stated), seen, calculated, stated
    )  # fmt: skip


def stated_status(confidence: int, settings: ProgressSettings) -> Status:
    """What a confidence from 1 to 10 says."""
    if confidence >= settings.confident:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= settings.doubtful else Status.OFF_TRACK


def worse(calculated: Status, stated: Status | None) -> Status:
    """The worse of both; what the numbers cannot tell yet, confidence does not tell either."""
    if calculated in _SCORED and stated in (Status.AT_RISK, Status.OFF_TRACK):
        return stated if stated is Status.OFF_TRACK else Status.AT_RISK
    return calculated


def _latest(dated: Sequence[tuple[date, float | None]]) -> tuple[date | None, float | None]:
    """The latest value; values of the same day, such as two people's, count as their mean."""
    known = [(day, value) for day, value in dated if value is not None]
    if not known:
        return None, None
    last = max(day for day, _ in known)
    return last, fmean(value for day, value in known if day == last)


def _progress(key_result: KeyResult, current: float | None, values: Sequence[float]) -> float | None:
    if key_result.direction is Direction.KEEP:
        return _share_inside(key_result, values)
    baseline, target = key_result.baseline, key_result.target
    if baseline is None or target is None or current is None or baseline == target:
        return None
    return (current - baseline) / (target - baseline)


def _share_inside(key_result: KeyResult, values: Sequence[float]) -> float | None:
    if not values or not _has_band(key_result):
        return None
    return sum(_inside(key_result, value) for value in values) / len(values)


def _has_band(key_result: KeyResult) -> bool:
    return key_result.low is not None or key_result.high is not None


def _inside(key_result: KeyResult, value: float) -> bool:
    """A side of the band that nobody gave is open."""
    above = key_result.low is None or value >= key_result.low
    return above and (key_result.high is None or value <= key_result.high)


def _calculated(
    key_result: KeyResult, current: float | None, progress: float | None, seen: date | None, now: Moment
) -> Status:
    missing = _missing(key_result)
    if missing:
        return missing
    if now.too_early:
        return Status.TOO_EARLY
    if (now.as_of - max(seen or now.first, now.first)).days > now.settings.no_news_days or current is None:
        return Status.NO_NEWS
    if key_result.direction is Direction.KEEP:
        return Status.ON_TRACK if _inside(key_result, current) else Status.OFF_TRACK
    return _by_gap(now.expected - (progress or 0.0), now.settings)


def _missing(key_result: KeyResult) -> Status | None:
    """What stands in the way of any progress."""
    if key_result.direction is Direction.KEEP:
        return None if _has_band(key_result) else Status.NO_TARGET
    if key_result.baseline is None:
        return Status.NO_BASELINE
    if key_result.target is None:
        return Status.NO_TARGET
    return Status.NO_DISTANCE if key_result.baseline == key_result.target else None


def _by_gap(gap: float, settings: ProgressSettings) -> Status:
    """Rounded, so that a spreadsheet's last bit does not turn a status."""
    gap = round(gap, 6)
    if gap <= settings.on_track_gap:
        return Status.ON_TRACK
    return Status.AT_RISK if gap <= settings.at_risk_gap else Status.OFF_TRACK
