from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from okra_coach.write.timezone import timezone_component

WITH_RULES = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Europe/Dublin",
)
WITHOUT_CHANGES = ("Asia/Ho_Chi_Minh", "Asia/Kolkata", "UTC", "Asia/Kathmandu", "America/Phoenix")
WITHOUT_RULES = ("Africa/Casablanca", "Asia/Jerusalem", "America/Santiago")


def _text(zone: str, first: int = 2027, last: int = 2027) -> str:
    return str(timezone_component(zone, first, last).to_ical().decode())


@pytest.mark.parametrize(
    ("zone", "rule"),
    [
        ("Europe/London", "DTSTART:20260329T010000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("Europe/London", "DTSTART:20261025T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
        ("Europe/Berlin", "DTSTART:20260329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("America/New_York", "DTSTART:20260308T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
        ("America/New_York", "DTSTART:20261101T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
        ("Australia/Lord_Howe", "DTSTART:20261004T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10"),
    ],
)
def test_the_clock_changes_by_the_law_s_own_rule(zone: str, rule: str) -> None:
    assert rule in _text(zone)


@pytest.mark.parametrize("zone", WITH_RULES)
def test_where_a_rule_holds_there_are_two_parts_and_no_single_dates(zone: str) -> None:
    text = _text(zone)
    assert text.count("RRULE:") == text.count("DTSTART:") == 2
    assert "RDATE" not in text


@pytest.mark.parametrize("zone", WITHOUT_CHANGES)
def test_a_zone_without_changes_has_one_part_since_long_ago(zone: str) -> None:
    text = _text(zone)
    assert text.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in text
    assert "DTSTART:19700101T000000" in text


@pytest.mark.parametrize("zone", WITHOUT_RULES)
def test_where_no_rule_holds_every_change_of_those_years_stands_alone(zone: str) -> None:
    text = _text(zone)
    assert "RRULE" not in text
    assert text.count("DTSTART:") == 6


def test_a_rule_that_the_law_has_given_up_is_not_written_on() -> None:
    text = _text("America/Mexico_City", 2022, 2022)
    assert "RRULE" not in text
    assert "DTSTART:20221030T020000" in text


@given(
    st.sampled_from(WITH_RULES + WITHOUT_CHANGES + WITHOUT_RULES),
    st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 31)),
    st.integers(0, 1),
)
def test_a_program_that_knows_only_the_file_reads_the_same_clock(zone: str, moment: datetime, more: int) -> None:
    component = timezone_component(zone, moment.year - more, moment.year)
    assert isinstance(component, Timezone)
    rules, system = component.to_tz(lookup_tzid=False), ZoneInfo(zone)
    wall = moment.replace(second=0, microsecond=0)
    if not _is_ambiguous(wall, system):
        assert wall.replace(tzinfo=rules).utcoffset() == wall.replace(tzinfo=system).utcoffset()


def _is_ambiguous(wall: datetime, zone: ZoneInfo) -> bool:
    """The hours that a clock change skips or repeats, on either side."""
    near = [(wall + timedelta(hours=hours)).replace(tzinfo=zone).utcoffset() for hours in (-2, 0, 2)]
    there_and_back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return len(set(near)) > 1 or there_and_back != wall
