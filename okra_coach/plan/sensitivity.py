"""Which places in the plan hang on the weights of the readiness score: halves and doubles each weight in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from okra_coach.model.insights import Criterion, Readiness
from okra_coach.plan.candidates import Candidate

FACTORS = (0.5, 2.0)
MOST_TEAMS = 150
"""Above this the answer would name half the company and help nobody."""

Schedule = Callable[[tuple[Candidate, ...]], dict[str, int]]


def unsteady_teams(teams: Sequence[Candidate], schedule: Schedule) -> tuple[str, ...]:
    """Ids of the teams that would start in another wave if one weight were half or twice as large."""
    if len(teams) > MOST_TEAMS:
        return ()
    usual = schedule(tuple(teams))
    names = {criterion.id for team in teams if team.readiness for criterion in team.readiness.criteria}
    moved: set[str] = set()
    for name in sorted(names):
        for factor in FACTORS:
            other = schedule(tuple(sorted((_reweighed(team, name, factor) for team in teams), key=lambda t: t.rank)))
            moved |= {team for team, wave in other.items() if wave != usual[team]}
    return tuple(team.team.id for team in teams if team.team.id in moved)


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
