"""The alignment probe: what the central team of the first wave must find out, and what it must show to pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from okra_coach.model.okra import KeyResult, OkraBook, OkraSet
from okra_coach.model.rollout import Agreement, ProbeTest
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.words import Words

_MOST = 3
"""So many lines or teams are named in a question."""


def probe_test(team: str, workshop: Workshop, book: OkraBook, agreed: Sequence[Agreement], words: Words) -> ProbeTest:
    """The questions in the words of this client: its objectives, its teams, the lines that need a look."""
    own = next((okras for okras in book.teams if okras.owner == team), OkraSet(team, workshop.team(team).name))
    names = {one.id: one.name for one in workshop.teams}
    return ProbeTest(
        team,
        (
            *_tracing(own, book, words),
            *_requests(team, agreed, names, words),
            *_contradictions(own, book, words),
            _blind(own, book, words),
        ),
        pass_marks(workshop, words),
    )


def pass_marks(workshop: Workshop, words: Words) -> tuple[str, ...]:
    """What the probe must show; our defaults, set under rollout.probe in workshop.yaml."""
    marks = workshop.rollout.probe
    return (
        words(
            "At least {share} of its key results serve a company objective.", share=words.quantity(marks.traced, "%")
        ),
        words(
            "At least {share} of its requests to other teams are accepted, with a date.",
            share=words.quantity(marks.accepted, "%"),
        ),
        words.plural(
            "At most {n} contradiction with another team's key results or health measures is left.",
            "At most {n} contradictions with other teams' key results or health measures are left.",
            marks.contradictions,
        )
        if marks.contradictions
        else words("No contradiction with another team's key results or health measures is left."),
        words(
            "In the blind match at least {share} of the guesses name the right company objective.",
            share=words.quantity(marks.blind_match, "%"),
        ),
    )


def traced(own: OkraSet, book: OkraBook) -> tuple[KeyResult, ...]:
    """Its key results whose objective serves one of the company, itself or through other teams' objectives."""
    above = {one.id: one.supports for okras in book.sets for one in okras.objectives}
    company = {one.id for one in book.company.objectives} if book.company else set()
    return tuple(result for one in own.objectives if _reaches(one.id, above, company) for result in one.key_results)


def could_be_probe(workshop: Workshop, book: OkraBook, words: Words) -> Iterator[str]:
    """Who might test the alignment where there is no central team: the one that most others need."""
    if any(team.kind is TeamKind.CENTRAL for team in workshop.teams) or workshop.rollout.central_team:
        return
    known = {team.id: team for team in workshop.teams}
    needed = Counter(giver for okras in book.teams for giver in set(okras.depends_on) if giver != okras.owner)
    most = max((team for team in workshop.teams if needed[team.id] > 1), key=lambda t: needed[t.id], default=None)
    if most is None:
        yield words(
            "As no team is needed by several others, the leadership could be the alignment probe: enter it as a "
            "central team in workshop.yaml."
        )
    else:
        yield words(
            "{team} could be the alignment probe: {n} of {all} other teams need it. Name it under rollout.central_team "
            "in workshop.yaml.",
            team=known[most.id].name,
            n=words.number(needed[most.id]),
            all=words.number(len(known) - 1),
        )


def _reaches(objective: str, above: Mapping[str, tuple[str, ...]], company: set[str]) -> bool:
    seen, waiting = set[str](), [objective]
    while waiting:
        one = waiting.pop()
        if one in company:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(above.get(one, ()))
    return False


def _tracing(own: OkraSet, book: OkraBook, words: Words) -> Iterator[str]:
    objectives = [words.quoted(one.text) for one in book.company.objectives] if book.company else []
    if not objectives or not own.key_results:
        yield words("Which company objective does each of its key results serve?")
        return
    serving = traced(own, book)
    yield words(
        "Which company objective does each of its key results serve: {objectives}? In the drafts {n} of {all} trace to "
        "one.",
        objectives=words.join(objectives),
        n=words.number(len(serving)),
        all=words.number(len(own.key_results)),
    )
    lost = [result for result in own.key_results if result not in serving]
    if lost:
        yield words(
            "No company objective stands above these yet: {measures}. Which one should they serve, or do they go?",
            measures=words.join([words.quoted(result.measure) for result in lost[:_MOST]]),
        )


def _requests(team: str, agreed: Sequence[Agreement], names: Mapping[str, str], words: Words) -> Iterator[str]:
    asked = [names[one.gives] for one in agreed if one.needs == team and one.gives in names]
    asking = [names[one.needs] for one in agreed if one.gives == team and one.needs in names]
    if asked:
        yield words("Which of its requests to {teams} are accepted, with a date?", teams=words.join(asked))
    else:
        yield words("Which other teams must do something for its key results, and have they said yes, with a date?")
    if asking:
        yield words("What has it promised {teams}, by when, and is there room for it?", teams=_some(asking, words))


def _contradictions(own: OkraSet, book: OkraBook, words: Words) -> Iterator[str]:
    kept = [one.measure for okras in book.sets if okras is not own for one in okras.health_measures]
    if kept:
        yield words(
            "If it reaches its key results, does anything that others keep healthy suffer, such as {measures}?",
            measures=words.join([words.quoted(measure) for measure in dict.fromkeys(kept[:_MOST])]),
        )
    else:
        yield words("If it reaches its key results, does a key result or a health measure of another team suffer?")


def _blind(own: OkraSet, book: OkraBook, words: Words) -> str:
    others = [okras.name for okras in book.teams if okras.owner != own.owner]
    return words(
        "Blind match: read its key results without their heading to people of {teams}. Which company objective do "
        "they think each one serves?",
        teams=_some(others, words) if others else words("other teams"),
    )


def _some(teams: Sequence[str], words: Words) -> str:
    """All teams by name, at most so many that the question can be read."""
    shown = list(teams) if len(teams) <= _MOST + 1 else list(teams[:_MOST])
    rest = len(teams) - len(shown)
    return words.join([*shown, *([words.plural("{n} other team", "{n} other teams", rest)] if rest else [])])
