"""A team's OKR+As from its people's aims, measures and actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.actions import Line, action, lines_of, merged
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import (
    Measure,
    agreed_baseline,
    chosen_target,
    direction_of,
    grouped,
    is_kept,
    mentions_of,
    unit_of,
)
from okra_coach.draft.text import capitalised, has_number, is_empty, plain_claim, tidy
from okra_coach.model.answers import MASK, Response
from okra_coach.model.insights import Insights
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, Objective, OkraSet
from okra_coach.model.workshop import Team, Workshop

_PARTS = re.compile(r";|\n|\.\s+(?=[A-ZÄÖÜĐ])")
_ASIDE = re.compile(r"\([^()]*\)")
_MOST_ACTIONS = 7
_MOST_HEALTH = 3


@dataclass(frozen=True)
class TeamDraft:
    """A team's set, and what could not become a line of it."""

    okras: OkraSet
    measures: tuple[tuple[str, Measure], ...]
    """Key result id → the answers behind it."""
    outputs: tuple[Measure, ...]
    unprovable: tuple[Measure, ...]
    unattached: bool


@dataclass(frozen=True)
class Aim:
    """One person's aim for the team."""

    response: str
    text: str
    points: float


def draft_team(
    team: Team, responses: Sequence[Response], workshop: Workshop, insights: Insights, lexicon: Lexicon
) -> TeamDraft | None:
    """The team's draft; None when nobody in it named an aim. Leaders of the company do not speak for a team."""
    own = [response for response in responses if response.role != "leadership"]
    aims = ranked_aims(own, lexicon)
    measures = grouped([mention for response in own for mention in mentions_of(response, lexicon)], lexicon)
    if not aims:
        return None
    results, outputs, kept, unprovable = _sorted_measures(measures, insights, lexicon)
    chosen = results[: workshop.drafts.key_results]
    keyed = tuple((f"{team.id}.o1.k{n}", measure) for n, measure in enumerate(chosen, 1))
    key_results = [key_result(key, measure, team, lexicon) for key, measure in keyed]
    actions = [line for response in own for line in lines_of(response, workshop, lexicon)]
    with_actions, unattached = _with_actions(key_results, dict(keyed), actions)
    objective = Objective(
        id=f"{team.id}.o1",
        text=aims[0].text,
        customer=_customer(own, lexicon),
        alternative=aims[1].text if len(aims) > 1 else None,
        key_results=tuple(with_actions),
        evidence=tuple(f"{aim.response}.team.aim" for aim in aims[:2]),
    )
    okras = OkraSet(
        owner=team.id,
        name=team.name,
        objectives=(objective,),
        health_measures=_health(team, kept, own, chosen, lexicon),
        depends_on=_depends_on(own, team),
    )
    return TeamDraft(okras, keyed, tuple(outputs), tuple(unprovable), unattached)


def ranked_aims(own: Sequence[Response], lexicon: Lexicon) -> list[Aim]:
    """The aims that can stand as an objective, the best first: a change for somebody, short, without a number."""
    aims = []
    for place, response in enumerate(own):
        said = response.text("team.aim")
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon)
        if claim is None or has_number(claim) or lexicon.says(claim, lexicon.own):
            continue
        aims.append(Aim(response.id, claim, _points(claim, response, lexicon) - place / 1000))
    ranked = sorted(aims, key=lambda aim: -aim.points)
    return [aim for aim in ranked if aim.points > 0]


def _points(claim: str, response: Response, lexicon: Lexicon) -> float:
    words = len(claim.split())
    return (
        (2.0 if response.role == "lead" else 0.0)
        + (2.0 if lexicon.stems(claim) & lexicon.customers else 0.0)
        + (1.0 if 5 <= words <= 13 else 0.0)
        + (0.5 if claim[0].isupper() and response.text("team.aim")[:1].isupper() else 0.0)
        - (4.0 if lexicon.says(claim, lexicon.weak_aim) else 0.0)
        + 0.5
    )


def _sorted_measures(
    measures: Sequence[Measure], insights: Insights, lexicon: Lexicon
) -> tuple[list[Measure], list[Measure], list[Measure], list[Measure]]:
    """Results to aim at, outputs, values to keep, and scores whose change the sample could not show."""
    results, outputs, kept, unprovable = [], [], [], []
    for measure in measures:
        if lexicon.says(measure.name, lexicon.own) or MASK in measure.name:
            continue
        if lexicon.says(measure.name, lexicon.output):
            outputs.append(measure)
        elif all(is_kept(mention, lexicon) for mention in measure.mentions):
            kept.append(measure)
        elif _is_unprovable(measure, insights):
            unprovable.append(measure)
        elif len(measure.stems) > 1 or measure.people > 1:
            results.append(measure)
    results.sort(key=lambda measure: -_strength(measure, lexicon))
    return results, outputs, kept, unprovable


def _strength(measure: Measure, lexicon: Lexicon) -> float:
    unit = unit_of(measure)
    return (
        measure.people
        + (1.5 if any(mention.lead for mention in measure.mentions) else 0.0)
        + (1.0 if chosen_target(measure, unit) is not None else 0.0)
        + (0.5 if agreed_baseline(measure, unit) is not None else 0.0)
        + (1.0 if measure.stems & lexicon.effect else 0.0)
        + (0.3 if measure.mentions[0].slot == "team.measure1" else 0.0)
    )


