from datetime import date, time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.workshop import CheckInRhythm, Cycle


def test_check_ins_are_usual_from_the_second_week_to_the_last_day() -> None:
    cycle = Cycle("Q2", date(2027, 4, 14), date(2027, 5, 3), CheckInRhythm(0, time(9), 30))
    assert cycle.usual_check_ins == (date(2027, 4, 19), date(2027, 4, 26), date(2027, 5, 3))


def test_a_cycle_of_a_week_has_none() -> None:
    assert Cycle("W", date(2027, 4, 12), date(2027, 4, 18)).usual_check_ins == ()


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 200), st.integers(0, 6))
def test_every_week_after_the_first_has_one_on_its_weekday(first: date, length: int, weekday: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    usual = Cycle("C", first, last, CheckInRhythm(weekday)).usual_check_ins
    assert all(day.weekday() == weekday and first < day <= last for day in usual)
    assert all((later - earlier).days == 7 for earlier, later in pairwise(usual))
    weeks = {date.fromordinal(day).isocalendar()[:2] for day in range(first.toordinal(), last.toordinal() + 1)}
    assert len(weeks) - 2 <= len(usual) <= len(weeks) - 1
