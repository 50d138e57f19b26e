"""A team bonus as a discussion model: how much a team's pot would be, never what a person gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from okra_coach.model.okra import KeyResult

SMALLEST_POT = 2
"""The pot of one person would be that person's pay; nothing is computed for it."""
SUSPICIOUS = 0.9
"""When every team reaches so much, targets are rather too soft than all teams splendid."""


@dataclass(frozen=True, slots=True)
class TeamBonus:
    """The settings; off by default, and every number ours.

    Percentages are 0-100 (`most_payout` more), team scores 0-1. `base_pay` maps a team's id to the pay of the whole
    team in one cycle. In a `first_cycle` nothing is paid.
    """

    enabled: bool = False
    percent: float = 5.0
    first_cycle: bool = True
    company_result: float = 100.0
    funding_from: float = 80.0
    funding_full_at: float = 100.0
    payout_from: float = 0.3
    full_payout_at: float = 0.7
    most_payout: float = 120.0
    fewest_people: int = 4
    base_pay: Mapping[str, float] = field(default_factory=dict)


def counts(key_result: KeyResult) -> bool:
    """Only what was committed; a stretch that is paid for is no stretch."""
    return not key_result.stretch


def team_score(progress: Sequence[float | None]) -> float | None:
    """The mean of what is known, each between 0 and 1; None where nothing is."""
    known = [value for value in progress if value is not None]
    return fmean(known) if known else None


def payout(score: float, settings: TeamBonus) -> float:
    """Which share of the pot a score pays: nothing up to the first point, then two straight lines, no steps."""
    low, full, most = settings.payout_from, settings.full_payout_at, settings.most_payout / 100
    if score <= low:
        return 0.0
    if score <= full:
        return (score - low) / (full - low)
    return 1 + (most - 1) * (min(score, 1.0) - full) / (1 - full)


def funding(settings: TeamBonus) -> float:
    """Which share of the pots the company's result pays for: nothing up to the gate, then a straight line."""
    low, full, result = settings.funding_from, settings.funding_full_at, settings.company_result
    if result >= full:
        return 1.0
    return max((result - low) / (full - low), 0.0) if full > low else 0.0


def rate(score: float, working_time: float, settings: TeamBonus) -> float:
    """The pot as a share of the team's base pay; `working_time` is the share of the cycle that the team took part."""
    return settings.percent / 100 * funding(settings) * payout(score, settings) * working_time


def pot(base_pay: float, score: float, working_time: float, settings: TeamBonus) -> float:
    """The team's pot; nothing in a first cycle, as nobody knows yet which targets are fair."""
    return 0.0 if settings.first_cycle else base_pay * rate(score, working_time, settings)
