"""Calendars become .ics files (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar as ICalendar
from icalendar import Event as IEvent

from okra_coach.documents.calendar import Calendar, CalendarEvent, CalendarSeries
from okra_coach.write.timezone import timezone_component

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def calendar_bytes(calendar: Calendar) -> bytes:
    """The calendar as an .ics file with its own timezone rules; lines folded at 75 octets."""
    document = ICalendar()
    document.add("prodid", f"-//okra-coach//calendar//{calendar.language.upper()}")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", calendar.title)
    document.add("x-wr-timezone", calendar.timezone)
    if calendar.description:
        document.add("x-wr-caldesc", calendar.description)
    years = sorted({day.year for event in calendar.events for day in _days(event)}) or [calendar.stamp.year]
    document.add_component(timezone_component(calendar.timezone, years[0], years[-1]))
    for event in calendar.events:
        for component in _components(event, calendar):
            document.add_component(component)
    return bytes(document.to_ical())


def _days(event: CalendarEvent | CalendarSeries) -> Iterator[date]:
    if isinstance(event, CalendarEvent):
        yield event.day
        return
    for one in event.instances:
        yield from (one.usual, one.event.day)


def _components(event: CalendarEvent | CalendarSeries, calendar: Calendar) -> Iterator[IEvent]:
    if isinstance(event, CalendarEvent):
        yield _component(event, calendar)
        return
    yield _rule(event, calendar)
    for one in event.changed:
        component = _component(replace(one.event, uid=event.uid, sequence=event.sequence), calendar)
        component.add("recurrence-id", _moment(one.usual, event, calendar))
        yield component


def _rule(series: CalendarSeries, calendar: Calendar) -> IEvent:
    """The week's meeting from the first one on, counted, without the weeks that are dropped."""
    first = series.instances[0].usual
    component = _component(replace(series.usual, uid=series.uid, day=first, sequence=series.sequence), calendar)
    component.add("rrule", {"freq": "weekly", "count": series.weeks, "byday": _WEEKDAYS[first.weekday()]})
    for day in series.dropped:
        component.add("exdate", _moment(day, series, calendar))
    return component


def _moment(usual: date, series: CalendarSeries, calendar: Calendar) -> datetime:
    return datetime.combine(usual, series.usual.start, ZoneInfo(calendar.timezone))


def _component(event: CalendarEvent, calendar: Calendar) -> IEvent:
    """An event; its stamp grows with its sequence, for programs that go by the one or by the other."""
    start = datetime.combine(event.day, event.start)
    stamp, zone = calendar.stamp + timedelta(minutes=event.sequence), ZoneInfo(calendar.timezone)
    component = IEvent()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", event.sequence)
    component.add("dtstart", start.replace(tzinfo=zone))
    component.add("dtend", (start + timedelta(minutes=event.minutes)).replace(tzinfo=zone))
    component.add("summary", event.title, {"language": calendar.language})
    if event.description:
        component.add("description", event.description)
    if event.location:
        component.add("location", event.location)
    if not event.busy:
        component.add("transp", "TRANSPARENT")
    return component
