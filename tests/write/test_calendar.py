from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar as ICalendar
from icalendar import Timezone

from okra_coach.compose.calendar import compose_calendar
from okra_coach.documents.calendar import Calendar, CalendarEvent
from okra_coach.words import load_words
from okra_coach.write.calendar import calendar_bytes
from tests.golden import check_golden
from tests.material import material


def _calendar() -> Calendar:
    return compose_calendar(material(), load_words("en"))


def test_what_is_written_reads_back_the_same() -> None:
    calendar = _calendar()
    document = ICalendar.from_ical(calendar_bytes(calendar))
    found = [_read(component) for component in document.walk("VEVENT")]
    assert found == [(e.uid, e.title, e.description, e.location, e.day, e.start, e.minutes) for e in calendar.events]


def test_the_same_calendar_gives_the_same_bytes() -> None:
    assert calendar_bytes(_calendar()) == calendar_bytes(_calendar())


def test_lines_are_short_and_end_as_the_standard_wants() -> None:
    written = calendar_bytes(_calendar())
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Berlin", "Asia/Ho_Chi_Minh"])
def test_the_file_carries_the_rules_of_its_timezone(zone: str) -> None:
    event = CalendarEvent("1@x", "Zeit für Tết", date(2027, 3, 29), time(9, 0), 30)
    calendar = replace(_calendar(), timezone=zone, events=(event, replace(event, uid="2@x", day=date(2027, 3, 26))))
    document = ICalendar.from_ical(calendar_bytes(calendar))
    assert [str(component["TZID"]) for component in document.walk("VTIMEZONE")] == [zone]
    (timezone,) = document.walk("VTIMEZONE")
    assert isinstance(timezone, Timezone)
    rules = timezone.to_tz(lookup_tzid=False)
    for component in document.walk("VEVENT"):
        start = component.decoded("DTSTART")
        wall = start.replace(tzinfo=None)
        assert wall.replace(tzinfo=rules).utcoffset() == wall.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_nobody_is_invited_by_name() -> None:
    written = calendar_bytes(_calendar())
    assert b"ATTENDEE" not in written
    assert b"ORGANIZER" not in written


def test_an_empty_calendar_is_still_one() -> None:
    written = calendar_bytes(replace(_calendar(), events=()))
    assert ICalendar.from_ical(written).walk("VEVENT") == []


def test_the_file_as_a_reviewer_reads_it() -> None:
    text = calendar_bytes(_calendar()).decode().replace("\r\n ", "").replace("\r\n", "\n")
    before, _, rest = text.partition("BEGIN:VTIMEZONE")
    check_golden("calendar", before + rest.partition("END:VTIMEZONE\n")[2], "write")


def _read(component: object) -> tuple[object, ...]:
    field = component.decoded  # type: ignore[attr-defined]
    start, end = field("DTSTART"), field("DTEND")
    assert isinstance(start, datetime)
    texts = [str(component.get(name, "")) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION")]  # type: ignore[attr-defined]
    return (*texts, start.date(), start.time(), (end - start) // timedelta(minutes=1))
