"""Which of the teams' key results measure an objective of the company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.links import CompanyAim, meaning
from okra_coach.draft.measures import Measure
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.themes import ABOUT
from okra_coach.model.okra import KeyResult, Objective

_MOST_RESULTS = 3
_MOST_OF_A_TEAM = 2
_MEASURES = 0.9
_SERVING, _HEARD = 0.6, 0.5
_FEWEST_RESULTS = 2


def with_key_results(
    aims: Sequence[CompanyAim], teams: Sequence[TeamDraft], lexicon: Lexicon, shelf: Shelf
) -> tuple[Objective, ...]:
    """The teams' key results that measure each objective, the best supported first, each in one place only.

    Those of an objective that serves the company's are nearer to it. Where fewer than two measure it, nearly fitting
    ones and others of teams that work for it are added.
    """
    pool = [(result, measure, team) for team in teams for result, measure in _measured(team)]

    def nearness(result: KeyResult, measure: Measure, team: TeamDraft, aim: CompanyAim) -> float:
        heard = _is_voted(measure, aim) and not aim.theme.playbooks.isdisjoint(shelf.heard(result.measure))
        serving = _serves(team, aim, result)
        return _nearness(measure, aim, lexicon) + (_SERVING if serving else 0.0) + (_HEARD if heard else 0.0)

    near: dict[str, list[tuple[float, KeyResult]]] = {aim.objective.id: [] for aim in aims}
    for result, measure, team in pool:
        best = max(aims, key=lambda aim: nearness(result, measure, team, aim), default=None)
        if best is not None and (found := nearness(result, measure, team, best)) >= _MEASURES:
            near[best.objective.id].append((found + _backing(measure, best), result))
    taken = {result.id for found_here in near.values() for _, result in found_here}
    for aim in aims:
        spare = [
            (nearness(result, measure, team, aim) + _backing(measure, aim) - 2, result)
            for result, measure, team in pool
            if result.id not in taken and (_serves(team, aim) or _nearness(measure, aim, lexicon) >= ABOUT)
        ]
        missing = max(_FEWEST_RESULTS - len(near[aim.objective.id]), 0)
        added = sorted(spare, key=lambda pair: -pair[0])[:missing]
        taken |= {result.id for _, result in added}
        near[aim.objective.id] += added
    most = {team.okras.owner: max(1, min(_MOST_OF_A_TEAM, len(team.measures) - 1)) for team in teams}
    return tuple(_filled(aim.objective, near[aim.objective.id], most) for aim in aims)


def _measured(team: TeamDraft) -> list[tuple[KeyResult, Measure]]:
    measures = dict(team.measures)
    return [(result, measures[result.id]) for result in team.okras.key_results]


def _nearness(measure: Measure, aim: CompanyAim, lexicon: Lexicon) -> float:
    return aim.theme.near(measure.stems) + 0.3 * len(measure.stems & meaning(aim.objective, lexicon))


def _is_voted(measure: Measure, aim: CompanyAim) -> bool:
    """Whether at least half of those who named the measure put the theme first."""
    people = {mention.response for mention in measure.mentions}
    return 2 * len(people & aim.theme.voters) >= len(people)


def _backing(measure: Measure, aim: CompanyAim) -> float:
    """How many name the measure, which share of them voted for the theme, and whether somebody named it first."""
    people = {mention.response for mention in measure.mentions}
    first = any(mention.slot == "team.measure1" for mention in measure.mentions)
    return len(people & aim.theme.voters) / len(people) + measure.people / 3 + (0.3 if first else 0.0)


def _serves(team: TeamDraft, aim: CompanyAim, result: KeyResult | None = None) -> bool:
    """Whether an objective of the team serves the company's; with a key result, whether its own objective does."""
    own = [o for o in team.okras.objectives if result is None or result.id.startswith(f"{o.id}.")]
    return any(aim.objective.id in objective.supports for objective in own)


def _filled(objective: Objective, found: Sequence[tuple[float, KeyResult]], most: Mapping[str, int]) -> Objective:
    """The best first, and not all of one team's, unless there would be only one.

    The company's objective is more than a copy of a team's; but one number tells too little of it.
    """
    ranked: list[KeyResult] = []
    left: list[KeyResult] = []
    for _, result in sorted(found, key=lambda pair: -pair[0]):
        team = result.id.split(".", 1)[0]
        is_enough = sum(other.id.startswith(f"{team}.") for other in ranked) >= most[team]
        (left if is_enough else ranked).append(result)
    ranked += left[: max(_FEWEST_RESULTS - len(ranked), 0)]
    results = tuple(
        replace(result, id=f"{objective.id}.k{n}", actions=()) for n, result in enumerate(ranked[:_MOST_RESULTS], 1)
    )
    return replace(objective, key_results=results)
