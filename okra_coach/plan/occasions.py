"""The points of the calendar at which something is done or said, by name."""

from __future__ import annotations

from datetime import date, timedelta

from okra_coach.model.rollout import EventKind, Rollout
from okra_coach.plan.workdays import Workdays
from okra_coach.words import Words, mark

_EVENTS = {
    "workshop": (EventKind.WORKSHOP, mark("workshop, {day}")),
    "alignment": (EventKind.ALIGNMENT, mark("alignment of the teams, {day}")),
    "kick-off": (EventKind.KICK_OFF, mark("kick-off, {day}")),
    "first-check-in": (EventKind.CHECK_IN, mark("first check-in, {day}")),
    "mid-review": (EventKind.MID_REVIEW, mark("mid-cycle review, {day}")),
    "retrospective": (EventKind.RETROSPECTIVE, mark("retrospective, {day}")),
    "planning": (EventKind.PLANNING, mark("planning of the next cycle, {day}")),
}
_A_MONTH = timedelta(days=31)


def day_of(kind: EventKind, rollout: Rollout) -> date | None:
    """The first day of that kind."""
    return min((event.day for event in rollout.events if event.kind is kind), default=None)


def told(occasion: str, rollout: Rollout, words: Words) -> str:
    """An occasion with its day; one that has no day in this calendar is before the kick-off."""
    kind, text = _EVENTS.get(occasion, (None, ""))
    day = day_of(kind, rollout) if kind else None
    if day is not None:
        return words(text, day=words.date(day, "short"))
    return words("before the workshop") if occasion == "now" else words("before the kick-off")


def meeting_day(day: date, calendar: Workdays) -> date:
    """The day itself or the next on which people work and may meet."""
    return calendar.next_meeting_day(day, day + _A_MONTH) or day
