"""The company's OKR+As: the changes that many teams want, in the respondents' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.text import has_number, is_empty, lowered, plain_claim
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, KeyResult, NotDoing, Objective, OkraSet
from okra_coach.model.workshop import Theme, Workshop
from okra_coach.words import Words

_ABLE, _CHANGE = "customer.able", "direction.change"
_MOST_RESULTS = 3
_MOST_STOPS = 6
_LEADERS = "leadership"
_ECHOED = 3
_MORE = 0.15
_NEAR = 0.4


@dataclass(frozen=True)
class ThemeSupport:
    """A theme with the share of the company that puts it first, each team and the leadership being one voice."""

    theme: Theme
    support: float
    stems: frozenset[str]
    voters: frozenset[str]
    profile: Mapping[str, float]
    """Stems that voters of this theme use more often than everybody else, with by how much."""

    def nearness(self, stems: frozenset[str]) -> float:
        """How much a text with these stems is about the theme."""
        return sum(self.profile.get(stem, 0.0) for stem in stems)


def draft_company(
    responses: Sequence[Response],
    teams: Sequence[TeamDraft],
    workshop: Workshop,
    lexicon: Lexicon,
    words: Words,
) -> OkraSet:
    """The company's set: one objective for each of the themes with the broadest support that answers give words to."""
    themes = ranked_themes(responses, workshop, lexicon)
    objectives: list[Objective] = []
    used: set[str] = set()
    for theme in themes:
        if len(objectives) == workshop.drafts.company_objectives:
            break
        rivals = [other for other in themes if other is not theme]
        objective = _objective(f"{COMPANY}.o{len(objectives) + 1}", theme, rivals, responses, lexicon, words)
        if objective is None or any(_same_change(objective, other, lexicon) for other in objectives):
            continue
        results = _key_results(objective.id, theme, objective, teams, used, lexicon)
        objectives.append(replace(objective, key_results=results))
    stops = _stops(responses, lexicon)
    return OkraSet(COMPANY, workshop.client, tuple(objectives), not_doing=stops)


def ranked_themes(responses: Sequence[Response], workshop: Workshop, lexicon: Lexicon) -> list[ThemeSupport]:
    """The workshop's themes, those with the broadest support first."""
    groups: dict[str, list[Response]] = {}
    for response in responses:
        groups.setdefault(_LEADERS if response.role == _LEADERS else response.team or "", []).append(response)
    ranked = [
        ThemeSupport(
            theme,
            sum(_share(theme.id, group) for group in groups.values()) / max(len(groups), 1),
            lexicon.stems(theme.name),
            frozenset(r.id for r in responses if theme.id in _votes(r)),
            _profile(theme, responses, lexicon),
        )
        for theme in workshop.themes
    ]
    return sorted((t for t in ranked if t.voters), key=lambda t: -t.support)


def _profile(theme: Theme, responses: Sequence[Response], lexicon: Lexicon) -> Mapping[str, float]:
    said = [(theme.id in _votes(r), _said(r, lexicon)) for r in responses]
    voters = [stems for votes, stems in said if votes]
    others = [stems for votes, stems in said if not votes]
    profile = dict.fromkeys(lexicon.stems(theme.name) - lexicon.vague, 1.0)
    for stem in sorted(frozenset().union(*voters)) if voters else ():
        used = sum(stem in stems for stems in voters)
        more = used / len(voters) - sum(stem in stems for stems in others) / max(len(others), 1)
        if used >= _ECHOED and more >= _MORE and stem not in lexicon.vague:
            profile[stem] = max(profile.get(stem, 0.0), min(1.0, 2 * more))
    return profile


def _said(response: Response, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.stems(
        " ".join(response.text(question) for question in (_CHANGE, _ABLE, "team.aim", "team.measure1"))
    )


def _share(theme: str, group: Sequence[Response]) -> float:
    return sum(theme in _votes(response) for response in group) / len(group)


def _votes(response: Response) -> tuple[str, ...]:
    value = response.value("direction.themes")
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def _objective(
    key: str,
    theme: ThemeSupport,
    rivals: Sequence[ThemeSupport],
    responses: Sequence[Response],
    lexicon: Lexicon,
    words: Words,
) -> Objective | None:
    """The wording that most answers of this theme echo; another from a different question as the alternative."""
    able = _best(_ABLE, theme, rivals, responses, lexicon, 11)
    change = _best(_CHANGE, theme, rivals, responses, lexicon, 14)
    texts = []
    if able:
        texts.append((words("Our customers can {ability}", ability=lowered(able[1])), f"{able[0]}.{_ABLE}"))
    if change:
        texts.append((change[1], f"{change[0]}.{_CHANGE}"))
    if not texts:
        return None
    echoes = tuple(f"{r}.direction.themes" for r in sorted(theme.voters))
    return Objective(
        key,
        texts[0][0],
        customer=words("Our customers") if able else None,
        alternative=texts[1][0] if len(texts) > 1 else None,
        evidence=tuple(ref for _, ref in texts) + echoes,
    )


def _best(
    question: str,
    theme: ThemeSupport,
    rivals: Sequence[ThemeSupport],
    responses: Sequence[Response],
    lexicon: Lexicon,
    most: int,
) -> tuple[str, str] | None:
    """The answer that is most about the theme, by somebody who put it first and rather not by a leader."""
    about = []
    for response in responses:
        if response.id not in theme.voters:
            continue
        said = response.text(question)
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon, most)
        if claim is None or has_number(claim) or len(claim.split()) < 4 or lexicon.says(claim, lexicon.weak_aim):
            continue
        stems = lexicon.stems(claim)
        near = theme.nearness(stems)
        if near >= _NEAR and near >= max((rival.nearness(stems) for rival in rivals), default=0.0):
            about.append((near + (0.0 if response.role == _LEADERS else 0.5), response.id, claim))
    if not about:
        return None
    scored = [(near + _echo(claim, about) / 100, -place, who, claim) for place, (near, who, claim) in enumerate(about)]
    _, _, who, claim = max(scored)
    return who, claim


