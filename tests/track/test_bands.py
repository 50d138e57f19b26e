from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.check_in import HealthNews
from okra_coach.model.health import Band, HealthState
from okra_coach.track.bands import health_state, read_band, read_health
from tests.material import material


@pytest.mark.parametrize(
    ("text", "unit", "language", "band"),
    [
        ("at least 95 %", "%", "en", Band(95)),
        ("at most 12", "", "en", Band(high=12)),
        ("< 800ms", "", "en", Band(high=800)),
        ("mustn't fall below 1,900 while people learn", "", "en", Band(1900)),
        ("should stay above 80", "", "en", Band(80)),
        ("must not rise above 4.5", "", "en", Band(high=4.5)),
        ("3–5 days", "days", "en", Band(3, 5)),
        ("between -5 and 5", "", "en", Band(-5, 5)),
        ("mindestens 1.900 Stück", "", "de", Band(1900)),
        ("unter 4,5 Tage", "Tage", "de", Band(high=4.5)),
        ("nicht unter 90 %", "%", "de", Band(90)),
        ("nicht über 90 %", "%", "de", Band(high=90)),
        ("không quá 3 ngày", "ngày", "vi", Band(high=3)),
        ("không dưới 3 ngày", "ngày", "vi", Band(3)),
    ],
)
def test_a_band_is_read_as_it_is_said(text: str, unit: str, language: str, band: Band) -> None:
    assert read_band(text, unit, language) == band


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (None, ""),
        ("", ""),
        ("as it is", ""),
        ("95", "%"),
        ("at least 95 %", "hours"),
        ("under 24 hours", "days"),
        ("at least 95 % of deliveries within 24 hours", "%"),
        ("at least 10k", ""),
        ("above 1.900", ""),
        ("20–10", ""),
        ("at least 90 by 2027", ""),
        ("alarm when below 90", ""),
        ("without falling below 90", ""),
        ("at most 5 below plan", ""),
    ],
)
def test_a_band_that_may_mean_something_else_is_not_read(text: str | None, unit: str) -> None:
    assert read_band(text, unit) is None


@given(st.integers(-9999, 9999), st.sampled_from(("at least", "at most", "under", "not below")))
def test_any_whole_number_with_one_side_is_a_band(number: int, side: str) -> None:
    band = read_band(f"{side} {number}")
    assert band == (Band(number) if side in ("at least", "not below") else Band(high=number))


@pytest.mark.parametrize(
    ("value", "inside", "band", "state"),
    [
        (None, None, Band(1), HealthState.UNTOLD),
        (5.0, None, None, HealthState.UNTOLD),
        (5.0, None, Band(5, 9), HealthState.KEPT),
        (4.9, None, Band(5, 9), HealthState.BROKEN),
        (4.9, True, Band(5, 9), HealthState.BROKEN),
        (5.0, False, Band(5, 9), HealthState.BROKEN),
        (None, True, None, HealthState.KEPT),
    ],
)
def test_a_band_is_broken_when_a_number_or_a_person_says_so(
    value: float | None, inside: bool | None, band: Band | None, state: HealthState
) -> None:
    assert health_state(value, inside, band) is state


def test_every_health_measure_is_read_with_its_latest_news() -> None:
    book = material().okras
    news = {"patient-journey.h1": HealthNews("patient-journey.h1", value=13.0)}
    assert read_health(book, {}, "en")["patient-journey.h1"].state is HealthState.UNTOLD
    assert read_health(book, news, "en")["patient-journey.h1"].state is HealthState.BROKEN
