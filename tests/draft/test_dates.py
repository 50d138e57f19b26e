"""What a time in an action line means: a due day inside the cycle, or words that stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.draft.dates import times_in
from okra_coach.model.workshop import Cycle

CYCLE = Cycle("Q1 2027", date(2027, 1, 18), date(2027, 4, 9))
DAYS = st.dates(CYCLE.first, CYCLE.last)


def due(text: str, language: str, country: str = "") -> str | None:
    """The last day that a text names as an end."""
    days = [str(time.due) for time in times_in(text, CYCLE, language, country) if time.due]
    return days[-1] if days else None


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "by 29 Jan", "2027-01-29"),
        ("en", "Fri 29 January 2027", "2027-01-29"),
        ("en", "Jan 29th", "2027-01-29"),
        ("en", "25-29 Jan", "2027-01-29"),
        ("en", "2027-01-29", "2027-01-29"),
        ("en", "by end of Feb", "2027-02-26"),
        ("en", "Feb", "2027-02-26"),
        ("en", "January", "2027-01-29"),
        ("en", "January and February", "2027-02-26"),
        ("en", "by mid Feb", "2027-02-15"),
        ("en", "wk 4", "2027-02-12"),
        ("en", "weeks 1-3", "2027-02-05"),
        ("en", "end of week 4", "2027-02-12"),
        ("en", "15/2", "2027-02-15"),
        ("de", "29.1.", "2027-01-29"),
        ("de", "bis 29.1", "2027-01-29"),
        ("de", "18.–22.1.", "2027-01-22"),
        ("de", "bis Ende Februar", "2027-02-26"),
        ("de", "bis spätestens 5.2.", "2027-02-05"),
        ("de", "Mitte Februar", "2027-02-15"),
        ("de", "bis KW 6", "2027-02-12"),
        ("de", "bis Ende KW 6", "2027-02-12"),
        ("de", "KW 4-6", "2027-02-12"),
        ("de", "vom 1.2. bis 5.2.", "2027-02-05"),
        ("vi", "trước 15/2", "2027-02-15"),
        ("vi", "trước 15-2", "2027-02-15"),
        ("vi", "ngày 15 tháng 2", "2027-02-15"),
        ("vi", "cuối tháng 2", "2027-02-26"),
        ("vi", "giữa tháng 2", "2027-02-15"),
        ("vi", "tháng Hai", "2027-02-26"),
        ("vi", "tháng 1", "2027-01-29"),
        ("vi", "tuần 4", "2027-02-12"),
        ("vi", "từ 1/2 đến 5/2", "2027-02-05"),
    ],
)
def test_an_end_is_a_day(language: str, said: str, day: str) -> None:
    assert due(said, language) == day


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "from 1 Feb"),
        ("en", "starting 25 Jan"),
        ("en", "from week 2"),
        ("en", "before CNY"),
        ("en", "until Easter"),
        ("en", "early March"),
        ("en", "29 Jan 2026"),
        ("en", "week 40"),
        ("en", "15 September"),
        ("de", "ab KW 4"),
        ("de", "ab Mitte Februar"),
        ("de", "seit 1.2."),
        ("de", "Anfang März"),
        ("de", "31.3.26"),
        ("vi", "từ 18/1"),
        ("vi", "sau Tết"),
        ("vi", "đầu tháng 3"),
        ("vi", "xong trước 20/4"),
    ],
)
def test_a_start_a_feast_a_beginning_and_a_day_outside_the_cycle_are_times_without_a_day(
    language: str, said: str
) -> None:
    (found,) = times_in(said, CYCLE, language)
    assert (found.said, found.due) == (said, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "people may come"),
        ("en", "3-4 weeks"),
        ("en", "in 5 shops"),
        ("en", "2/3 of all guests"),
        ("en", "March-ready"),
        ("de", "um 3.5 %"),
        ("de", "29.1 Grad"),
        ("de", "Kapitel 2.1.4"),
        ("de", "Mai-Aktion"),
        ("vi", "10-15 phút"),
        ("vi", "2 tuần"),
    ],
)
def test_a_number_a_share_or_a_verb_is_no_time(language: str, said: str) -> None:
    assert list(times_in(said, CYCLE, language)) == []


def test_the_month_stands_first_in_the_united_states_only() -> None:
    assert due("by 2/3", "en", "US") == "2027-02-03"
    assert due("by 2/3", "en", "GB") == "2027-03-02"
    assert due("by 15/2", "en", "US") == "2027-02-15"


@given(DAYS, st.sampled_from(["by {d} {b}", "by {b} {d}", "by {y}-{m:02}-{d:02}", "by the {d} of {b}"]))
def test_every_day_of_the_cycle_is_understood(day: date, spelling: str) -> None:
    said = spelling.format(d=day.day, m=day.month, y=day.year, b=f"{day:%B}")
    assert due(said, "en") == str(day)


@given(st.integers(1, 12), st.sampled_from(["by mid {}", "by end of {}", "{}"]))
def test_a_month_ends_on_a_weekday_inside_the_cycle(month: int, spelling: str) -> None:
    for time in times_in(spelling.format(f"{date(2027, month, 1):%B}"), CYCLE, "en"):
        if time.due:
            assert time.due.weekday() < 5
            assert CYCLE.first <= time.due <= CYCLE.last


@given(st.integers(1, 53), st.sampled_from(["week {}", "wk {}"]))
def test_a_week_ends_on_its_friday(number: int, spelling: str) -> None:
    (time,) = times_in(spelling.format(number), CYCLE, "en")
    friday = CYCLE.first + timedelta(7 * (number - 1) + 4)
    assert time.due == (friday if friday <= CYCLE.last else None)


@given(st.text(alphabet="0123456789./- KWkabismFe", max_size=30), st.sampled_from(["en", "de", "vi"]))
def test_no_text_stops_it_and_no_day_lies_outside_the_cycle(text: str, language: str) -> None:
    for time in times_in(text, CYCLE, language):
        assert text[time.start : time.end].strip(" ,") == time.said
        assert time.due is None or CYCLE.first <= time.due <= CYCLE.last
