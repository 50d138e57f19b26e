"""A team's OKR+As from its people's aims, measures and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okra_coach.draft.actions import Line, lines_of
from okra_coach.draft.aims import Aim, customer, ranked_aims
from okra_coach.draft.alternatives import alternative
from okra_coach.draft.effects import with_effects
from okra_coach.draft.health import health_measures
from okra_coach.draft.homes import attach
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure, grouped, mentions_of
from okra_coach.draft.outputs import as_action
from okra_coach.draft.results import key_result, sorted_measures
from okra_coach.draft.shares import Share, shared_out
from okra_coach.draft.themes import ThemeSupport
from okra_coach.model.answers import Response
from okra_coach.model.insights import Insights
from okra_coach.model.okra import KeyResult, Objective, OkraSet
from okra_coach.model.workshop import Team, Workshop
from okra_coach.words import Words

_LEADERS = "leadership"


@dataclass(frozen=True)
class TeamDraft:
    """A team's set, and what could not become a line of it."""

    okras: OkraSet
    measures: tuple[tuple[str, Measure], ...]
    """Key result id → the answers behind it."""
    outputs: tuple[Measure, ...]
    unprovable: tuple[Measure, ...]
    homeless: tuple[Line, ...]
    needs: Mapping[str, int]
    """Other team → how many of this team's people need it; the lead counts twice."""
    aims: tuple[Aim, ...] = ()
    aside: tuple[Measure, ...] = ()
    """Aims that people named, the best first, and measures that became no key result of this draft."""


def draft_team(
    team: Team,
    responses: Sequence[Response],
    themes: Sequence[ThemeSupport],
    workshop: Workshop,
    insights: Insights,
    lexicon: Lexicon,
    words: Words,
) -> TeamDraft | None:
    """The team's draft; None when nobody in it named an aim. Leaders of the company do not speak for a team.

    `themes` are those that the company puts first.
    """
    own = [response for response in responses if response.role != _LEADERS]
    aims = ranked_aims(own, lexicon)
    if not aims:
        return None
    measures = grouped([mention for r in responses for mention in mentions_of(r, lexicon)], lexicon)
    kinds = sorted_measures(measures, insights, lexicon)
    shares = with_effects(shared_out(aims, kinds.results, themes, workshop, lexicon), kinds.results, lexicon)
    keyed = tuple(
        (f"{team.id}.o{n}.k{k}", measure)
        for n, (_, chosen) in enumerate(shares, 1)
        for k, measure in enumerate(chosen, 1)
    )
    results = [key_result(key, measure, team, lexicon) for key, measure in keyed]
    said = [line for r in own for line in lines_of(r, workshop, lexicon)]
    said += [line for output in kinds.outputs if (line := as_action(output, lexicon))]
    attached = attach(results, dict(keyed), said, lexicon)
    objectives = _objectives(team, shares, aims, attached.key_results, responses, lexicon)
    needs = _needs(own, team)
    okras = OkraSet(
        owner=team.id,
        name=team.name,
        objectives=objectives,
        health_measures=health_measures(
            team.id, kinds.kept, kinds.unprovable, own, [measure for _, measure in keyed], lexicon, words
        ),
        depends_on=tuple(other for other, count in needs.items() if count >= 2),
    )
    kept = [measure for _, measure in keyed]
    aside = tuple(measure for measure in kinds.results if measure not in kept)
    return TeamDraft(okras, keyed, kinds.outputs, kinds.unprovable, attached.homeless, needs, tuple(aims), aside)


def _objectives(
    team: Team,
    shares: Sequence[Share],
    aims: Sequence[Aim],
    results: Sequence[KeyResult],
    responses: Sequence[Response],
    lexicon: Lexicon,
) -> tuple[Objective, ...]:
    """The team's objectives with their key results; no wording stands twice."""
    taken = [aim for aim, _ in shares]
    objectives = []
    for n, (aim, measures) in enumerate(shares, 1):
        other = alternative(aim, measures, taken, aims, responses, lexicon)
        taken += [other] if other else []
        objectives.append(_objective(f"{team.id}.o{n}", aim, other, results, responses, lexicon))
    return tuple(objectives)


def _objective(
    key: str, aim: Aim, other: Aim | None, results: Sequence[KeyResult], responses: Sequence[Response], lexicon: Lexicon
) -> Objective:
    """For whom it is, its author knows first."""
    own = [response for response in responses if response.role != _LEADERS]
    return Objective(
        id=key,
        text=aim.text,
        customer=customer(sorted(own, key=lambda r: (r.id != aim.response, r.role != "lead")), lexicon, aim.text),
        alternative=other.text if other else None,
        key_results=tuple(result for result in results if result.id.startswith(f"{key}.")),
        evidence=tuple(found.ref for found in (aim, other) if found),
    )


def _needs(own: Sequence[Response], team: Team) -> dict[str, int]:
    named: dict[str, int] = {}
    for response in own:
        value = response.value("team.depends_on")
        for other in value if isinstance(value, tuple) else ():
            if other != team.id:
                named[other] = named.get(other, 0) + (2 if response.role == "lead" else 1)
    return named
