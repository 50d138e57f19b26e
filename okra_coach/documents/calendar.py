"""What a calendar is: dates and weekly series that a client imports once and updates by importing again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One date with its clock time in the calendar's timezone; `uid` stays the same when the date moves.

    `sequence` counts its changes since it was first handed out; an event that is not `busy` blocks no time.
    """

    uid: str
    title: str
    day: date
    start: time
    minutes: int
    description: str = ""
    location: str = ""
    busy: bool = True
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Instance:
    """One meeting of a series: the week's usual day, and the meeting as it would stand alone."""

    usual: date
    event: CalendarEvent


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """A meeting every week, at least two of them, in order of time, none outside the week of its usual day.

    `usual` is how a meeting looks that is neither moved nor changed; weeks without an instance are left out.
    """

    uid: str
    usual: CalendarEvent
    instances: tuple[Instance, ...]
    sequence: int = 0

    @property
    def weeks(self) -> int:
        """From the first to the last meeting's usual day, both included."""
        return (self.instances[-1].usual - self.instances[0].usual).days // 7 + 1

    @property
    def dropped(self) -> tuple[date, ...]:
        """The usual days of the weeks without a meeting."""
        held = {one.usual for one in self.instances}
        first = self.instances[0].usual
        return tuple(day for week in range(self.weeks) if (day := first + timedelta(weeks=week)) not in held)

    @property
    def changed(self) -> Iterator[Instance]:
        """The meetings that differ from the rule: on another day, at another time, or with a note."""
        return (one for one in self.instances if _told(one.event) != _told(replace(self.usual, day=one.usual)))


@dataclass(frozen=True)
class Calendar:
    """All dates of one cycle for one audience; `stamp` is UTC and says as of when they hold."""

    title: str
    timezone: str
    stamp: datetime
    events: tuple[CalendarEvent | CalendarSeries, ...] = ()
    description: str = ""
    language: str = "en"


def _told(event: CalendarEvent) -> tuple[object, ...]:
    return event.title, event.day, event.start, event.minutes, event.description, event.location, event.busy
