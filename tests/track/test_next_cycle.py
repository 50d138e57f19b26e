"""The next cycle starts where this one was left, and invents nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.closing import Way
from okra_coach.model.measure import Direction
from okra_coach.model.okra import ActionStatus, KeyResult, LineStatus, OkraBook
from okra_coach.model.workshop import Cycle
from okra_coach.track.next_cycle import is_ahead, next_book, next_cycle, next_name
from okra_coach.track.standing import standing
from okra_coach.words import load_words
from tests.check_ins import BOOKED, COMPANY, WAITS, records
from tests.closings import retrospective
from tests.material import okras

WORDS = load_words("en")
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def book(chosen: dict[str, Way] | None = None) -> OkraBook:
    retro = retrospective(chosen=chosen)
    ways = {one.key_result.id: one.settled for one in retro.proposals}
    return next_book(standing(okras(), records()), retro.stories, ways, retro.workshop.cycle, WORDS)


def line(found: OkraBook, own: str) -> KeyResult:
    return next(one for _, _, one in found.walk() if one.id == own)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("Q1 2027", "Q2 2027"),
        ("Q4 2027", "Q1 2028"),
        ("2027 Q2", "2027 Q3"),
        ("3. Quartal 2027", "4. Quartal 2027"),
        ("Quý 4/2027", "Quý 1/2028"),
        ("Pilot", "2027-04-12 – 2027-07-02"),
    ],
)
def test_the_next_quarter_has_the_next_name(name: str, after: str) -> None:
    assert next_name(name, date(2027, 4, 12), date(2027, 7, 2)) == after


@given(DAYS, st.integers(1, 180))
def test_the_next_cycle_is_as_long_begins_on_the_same_weekday_and_leaves_no_week_out(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    after = next_cycle(Cycle("Q1 2027", first, last))

    assert after.last - after.first == last - first
    assert after.first.weekday() == first.weekday()
    assert 1 <= (after.first - last).days <= 7


def test_a_line_that_goes_on_starts_from_its_last_value_under_its_own_id() -> None:
    carried = line(book({BOOKED: Way.CARRY}), BOOKED)

    assert (carried.baseline, carried.target, carried.status) == (27.5, 40, LineStatus.DRAFT)
    assert "17 May 2027" in str(carried.note)


def test_a_line_that_is_to_change_waits_for_a_new_target() -> None:
    assert line(book({BOOKED: Way.CHANGE}), BOOKED).target is None


def test_a_line_let_go_is_gone_and_an_objective_without_lines_with_it() -> None:
    found = book({COMPANY: Way.DROP})

    assert COMPANY not in [one.id for _, _, one in found.walk()]
    assert all(one.key_results for okras in found.sets for one in okras.objectives)


def test_actions_that_are_over_stay_behind_and_the_others_lose_their_date() -> None:
    found = book({BOOKED: Way.CARRY, WAITS: Way.CARRY})
    actions = [one for okras in found.sets for one in okras.actions]

    assert actions
    assert all(one.due is None and one.progress not in (ActionStatus.DONE, ActionStatus.DROPPED) for one in actions)


def test_no_number_of_the_draft_is_new() -> None:
    heard = {value.value for record in records() for value in record.values}
    known = heard | {edit.after for record in records() for edit in record.edits}
    for _, _, one in okras().walk():
        known |= {one.baseline, one.target, one.low, one.high}
    found = {number for _, _, one in book().walk() for number in (one.baseline, one.target, one.low, one.high)}

    assert found - {None} <= known


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(-9, 9), st.sampled_from(list(Direction)))
def test_a_target_that_is_kept_lies_ahead(baseline: float, target: float, value: float, direction: Direction) -> None:
    one = KeyResult("a.o1.k1", "Bookings", direction=direction, baseline=baseline, target=target)
    if is_ahead(one, value) and baseline != target:
        assert (target > value) is (target > baseline)
        assert target != value
