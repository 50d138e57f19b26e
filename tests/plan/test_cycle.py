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
    third = next(e for e in _dates(clinics()).events if e.kind is EventKind.CHECK_IN and e.number == 3)
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


def test_exactly_enough_working_days_bring_no_warning() -> None:
    first = date(2027, 1, 11)
    enough = replace(clinics(), country="VN", subdivision=None, day=date(2027, 1, 7))
    for last, short in ((date(2027, 4, 2), False), (date(2027, 4, 1), True)):
        dates = _dates(replace(enough, cycle=Cycle("Q1", first, last)))
        assert dates.working_days == 55 - short
        assert any("a team rarely sees an effect" in warning for warning in dates.warnings) is short


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


def test_the_ring_goes_from_fresh_feedback_to_the_next_plan() -> None:
    kinds = [event.kind for event in _dates(workshop(())).events if event.kind is not EventKind.CHECK_IN]
    assert kinds == [
        EventKind.REFRESH,
        EventKind.PREPARATION,
        EventKind.DRAFT,
        EventKind.PREPARATION,
        EventKind.WORKSHOP,
        EventKind.ALIGNMENT,
        EventKind.PREPARATION,
        EventKind.KICK_OFF,
        EventKind.READING,
        EventKind.COACH_REVIEW,
        EventKind.READING,
        EventKind.MID_REVIEW,
        EventKind.REFRESH,
        EventKind.SCORING,
        EventKind.READING,
        EventKind.RETROSPECTIVE,
        EventKind.GATE,
        EventKind.PLANNING,
    ]


def test_without_a_wave_that_waits_nothing_is_decided() -> None:
    described = clinics()
    dates = cycle_dates(described, workdays(described), load_words("en"), has_gate=False)
    assert EventKind.GATE not in {event.kind for event in dates.events}
    assert EventKind.PLANNING in {event.kind for event in dates.events}


def test_the_gate_is_right_after_the_retrospective() -> None:
    dates = _dates(clinics())
    review, gate = (
        next(event for event in dates.events if event.kind is kind)
        for kind in (EventKind.RETROSPECTIVE, EventKind.GATE)
    )
    assert (gate.day, gate.start) == (review.day, time(12, 0))
    assert (review.start, review.minutes) == (time(9, 30), 150)


def test_preparation_is_counted_in_working_days_back_from_the_workshop() -> None:
    dates = _dates(clinics())
    days = [(event.kind, event.day) for event in dates.events if event.day < clinics().day]
    assert days == [
        (EventKind.REFRESH, date(2027, 3, 22)),
        (EventKind.PREPARATION, date(2027, 3, 25)),
        (EventKind.DRAFT, date(2027, 3, 30)),
        (EventKind.PREPARATION, date(2027, 4, 5)),
    ]


def test_the_coach_looks_in_at_the_check_in_of_the_fourth_week_and_reads_the_tracker_before() -> None:
    dates = _dates(clinics())
    review = next(event for event in dates.events if event.kind is EventKind.COACH_REVIEW)
    assert (review.day, review.start) == (date(2027, 5, 4), time(10, 0))
    readings = [event.day for event in dates.events if event.kind is EventKind.READING]
    assert readings == [date(2027, 4, 30), date(2027, 5, 18), date(2027, 6, 30)]


def test_a_fourth_week_without_a_check_in_leaves_the_coach_review_to_the_next_one() -> None:
    described = clinics()
    away = DateRange(date(2027, 5, 3), date(2027, 5, 7))
    dates = _dates(replace(described, cycle=replace(described.cycle, blackouts=(away,))))
    assert _day(dates, EventKind.COACH_REVIEW) == date(2027, 5, 10)


def test_a_cycle_too_short_for_a_coach_review_has_none() -> None:
    cycle = Cycle("Sprint", date(2027, 1, 18), date(2027, 2, 12))
    kinds = {event.kind for event in _dates(replace(clinics(), cycle=cycle)).events}
    assert EventKind.COACH_REVIEW not in kinds
    assert EventKind.MID_REVIEW in kinds


def test_feedback_for_the_next_cycle_is_asked_for_four_weeks_before_the_end() -> None:
    refreshed = [event.day for event in _dates(clinics()).events if event.kind is EventKind.REFRESH]
    assert refreshed[1] == date(2027, 6, 7)


def test_a_late_mid_cycle_review_asks_for_that_feedback_itself() -> None:
    described = clinics()
    late = replace(described, cycle=replace(described.cycle, mid_review=date(2027, 6, 7)))
    assert sum(event.kind is EventKind.REFRESH for event in _dates(late).events) == 1


def test_too_little_time_between_workshop_and_kick_off_is_said() -> None:
    described = clinics()
    assert not any("Between the workshop" in warning for warning in _dates(described).warnings)
    later = replace(described, day=date(2027, 4, 7))
    assert any("there are 2 working days" in warning for warning in _dates(later).warnings)
    patient = replace(later, rollout=replace(later.rollout, preparation_days=2))
    assert not any("Between the workshop" in warning for warning in _dates(patient).warnings)


