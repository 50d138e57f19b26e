"""What the plan says: what cannot work as written, who waits for whom, what is to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Severity
from okra_coach.model.okra import COMPANY, ORDER, Action, KeyResult, OpenQuestion
from okra_coach.words import Words

_LAST_WEEKS = timedelta(14)
_MOST_NAMED = 2


def errors(material: Material, words: Words) -> Message | None:
    """What the check will not let pass."""
    found = [finding for finding in material.findings if finding.severity is Severity.ERROR]
    if not found:
        return None
    return Message(
        words.plural(
            "{n} line of the drafts cannot work as it stands: the check calls it an error.",
            "{n} lines of the drafts cannot work as they stand: the check calls them errors.",
            len(found),
        ),
        words("Mend them before the day; they are listed below with file and line."),
        95,
    )


def wrong_order(material: Material, words: Words) -> Message | None:
    """Actions that end after the switch they feed, after their team, or after the cycle."""
    asked = [question.text for question in material.okras.questions if is_about_order(question)]
    late = list(_after_the_end(material, words))
    told = [*asked, *late]
    if not told:
        return None
    more = len(told) - _MOST_NAMED
    if more > 0:
        rest = words.plural("{n} more date does not fit.", "{n} more dates do not fit.", more)
        told = [*told[:_MOST_NAMED], rest]
    do = words("Put the two dates on one line on the wall and let the owners move one of them, in front of everybody.")
    return Message(" ".join(told), do, 75 + min(15.0, 5.0 * len(told)))


def is_about_order(question: OpenQuestion) -> bool:
    """Whether it asks which of two dates moves, and nobody has settled it."""
    return question.id.startswith(f"q-{COMPANY}-{ORDER}-") and question.answer is None


def _after_the_end(material: Material, words: Words) -> Iterator[str]:
    ends = {team.id: team.ends for team in material.workshop.teams}
    for okras in material.okras.sets:
        end = min(filter(None, (material.workshop.cycle.last, ends.get(okras.owner))))
        for action in okras.actions:
            if action.due and action.due > end:
                yield words(
                    "“{action}” is due on {day}, after the end on {end}.",
                    action=action.text,
                    day=words.date(action.due, "short"),
                    end=words.date(end, "short"),
                )


def too_late_to_learn(material: Material, words: Words) -> Message | None:
    """Key results whose dated actions all end in the last two weeks: nothing could be learned from them in time."""
    cycle = material.workshop.cycle
    late = [result for _, _, result in material.okras.walk() if _ends_late(result.actions, cycle.last - _LAST_WEEKS)]
    if not late:
        return None
    return Message(
        words.plural(
            "What is to move {n} key result ends in the last two weeks of the cycle: {measures}.",
            "What is to move {n} key results ends in the last two weeks of the cycle: {measures}.",
            len(late),
            measures=words.join([_quoted(result) for result in late[:_MOST_NAMED]]),
        ),
        words("Ask what could be tried in the first fourteen days instead, on a small scale."),
        30 + 10 * min(len(late), 4),
    )


def _ends_late(actions: tuple[Action, ...], from_day: date) -> bool:
    days = [action.due for action in actions if action.due]
    return bool(days) and min(days) > from_day


def _quoted(result: KeyResult) -> str:
    return f"“{result.measure}”"


def stops(material: Material, words: Words) -> Message | None:
    """What people expect to stop, as far as the drafts print it."""
    company = material.okras.company
    lines = company.not_doing if company else ()
    if not lines:
        return None
    people = {ref.partition(".")[0] for line in lines for ref in line.evidence}
    return Message(
        words(
            "People expect something to stop: {n} proposals stand on the list, first {lines}.",
            n=words.number(len(lines)),
            lines=words.join([f"“{line.text}”" for line in lines[:_MOST_NAMED]]),
        ),
        words("Let the sponsor strike one thing of their own before the first objective is agreed."),
        20 + 2 * len(lines) + min(len(people), 10),
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
        words.plural(
            "{n} pair of teams needs each other, for example {pairs}.",
            "{n} pairs of teams need each other, for example {pairs}.",
            len(shown),
            pairs="; ".join(shown[:3]),
        ),
        words("Put them at one table: who delivers what by when, accepted or not, before the key results are final."),
        35 + 5 * min(len(shown), 5),
    )


def _places(order: list[str]) -> Callable[[list[str]], list[int]]:
    return lambda pair: [order.index(team) for team in pair]


def _name(owner: str, material: Material) -> str:
    return next((okras.name for okras in material.okras.sets if okras.owner == owner), owner)
