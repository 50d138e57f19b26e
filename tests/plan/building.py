"""Workshops, readiness and OKR+As of many teams in one line each, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from okra_coach.model.insights import Insights, Participation, Readiness
from okra_coach.model.okra import KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.rollout import Placement, Rollout
from okra_coach.model.workshop import Coach, Cycle, DateRange, RolloutSettings, Team, TeamKind, Workshop
from okra_coach.plan.rollout import plan
from okra_coach.words import load_words
from tests import material

TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}


def team(name: str, kind: TeamKind, size: int = 8, lead: str = "Lead", ends: date | None = None) -> Team:
    """A team whose id is its name in lower case."""
    return Team(name.lower(), name, kind, size, lead, ends=ends)


def workshop(teams: Sequence[Team], coaches: int = 3, **settings: object) -> Workshop:
    """A British quarter with a blackout before Chinese New Year and one around Easter."""
    return replace(
        material.workshop(),
        teams=tuple(teams),
        subdivision="ENG",
        day=date(2027, 1, 12),
        coaches=tuple(Coach(f"Coach {n}", hours_a_week=8.0) for n in range(coaches)),
        rollout=replace(RolloutSettings(), **settings),  # type: ignore[arg-type]
        cycle=Cycle(
            "Q1 2027",
            date(2027, 1, 18),
            date(2027, 4, 9),
            mid_review=date(2027, 2, 24),
            retrospective=date(2027, 4, 8),
            blackouts=(
                DateRange(date(2027, 2, 1), date(2027, 2, 5), "Chinese New Year"),
                DateRange(date(2027, 3, 29), date(2027, 4, 2), "financial year end"),
            ),
        ),
    )


def insights(teams: Sequence[Team], scores: Mapping[str, float] | None = None) -> Insights:
    """Every team fully known; 50 unless its score is given."""
    known = scores or {}
    ready = (Readiness(t.id, t.kind, TIERS[t.kind], s := known.get(t.id, 50.0), s, s, 100) for t in teams)
    return Insights(Participation(30, 40, {t.id: 6 for t in teams}), readiness=tuple(ready))


def book(teams: Sequence[Team], needs: Mapping[str, tuple[str, ...]] | None = None) -> OkraBook:
    """One key result with a baseline for every team."""
    return OkraBook(tuple(_set(t, (needs or {}).get(t.id, ())) for t in teams))


def planned(
    described: Workshop,
    scores: Mapping[str, float] | None = None,
    needs: Mapping[str, tuple[str, ...]] | None = None,
    previous: Sequence[Placement] = (),
    okras: OkraBook | None = None,
) -> Rollout:
    """The rollout of a workshop."""
    before = Rollout(tuple(previous)) if previous else None
    return plan(
        described,
        insights(described.teams, scores),
        okras or book(described.teams, needs),
        before,
        load_words("en"),
    )


def _set(t: Team, needs: tuple[str, ...]) -> OkraSet:
    key_result = KeyResult(f"{t.id}.o1.k1", "Days to invoice", "days", baseline=9)
    return OkraSet(t.id, t.name, (Objective(f"{t.id}.o1", "Faster", key_results=(key_result,)),), depends_on=needs)
