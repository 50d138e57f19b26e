from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.team_bonus import TeamBonus, funding, payout, pot, team_score

SETTINGS = TeamBonus(enabled=True, first_cycle=False)
SCORES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("score", "paid"),
    [(0.0, 0.0), (0.3, 0.0), (0.5, 0.5), (0.62, 0.8), (0.7, 1.0), (0.85, 1.1), (1.0, 1.2), (1.4, 1.2)],
)
def test_the_curve_pays(score: float, paid: float) -> None:
    assert payout(score, SETTINGS) == pytest.approx(paid)


@given(SCORES, SCORES)
def test_a_better_score_never_pays_less_and_a_small_step_never_much_more(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert payout(low, SETTINGS) <= payout(high, SETTINGS) + 1e-12
    assert payout(high, SETTINGS) - payout(low, SETTINGS) <= 2.5 * (high - low) + 1e-9


@pytest.mark.parametrize(("result", "share"), [(0, 0.0), (80, 0.0), (90, 0.5), (100, 1.0), (130, 1.0)])
def test_the_company_funds(result: float, share: float) -> None:
    assert funding(replace(SETTINGS, company_result=result)) == pytest.approx(share)


def test_a_first_cycle_pays_nothing() -> None:
    assert pot(100_000, 0.9, 1.0, replace(SETTINGS, first_cycle=True)) == 0.0


@given(st.floats(0, 1e7), SCORES, SCORES)
def test_no_pot_is_more_than_the_percentage_at_its_most(pay: float, score: float, time: float) -> None:
    assert 0 <= pot(pay, score, time, SETTINGS) <= pay * 0.05 * 1.2 + 1e-6


def test_what_nobody_knows_is_not_counted_as_nothing() -> None:
    assert team_score([0.4, None, 0.8]) == pytest.approx(0.6)
    assert team_score([None]) is None
