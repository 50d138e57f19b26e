"""What the client should know about the dates: too few days, lost weeks, no time to prepare, nobody there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from okra_coach.model.workshop import Workshop
from okra_coach.plan.workdays import Workdays
from okra_coach.words import Words

ENOUGH_WORKING_DAYS = 55


@dataclass(frozen=True)
class Slot:
    """One week's check-in: its usual day, and the day it takes place, None when it is dropped."""

    number: int
    usual: date
    day: date | None


def cycle_warnings(
    workshop: Workshop, calendar: Workdays, slots: Sequence[Slot], kick_off: date, words: Words
) -> tuple[str, ...]:
    """All of them; the most general first."""
    return (
        *_holidays(calendar, words),
        *_length(workshop, calendar, words),
        *_preparation(workshop, calendar, kick_off, words),
        *_dropped(slots, calendar, words),
        *_given_dates(workshop, calendar, words),
    )


def why_not(day: date, calendar: Workdays, words: Words) -> str:
    """Why people do not meet on a day."""
    blackout = calendar.blackout(day)
    if name := calendar.holiday(day):
        return words("public holiday ({name})", name=name)
    if blackout is not None:
        return words("blackout ({reason})", reason=blackout.reason) if blackout.reason else words("blackout")
    return words("not a working day")


def _holidays(calendar: Workdays, words: Words) -> Iterator[str]:
    if calendar.unknown:
        yield words("The public holidays of “{place}” are not known: check every date by hand.", place=calendar.unknown)


def _length(workshop: Workshop, calendar: Workdays, words: Words) -> Iterator[str]:
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


def _preparation(workshop: Workshop, calendar: Workdays, kick_off: date, words: Words) -> Iterator[str]:
    """What the workshop agreed is aligned between the teams before the cycle begins."""
    first = calendar.next_meeting_day(workshop.cycle.first, workshop.cycle.last)
    if first is None:
        yield words("There is no day in the cycle on which people may meet: nothing can be planned.")
        return
    if workshop.day >= kick_off:
        yield words(
            "The workshop on {day} is not before the cycle begins: the teams cannot be aligned before the kick-off.",
            day=words.date(workshop.day),
        )
        return
    if workshop.day >= first:
        yield words.plural(
            "The workshop on {day} is not before the cycle begins: the kick-off waits until {kick_off}, and by then "
            "{n} working day of the cycle is over. Hold the workshop earlier, or let the cycle begin later.",
            "The workshop on {day} is not before the cycle begins: the kick-off waits until {kick_off}, and by then "
            "{n} working days of the cycle are over. Hold the workshop earlier, or let the cycle begin later.",
            calendar.count_meeting(first, kick_off) - 1,
            day=words.date(workshop.day),
            kick_off=words.date(kick_off),
        )
        return
    between = calendar.count_meeting(workshop.day, kick_off) - calendar.may_meet(workshop.day) - 1
    if between < workshop.rollout.preparation_days:
        yield words.plural(
            "Between the workshop and the kick-off there is {n} working day: aligning the teams, comments and the "
            "agreements need {enough}. Hold the workshop earlier, or let the cycle begin later.",
            "Between the workshop and the kick-off there are {n} working days: aligning the teams, comments and the "
            "agreements need {enough}. Hold the workshop earlier, or let the cycle begin later.",
            between,
            enough=words.number(workshop.rollout.preparation_days),
        )


def _dropped(slots: Sequence[Slot], calendar: Workdays, words: Words) -> Iterator[str]:
    for slot in slots:
        if slot.day is None:
            yield words(
                "The check-in of {day} is dropped: {reason}. The rest of that week has no free day either.",
                day=words.date(slot.usual, "weekday"),
                reason=why_not(slot.usual, calendar, words),
            )


def _given_dates(workshop: Workshop, calendar: Workdays, words: Words) -> Iterator[str]:
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
                reason=why_not(day, calendar, words),
            )
