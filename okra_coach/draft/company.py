"""The company's OKR+As: the changes that many teams want, in the respondents' own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.aims import begins_with, customer, ranked_aims, somebody
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.links import CompanyAim, meaning_of
from okra_coach.draft.measures import Measure
from okra_coach.draft.statements import ability, statement
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.text import has_number
from okra_coach.draft.themes import ABOUT, LEADERS, ThemeSupport, votes
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, Objective
from okra_coach.model.workshop import Workshop

_ABLE, _CHANGE, _AIM = "customer.able", "direction.change", "team.aim"
_WANTED = (_CHANGE, _ABLE, _AIM)
_FAINTLY = 0.4
_HALF = 0.5
_FOR_CUSTOMERS = 0.9
_SAID_ALREADY = 2
"""A wording that a team has already comes so many places later."""
_CLEAR = 1.2
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

    What a team's objective says already comes after what none says; it is taken only from a team that has another
    wording, which then is the team's.
    """
    claims = _claims(responses, lexicon)
    said = {o.text: _kindred(o, lexicon) for team in teams for o in team.okras.objectives}
    measures = [measure for team in teams for _, measure in team.measures]
    most = workshop.drafts.company_objectives
    aims: list[CompanyAim] = []
    for theme in _measured_first(themes, measures, most):
        taken = [text for aim in aims for text in (aim.objective.text, aim.objective.alternative) if text]
        about = _about(theme, themes, claims, lexicon)
        objective = _objective("", about, claims, taken, said, lexicon)
        if objective is not None and len(aims) < most:
            evidence = objective.evidence + _echoes(theme, responses, lexicon)
            aside = tuple((claim.ref, claim.text) for claim in about if claim.ref not in objective.evidence)
            aims.append(CompanyAim(replace(objective, evidence=tuple(dict.fromkeys(evidence))), theme, aside))
    ranked = sorted(aims, key=lambda aim: themes.index(aim.theme))
    return tuple(
        replace(aim, objective=replace(aim.objective, id=f"{COMPANY}.o{n}")) for n, aim in enumerate(ranked, 1)
    )


def without_copies(teams: Sequence[TeamDraft], aims: Sequence[CompanyAim]) -> list[TeamDraft]:
    """The teams' drafts; one whose wording became the company's takes its other wording."""
    taken = {aim.objective.text for aim in aims}
    return [_reworded(team, taken) for team in teams]


def _kindred(objective: Objective, lexicon: Lexicon) -> str | None:
    """The other wording where it speaks of the same, so that it could stand for the first."""
    other = objective.alternative or ""
    shared = lexicon.stems(objective.text) & lexicon.stems(other) - lexicon.vague
    return other if len(shared) >= (1 if lexicon.has_stems else 2) else None


def _reworded(team: TeamDraft, taken: Collection[str]) -> TeamDraft:
    objectives = tuple(
        replace(o, text=o.alternative, alternative=o.text) if o.text in taken and o.alternative else o
        for o in team.okras.objectives
    )
    return replace(team, okras=replace(team.okras, objectives=objectives))


def _measured_first(themes: Sequence[ThemeSupport], measures: Sequence[Measure], most: int) -> list[ThemeSupport]:
    """By support; one of the first that no team measures gives way to one that is measured and has half its support."""
    measured = [theme for theme in themes if any(theme.near(measure.stems) >= ABOUT for measure in measures)]
    first = [theme for theme in themes[:most] if theme in measured]
    least = min((theme.support for theme in themes[:most]), default=0.0) * _HALF
    instead = [theme for theme in themes[most:] if theme in measured and theme.support >= least]
    return [*first, *instead, *(theme for theme in themes if theme not in first + instead)]


def _claims(responses: Sequence[Response], lexicon: Lexicon) -> list[Claim]:
    """Answers that can stand as an objective: short, no number, not about oneself, not a task."""
    claims = []
    for response in responses:
        for question in (_ABLE, _CHANGE):
            worded = ability if question == _ABLE else statement
            claim = worded(response.text(question), lexicon, _MOST_WORDS[question])
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


def _echoes(theme: ThemeSupport, responses: Sequence[Response], lexicon: Lexicon) -> tuple[str, ...]:
    """The votes for a theme; where nobody was asked to vote, the wishes that speak of it."""
    found: list[str] = []
    for response in responses:
        if response.id in theme.voters and votes(response):
            found.append(f"{response.id}.direction.themes")
        elif response.id in theme.voters:
            spoken = [asked for asked in _WANTED if theme.near(lexicon.stems(response.text(asked))) >= ABOUT]
            found.extend(f"{response.id}.{asked}" for asked in spoken)
    return tuple(found)


