from dataclasses import replace
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.rollout import EventKind
from okra_coach.model.workshop import CheckInRhythm, Cycle, DateRange, Workshop
from okra_coach.plan.cycle import CycleDates, cycle_dates
from okra_coach.plan.workdays import workdays
from okra_coach.words import load_words
from tests.golden import check_golden
from tests.material import workshop as clinics
from tests.plan.building import workshop


def _dates(described: Workshop, language: str = "en") -> CycleDates:
    return cycle_dates(described, workdays(described), load_words(language))


def _day(dates: CycleDates, kind: EventKind) -> date:
    return next(event.day for event in dates.events if event.kind is kind)


def test_a_quarter_reads_like_a_calendar() -> None:
    dates = _dates(workshop(()))
    lines = [
        f"{e.day} {e.day:%a} {e.start:%H:%M} {e.minutes:3} {e.kind} {e.number or ''} {e.note}" for e in dates.events
    ]
    check_golden("northwind_cycle", "\n".join(line.rstrip() for line in [*lines, *dates.warnings]), "plan")


def test_a_twelve_week_quarter_says_how_many_days_it_really_has() -> None:
    dates = _dates(workshop(()))
    assert dates.working_days == 58
    assert "58 working days, but 9 of them are in blackouts: 49 are left" in dates.warnings[0]


def test_a_check_in_on_a_holiday_moves_within_its_week() -> None:
    third = next(event for event in _dates(clinics()).events if event.number == 3)
    assert third.day == date(2027, 5, 4)
    assert third.note == "Moved from Monday, 3 May 2027: public holiday (May Day)."


def test_a_check_in_in_a_blackout_week_is_dropped_and_said() -> None:
    dates = _dates(workshop(()))
    numbers = [event.number for event in dates.events if event.kind is EventKind.CHECK_IN]
    assert numbers == [1, 3, 4, 5, 6, 7, 8, 9, 11]
    assert sum("is dropped" in warning for warning in dates.warnings) == 2


def test_given_dates_stay_even_when_nobody_is_there() -> None:
    described = clinics()
    described = replace(described, cycle=replace(described.cycle, mid_review=date(2027, 5, 31)))
    dates = _dates(described)
    assert _day(dates, EventKind.MID_REVIEW) == date(2027, 5, 31)
    assert any("mid-cycle review, Monday, 31 May 2027, is no day to meet" in warning for warning in dates.warnings)


def test_missing_dates_are_counted_in_working_days() -> None:
    described = clinics()
    dates = _dates(replace(described, cycle=replace(described.cycle, mid_review=None, retrospective=None)))
    assert _day(dates, EventKind.MID_REVIEW) == date(2027, 5, 20)
    assert _day(dates, EventKind.RETROSPECTIVE) == date(2027, 7, 1)
    assert _day(dates, EventKind.SCORING) == date(2027, 6, 29)
    assert _day(dates, EventKind.PLANNING) == date(2027, 7, 2)


def test_a_meeting_on_a_check_in_s_day_starts_after_it() -> None:
    described = clinics()
    dates = _dates(replace(described, cycle=replace(described.cycle, mid_review=date(2027, 5, 17))))
    review = next(event for event in dates.events if event.kind is EventKind.MID_REVIEW)
    assert review.start == time(10, 0)


def test_tet_is_a_holiday_in_viet_nam() -> None:
    cycle = Cycle("Quý 1/2027", date(2027, 1, 11), date(2027, 4, 2), CheckInRhythm(2, time(14, 0), 20))
    dates = _dates(replace(clinics(), country="VN", language="vi", day=date(2027, 1, 7), cycle=cycle), "vi")
    assert not any(date(2027, 2, 5) <= event.day <= date(2027, 2, 9) for event in dates.events)
    assert dates.working_days == 55


def test_a_country_without_known_holidays_is_said() -> None:
    dates = _dates(replace(clinics(), country="XX", subdivision=None))
    assert "The public holidays of “XX” are not known: check every date by hand." in dates.warnings


def test_an_unknown_part_of_a_country_still_has_the_country_s_holidays() -> None:
    dates = _dates(replace(clinics(), subdivision="XX"))
    assert dates.working_days == 58
    assert any("“XX”" in warning for warning in dates.warnings)


def test_a_short_cycle_is_warned_of() -> None:
    cycle = Cycle("Sprint", date(2027, 1, 18), date(2027, 2, 26))
    assert any("only 30 working days" in warning for warning in _dates(replace(clinics(), cycle=cycle)).warnings)


@settings(max_examples=40)
@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(20, 100),
    st.integers(0, 6),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 14)), max_size=3),
    st.sampled_from(["GB", "DE", "VN", "AE", "XX"]),
)
def test_no_check_in_is_on_a_day_off(
    first: date, length: int, weekday: int, blackouts: list[tuple[int, int]], country: str
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    spans = tuple(
        DateRange(date.fromordinal(first.toordinal() + a), date.fromordinal(first.toordinal() + a + n))
        for a, n in blackouts
    )
    cycle = Cycle("C", first, last, CheckInRhythm(weekday), blackouts=spans)
    described = replace(clinics(), country=country, subdivision=None, day=first, cycle=cycle)
    calendar, dates = workdays(described), _dates(described)
    check_ins = [event for event in dates.events if event.kind is EventKind.CHECK_IN]
    assert all(calendar.may_meet(event.day) and first <= event.day <= last for event in check_ins)
    assert len({event.number for event in check_ins}) == len(check_ins)
    assert len({event.day.isocalendar()[:2] for event in check_ins}) == len(check_ins)
