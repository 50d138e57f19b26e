"""Clock times for the dates of the cycle: at the check-in's usual time, one after another on a shared day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from okra_coach.model.audience import is_shared
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import Workshop

_LATEST = time(18)
"""Whatever would end later begins at the workshop's hour, where that is earlier."""
_FIXED = (EventKind.WORKSHOP, EventKind.CHECK_IN)
_ORDER = tuple(dict.fromkeys((*_FIXED, *filter(is_shared, EventKind), *EventKind)))
"""What was put at an hour, then what many come to, then what the consultant does alone."""
Dated = tuple[EventKind, date, int, str]
_Span = tuple[datetime, datetime]


def timed(found: Iterable[Dated], workshop: Workshop) -> tuple[CycleEvent, ...]:
    """The dates as events in order of time; on one day the check-in comes first, and none begins before another ends.

    A day that is too full lets the last ones overlap rather than run into the night.
    """
    taken: list[_Span] = []
    events = []
    for kind, day, number, note in sorted(found, key=lambda one: (one[1], _ORDER.index(one[0]), one[2])):
        event = _event(kind, day, number, note, taken, workshop)
        taken.append(_span(event.day, event.start, event.minutes))
        events.append(event)
    return tuple(sorted(events, key=lambda event: (event.day, event.start)))


def _event(kind: EventKind, day: date, number: int, note: str, taken: list[_Span], workshop: Workshop) -> CycleEvent:
    """Workshop and check-ins are where they were put; the rest goes where there is room."""
    rhythm, minutes = workshop.cycle.check_in, _minutes(kind, workshop)
    if kind is EventKind.WORKSHOP:
        return CycleEvent(kind, day, workshop.start, minutes, number, note)
    if kind is EventKind.CHECK_IN:
        return CycleEvent(kind, day, rhythm.start, minutes, number, note)
    starts = (rhythm.start, min(workshop.start, rhythm.start))
    free = (_free(day, start, minutes, taken) for start in starts)
    start = next((start for start in free if start is not None), rhythm.start)
    return CycleEvent(kind, day, start, minutes, number, note)


def _minutes(kind: EventKind, workshop: Workshop) -> int:
    if kind is EventKind.WORKSHOP:
        length = datetime.combine(workshop.day, workshop.end) - datetime.combine(workshop.day, workshop.start)
        return int(length / timedelta(minutes=1))
    if kind is EventKind.CHECK_IN:
        return workshop.cycle.check_in.minutes
    return int(getattr(workshop.rollout.minutes, kind.name.lower()))


def _free(day: date, start: time, minutes: int, taken: list[_Span]) -> time | None:
    """The first time from `start` on at which nothing else is going on; None when it would end too late."""
    begin, end = _span(day, start, minutes)
    for other_begin, other_end in sorted(taken):
        if other_begin < end and begin < other_end:
            begin, end = other_end, other_end + timedelta(minutes=minutes)
    return begin.time() if end <= datetime.combine(day, _LATEST) else None


def _span(day: date, start: time, minutes: int) -> _Span:
    begin = datetime.combine(day, start)
    return begin, begin + timedelta(minutes=minutes)
