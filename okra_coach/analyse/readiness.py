"""How ready each team is to start: its tier from the kind of work, then a score within the tier.

Weights are our defaults from the method page; what is hidden or was not answered is unknown, which lowers the
coverage and widens the range but never the score. It is made from what the wall lets through, never from answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okra_coach.analyse.levels import CAPACITY, CHECK_INS, KIND, MEASURE, THEMES
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.model.shown import Figures
from okra_coach.model.workshop import Team, TeamKind

_TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}
_KIND_LEVELS = {TeamKind.PROJECT: 4.0, TeamKind.RESULT: 4.0, TeamKind.CENTRAL: 2.0, TeamKind.DAILY: 0.0}
_NOTHING = Figures()

Told = Mapping[str, Figures]
"""Question id → what may be told of it."""
Level = tuple[float | None, str]
_UNKNOWN: Level = (None, "")


def readiness(team: Team, told: Told) -> Readiness:
    """One team's tier and score, each criterion with what it rests on."""
    criteria = tuple(
        Criterion(name, weight, level, evidence)
        for name, weight, (level, evidence) in (
            ("result_orientation", 25, _result_orientation(team, told)),
            ("measurability", 15, _level(team, told, MEASURE, "team.measure1_now")),
            ("priorities", 15, _level(team, told, THEMES)),
            ("decide", 15, _scale(team, told, "work.decide", low=1, high=5)),
            ("safety", 10, _scale(team, told, "work.speak_up", low=2, high=4)),
            ("rhythm", 10, _level(team, told, CHECK_INS)),
            ("room", 10, _level(team, told, CAPACITY)),
            ("backing", 0, _scale(team, told, "work.backing", low=1, high=5)),
        )
    )
    score, low, high, coverage = _score(criteria)
    is_disputed = team.id in told.get(KIND, _NOTHING).disputed
    return Readiness(team.id, team.kind, _TIERS[team.kind], score, low, high, coverage, criteria, is_disputed)


def _score(criteria: Sequence[Criterion]) -> tuple[float | None, float, float, int]:
    known = [criterion for criterion in criteria if criterion.level is not None]
    coverage = sum(criterion.weight for criterion in known)
    points = sum(criterion.weight * (criterion.level or 0.0) / 4 for criterion in known)
    whole = sum(criterion.weight for criterion in criteria)
    low = round(100 * points / whole, 1)
    high = round(100 * (points + whole - coverage) / whole, 1)
    return (round(100 * points / coverage, 1) if coverage else None, low, high, coverage)


def _level(team: Team, told: Told, question: str, rests_on: str = "") -> Level:
    found = told.get(question, _NOTHING).levels.get(team.id)
    return (found[0], f"{rests_on or question}, n={found[1]}") if found else _UNKNOWN


def _scale(team: Team, told: Told, question: str, low: float, high: float) -> Level:
    """The middle of the team's step on 0-4, where `low` is 0 and `high` is 4."""
    results = told.get(question, _NOTHING).scales
    found = next((result for result in results if result.group == team.id and result.about is not None), None)
    if found is None:
        return _UNKNOWN
    return _within(4 * ((found.about or 0.0) - low) / (high - low)), f"{question}, n={found.n}"


def _result_orientation(team: Team, told: Told) -> Level:
    """The kind of work counts two thirds, whether its results are seen within weeks one third."""
    kind = _KIND_LEVELS[team.kind]
    seen, because = _scale(team, told, "work.results_visible", low=1, high=5)
    if seen is None:
        return kind, "workshop.yaml"
    return round((2 * kind + seen) / 3, 2), f"workshop.yaml, {because}"


def _within(level: float) -> float:
    return round(min(max(level, 0.0), 4.0), 2)
