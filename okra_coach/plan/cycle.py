"""The dates of the cycle: what is given stays, what is missing is counted in working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import Workshop
from okra_coach.plan.clock import timed
from okra_coach.plan.cycle_warnings import Slot, cycle_warnings, why_not
from okra_coach.plan.workdays import Workdays, days
from okra_coach.words import Words

_REFRESH_BEFORE, _READ_BEFORE, _DRAFT_BEFORE, _READY_BEFORE = -10, -7, -5, -1
"""Working days before the workshop on which feedback is fresh, answers are read, the draft is out, all is ready."""
_COACHED_BEFORE = 2
"""So many check-ins are usually held before the coach looks in."""
_NEXT_CYCLE = timedelta(weeks=4)
"""So long before the end of the cycle the next one begins to be prepared."""


@dataclass(frozen=True)
class CycleDates:
    """The events in order of time, the working days between the cycle's ends, and what the client should know."""

    events: tuple[CycleEvent, ...]
    working_days: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Dated:
    """What takes place on which day, before it has a clock time."""

    kind: EventKind
    day: date
    number: int = 0
    note: str = ""


def cycle_dates(workshop: Workshop, calendar: Workdays, words: Words, *, has_gate: bool = True) -> CycleDates:
    """From the first preparation to the planning of the next cycle; `has_gate` when a wave waits for a decision."""
    kick_off = kick_off_day(workshop, calendar)
    slots = tuple(_slots(workshop, calendar, kick_off))
    ring = [_check_in(slot, calendar, words) for slot in slots if slot.day]
    ring += _ring(workshop, calendar, slots, kick_off)
    wanted = (one for one in ring if has_gate or one.kind is not EventKind.GATE)
    return CycleDates(
        timed(((one.kind, one.day, one.number, one.note) for one in wanted), workshop),
        calendar.count(workshop.cycle.first, workshop.cycle.last),
        cycle_warnings(workshop, calendar, slots, kick_off, words),
    )


def _slots(workshop: Workshop, calendar: Workdays, kick_off: date) -> Iterator[Slot]:
    """The weeks between kick-off and retrospective; a number belongs to its week, so that it outlives other weeks."""
    review = _retrospective(workshop, calendar)
    for number, usual in enumerate(workshop.cycle.usual_check_ins, 1):
        sunday = usual + timedelta(days=6 - usual.weekday())
        day = calendar.next_meeting_day(usual, min(sunday, review - timedelta(days=1)))
        if usual > kick_off and (day or sunday < review):
            yield Slot(number, usual, day)


def _check_in(slot: Slot, calendar: Workdays, words: Words) -> _Dated:
    day, note = slot.day or slot.usual, ""
    if day != slot.usual:
        reason = why_not(slot.usual, calendar, words)
        note = words("Moved from {day}: {reason}.", day=words.date(slot.usual, "weekday"), reason=reason)
    return _Dated(EventKind.CHECK_IN, day, slot.number, note)


def _ring(workshop: Workshop, calendar: Workdays, slots: tuple[Slot, ...], kick_off: date) -> Iterator[_Dated]:
    """Everything but the check-ins."""
    yield from _before(workshop, calendar)
    yield _Dated(EventKind.WORKSHOP, workshop.day)
    yield from _start(workshop, calendar, kick_off)
    yield from _middle(workshop, calendar, slots, kick_off)
    yield from _end(workshop, calendar)


def _before(workshop: Workshop, calendar: Workdays) -> Iterator[_Dated]:
    """What must be done for the workshop to begin from facts; the days may be over already."""
    day = workshop.day
    yield _Dated(EventKind.REFRESH, calendar.shift(day, _REFRESH_BEFORE))
    yield _Dated(EventKind.PREPARATION, calendar.shift(day, _READ_BEFORE), 1)
    yield _Dated(EventKind.DRAFT, calendar.shift(day, _DRAFT_BEFORE))
    yield _Dated(EventKind.PREPARATION, calendar.shift(day, _READY_BEFORE), 2)


def _start(workshop: Workshop, calendar: Workdays, kick_off: date) -> Iterator[_Dated]:
    """The teams are aligned between the workshop and the kick-off, where there is a day for it."""
    later = [day for steps in (-2, -1) if (day := calendar.shift(kick_off, steps)) > workshop.day]
    if later:
        yield _Dated(EventKind.ALIGNMENT, later[0])
        yield _Dated(EventKind.PREPARATION, later[-1], 3)
    yield _Dated(EventKind.KICK_OFF, kick_off)


def kick_off_day(workshop: Workshop, calendar: Workdays) -> date:
    """The first day of the cycle on which people may meet; it waits for a workshop that is not before it.

    Then as many days lie between the two as the preparation needs, or as the cycle still has.
    """
    cycle = workshop.cycle
    first = calendar.next_meeting_day(cycle.first, cycle.last)
    if first is None or workshop.day < first:
        return first or cycle.first
    later = (calendar.shift(workshop.day, steps) for steps in range(workshop.rollout.preparation_days + 1, 0, -1))
    return next((day for day in later if day <= cycle.last), first)


def _middle(workshop: Workshop, calendar: Workdays, slots: tuple[Slot, ...], kick_off: date) -> Iterator[_Dated]:
    """The coach looks in early, the mid-cycle review decides, and the next cycle's facts are asked for in time."""
    cycle = workshop.cycle
    review = cycle.mid_review or _halfway(kick_off, cycle.last, calendar)
    early = next((slot.day for slot in slots[_COACHED_BEFORE:] if slot.day), None)
    if early and early < review:
        if (reading := calendar.shift(early, -1)) > kick_off:
            yield _Dated(EventKind.READING, reading, 1)
        yield _Dated(EventKind.COACH_REVIEW, early)
    yield _Dated(EventKind.READING, calendar.shift(review, -1), 2)
    yield _Dated(EventKind.MID_REVIEW, review)
    fresh = calendar.next_meeting_day(cycle.last - _NEXT_CYCLE, cycle.last)
    if fresh and fresh > review:
        yield _Dated(EventKind.REFRESH, fresh, 1)


def _halfway(first: date, last: date, calendar: Workdays) -> date:
    meeting_days = [day for day in days(first, last) if calendar.may_meet(day)]
    return meeting_days[len(meeting_days) // 2] if meeting_days else first


def _end(workshop: Workshop, calendar: Workdays) -> Iterator[_Dated]:
    """The next cycle is planned once the retrospective has been held."""
    retrospective = _retrospective(workshop, calendar)
    yield _Dated(EventKind.SCORING, calendar.shift(retrospective, -2))
    yield _Dated(EventKind.READING, calendar.shift(retrospective, -1), 3)
    yield _Dated(EventKind.RETROSPECTIVE, retrospective)
    yield _Dated(EventKind.GATE, retrospective)
    yield _Dated(EventKind.PLANNING, calendar.shift(retrospective, 1))


def _retrospective(workshop: Workshop, calendar: Workdays) -> date:
    return workshop.cycle.retrospective or calendar.shift(workshop.cycle.last, -1)
