"""What the numbers say: which are disputed or missing, how short the cycle is, who waits for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OpenQuestion
from okra_coach.words import Words

_LOST_DAYS = 3
_BLURRED = 10.0


def numbers_disputed(material: Material, words: Words) -> Message | None:
    """Present values on which two people contradict each other."""
    unknown = {result.id for _, _, result in material.okras.walk() if result.baseline is None}
    disputed = [q for q in material.okras.questions if set(q.about) <= unknown and _is_contradiction(q)]
    if not disputed:
        return None
    owners = _names({question.owner for question in disputed}, material)
    return Message(
        words("The house does not agree on its own numbers"),
        words.plural(
            "For {n} key result the answers give different values of today ({teams}).",
            "For {n} key results the answers give different values of today ({teams}).",
            len(disputed),
            teams=words.join(owners),
        ),
        words.plural(
            "Agree how it is counted before anybody talks about a target: about {n} minute in all.",
            "Agree how it is counted before anybody talks about a target: about {n} minutes in all.",
            sum(question.minutes for question in disputed),
        ),
    )


def _is_contradiction(question: OpenQuestion) -> bool:
    """It rests on the present values of several people, and nobody has settled it."""
    givers = {ref.partition(".")[0] for ref in question.evidence if ref.endswith("_now")}
    return len(givers) > 1 and question.answer is None


def numbers_missing(material: Material, words: Words) -> Message | None:
    """Key results whose numbers nobody gave."""
    results = [result for okras in (material.okras.teams or material.okras.sets) for result in okras.key_results]
    missing = [result for result in results if _lacks_number(result)]
    if not missing:
        return None
    return Message(
        words("Not every key result has its numbers"),
        words.plural(
            "{n} of {all} key results of the teams lacks a baseline or a target; none was invented.",
            "{n} of {all} key results of the teams lack a baseline or a target; none was invented.",
            len(missing),
            all=words.number(len(results)),
        ),
        words("Send the owners their list now: a number found before the day saves five minutes on it."),
    )


def _lacks_number(result: KeyResult) -> bool:
    if result.direction is Direction.KEEP:
        return result.low is None and result.high is None
    return result.baseline is None or result.target is None


def errors(material: Material, words: Words) -> Message | None:
    """What the check will not let pass."""
    found = [finding for finding in material.findings if finding.severity is Severity.ERROR]
    if not found:
        return None
    return Message(
        words("The check found errors in the drafts"),
        words.plural("{n} line cannot work as it stands.", "{n} lines cannot work as they stand.", len(found)),
        words("Mend them before the day; they are listed below with file and line."),
    )


def short_cycle(material: Material, words: Words) -> Message | None:
    """Holidays and blackouts that a count of weeks hides."""
    cycle, days = material.workshop.cycle, material.rollout.working_days
    lost = int(cycle.weeks * 5) - days
    if not days or (lost < _LOST_DAYS and not cycle.blackouts):
        return None
    blocked = [
        words("{first} to {last}", first=words.date(days.first, "short"), last=words.date(days.last, "short"))
        for days in cycle.blackouts
    ]
    parts = [
        words(
            "{weeks} weeks on paper have {days} working days.", weeks=words.number(cycle.weeks), days=words.number(days)
        ),
        words("Besides, nothing is planned on these days: {ranges}", ranges=words.join(blocked)) if blocked else "",
    ]
    return Message(
        words("The cycle is shorter than it looks"),
        " ".join(part for part in parts if part),
        words("Read every target aloud with the number of working days behind it."),
    )


def blurred_score(material: Material, words: Words) -> Message | None:
    """A recommendation score too coarse to show what a quarter can change."""
    score = next((score for score in material.insights.net_promoter if score.group == "company"), None)
    if score is None or score.detectable_change < _BLURRED:
        return None
    return Message(
        words("The recommendation score cannot carry a key result"),
        words(
            "It is {score}, somewhere between {low} and {high} ({n} answers): "
            "a change of less than {change} points could be chance.",
            score=words.number(score.score, 0),
            low=words.number(score.low, 0),
            high=words.number(score.high, 0),
            n=words.number(score.n),
            change=words.number(score.detectable_change, 0),
        ),
        words("If somebody proposes it, ask which nearer measure its customers would notice first."),
    )


def knots(material: Material, words: Words) -> Message | None:
    """Pairs of teams that each need the other."""
    needs = {okras.owner: set(okras.depends_on) for okras in material.okras.teams}
    pairs = [(a, b) for a in needs for b in sorted(needs[a]) if a < b and a in needs.get(b, ())]
    if not pairs:
        return None
    order = [team.id for team in material.workshop.teams]
    known = [sorted(pair, key=order.index) for pair in pairs if set(pair) <= set(order)]
    shown = [words.join([_name(team, material) for team in pair]) for pair in sorted(known, key=_places(order))]
    return Message(
        words("Teams wait for each other"),
        words.plural(
            "{n} pair of teams needs each other, for example {pairs}.",
            "{n} pairs of teams need each other, for example {pairs}.",
            len(shown),
            pairs="; ".join(shown[:3]),
        ),
        words("Put them at one table: who delivers what by when, accepted or not, before the key results are final."),
    )


def _places(order: list[str]) -> Callable[[list[str]], list[int]]:
    return lambda pair: [order.index(team) for team in pair]


def _name(owner: str, material: Material) -> str:
    return next((okras.name for okras in material.okras.sets if okras.owner == owner), owner)


def _names(owners: set[str], material: Material) -> list[str]:
    return list(_in_order(owners, material))


def _in_order(owners: set[str], material: Material) -> Iterator[str]:
    for okras in material.okras.sets:
        if okras.owner in owners:
            yield okras.name
