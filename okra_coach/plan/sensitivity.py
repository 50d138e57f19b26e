"""Which places in the plan hang on the weights of the readiness score: halves and doubles each weight in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from okra_coach.model.insights import Criterion, Readiness
from okra_coach.plan.candidates import Candidate

FACTORS = (0.5, 2.0)

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
    scores = [_Score(team.readiness) if team.readiness and team.readiness.criteria else None for team in teams]
    names = {one.id: one.name or one.id for score in scores if score for one in score.ready.counted}
    if not names:
        return ()
    usual = schedule(_ranked(teams, scores))
    return tuple(
        Shift(team.team.id, names[name], factor, usual[team.team.id], other[team.team.id])
        for name in sorted(names)
        for factor in FACTORS
        for other in (schedule(_ranked(teams, scores, name, factor)),)
        for team in teams
        if other[team.team.id] != usual[team.team.id]
    )


class _Score:
    """A readiness score taken apart, so that one weight can change without adding up all others again."""

    def __init__(self, ready: Readiness) -> None:
        self.ready = ready
        self._whole = sum(one.weight for one in ready.criteria)
        self._points = sum(_points(one) for one in ready.criteria)
        self._unknown = sum(_unknown(one) for one in ready.criteria)
        self._criteria = {one.id: one for one in ready.criteria}

    def with_weight(self, name: str, factor: float) -> Readiness:
        """The readiness if one criterion weighed so many times as much; "" is none."""
        one, more = self._criteria.get(name), factor - 1
        points, unknown, whole = self._points, self._unknown, float(self._whole)
        if one is not None:
            points, unknown = points + more * _points(one), unknown + more * _unknown(one)
            whole += more * one.weight
        low, high = 100 * points / (whole or 1.0), 100 * (points + unknown) / (whole or 1.0)
        return replace(self.ready, low=round(low, 1), high=round(high, 1))


def _points(one: Criterion) -> float:
    return one.weight * (one.level or 0.0) / 4


def _unknown(one: Criterion) -> float:
    return one.weight if one.level is None else 0.0


def _ranked(
    teams: Sequence[Candidate], scores: Sequence[_Score | None], name: str = "", factor: float = 1.0
) -> tuple[Candidate, ...]:
    reweighed = (
        replace(team, readiness=score.with_weight(name, factor)) if score else team
        for team, score in zip(teams, scores, strict=True)
    )
    return tuple(sorted(reweighed, key=lambda team: team.rank))
