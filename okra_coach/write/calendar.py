"""Calendars become .ics files (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar as ICalendar
from icalendar import Event as IEvent

from okra_coach.documents.calendar import Calendar, CalendarEvent


def calendar_bytes(calendar: Calendar) -> bytes:
    """The calendar as an .ics file with its own timezone rules; lines folded at 75 octets."""
    document = ICalendar()
    document.add("prodid", "-//okra-coach//calendar//EN")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", calendar.title)
    document.add("x-wr-timezone", calendar.timezone)
    for event in calendar.events:
        document.add_component(_component(event, calendar))
    _add_timezone(document, calendar)
    return bytes(document.to_ical())


def _add_timezone(document: ICalendar, calendar: Calendar) -> None:
    """Only the years that occur: the clock changes of seventy years would bury the dates."""
    years = [event.day.year for event in calendar.events] or [calendar.stamp.year]
    document.add_missing_timezones(first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1))


def _component(event: CalendarEvent, calendar: Calendar) -> IEvent:
    start = datetime.combine(event.day, event.start, ZoneInfo(calendar.timezone))
    component = IEvent()
    component.add("uid", event.uid)
    component.add("dtstamp", calendar.stamp)
    component.add("dtstart", start)
    component.add("dtend", start + timedelta(minutes=event.minutes))
    component.add("summary", event.title)
    if event.description:
        component.add("description", event.description)
    if event.location:
        component.add("location", event.location)
    return component
