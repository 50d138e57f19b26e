"""How each key result stands at each check-in of the cycle, and what it did since the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from okra_coach.model.check_in import Record
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OkraSet
from okra_coach.model.progress import WEAKEST_FIRST, CheckIn, ProgressSettings, Reading, Status
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import LineNews, Move
from okra_coach.track.progress import Moment, read_one, stated_status
from okra_coach.track.standing import check_ins

Values = Mapping[str, Sequence[CheckIn]]


def values_by_line(records: Sequence[Record]) -> Values:
    """What was recorded of each key result, in order of time."""
    found: dict[str, list[CheckIn]] = defaultdict(list)
    for one in check_ins(records):
        found[one.key_result].append(one)
    return found


def readings(sets: Sequence[OkraSet], values: Values, now: Moment) -> dict[str, Reading]:
    """Every key result of these sets as of a moment."""
    return {
        one.id: read_one(one, (value for value in values.get(one.id, ()) if value.day <= now.as_of), now)
        for okras in sets
        for one in okras.key_results
    }


def line_news(
    sets: Sequence[OkraSet],
    story: Sequence[Mapping[str, Reading]],
    settings: TrackingSettings,
    limits: ProgressSettings,
) -> Iterator[LineNews]:
    """One line a key result; `story` holds the readings of the cycle's first day and of each check-in up to now."""
    now, before = story[-1], story[-2]
    for okras in sets:
        for one in okras.key_results:
            first, last = before[one.id], now[one.id]
            yield LineNews(
                okras.owner,
                one,
                last,
                first,
                move_of(one, first, last, settings),
                way_gone(one, first, last),
                confidence_fell(first, last, settings, limits),
                _running(one, story),
            )


def way_gone(key_result: KeyResult, before: Reading, now: Reading) -> float | None:
    """The share of its way by which it moved; None where there is no way, such as in a band."""
    if key_result.direction is Direction.KEEP or now.progress is None or before.progress is None:
        return None
    return round(now.progress - before.progress, 6)


def move_of(key_result: KeyResult, before: Reading, now: Reading, settings: TrackingSettings) -> Move:
    """A band is left or come back to; everything else goes its way or back by so much that it counts."""
    if now.seen is None or (now.seen == before.seen and now.current == before.current):
        return Move.SILENT
    if key_result.direction is Direction.KEEP:
        return _in_band(before, now)
    by = way_gone(key_result, before, now)
    if by is None:
        return Move.UNTOLD
    if abs(by) * 100 < settings.moved:
        return Move.STILL
    return Move.CLOSER if by > 0 else Move.AWAY


def _in_band(before: Reading, now: Reading) -> Move:
    """By the numbers alone; a band that nobody looked at before was never left."""
    was, is_now = before.calculated is Status.OFF_TRACK, now.calculated is Status.OFF_TRACK
    if was == is_now:
        return Move.STILL
    return Move.AWAY if is_now else Move.CLOSER


def confidence_fell(before: Reading, now: Reading, settings: TrackingSettings, limits: ProgressSettings) -> bool:
    """By so many points, or into a lower band."""
    if before.confidence is None or now.confidence is None or now.confidence >= before.confidence:
        return False
    was, is_now = (stated_status(one, limits) for one in (before.confidence, now.confidence))
    return before.confidence - now.confidence >= settings.confidence_fall or (
        WEAKEST_FIRST.index(is_now) < WEAKEST_FIRST.index(was)
    )


def _running(key_result: KeyResult, story: Sequence[Mapping[str, Reading]]) -> int:
    """How many check-ins in a row, the latest last, it was off track."""
    count = 0
    for told in reversed(story[1:]):
        if told[key_result.id].status is not Status.OFF_TRACK:
            break
        count += 1
    return count
