"""Scores at the close: bounds, order, and what has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, Objective, OkraSet
from okra_coach.model.progress import CheckIn, Reading
from okra_coach.model.scores import Mark, Score, Unscored
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.track.progress import Moment, read_one
from okra_coach.track.scores import mark_of, score, team_scores

DAY = date(2027, 4, 9)
OURS = TrackingSettings()
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


def line(baseline: float | None = 0, target: float | None = 10, own: str = "a.o1.k1", **other: object) -> KeyResult:
    return KeyResult(own, "Bookings", baseline=baseline, target=target, **other)  # type: ignore[arg-type]


def read(one: KeyResult, *values: float) -> Reading:
    heard = [CheckIn(one.id, DAY, value) for value in values[-1:]]
    heard += [CheckIn(one.id, date(2027, 2, number + 1), value) for number, value in enumerate(values[:-1])]
    return read_one(one, heard, Moment(DAY, date(2027, 1, 18), 1.0))


def scored(one: KeyResult, *values: float) -> Score:
    return score(one, read(one, *values), OURS)


@pytest.mark.parametrize(
    ("value", "mark"), [(10, Mark.MET), (12, Mark.MET), (9.99, Mark.MISSED), (8, Mark.MISSED), (-3, Mark.MISSED)]
)
def test_a_committed_key_result_is_met_as_a_whole_or_missed(value: float, mark: Mark) -> None:
    assert scored(line(), value).mark is mark


@pytest.mark.parametrize(
    ("value", "mark"),
    [(3.999, Mark.RED), (4, Mark.AMBER), (6.999, Mark.AMBER), (7, Mark.GREEN), (11, Mark.GREEN), (-1, Mark.RED)],
)
def test_an_aspirational_one_has_bands_without_rounding(value: float, mark: Mark) -> None:
    assert scored(line(stretch=True), value).mark is mark


def test_a_decrease_is_scored_as_an_increase_is() -> None:
    assert scored(line(8, 4), 6).value == pytest.approx(0.5)
    assert scored(line(8, 4), 4).mark is Mark.MET


def test_a_band_is_scored_by_the_share_of_values_inside() -> None:
    band = line(None, None, direction=Direction.KEEP, low=2, high=4)

    assert scored(band, 3, 5, 3, 3).value == pytest.approx(0.75)
    assert scored(band, 2, 4).mark is Mark.MET


def test_what_went_beyond_stays_known() -> None:
    assert (scored(line(), 13).value, scored(line(), 13).raw) == (1.0, 1.3)
    assert (scored(line(), -2).value, scored(line(), -2).raw) == (0.0, -0.2)


@pytest.mark.parametrize(
    ("one", "values", "reason"),
    [
        (line(None), (5.0,), Unscored.NO_BASELINE),
        (line(target=None), (5.0,), Unscored.NO_TARGET),
        (line(3, 3), (5.0,), Unscored.NO_DISTANCE),
        (line(direction=Direction.KEEP), (5.0,), Unscored.NO_BAND),
        (line(), (), Unscored.NO_VALUE),
        (line(direction=Direction.KEEP, high=4), (), Unscored.NO_VALUE),
    ],
)
def test_what_cannot_be_scored_says_why(one: KeyResult, values: tuple[float, ...], reason: Unscored) -> None:
    found = scored(one, *values)

    assert (found.value, found.mark, found.unscored) == (None, None, reason)


@given(NUMBERS, NUMBERS, st.lists(NUMBERS, min_size=1, max_size=5), st.booleans())
def test_every_score_lies_between_0_and_1_and_fits_its_mark(
    baseline: float, target: float, values: list[float], stretch: bool
) -> None:
    found = scored(line(baseline, target, stretch=stretch), *values)

    assert (found.value is None) == (found.unscored is not None) == (found.mark is None)
    assert found.value is None or 0.0 <= found.value <= 1.0
    assert found.mark is None or (found.mark in (Mark.MET, Mark.MISSED)) != stretch


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.booleans())
def test_a_value_nearer_to_the_target_never_scores_less(
    baseline: float, target: float, one: float, other: float, stretch: bool
) -> None:
    order = [Mark.RED, Mark.MISSED, Mark.AMBER, Mark.GREEN, Mark.MET]
    near, far = sorted((one, other), reverse=target > baseline)
    better, worse = (scored(line(baseline, target, stretch=stretch), value) for value in (near, far))

    if better.value is not None and worse.value is not None and better.mark and worse.mark:
        assert better.value >= worse.value
        assert order.index(better.mark) >= order.index(worse.mark)


@given(st.floats(0, 1), st.booleans(), st.floats(0, 100), st.floats(0, 100))
def test_bands_are_where_the_settings_say(value: float, stretch: bool, one: float, other: float) -> None:
    low, high = sorted((one, other))
    mark = mark_of(value, replace(OURS, score_amber=low, score_green=high), stretch=stretch)

    assert mark in ((Mark.RED, Mark.AMBER, Mark.GREEN) if stretch else (Mark.MET, Mark.MISSED))
    assert (mark is Mark.GREEN) == (stretch and value * 100 >= high)


@given(st.lists(st.none() | st.floats(-5, 15), min_size=1, max_size=6))
def test_objective_and_team_are_means_of_what_has_a_score_beside_the_weakest(values: list[float | None]) -> None:
    results = tuple(line(own=f"a.o1.k{number}") for number in range(len(values)))
    okras = OkraSet("a", "A", (Objective("a.o1", "Better", key_results=results),))
    told = {one.id: read(one, *(() if value is None else (value,))) for one, value in zip(results, values, strict=True)}
    (team,) = team_scores([okras], told, OURS)
    known = [found.value for found in team.lines if found.value is not None]

    assert team.value == team.objectives[0].value
    if not known:
        assert (team.value, team.weakest) == (None, None)
        return
    assert team.value is not None
    assert team.weakest is not None
    assert min(known) - 1e-12 <= team.value <= max(known) + 1e-12
    assert team.weakest.value == min(known)
