from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.measure import converted

UNITS = ["seconds", "minutes", "hours", "working hours", "days", "working days", "weeks", "%", "GBP"]


@pytest.mark.parametrize(
    ("value", "unit", "into", "hours", "expected"),
    [
        (90, "minutes", "hours", None, 1.5),
        (90, "seconds", "minutes", None, 1.5),
        (2, "days", "working days", None, 2),
        (2, "weeks", "days", None, 14),
        (16, "hours", "days", None, None),
        (16, "hours", "days", 8.0, 2),
        (2, "working days", "hours", 7.5, 15),
        (2, "weeks", "working days", None, None),
        (2, "weeks", "working days", 8.0, 10),
        (5, "GBP", "EUR", 8.0, None),
        (5, "%", "days", 8.0, None),
        (3, "orders", "orders", None, 3),
    ],
)
def test_a_value_converts_within_its_kind_only(
    value: float, unit: str, into: str, hours: float | None, expected: float | None
) -> None:
    assert converted(value, unit, into, hours) == expected


@given(st.floats(-1e6, 1e6), st.sampled_from(UNITS), st.sampled_from(UNITS), st.none() | st.floats(1, 24))
def test_there_and_back_is_the_same_value(value: float, unit: str, into: str, hours: float | None) -> None:
    there = converted(value, unit, into, hours)
    if there is not None:
        assert converted(there, into, unit, hours) == pytest.approx(value)
