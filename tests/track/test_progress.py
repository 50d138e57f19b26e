from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.model.progress import CheckIn, ProgressSettings, Reading, Status, elapsed_share, summarise
from okra_coach.track.progress import Moment, first_readings, moment, read_one
from tests.material import okras, workshop

FIRST = date(2027, 4, 12)
HALF = Moment(date(2027, 5, 24), FIRST, 0.5)
YESTERDAY = date(2027, 5, 23)

RISING = KeyResult("k1", "Booked online", "%", Direction.INCREASE, 20, 60)
FALLING = KeyResult("k1", "Wait", "minutes", Direction.DECREASE, 40, 20)
BAND = KeyResult("k1", "Wrong bookings", "", Direction.KEEP, low=0, high=8)


def reading(
    key_result: KeyResult, *values: float, confidence: int | None = None, day: date = YESTERDAY, now: Moment = HALF
) -> Reading:
    """The reading when the values came in one a day up to `day`, the last one with the confidence."""
    days = [day - timedelta(days=back) for back in range(len(values))][::-1]
    said = [CheckIn("k1", when, value) for when, value in zip(days, values, strict=True)]
    return read_one(key_result, [*said, CheckIn("k1", day, None, confidence)], now)


def test_progress_is_the_way_gone_from_baseline_to_target() -> None:
    assert reading(RISING, 30).progress == 0.25
    assert reading(FALLING, 35).progress == 0.25


def test_a_zero_baseline_is_a_baseline() -> None:
    assert reading(replace(RISING, baseline=0), 30).progress == 0.5


def test_progress_past_the_target_and_backwards_is_kept_raw_and_shown_between_0_and_1() -> None:
    past, backwards = reading(RISING, 70), reading(RISING, 10)
    assert (past.progress, past.shown) == (1.25, 1.0)
    assert (backwards.progress, backwards.shown) == (-0.25, 0.0)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"baseline": None}, Status.NO_BASELINE),
        ({"target": None}, Status.NO_TARGET),
        ({"target": 20}, Status.NO_DISTANCE),
    ],
)
def test_what_is_missing_is_a_status_and_not_a_number(change: dict[str, float | None], status: Status) -> None:
    found = reading(replace(RISING, **change), 30, confidence=9)  # type: ignore[arg-type]
    assert (found.progress, found.status) == (None, status)


def test_keep_within_counts_the_values_inside_the_band_and_judges_the_latest() -> None:
    assert reading(BAND, 9, 8, 0, 4).progress == 0.75
    assert reading(BAND, 9, 4).status is Status.ON_TRACK
    assert reading(BAND, 4, 9).status is Status.OFF_TRACK


def test_a_band_may_be_open_on_one_side_and_not_on_both() -> None:
    assert reading(replace(BAND, low=None), -5).status is Status.ON_TRACK
    assert reading(replace(BAND, low=None, high=None), 5).status is Status.NO_TARGET


@pytest.mark.parametrize(
    ("value", "status"),
    [(40, Status.ON_TRACK), (36, Status.ON_TRACK), (35, Status.AT_RISK), (30, Status.AT_RISK), (29, Status.OFF_TRACK)],
)
def test_the_gap_to_what_was_expected_makes_the_status(value: float, status: Status) -> None:
    assert reading(RISING, value).status is status


@pytest.mark.parametrize(
    ("confidence", "status"),
    [(7, Status.ON_TRACK), (6, Status.AT_RISK), (4, Status.AT_RISK), (3, Status.OFF_TRACK)],
)
def test_the_status_is_the_worse_of_numbers_and_confidence(confidence: int, status: Status) -> None:
    found = reading(RISING, 60, confidence=confidence)
    assert (found.calculated, found.stated, found.status) == (Status.ON_TRACK, status, status)
    assert reading(RISING, 20, confidence=9).status is Status.OFF_TRACK


def test_before_fifteen_percent_of_the_cycle_nothing_is_told() -> None:
    assert reading(RISING, 20, confidence=1, now=replace(HALF, elapsed=0.14)).status is Status.TOO_EARLY
    assert reading(RISING, 20, now=replace(HALF, elapsed=0.15)).status is Status.AT_RISK


def test_a_value_older_than_fourteen_days_is_no_news() -> None:
    old = HALF.as_of - timedelta(days=14)
    assert reading(RISING, 60, day=old).status is Status.ON_TRACK
    assert reading(RISING, 60, day=old - timedelta(days=1)).status is Status.NO_NEWS


def test_without_any_value_the_current_one_is_the_baseline_until_it_is_no_news() -> None:
    early = Moment(FIRST + timedelta(days=14), FIRST, 0.2)
    assert read_one(RISING, [], early).current == 20
    assert read_one(RISING, [], early).status is Status.AT_RISK
    assert read_one(RISING, [], replace(early, as_of=FIRST + timedelta(days=15))).status is Status.NO_NEWS


def test_two_values_of_one_day_count_as_their_mean() -> None:
    both = [CheckIn("k1", YESTERDAY, 30, 6), CheckIn("k1", YESTERDAY, 50, 9)]
    found = read_one(RISING, both, HALF)
    assert (found.current, found.confidence) == (40, 8)


def test_the_late_curve_expects_less_in_the_middle() -> None:
    assert replace(HALF, settings=ProgressSettings(curve=2)).expected == 0.25


def test_working_days_that_are_over_make_the_elapsed_share() -> None:
    days = tuple(FIRST + timedelta(days=number) for number in range(4))
    assert [elapsed_share(days, day) for day in (FIRST, days[2], FIRST + timedelta(days=9))] == [0.0, 0.5, 1.0]
    assert elapsed_share((), FIRST) == 0.0
    assert moment(workshop(), days[2], days).expected == 0.5


def test_several_readings_sum_up_to_their_mean_and_the_weakest_status() -> None:
    summed = summarise([reading(RISING, 80), reading(RISING, 20), reading(replace(RISING, baseline=None), 20)])
    assert (summed.count, summed.progress, summed.status) == (3, 0.5, Status.OFF_TRACK)
    assert summarise([]).status is None


def test_on_the_first_day_every_key_result_is_read_and_none_is_judged() -> None:
    readings = first_readings(okras(), workshop())
    assert {key_result.id for _, _, key_result in okras().walk()} == set(readings)
    assert {reading.status for reading in readings.values()} == {Status.TOO_EARLY, Status.NO_BASELINE}
    assert {reading.expected for reading in readings.values()} == {0.0}


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_progress_never_fails_and_is_shown_between_0_and_1(baseline: float, target: float, value: float) -> None:
    found = reading(replace(RISING, baseline=baseline, target=target), value)
    assert found.shown is None or 0 <= found.shown <= 1
