"""Which places in the plan hang on the weights of the readiness score: halves and doubles each weight in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from okra_coach.model.insights import Criterion, Readiness
from okra_coach.plan.candidates import Candidate

FACTORS = (0.5, 2.0)
MOST_TEAMS = 150
"""Above this the answer would name half the company and help nobody."""

Schedule = Callable[[tuple[Candidate, ...]], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Shift:
    """A team that would start in another wave if one weight were half or twice as large; waves by number."""

    team: str
    criterion: str
    factor: float
    usual: int
    other: int


def shifts(teams: Sequence[Candidate], schedule: Schedule) -> tuple[Shift, ...]:
    """All of them, weight by weight; teams in order of their rank."""
    if len(teams) > MOST_TEAMS:
        return ()
    usual = schedule(tuple(teams))
    names = {one.id: one.name or one.id for team in teams if team.readiness for one in team.readiness.criteria}
    return tuple(
        Shift(team.team.id, names[name], factor, usual[team.team.id], other[team.team.id])
        for name in sorted(names)
        for factor in FACTORS
        for other in (schedule(_reranked(teams, name, factor)),)
        for team in teams
        if other[team.team.id] != usual[team.team.id]
    )


def _reranked(teams: Sequence[Candidate], name: str, factor: float) -> tuple[Candidate, ...]:
    return tuple(sorted((_reweighed(team, name, factor) for team in teams), key=lambda team: team.rank))


def _reweighed(candidate: Candidate, name: str, factor: float) -> Candidate:
    ready = candidate.readiness
    if ready is None or not ready.criteria:
        return candidate
    return replace(candidate, readiness=_rescored(ready, name, factor))


def _rescored(ready: Readiness, name: str, factor: float) -> Readiness:
    weights = [_weight(criterion, name, factor) for criterion in ready.criteria]
    known = [
        (weight, criterion.level)
        for weight, criterion in zip(weights, ready.criteria, strict=True)
        if criterion.level is not None
    ]
    whole = sum(weights) or 1.0
    points = sum(weight * level / 4 for weight, level in known)
    unknown = whole - sum(weight for weight, _ in known)
    return replace(ready, low=round(100 * points / whole, 1), high=round(100 * (points + unknown) / whole, 1))


def _weight(criterion: Criterion, name: str, factor: float) -> float:
    return criterion.weight * (factor if criterion.id == name else 1.0)
