"""The dates of the cycle: what is given stays, what is missing is counted in working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import Workshop
from okra_coach.plan.workdays import Workdays, days
from okra_coach.words import Words

ENOUGH_WORKING_DAYS = 55
_MINUTES = {
    EventKind.ALIGNMENT: 90,
    EventKind.KICK_OFF: 30,
    EventKind.MID_REVIEW: 60,
    EventKind.SCORING: 60,
    EventKind.RETROSPECTIVE: 90,
    EventKind.PLANNING: 120,
}
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class CycleDates:
    """The events in order of time, the working days between the cycle's ends, and what the client should know."""

    events: tuple[CycleEvent, ...]
    working_days: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Slot:
    """One week's check-in: its usual day, and the day it takes place, None when it is dropped."""

    number: int
    usual: date
    day: date | None


def cycle_dates(workshop: Workshop, calendar: Workdays, words: Words) -> CycleDates:
    """All dates of the cycle; check-ins leave public holidays and blackouts."""
    slots = tuple(_slots(workshop, calendar))
    check_ins = [_check_in(slot, workshop, calendar, words) for slot in slots if slot.day]
    busy = {event.day for event in check_ins}
    events = [_workshop_event(workshop), *check_ins]
    events += [_meeting(kind, day, workshop, busy) for kind, day in _milestones(workshop, calendar)]
    return CycleDates(
        tuple(sorted(events, key=lambda event: (event.day, event.start))),
        calendar.count(workshop.cycle.first, workshop.cycle.last),
        (
            *_holiday_warnings(calendar, words),
            *_length_warnings(workshop, calendar, words),
            *_dropped(slots, calendar, words),
            *_given_date_warnings(workshop, calendar, words),
        ),
    )


def _workshop_event(workshop: Workshop) -> CycleEvent:
    length = datetime.combine(workshop.day, workshop.end) - datetime.combine(workshop.day, workshop.start)
    return CycleEvent(EventKind.WORKSHOP, workshop.day, workshop.start, int(length.total_seconds() // 60))


def _slots(workshop: Workshop, calendar: Workdays) -> Iterator[_Slot]:
    """From the second week on; a number belongs to its week, so that it outlives changes to other weeks."""
    cycle = workshop.cycle
    monday = cycle.first - timedelta(days=cycle.first.weekday()) + _WEEK
    usual, number = monday + timedelta(days=cycle.check_in.weekday), 1
    while usual <= cycle.last:
        sunday = usual + timedelta(days=6 - usual.weekday())
        yield _Slot(number, usual, calendar.next_meeting_day(usual, min(sunday, cycle.last)))
        usual, number = usual + _WEEK, number + 1


def _check_in(slot: _Slot, workshop: Workshop, calendar: Workdays, words: Words) -> CycleEvent:
    rhythm, day = workshop.cycle.check_in, slot.day or slot.usual
    note = "" if day == slot.usual else _moved(slot.usual, calendar, words)
    return CycleEvent(EventKind.CHECK_IN, day, rhythm.start, rhythm.minutes, slot.number, note)


def _milestones(workshop: Workshop, calendar: Workdays) -> Iterator[tuple[EventKind, date]]:
    """Everything but workshop and check-ins; the next cycle is planned once the retrospective has been held."""
    cycle = workshop.cycle
    kick_off = calendar.next_meeting_day(cycle.first, cycle.last) or cycle.first
    alignment = calendar.shift(kick_off, -2)
    if alignment <= workshop.day:
        alignment = calendar.shift(kick_off, -1)
    if alignment > workshop.day:
        yield EventKind.ALIGNMENT, alignment
    yield EventKind.KICK_OFF, kick_off
    yield EventKind.MID_REVIEW, cycle.mid_review or _middle(cycle.first, cycle.last, calendar)
    retrospective = cycle.retrospective or calendar.shift(cycle.last, -1)
    yield EventKind.SCORING, calendar.shift(retrospective, -2)
    yield EventKind.RETROSPECTIVE, retrospective
    yield EventKind.PLANNING, calendar.shift(retrospective, 1)


def _middle(first: date, last: date, calendar: Workdays) -> date:
    meeting_days = [day for day in days(first, last) if calendar.may_meet(day)]
    return meeting_days[len(meeting_days) // 2] if meeting_days else first


def _meeting(kind: EventKind, day: date, workshop: Workshop, busy: set[date]) -> CycleEvent:
    """At the check-in's usual time, or right after the check-in of that day."""
    rhythm = workshop.cycle.check_in
    start = _after(rhythm.start, rhythm.minutes) if day in busy else rhythm.start
    return CycleEvent(kind, day, start, _MINUTES[kind])


def _after(start: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()


def _moved(usual: date, calendar: Workdays, words: Words) -> str:
    return words("Moved from {day}: {reason}.", day=words.date(usual, "weekday"), reason=_why(usual, calendar, words))


def _why(day: date, calendar: Workdays, words: Words) -> str:
    """Why people do not meet on a day."""
    blackout = calendar.blackout(day)
    if name := calendar.holiday(day):
        return words("public holiday ({name})", name=name)
    if blackout is not None:
        return words("blackout ({reason})", reason=blackout.reason) if blackout.reason else words("blackout")
    return words("not a working day")


def _dropped(slots: tuple[_Slot, ...], calendar: Workdays, words: Words) -> Iterator[str]:
    for slot in slots:
        if slot.day is None:
            yield words(
                "The check-in of {day} is dropped: {reason}. The rest of that week has no free day either.",
                day=words.date(slot.usual, "weekday"),
                reason=_why(slot.usual, calendar, words),
            )


def _length_warnings(workshop: Workshop, calendar: Workdays, words: Words) -> Iterator[str]:
    cycle = workshop.cycle
    working, meeting = calendar.count(cycle.first, cycle.last), calendar.count_meeting(cycle.first, cycle.last)
    if working < ENOUGH_WORKING_DAYS:
        yield words.plural(
            "The cycle has only {n} working day; under {enough} a team rarely sees an effect.",
            "The cycle has only {n} working days; under {enough} a team rarely sees an effect.",
            working,
            enough=words.number(ENOUGH_WORKING_DAYS),
        )
    elif meeting < ENOUGH_WORKING_DAYS:
        yield words(
            "The cycle has {working} working days, but {lost} of them are in blackouts: {left} are left, "
            "and under {enough} a team rarely sees an effect.",
            working=words.number(working),
            lost=words.number(working - meeting),
            left=words.number(meeting),
            enough=words.number(ENOUGH_WORKING_DAYS),
        )


def _given_date_warnings(workshop: Workshop, calendar: Workdays, words: Words) -> Iterator[str]:
    """Given dates are never moved; it is only said when nobody will be there."""
    cycle = workshop.cycle
    given = (
        (words("workshop"), workshop.day),
        (words("mid-cycle review"), cycle.mid_review),
        (words("retrospective"), cycle.retrospective),
    )
    for name, day in given:
        if day is not None and not calendar.may_meet(day):
            yield words(
                "The date given for the {event}, {day}, is no day to meet: {reason}.",
                event=name,
                day=words.date(day, "weekday"),
                reason=_why(day, calendar, words),
            )


def _holiday_warnings(calendar: Workdays, words: Words) -> Iterator[str]:
    if calendar.unknown:
        yield words("The public holidays of “{place}” are not known: check every date by hand.", place=calendar.unknown)