def test_a_workshop_on_the_eve_leaves_no_day_for_the_alignment() -> None:
    dates = _dates(replace(clinics(), day=date(2027, 4, 9)))
    assert EventKind.ALIGNMENT not in {event.kind for event in dates.events}
    assert any("there are 0 working days" in warning for warning in dates.warnings)


def test_the_kick_off_waits_for_a_workshop_in_the_cycle() -> None:
    dates = _dates(replace(clinics(), day=date(2027, 4, 14)))
    days = [(event.kind, event.day) for event in dates.events if date(2027, 4, 14) <= event.day <= date(2027, 4, 26)]
    assert days == [
        (EventKind.WORKSHOP, date(2027, 4, 14)),
        (EventKind.ALIGNMENT, date(2027, 4, 16)),
        (EventKind.PREPARATION, date(2027, 4, 19)),
        (EventKind.KICK_OFF, date(2027, 4, 20)),
        (EventKind.CHECK_IN, date(2027, 4, 26)),
    ]
    (warning,) = (warning for warning in dates.warnings if "is not before the cycle begins" in warning)
    assert "the kick-off waits until 20 April 2027, and by then 6 working days of the cycle are over" in warning
    assert not any("April 2027 is dropped" in warning for warning in dates.warnings)


def test_a_workshop_on_the_first_day_is_in_the_cycle() -> None:
    dates = _dates(replace(clinics(), day=date(2027, 4, 12)))
    assert _day(dates, EventKind.KICK_OFF) == date(2027, 4, 16)


def test_a_late_kick_off_leaves_the_coach_review_and_the_middle_their_time() -> None:
    described = replace(clinics(), day=date(2027, 4, 28))
    dates = _dates(replace(described, cycle=replace(described.cycle, mid_review=None)))
    assert _day(dates, EventKind.KICK_OFF) == date(2027, 5, 5)
    assert _day(dates, EventKind.COACH_REVIEW) == date(2027, 5, 24)
    assert _day(dates, EventKind.MID_REVIEW) == date(2027, 6, 8)


def test_a_workshop_at_the_end_of_the_cycle_leaves_what_days_there_are() -> None:
    last = clinics().cycle.last
    close = _dates(replace(clinics(), day=workdays(clinics()).shift(last, -2)))
    assert _day(close, EventKind.KICK_OFF) == last
    over = _dates(replace(clinics(), day=last))
    assert _day(over, EventKind.KICK_OFF) == date(2027, 4, 12)
    assert any("the teams cannot be aligned before the kick-off" in warning for warning in over.warnings)


def test_no_check_in_follows_the_retrospective() -> None:
    described = clinics()
    fridays = replace(described, cycle=replace(described.cycle, check_in=CheckInRhythm(4)))
    assert fridays.cycle.usual_check_ins[-1] > _day(_dates(fridays), EventKind.RETROSPECTIVE)
    days = [event.day for event in _dates(fridays).events if event.kind is EventKind.CHECK_IN]
    assert days[-1] == fridays.cycle.usual_check_ins[-2]
    assert not any("July 2027 is dropped" in warning for warning in _dates(fridays).warnings)


def test_a_check_in_that_would_move_to_the_retrospective_is_not_held() -> None:
    described = clinics()
    cycle = replace(described.cycle, retrospective=date(2027, 5, 4))
    numbers = [e.number for e in _dates(replace(described, cycle=cycle)).events if e.kind is EventKind.CHECK_IN]
    assert numbers == [1, 2]
    assert not any("3 May 2027 is dropped" in warning for warning in _dates(replace(described, cycle=cycle)).warnings)


def test_a_cycle_in_which_nobody_may_meet_is_said() -> None:
    described = clinics()
    away = DateRange(described.cycle.first, described.cycle.last)
    dates = _dates(replace(described, cycle=replace(described.cycle, blackouts=(away,))))
    assert any("no day in the cycle on which people may meet" in warning for warning in dates.warnings)


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
    kick_off, review = (_day(dates, kind) for kind in (EventKind.KICK_OFF, EventKind.RETROSPECTIVE))
    assert all(kick_off < event.day < review for event in check_ins)
    assert len({event.number for event in check_ins}) == len(check_ins)
    assert len({event.day.isocalendar()[:2] for event in check_ins}) == len(check_ins)
    found = [(event.kind, event.number) for event in dates.events]
    assert len(set(found)) == len(found)
    given = {EventKind.WORKSHOP, EventKind.KICK_OFF}
    if calendar.next_meeting_day(first, last):
        ours = [event for event in dates.events if event.kind not in given and event.day >= described.day]
        assert all(calendar.may_meet(event.day) for event in ours)
