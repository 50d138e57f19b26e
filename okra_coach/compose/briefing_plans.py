"""What the plan says: what cannot work as written, what comes too late, what is too much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_order import Clash, clashes
from okra_coach.compose.briefing_phrases import filled_in, quoted, sentence, several, short
from okra_coach.compose.retelling import retold
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Severity
from okra_coach.model.okra import COMPANY, ORDER, Action, ActionStatus, KeyResult, OkraSet, OpenQuestion
from okra_coach.words import Words

_LAST_WEEKS = timedelta(14)
_MOST_NAMED = 2


def errors(material: Material, words: Words) -> Message | None:
    """What the check will not let pass."""
    found = [finding for finding in material.findings if finding.severity is Severity.ERROR]
    if not found:
        return None
    lines = sum(1 for _ in material.okras.walk()) + sum(len(okras.actions) for okras in material.okras.sets)
    return Message(
        words.plural(
            "{n} line of the drafts cannot stand as it is: {messages}.",
            "{n} lines of the drafts cannot stand as they are: {messages}.",
            len(found),
            messages="; ".join(retold(finding.message, words).rstrip(".") for finding in found[:_MOST_NAMED]),
        ),
        words("Mend them before the day; file and line stand under “What the check says”."),
        weigh(Matter.BROKEN, 0.5, 4 * len(found) / max(lines, 1)),
    )


def wrong_order(material: Material, words: Words) -> Message | None:
    """Actions that end after the switch they feed or the day they are needed, after their team, or after the cycle."""
    questions = [question for question in material.okras.questions if question.id.startswith(f"q-{COMPANY}-{ORDER}-")]
    asked = [question for question in questions if question.answer is None]
    known = {line for question in questions for line in question.about}
    found = [one for one in clashes(material, words) if one.late.id not in known]
    ended = list(_after_the_end(material, words))
    told = [*(_asked(question, words) for question in asked), *(_clash(one, words) for one in found), *ended]
    if not told:
        return None
    if asked or found:
        do = words(
            "Pin the dates side by side on the wall before coffee: their owners move one of each pair, "
            "ten minutes, in front of everybody."
        )
        weight = weigh(Matter.BROKEN, 1.0, _hanging_on(asked, found, material))
    else:
        do = words("Ask the owner for the first step that ends inside the cycle, and date that one; five minutes each.")
        weight = weigh(Matter.HELD_UP, len(ended) / 4, len(ended) / max(len(_actions(material)), 1))
    shown = told[:_MOST_NAMED]
    rest = len(told) - len(shown)
    if rest:
        shown.append(words.plural("{n} more date does not fit", "{n} more dates do not fit", rest))
    return Message(sentence([words("as written this cannot work: {lines}", lines="; ".join(shown))]), do, weight)


def _asked(question: OpenQuestion, words: Words) -> str:
    asked = words("“{action}” ends on {day}, after “{switch}” on {switch_day}: which of the two dates moves?")
    parts = filled_in(question.text, asked)
    if not parts:
        return short(question.text)
    return words(
        "{action} ends on {day}, after {switch} on {switch_day}",
        action=quoted(parts["action"], words),
        day=parts["day"],
        switch=quoted(parts["switch"], words),
        switch_day=parts["switch_day"],
    )


def _clash(one: Clash, words: Words) -> str:
    late, late_day = quoted(one.late.text, words), words.date(one.late_day, "short")
    early_day = words.date(one.early_day, "short")
    if one.needed:
        return words(
            "{action} is planned for {day} in {team}, but {other} needs it by {need}",
            action=late, day=late_day, team=one.late_team.name, other=one.early_team.name, need=early_day,
        )  # fmt: skip
    return words(
        "{action} ends on {day}, after {switch} on {switch_day}",
        action=late, day=late_day, switch=quoted(one.early.text, words), switch_day=early_day,
    )  # fmt: skip


def _hanging_on(asked: list[OpenQuestion], found: list[Clash], material: Material) -> float:
    """The share of the teams that own these lines or need a team that does."""
    roles = {team.lead_role: team.id for team in material.workshop.teams}
    owners = {line.partition(".")[0] for question in asked for line in question.about}
    owners |= {roles[person] for question in asked for person in question.who if person in roles}
    owners |= {okras.owner for one in found for okras in (one.late_team, one.early_team)}
    teams = material.okras.teams
    return sum(1 for okras in teams if okras.owner in owners or owners & set(okras.depends_on)) / max(len(teams), 1)


def _after_the_end(material: Material, words: Words) -> Iterator[str]:
    ends = {team.id: team.ends for team in material.workshop.teams}
    for okras in material.okras.sets:
        own = ends.get(okras.owner)
        end = min(filter(None, (material.workshop.cycle.last, own)))
        for action in okras.actions:
            if action.due and action.due > end and _is_open(action):
                yield _past(action, action.due, end, okras.name if end == own else "", words)


def _past(action: Action, due: date, end: date, team: str, words: Words) -> str:
    text, day, last = quoted(action.text, words), words.date(due, "short"), words.date(end, "short")
    if team:
        return words("{action} is due on {day}, after {team} ends on {end}", action=text, day=day, team=team, end=last)
    return words("{action} is due on {day}, after the cycle ends on {end}", action=text, day=day, end=last)


def too_late_to_learn(material: Material, words: Words) -> Message | None:
    """Key results whose dated actions all end in the last two weeks: nothing could be learned from them in time."""
    cycle, results = material.workshop.cycle, [result for _, _, result in material.okras.walk()]
    late = [result for result in results if _ends_late(result, cycle.last - _LAST_WEEKS)]
    if not late:
        return None
    named = {result.measure: quoted(result.measure, words) for result in late}
    measures = several(list(named.values()), words)
    return Message(
        words.plural(
            "Nothing can be learned in time from what is to move {n} key result, it ends in the last two weeks: "
            "{measures}.",
            "Nothing can be learned in time from what is to move {n} key results, it ends in the last two weeks: "
            "{measures}.",
            len(named),
            measures=measures,
        ),
        words("Ask its team, five minutes: what could you try in the first fourteen days with three customers?"),
        weigh(Matter.THIN, 2 * len(late) / len(results), sum(len(r.actions) for r in late) / len(_actions(material))),
    )


def _ends_late(result: KeyResult, from_day: date) -> bool:
    days = [action.due for action in result.actions if action.due and _is_open(action)]
    return bool(days) and min(days) > from_day and len(days) == len(result.actions)


def too_much(material: Material, words: Words) -> Message | None:
    """Teams with more open actions than people to do them."""
    people = {team.id: min(team.size, material.workshop.rollout.core_group) for team in material.workshop.teams}
    full = [
        (okras, _open(okras)) for okras in material.okras.teams if _open(okras) > people.get(okras.owner, 10**6) > 0
    ]
    if not full:
        return None
    full.sort(key=lambda pair: -(pair[1] / people[pair[0].owner]))
    named = [
        words(
            "{team} ({actions} actions, {people} in the core group)",
            team=okras.name,
            actions=words.number(count),
            people=words.number(people[okras.owner]),
        )
        for okras, count in full
    ]
    first, count = full[0]
    return Message(
        words("There are more actions than people to do them: {teams}.", teams=several(named, words)),
        words(
            "{team} ranks its actions on the wall, ten minutes, then crosses out what cannot start this month.",
            team=first.name,
        ),
        weigh(Matter.ASIDE, count / people[first.owner] - 1, len(full) / max(len(material.okras.teams), 1)),
    )


def _open(okras: OkraSet) -> int:
    return sum(1 for action in okras.actions if _is_open(action))


def _actions(material: Material) -> list[Action]:
    return [action for okras in material.okras.sets for action in okras.actions]


def _is_open(action: Action) -> bool:
    return action.progress in (ActionStatus.OPEN, ActionStatus.DOING)
