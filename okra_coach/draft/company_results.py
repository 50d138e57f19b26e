"""Which of the teams' key results measure an objective of the company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.links import CompanyAim, meaning
from okra_coach.draft.measures import Measure
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.themes import ABOUT
from okra_coach.model.okra import KeyResult, Objective

_MOST_RESULTS = 3
_MOST_OF_A_TEAM = 2
_MEASURES = 0.9
_FEWEST_RESULTS = 2


def with_key_results(aims: Sequence[CompanyAim], teams: Sequence[TeamDraft], lexicon: Lexicon) -> tuple[Objective, ...]:
    """The teams' key results that measure each objective, the best supported first, each in one place only.

    Where fewer than two do, nearly fitting ones and those of teams that work for the objective are added.
    """
    pool = [(result, measure, team) for team in teams for result, measure in _measured(team)]
    near: dict[str, list[tuple[float, KeyResult]]] = {aim.objective.id: [] for aim in aims}
    for result, measure, _ in pool:
        best = max(aims, key=lambda aim: _nearness(measure, aim, lexicon), default=None)
        if best is not None and (nearness := _nearness(measure, best, lexicon)) >= _MEASURES:
            near[best.objective.id].append((nearness + _backing(measure, best), result))
    taken = {result.id for found in near.values() for _, result in found}
    for aim in aims:
        found = near[aim.objective.id]
        spare = [
            (_nearness(measure, aim, lexicon) + _backing(measure, aim) - 2, result)
            for result, measure, team in pool
            if result.id not in taken and (_serves(team, aim) or _nearness(measure, aim, lexicon) >= ABOUT)
        ]
        added = sorted(spare, key=lambda pair: -pair[0])[: max(_FEWEST_RESULTS - len(found), 0)]
        taken |= {result.id for _, result in added}
        found += added
    most = {team.okras.owner: max(1, min(_MOST_OF_A_TEAM, len(team.measures) - 1)) for team in teams}
    return tuple(_filled(aim.objective, near[aim.objective.id], most) for aim in aims)


def _measured(team: TeamDraft) -> list[tuple[KeyResult, Measure]]:
    measures = dict(team.measures)
    return [(result, measures[result.id]) for result in team.okras.key_results]


def _nearness(measure: Measure, aim: CompanyAim, lexicon: Lexicon) -> float:
    return aim.theme.near(measure.stems) + 0.3 * len(measure.stems & meaning(aim.objective, lexicon))


def _backing(measure: Measure, aim: CompanyAim) -> float:
    """How many name the measure, which share of them voted for the theme, and whether somebody named it first."""
    people = {mention.response for mention in measure.mentions}
    first = any(mention.slot == "team.measure1" for mention in measure.mentions)
    return len(people & aim.theme.voters) / len(people) + measure.people / 3 + (0.3 if first else 0.0)


def _serves(team: TeamDraft, aim: CompanyAim) -> bool:
    return any(aim.objective.id in objective.supports for objective in team.okras.objectives)


def _filled(objective: Objective, found: Sequence[tuple[float, KeyResult]], most: Mapping[str, int]) -> Objective:
    """The best first, and not all of one team's: the company's objective is more than a copy of that team's."""
    ranked: list[KeyResult] = []
    for _, result in sorted(found, key=lambda pair: -pair[0]):
        team = result.id.split(".", 1)[0]
        if sum(other.id.startswith(f"{team}.") for other in ranked) < most[team]:
            ranked.append(result)
    results = tuple(
        replace(result, id=f"{objective.id}.k{n}", actions=()) for n, result in enumerate(ranked[:_MOST_RESULTS], 1)
    )
    return replace(objective, key_results=results)