def _objective(
    key: str,
    about: Sequence[Claim],
    claims: Sequence[Claim],
    taken: Sequence[str],
    said: Mapping[str, str | None],
    lexicon: Lexicon,
) -> Objective | None:
    """The wording that speaks most of the theme, for somebody; one from another question as the alternative."""
    about = [claim for claim in about if all(token_set_ratio(claim.text, other) < _SAME for other in taken)]
    free = [claim for claim in about if said.get(claim.text, "") is not None]
    if not free:
        return None
    places = {claim.ref: place for place, claim in enumerate(about)}
    first = min(free, key=lambda claim: places[claim.ref] + (_SAID_ALREADY if claim.text in said else 0))
    others = [claim for claim in about if _is_another(claim, first)] or _kin(first, claims, lexicon)
    other = next((claim for claim in others if claim.question != first.question), others[0] if others else None)
    return Objective(
        key,
        _worded(first, lexicon),
        customer=_better_off(first, lexicon),
        alternative=_worded(other, lexicon) if other else None,
        evidence=tuple(claim.ref for claim in (first, other) if claim),
    )


def _is_another(claim: Claim, first: Claim) -> bool:
    """Whether another person says it in other words."""
    return claim.response.id != first.response.id and token_set_ratio(claim.text, first.text) < _SAME


def _kin(first: Claim, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Other people's claims that share the most telling words with it, whatever theme they are nearest to."""
    about = meaning_of(first.text, lexicon)
    shared = [(len(about & meaning_of(claim.text, lexicon)), claim) for claim in claims]
    least = 1 if lexicon.has_stems else 2
    found = [(count, claim) for count, claim in shared if count >= least and _is_another(claim, first)]
    return [claim for _, claim in sorted(found, key=lambda pair: (-pair[0], pair[1].ref))]


def _better_off(claim: Claim, lexicon: Lexicon) -> str | None:
    """The customers where the claim is about them; else whom its author serves, if the claim names them."""
    stems = lexicon.stems(claim.text)
    if claim.question == _ABLE or stems & lexicon.stems(lexicon.our_customers):
        return lexicon.our_customers
    served = customer([claim.response], lexicon)
    named = served if served and stems & lexicon.stems(served) else _named(claim.text, lexicon)
    if named is None and claim.question == _AIM and lexicon.described.search(claim.text):
        return served
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
    return lexicon.able.format(ability=claim.text) if claim.question == _ABLE else claim.text


def _about(
    theme: ThemeSupport, themes: Sequence[ThemeSupport], claims: Sequence[Claim], lexicon: Lexicon
) -> list[Claim]:
    """The claims that speak of this theme more than of any other, the strongest first; where none does, faint ones."""
    for least in (ABOUT, _FAINTLY):
        found = []
        for claim in claims:
            stems = lexicon.stems(claim.text)
            near = theme.near(stems)
            if near >= least and theme.nearness(stems) >= max(other.nearness(stems) for other in themes):
                found.append(replace(claim, near=near))
        if found:
            return sorted(found, key=lambda claim: (-round(_points(claim, theme, found, lexicon), 6), claim.ref))
    return []


def _for_whom(claim: Claim, lexicon: Lexicon) -> float:
    """How clearly it is for somebody; what customers will be able to do always is."""
    if claim.question == _ABLE:
        return _FOR_CUSTOMERS
    thing = 0.4 if lexicon.thing.match(claim.text) and not begins_with(claim.text, lexicon) else 0.0
    return 0.3 * somebody(claim.text, lexicon) + 0.5 * begins_with(claim.text, lexicon) - thing


def _points(claim: Claim, theme: ThemeSupport, about: Sequence[Claim], lexicon: Lexicon) -> float:
    """Nearness first; then for a customer, by somebody who voted for it and is no leader, echoed by others."""
    echo = sum(token_set_ratio(claim.text, other.text) for other in about) / len(about)
    return (
        min(claim.near, _CLEAR)
        + _for_whom(claim, lexicon)
        + (0.3 if claim.response.id in theme.voters else 0.0)
        + (0.2 if claim.response.role == "lead" else 0.0)
        - (0.4 if claim.response.role == LEADERS else 0.0)
        + echo / 200
    )
