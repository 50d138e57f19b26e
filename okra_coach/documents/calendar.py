"""What a calendar is: dated events that a client imports once and updates by importing again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One date with its clock time in the calendar's timezone; `uid` stays the same when the date moves."""

    uid: str
    title: str
    day: date
    start: time
    minutes: int
    description: str = ""
    location: str = ""


@dataclass(frozen=True)
class Calendar:
    """All events of one cycle; `stamp` is UTC and says as of when they hold."""

    title: str
    timezone: str
    stamp: datetime
    events: tuple[CalendarEvent, ...] = ()