def _is_unprovable(measure: Measure, insights: Insights) -> bool:
    """Whether it is the recommendation score, and the sample is too small to show the change that is wanted."""
    if "nps" not in measure.stems or not insights.net_promoter:
        return False
    unit = unit_of(measure)
    baseline, target = agreed_baseline(measure, unit), chosen_target(measure, unit)
    wanted = abs(target - baseline) if baseline is not None and target is not None else 0.0
    return wanted < insights.net_promoter[0].detectable_change


def key_result(key: str, measure: Measure, team: Team, lexicon: Lexicon) -> KeyResult:
    """A measure as a key result; what nobody gave, or what people contradict, stays None."""
    unit = unit_of(measure)
    return KeyResult(
        id=key,
        measure=measure_name(measure),
        unit=unit,
        direction=direction_of(measure, unit, lexicon),
        baseline=agreed_baseline(measure, unit),
        target=chosen_target(measure, unit),
        source=_source(measure, lexicon),
        owner_role=team.lead_role or None,
        evidence=measure.evidence,
    )


def measure_name(measure: Measure) -> str:
    """The clearest wording, cleaned."""
    return capitalised(tidy(measure.name)).rstrip("?")


def _source(measure: Measure, lexicon: Lexicon) -> str | None:
    """Where the first person who said so looks it up: the part about this measure, without names."""
    for mention in measure.mentions:
        parts = [
            part
            for part in re.split(r";|\n|\.\s+(?=[A-ZÄÖÜĐ])", re.sub(r"\([^()]*\)", "", mention.source))
            if part.strip()
        ]
        if not parts or is_empty(mention.source, lexicon):
            continue
        part = parts[1 if mention.slot.endswith("2") and len(parts) > 1 else 0]
        claim = plain_claim(part.partition(": ")[2] or part, lexicon, most=12, fewest=2)
        if claim:
            return claim
    return None


def _with_actions(
    key_results: Sequence[KeyResult], measures: dict[str, Measure], lines: Sequence[Line]
) -> tuple[list[KeyResult], bool]:
    """Each action goes to the key result whose words it shares, else to the one its author measures first."""
    homes: dict[str, list[Line]] = {result.id: [] for result in key_results}
    left = False
    for line in lines:
        home = _home(line, key_results, measures)
        if home is None:
            left = True
        else:
            homes[home].append(line)
    return [replace(result, actions=_actions(result.id, homes[result.id])) for result in key_results], left


def _home(line: Line, key_results: Sequence[KeyResult], measures: dict[str, Measure]) -> str | None:
    if not key_results:
        return None
    own = [r.id for r in key_results if any(m.response == line.response for m in measures[r.id].mentions)]
    by_words = max(key_results, key=lambda r: len(line.stems & measures[r.id].stems))
    shared = len(line.stems & measures[by_words.id].stems)
    if by_words.id in own or (shared >= 2 and not own):
        return by_words.id
    return own[0] if own else (by_words.id if shared else key_results[0].id)


def _actions(key: str, lines: Sequence[Line]) -> tuple[Action, ...]:
    actions = [action(group) for group in merged(lines)]
    actions.sort(key=lambda a: (a.due is None, -len(a.evidence)))
    return tuple(replace(found, id=f"{key}.a{n}") for n, found in enumerate(actions[:_MOST_ACTIONS], 1))


def _customer(own: Sequence[Response], lexicon: Lexicon) -> str | None:
    """Whom the lead names as the customer, else whoever is named first and short."""
    for response in sorted(own, key=lambda r: r.role != "lead"):
        said = response.text("customer.who")
        if is_empty(said, lexicon):
            continue
        claim = plain_claim(said, lexicon, most=12) or (tidy(said) if len(said.split()) == 1 else None)
        if claim and MASK not in claim and not lexicon.says(claim, lexicon.own):
            return claim
    return None


def _health(
    team: Team, kept: Sequence[Measure], own: Sequence[Response], aimed: Sequence[Measure], lexicon: Lexicon
) -> tuple[HealthMeasure, ...]:
    """Values people want to keep, then what they say must not get worse."""
    found = [_kept(measure) for measure in kept]
    seen = [lexicon.stems(health.measure) for health in found] + [measure.stems for measure in aimed]
    for response in sorted(own, key=lambda r: r.role != "lead"):
        said = response.text("team.keep_healthy")
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon, most=10)
        stems = lexicon.stems(claim or "")
        if claim is None or MASK in claim or not stems or any(len(stems & s) / len(stems) >= 0.5 for s in seen):
            continue
        seen.append(stems)
        found.append(HealthMeasure("", claim, evidence=(f"{response.id}.team.keep_healthy",)))
    return tuple(replace(h, id=f"{team.id}.h{n}") for n, h in enumerate(found[:_MOST_HEALTH], 1))


def _kept(measure: Measure) -> HealthMeasure:
    first = measure.mentions[0]
    now = first.now if isinstance(first.now, Quantity) else None
    return HealthMeasure(
        "", measure_name(measure), now.value if now else None, now.unit if now else "", first.target_text or None,
        measure.evidence,
    )  # fmt: skip


def _depends_on(own: Sequence[Response], team: Team) -> tuple[str, ...]:
    """The teams that the lead or at least two people need."""
    named: dict[str, int] = {}
    for response in own:
        value = response.value("team.depends_on")
        for other in value if isinstance(value, tuple) else ():
            if other != team.id:
                named[other] = named.get(other, 0) + (2 if response.role == "lead" else 1)
    return tuple(other for other, count in named.items() if count >= 2)