def _same_change(one: Objective, other: Objective, lexicon: Lexicon) -> bool:
    stems, others = (lexicon.stems(objective.text) - lexicon.vague for objective in (one, other))
    return len(stems & others) >= 0.5 * max(min(len(stems), len(others)), 1)


def _echo(claim: str, about: Sequence[tuple[float, str, str]]) -> float:
    return sum(token_set_ratio(claim, other) for _, _, other in about) / len(about)


def _key_results(
    key: str,
    theme: ThemeSupport,
    objective: Objective,
    teams: Sequence[TeamDraft],
    used: set[str],
    lexicon: Lexicon,
) -> tuple[KeyResult, ...]:
    """The teams' key results that measure this theme, the best supported first, each in one place only."""
    wanted = lexicon.stems(objective.text) - lexicon.customers - lexicon.vague
    found: list[tuple[float, KeyResult]] = []
    for draft in teams:
        measures: Mapping[str, Measure] = dict(draft.measures)
        for result in draft.okras.key_results:
            stems = measures[result.id].stems
            near = sum(theme.profile.get(stem, 0.0) for stem in stems) + 0.7 * len(stems & wanted)
            if near >= _NEAR and result.id not in used:
                backing = {mention.response for mention in measures[result.id].mentions}
                share = len(backing & theme.voters) / len(backing)
                found.append((near + share + measures[result.id].people / 3, result))
    found.sort(key=lambda pair: -pair[0])
    chosen = [result for _, result in found[:_MOST_RESULTS]]
    used.update(result.id for result in chosen)
    return tuple(replace(result, id=f"{key}.k{n}", actions=()) for n, result in enumerate(chosen, 1))


def _stops(responses: Sequence[Response], lexicon: Lexicon) -> tuple[NotDoing, ...]:
    """What people would stop, what several say first; asides and single words left out."""
    groups: list[list[tuple[str, str]]] = []
    for response in responses:
        said = response.text("direction.stop")
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon, 12)
        if claim is None or len(claim.split()) < 3:
            continue
        home = next((g for g in groups if token_set_ratio(g[0][1], claim) >= 85), None)
        if home is None:
            groups.append([(response.id, claim)])
        else:
            home.append((response.id, claim))
    groups.sort(key=lambda group: -len(group))
    return tuple(
        NotDoing(f"{COMPANY}.n{n}", group[0][1], tuple(f"{who}.direction.stop" for who, _ in group))
        for n, group in enumerate(groups[:_MOST_STOPS], 1)
    )


def supported(
    draft: TeamDraft, company: OkraSet, themes: Sequence[ThemeSupport], responses: Sequence[Response], lexicon: Lexicon
) -> tuple[str, ...]:
    """The company objective nearest to the team's own words and votes; none when nothing points to one."""
    own = {response.id for response in responses if response.team == draft.okras.owner and response.role != _LEADERS}
    text = " ".join([*(o.text for o in draft.okras.objectives), *(r.measure for r in draft.okras.key_results)])
    stems = lexicon.stems(text) - lexicon.vague
    nearest = []
    for place, objective in enumerate(company.objectives):
        theme = next((t for t in themes if f"{sorted(t.voters)[0]}.direction.themes" in objective.evidence
                      and {f"{v}.direction.themes" for v in t.voters} <= set(objective.evidence)), None)  # fmt: skip
        words = lexicon.stems(_words_of(objective)) - lexicon.vague
        votes = len(own & theme.voters) / max(len(own), 1) if theme else 0.0
        profile = sum(theme.profile.get(stem, 0.0) for stem in stems) if theme else 0.0
        nearest.append((len(stems & words) + profile + 2 * votes, -place, objective.id))
    return (max(nearest)[2],) if nearest and max(nearest)[0] >= 1 else ()


def _words_of(objective: Objective) -> str:
    parts = [objective.text, objective.alternative or "", *(result.measure for result in objective.key_results)]
    return " ".join(parts)
