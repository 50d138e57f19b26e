"""A cycle frozen in plain text: Markdown that a repository, a wiki or a mail keeps for years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okra_coach.compose.handover_lines import Handed, Line, distance
from okra_coach.compose.markdown_text import plain, within
from okra_coach.documents.handover import HandOver, Target
from okra_coach.documents.tracker import ACTION_WORDS, status_label
from okra_coach.model.okra import COMPANY, Action, ActionStatus, KeyResult, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.words import Words

_BOX = {ActionStatus.DONE: "x"}


def compose_text(handed: Handed, words: Words) -> HandOver:
    """One section a team: objectives, key results with their numbers, actions as a list to tick."""
    workshop = handed.workshop
    owners = {line.id: line for line in handed.lines(words)}
    lines = [f"# {plain(words('{client}: OKR+As, {cycle}', client=workshop.client, cycle=workshop.cycle.name))}", ""]
    first, last = words.date(workshop.cycle.first), words.date(workshop.cycle.last)
    lines += [plain(words("{first} to {last}", first=first, last=last)), ""]
    for okras in handed.okras.sets:
        lines += _set(okras, handed, owners, words)
    lines.append(plain(words("OKR+A is a method of Carsten Ley.")))
    return HandOver(Target.MARKDOWN, "\n".join(lines) + "\n")


def _set(okras: OkraSet, handed: Handed, owners: Mapping[str, Line], words: Words) -> Iterator[str]:
    yield f"## {plain(words('Company') if okras.owner == COMPANY else okras.name)}"
    yield ""
    for objective in okras.objectives:
        yield f"### {plain(objective.text)}"
        yield ""
        if objective.customer:
            yield plain(words("For: {customer}", customer=objective.customer))
            yield ""
        for result in objective.key_results:
            yield _key_result(result, handed.readings.get(result.id), owners, words)
            yield from (_action(action, owners, words) for action in result.actions)
        yield ""
    yield from _list(
        words("Health measures"),
        [f"{one.measure} ({one.band})" if one.band else one.measure for one in okras.health_measures],
    )
    yield from _list(words("Not doing"), [one.text for one in okras.not_doing])


def _list(heading: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"**{plain(heading)}**"
        yield ""
        yield from (f"- {plain(item)}" for item in items)
        yield ""


def _key_result(result: KeyResult, reading: Reading | None, owners: Mapping[str, Line], words: Words) -> str:
    told = [distance(result, words)]
    if reading is not None and reading.current is not None and reading.seen is not None:
        told.append(words("now {value}", value=words.quantity(reading.current, result.unit)))
    if reading is not None:
        told.append(status_label(reading.status, words))
    told += _role(owners.get(result.id))
    return f"- **{within(result.measure)}**: {within('; '.join(told))}"


def _action(action: Action, owners: Mapping[str, Line], words: Words) -> str:
    told = [] if action.progress is ActionStatus.OPEN else [words(ACTION_WORDS[action.progress])]
    if action.due:
        told.append(words("by {day}", day=words.date(action.due)))
    told += _role(owners.get(action.id))
    if action.learned:
        told.append(words("learned: {learned}", learned=action.learned))
    rest = f" ({within('; '.join(told))})" if told else ""
    return f"  - [{_BOX.get(action.progress, ' ')}] {within(action.text)}{rest}"


def _role(line: Line | None) -> list[str]:
    return [line.owner_role] if line and line.owner_role else []
