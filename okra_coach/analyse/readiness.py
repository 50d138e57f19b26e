"""How ready each team is to start: its tier from the kind of work, then a score within the tier.

Weights and tiers are settings; what is hidden or was not answered is unknown, which lowers the coverage and widens
the range but never the score. It is made from what the wall lets through, never from answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from okra_coach.analyse.levels import CAPACITY, CHECK_INS, KIND, MEASURE, THEMES
from okra_coach.analyse.readiness_words import (
    NAMES,
    UNKNOWN,
    of_kind,
    of_measures,
    of_priorities,
    of_rhythm,
    of_room,
    of_scale,
)
from okra_coach.model.insights import Criterion, Readiness, ScaleResult
from okra_coach.model.rollout_settings import TierSettings
from okra_coach.model.shown import Figures
from okra_coach.model.workshop import RolloutSettings, Team, TeamKind

_TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}
_KIND_LEVELS = {TeamKind.PROJECT: 4.0, TeamKind.RESULT: 4.0, TeamKind.CENTRAL: 2.0, TeamKind.DAILY: 0.0}
_NOTHING, _DEFAULTS = Figures(), RolloutSettings()
_SCALES = {
    "decide": ("work.decide", 1, 5),
    "safety": ("work.speak_up", 2, 4),
    "backing": ("work.backing", 1, 5),
}
"""Criterion → its question, and the means that count as 0 and as 4."""
_LEVELS = {
    "measurability": (MEASURE, of_measures),
    "priorities": (THEMES, of_priorities),
    "rhythm": (CHECK_INS, of_rhythm),
    "room": (CAPACITY, of_room),
}

Told = Mapping[str, Figures]
"""Question id → what may be told of it."""
Level = tuple[float | None, str]


def readiness(team: Team, told: Told, settings: RolloutSettings = _DEFAULTS) -> Readiness:
    """One team's tier and score, each criterion with what it rests on."""
    criteria = tuple(
        Criterion(name, weight, *_found(name, team, told), NAMES[name])
        for name, weight in asdict(settings.weights).items()
    )
    score, low, high, coverage = _score(criteria)
    return Readiness(
        team.id, team.kind, _tier(team, settings.tiers), score, low, high, coverage, criteria, _is_disputed(team, told)
    )


def _tier(team: Team, tiers: TierSettings) -> int:
    """By the share of project work where workshop.yaml gives it, else by the kind; never by a vote of the team."""
    if team.project_share is None:
        return _TIERS[team.kind]
    if team.project_share >= tiers.project_from:
        return 1
    return 2 if team.project_share >= tiers.mixed_from else 3


def _score(criteria: Sequence[Criterion]) -> tuple[float | None, float, float, int]:
    known = [criterion for criterion in criteria if criterion.level is not None]
    covered = sum(criterion.weight for criterion in known)
    points = sum(criterion.weight * (criterion.level or 0.0) / 4 for criterion in known)
    whole = sum(criterion.weight for criterion in criteria) or 1
    low = round(100 * points / whole, 1)
    high = round(100 * (points + whole - covered) / whole, 1)
    return (round(100 * points / covered, 1) if covered else None, low, high, round(100 * covered / whole))


def _found(name: str, team: Team, told: Told) -> Level:
    if name == "result_orientation":
        return _result_orientation(team, told)
    return _scale(name, team, told) if name in _SCALES else _level(name, team, told)


def _level(name: str, team: Team, told: Told) -> Level:
    question, in_words = _LEVELS[name]
    found = told.get(question, _NOTHING).levels.get(team.id)
    return (found[0], in_words(*found)) if found else (None, UNKNOWN)


def _scale(name: str, team: Team, told: Told) -> Level:
    """The middle of the team's step on 0-4."""
    question, low, high = _SCALES[name]
    result = _result(question, team, told)
    return (None, UNKNOWN) if result is None else (_placed(result, low, high), of_scale(name, result))


def _result_orientation(team: Team, told: Told) -> Level:
    """The kind of work counts two thirds, whether its results are seen within weeks one third."""
    kind = _KIND_LEVELS[team.kind] if team.project_share is None else 4 * team.project_share / 100
    seen = _result("work.results_visible", team, told)
    evidence = of_kind(team, seen, is_disputed=_is_disputed(team, told))
    return kind if seen is None else round((2 * kind + _placed(seen, 1, 5)) / 3, 2), evidence


def _result(question: str, team: Team, told: Told) -> ScaleResult | None:
    results = told.get(question, _NOTHING).scales
    return next((result for result in results if result.group == team.id and result.about is not None), None)


def _placed(result: ScaleResult, low: float, high: float) -> float:
    return round(min(max(4 * ((result.about or 0.0) - low) / (high - low), 0.0), 4.0), 2)


def _is_disputed(team: Team, told: Told) -> bool:
    return team.id in told.get(KIND, _NOTHING).disputed
