"""What the numbers say: which are disputed or missing, how short the cycle is, what a score cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OpenQuestion
from okra_coach.words import Words

_LOST_DAYS = 3
_BLURRED = 10.0
_WEEK = 5
_MOST_NAMED = 2


def disputed(material: Material, words: Words) -> Message | None:
    """Present values on which people contradict each other, with the values of the first."""
    unknown = {result.id for _, _, result in material.okras.walk() if result.baseline is None}
    found = [q for q in material.okras.questions if set(q.about) <= unknown and _is_contradiction(q)]
    if not found:
        return None
    results = [result for okras in (material.okras.teams or material.okras.sets) for result in okras.key_results]
    told = [
        words.plural(
            "The house does not agree on {n} of its own numbers.",
            "The house does not agree on {n} of its own numbers.",
            len(found),
        ),
        *(question.text for question in found[:_MOST_NAMED]),
    ]
    owners = _names({question.owner for question in found[_MOST_NAMED:]}, material)
    if owners:
        told.append(words("The others are in {teams}.", teams=words.join(owners)))
    do = words.plural(
        "Agree how it is counted before anybody talks about a target: about {n} minute in all.",
        "Agree how it is counted before anybody talks about a target: about {n} minutes in all.",
        sum(question.minutes for question in found),
    )
    return Message(" ".join(told), do, 45 + min(40.0, 120 * len(found) / max(len(results), 1)))


def _is_contradiction(question: OpenQuestion) -> bool:
    """It rests on the present values of several people, and nobody has settled it."""
    givers = {ref.partition(".")[0] for ref in question.evidence if ref.endswith("_now")}
    return len(givers) > 1 and question.answer is None


def missing(material: Material, words: Words) -> Message | None:
    """Key results whose numbers nobody gave."""
    results = [result for okras in (material.okras.teams or material.okras.sets) for result in okras.key_results]
    lacking = [result for result in results if _lacks_number(result)]
    if not lacking:
        return None
    return Message(
        words.plural(
            "{n} of {all} key results of the teams lacks a baseline or a target; none was invented.",
            "{n} of {all} key results of the teams lack a baseline or a target; none was invented.",
            len(lacking),
            all=words.number(len(results)),
        ),
        words("Send the owners their list now: a number found before the day saves five minutes on it."),
        20 + 40 * len(lacking) / len(results),
    )


def _lacks_number(result: KeyResult) -> bool:
    if result.direction is Direction.KEEP:
        return result.low is None and result.high is None
    return result.baseline is None or result.target is None


def short_cycle(material: Material, words: Words) -> Message | None:
    """Holidays and blackouts that a count of weeks hides."""
    cycle, days = material.workshop.cycle, material.rollout.working_days
    lost = int(cycle.weeks * _WEEK) - days
    if not days or (lost < _LOST_DAYS and not cycle.blackouts):
        return None
    blocked = [
        words("{first} to {last}", first=words.date(days.first, "short"), last=words.date(days.last, "short"))
        for days in cycle.blackouts
    ]
    parts = [
        words(
            "The cycle's {weeks} weeks on paper hold {days} working days, which is {real} weeks.",
            weeks=words.number(cycle.weeks),
            days=words.number(days),
            real=words.number(days / _WEEK, 1),
        ),
        words("Besides, nothing is planned on these days: {ranges}", ranges=words.join(blocked)) if blocked else "",
    ]
    do = words("Read every target aloud with the number of working days behind it.")
    return Message(" ".join(part for part in parts if part), do, 25 + 150 * max(lost, 0) / (cycle.weeks * _WEEK))


def blurred_score(material: Material, words: Words) -> Message | None:
    """A recommendation score too coarse to show what a quarter can change."""
    score = next((score for score in material.insights.net_promoter if score.group == "company"), None)
    if score is None or score.detectable_change < _BLURRED:
        return None
    return Message(
        words(
            "The recommendation score is {score}, somewhere between {low} and {high} ({n} answers): "
            "a change of less than {change} points could be chance.",
            score=words.number(score.score, 0),
            low=words.number(score.low, 0),
            high=words.number(score.high, 0),
            n=words.number(score.n),
            change=words.number(score.detectable_change, 0),
        ),
        words("If somebody proposes it, ask which nearer measure its customers would notice first."),
        20 + min(30.0, score.detectable_change / 2),
    )


def _names(owners: set[str], material: Material) -> list[str]:
    return list(_in_order(owners, material))


def _in_order(owners: set[str], material: Material) -> Iterator[str]:
    for okras in material.okras.sets:
        if okras.owner in owners:
            yield okras.name
