"""The company's OKR+As: the changes that many teams want, in the respondents' own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.aims import customer, ranked_aims, somebody
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.links import CompanyAim, meaning
from okra_coach.draft.measures import Measure
from okra_coach.draft.statements import statement
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.text import has_number, lowered
from okra_coach.draft.themes import LEADERS, ThemeSupport, theme_of
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, KeyResult, Objective
from okra_coach.model.workshop import Workshop

_ABLE, _CHANGE, _AIM = "customer.able", "direction.change", "team.aim"
_MOST_RESULTS = 3
_MOST_OF_A_TEAM = 2
_ABOUT = 0.6
_CLEAR = 1.2
_MEASURES = 0.9
_FEWEST_RESULTS = 2
_SAME = 75
_MOST_WORDS_OF_A_NAME = 3
_MOST_WORDS = {_ABLE: 11, _CHANGE: 14, _AIM: 14}


@dataclass(frozen=True)
class Claim:
    """A change that somebody wants, worded so that it could be an objective."""

    response: Response
    question: str
    text: str
    near: float

    @property
    def ref(self) -> str:
        """The answer it stands in."""
        return f"{self.response.id}.{self.question}"


def company_aims(
    responses: Sequence[Response],
    themes: Sequence[ThemeSupport],
    teams: Sequence[TeamDraft],
    workshop: Workshop,
    lexicon: Lexicon,
) -> tuple[CompanyAim, ...]:
    """One objective for each of the themes with the broadest support that answers give words to.

    What a team's objective says already is at most the alternative.
    """
    claims = _claims(responses, lexicon)
    said = {objective.text for team in teams for objective in team.okras.objectives}
    aims: list[CompanyAim] = []
    for theme in themes:
        if len(aims) == workshop.drafts.company_objectives:
            break
        taken = [text for aim in aims for text in (aim.objective.text, aim.objective.alternative) if text]
        objective = _objective(f"{COMPANY}.o{len(aims) + 1}", theme, themes, claims, taken, said, lexicon)
        if objective is not None:
            aims.append(CompanyAim(objective, theme))
    return tuple(aims)


def _claims(responses: Sequence[Response], lexicon: Lexicon) -> list[Claim]:
    """Answers that can stand as an objective: short, no number, not about oneself, not a task."""
    claims = []
    for response in responses:
        for question in (_ABLE, _CHANGE):
            claim = statement(response.text(question), lexicon, _MOST_WORDS[question])
            if claim and _could_be_an_objective(claim, question, lexicon):
                claims.append(Claim(response, question, claim, 0.0))
    by_id = {response.id: response for response in responses}
    for aim in ranked_aims(responses, lexicon):
        if _could_be_an_objective(aim.text, _AIM, lexicon) and somebody(aim.text, lexicon):
            claims.append(Claim(by_id[aim.response], _AIM, aim.text, 0.0))
    return claims


def _could_be_an_objective(claim: str, question: str, lexicon: Lexicon) -> bool:
    words = len(claim.split())
    fits = (3 if question == _ABLE else 4) <= words <= _MOST_WORDS[question] and not claim.startswith("(")
    return fits and not has_number(claim) and not lexicon.says(claim, lexicon.weak_aim + lexicon.own)


def _objective(
    key: str,
    theme: ThemeSupport,
    themes: Sequence[ThemeSupport],
    claims: Sequence[Claim],
    taken: Sequence[str],
    said: Collection[str],
    lexicon: Lexicon,
) -> Objective | None:
    """The wording that speaks most of the theme, for somebody; one from another question as the alternative."""
    about = _about(theme, themes, claims, lexicon)
    about = [claim for claim in about if all(token_set_ratio(claim.text, other) < _SAME for other in taken)]
    first = next((claim for claim in about if claim.text not in said), None)
    if first is None:
        return None
    others = [claim for claim in about if claim.response.id != first.response.id]
    other = next((claim for claim in others if claim.question != first.question), others[0] if others else None)
    echoes = tuple(f"{voter}.direction.themes" for voter in sorted(theme.voters))
    return Objective(
        key,
        _worded(first, lexicon),
        customer=_better_off(first, lexicon),
        alternative=_worded(other, lexicon) if other else None,
        evidence=tuple(claim.ref for claim in (first, other) if claim) + echoes,
    )


def _better_off(claim: Claim, lexicon: Lexicon) -> str | None:
    """The customers where the claim is about them; else whom its author serves, if the claim names them."""
    stems = lexicon.stems(claim.text)
    if claim.question == _ABLE or stems & lexicon.stems(lexicon.our_customers):
        return lexicon.our_customers
    served = customer([claim.response], lexicon)
    named = served if served and stems & lexicon.stems(served) else _named(claim.text, lexicon)
    return named or (lexicon.our_people if stems & lexicon.insiders else None)


def _named(text: str, lexicon: Lexicon) -> str | None:
    """Who is better off in the claim's first words, such as "Night nurses" in "Night nurses find every file"."""
    words = text.split()[:_MOST_WORDS_OF_A_NAME]
    for place, word in enumerate(words, 1):
        if word.isalpha() and lexicon.has_stems and lexicon.stems(word) & _somebody(lexicon):
            return " ".join(words[:place])
        if place > 1 and lexicon.stems(word) == frozenset():
            return None
    return None


def _somebody(lexicon: Lexicon) -> frozenset[str]:
    """Words for those who are better off; "people" alone names nobody."""
    return lexicon.customers - (lexicon.vague - lexicon.stems(lexicon.our_customers))


def _worded(claim: Claim, lexicon: Lexicon) -> str:
    return lexicon.able.format(ability=lowered(claim.text)) if claim.question == _ABLE else claim.text


def _about(
    theme: ThemeSupport, themes: Sequence[ThemeSupport], claims: Sequence[Claim], lexicon: Lexicon
) -> list[Claim]:
    """The claims that speak of this theme more than of any other, the strongest first."""
    found = []
    for claim in claims:
        stems = lexicon.stems(claim.text)
        near = theme.near(stems)
        if near < _ABOUT or near < theme_of(stems, themes)[1]:
            continue
        found.append(replace(claim, near=near))
    return sorted(found, key=lambda claim: -_points(claim, theme, found, lexicon))


def _points(claim: Claim, theme: ThemeSupport, about: Sequence[Claim], lexicon: Lexicon) -> float:
    """Nearness first; then for a customer, by somebody who voted for it and is no leader, echoed by others."""
    echo = sum(token_set_ratio(claim.text, other.text) for other in about) / len(about)
    return (
        min(claim.near, _CLEAR)
        + (0.6 if claim.question == _ABLE else 0.5 * somebody(claim.text, lexicon))
        + (0.3 if claim.response.id in theme.voters else 0.0)
        + (0.2 if claim.response.role == "lead" else 0.0)
        - (0.4 if claim.response.role == LEADERS else 0.0)
        + echo / 200
    )


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
            if result.id not in taken and (_serves(team, aim) or _nearness(measure, aim, lexicon) >= _ABOUT)
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
