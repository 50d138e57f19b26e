from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar as ICalendar
from icalendar import Timezone

from okra_coach.compose.calendar import compose_calendar, consultant_calendar
from okra_coach.documents.calendar import Calendar, CalendarEvent
from okra_coach.model.rollout import EventKind
from okra_coach.model.workshop import CheckInRhythm, Cycle, DateRange
from okra_coach.plan.cycle import cycle_dates
from okra_coach.plan.workdays import workdays
from okra_coach.words import load_words
from okra_coach.write.calendar import calendar_bytes
from tests.golden import check_golden
from tests.material import material
from tests.material import workshop as clinics

LONDON = ZoneInfo("Europe/London")


def _calendar() -> Calendar:
    return compose_calendar(material(), load_words("en"))


def test_what_is_written_reads_back_the_same() -> None:
    calendar = _calendar()
    singles = [event for event in calendar.events if isinstance(event, CalendarEvent)]
    document = ICalendar.from_ical(calendar_bytes(calendar))
    ids = {event.uid for event in singles}
    found = [read for component in document.walk("VEVENT") if (read := _read(component))[0] in ids]
    assert found == [(e.uid, e.title, e.description, e.location, e.day, e.start, e.minutes) for e in singles]


def test_the_weekly_check_in_is_one_entry_with_its_exceptions() -> None:
    rule, moved = [
        component
        for component in ICalendar.from_ical(calendar_bytes(_calendar())).walk("VEVENT")
        if str(component["SUMMARY"]) == "OKR+A check-in"
    ]
    assert rule["UID"] == moved["UID"]
    assert rule["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=3;BYDAY=MO"
    dropped: Any = rule["EXDATE"]
    assert [one.dt for one in dropped.dts] == [datetime(2027, 4, 26, 9, 30, tzinfo=LONDON)]
    assert moved.decoded("RECURRENCE-ID") == datetime(2027, 5, 3, 9, 30, tzinfo=LONDON)
    assert moved.decoded("DTSTART") == datetime(2027, 5, 4, 9, 30, tzinfo=LONDON)
    assert "RECURRENCE-ID" not in rule
    assert "RRULE" not in moved


def test_a_changed_date_carries_its_sequence_and_a_later_stamp() -> None:
    calendar = _calendar()
    changed = replace(calendar, events=tuple(replace(event, sequence=3) for event in calendar.events))
    components = ICalendar.from_ical(calendar_bytes(changed)).walk("VEVENT")
    assert {component.decoded("SEQUENCE") for component in components} == {3}
    stamps = {component.decoded(name) for component in components for name in ("DTSTAMP", "LAST-MODIFIED")}
    assert stamps == {calendar.stamp + timedelta(minutes=3)}


def test_what_blocks_no_time_is_marked_so() -> None:
    event = CalendarEvent("1@x", "Read", date(2027, 3, 29), time(9, 0), 30, busy=False)
    written = calendar_bytes(replace(_calendar(), events=(event, replace(event, uid="2@x", busy=True))))
    assert written.count(b"TRANSP:TRANSPARENT") == 1


def test_texts_of_any_language_survive() -> None:
    told = "Tết; 1, 2\\3\nGrüße an alle, “ja” – " + "Đánh giá " * 30
    event = CalendarEvent("1@x", told.split("\n")[0], date(2027, 3, 29), time(9, 0), 30, told.strip(), "Höhe 3; links")
    calendar = replace(_calendar(), title="Kết quả: Quý 1", language="vi", description="Một, hai", events=(event,))
    document = ICalendar.from_ical(calendar_bytes(calendar))
    (component,) = document.walk("VEVENT")
    assert _read(component)[1:4] == (event.title, event.description, event.location)
    assert component["SUMMARY"].params["LANGUAGE"] == "vi"
    assert (str(document["X-WR-CALNAME"]), str(document["X-WR-CALDESC"])) == ("Kết quả: Quý 1", "Một, hai")


def test_the_same_calendar_gives_the_same_bytes() -> None:
    assert calendar_bytes(_calendar()) == calendar_bytes(_calendar())


def test_lines_are_short_and_end_as_the_standard_wants() -> None:
    written = calendar_bytes(_calendar())
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Berlin", "Asia/Ho_Chi_Minh", "America/New_York"])
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


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2025, 1, 1), date(2029, 12, 31)),
    st.integers(20, 110),
    st.integers(0, 6),
    st.times(),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 14)), max_size=3),
    st.sampled_from(
        [
            ("GB", "Europe/London"),
            ("DE", "Europe/Berlin"),
            ("VN", "Asia/Ho_Chi_Minh"),
            ("US", "America/New_York"),
            ("CL", "America/Santiago"),
            ("AE", "Asia/Dubai"),
        ]
    ),
    st.lists(st.tuples(st.integers(0, 12), st.integers(-2, 4), st.integers(0, 120)), max_size=3),
)
def test_calendar_programs_find_exactly_the_planned_check_ins(
    first: date,
    length: int,
    weekday: int,
    start: time,
    blackouts: list[tuple[int, int]],
    where: tuple[str, str],
    edits: list[tuple[int, int, int]],
) -> None:
    country, zone = where
    spans = tuple(DateRange(first + timedelta(a), first + timedelta(a + n)) for a, n in blackouts)
    rhythm = CheckInRhythm(weekday, start.replace(second=0, microsecond=0), 30)
    cycle = Cycle("C", first, first + timedelta(length), rhythm, blackouts=spans)
    described = replace(
        clinics(), country=country, subdivision=None, timezone=zone, day=first - timedelta(7), cycle=cycle
    )
    planned = list(cycle_dates(described, workdays(described), load_words("en")).events)
    for place, days, minutes in edits:
        if place < len(planned):
            one = planned[place]
            planned[place] = replace(one, day=one.day + timedelta(days), minutes=one.minutes + minutes)
    whole = replace(material(), workshop=described, rollout=replace(material().rollout, events=tuple(planned)))
    written = ICalendar.from_ical(calendar_bytes(consultant_calendar(whole, load_words("en"))))
    found = recurring_ical_events.of(written).between(first - timedelta(60), first + timedelta(400))
    system = ZoneInfo(zone)
    expected = sorted(
        (datetime.combine(e.day, e.start, system), timedelta(minutes=e.minutes), e.kind is EventKind.CHECK_IN)
        for e in planned
    )
    assert expected == sorted((c.decoded("DTSTART"), _wall(c), str(c["SUMMARY"]) == "OKR+A check-in") for c in found)


def _wall(component: object) -> timedelta:
    """The length by the clock on the wall."""
    start, end = (component.decoded(name).replace(tzinfo=None) for name in ("DTSTART", "DTEND"))  # type: ignore[attr-defined]
    return end - start  # type: ignore[no-any-return]


def _read(component: object) -> tuple[object, ...]:
    field = component.decoded  # type: ignore[attr-defined]
    start, end = field("DTSTART"), field("DTEND")
    assert isinstance(start, datetime)
    texts = [str(component.get(name, "")) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION")]  # type: ignore[attr-defined]
    return (*texts, start.date(), start.time(), (end - start) // timedelta(minutes=1))
