"""A book as text that a reviewer reads."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.model.okra import Action, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.words import Words


def outline(book: OkraBook, words: Words) -> str:
    """All lines of a book, the questions last."""
    return "\n".join([*(line for okras in book.sets for line in _set(okras, words)), *_questions(book)])


def _set(okras: OkraSet, words: Words) -> Iterator[str]:
    yield f"== {okras.name}"
    for objective in okras.objectives:
        yield from _objective(objective, words)
    for health in okras.health_measures:
        value = f", today {words.quantity(health.value, health.unit)}" if health.value is not None else ""
        yield f"keep {health.measure}{value}{f' [{health.band}]' if health.band else ''}"
    for stop in okras.not_doing:
        yield f"not  {stop.text}"
    if okras.depends_on:
        yield f"needs {', '.join(okras.depends_on)}"
    yield ""


def _objective(objective: Objective, words: Words) -> Iterator[str]:
    yield f"{objective.id}: {objective.text}"
    yield f"   for {objective.customer or '?'}; or: {objective.alternative or '-'}"
    if objective.supports:
        yield f"   supports {', '.join(objective.supports)}"
    for result in objective.key_results:
        yield f"   {_key_result(result, words)}"
        yield from (f"      - {_action(action)}" for action in result.actions)


def _key_result(result: KeyResult, words: Words) -> str:
    now, target = words.quantity(result.baseline, result.unit), words.quantity(result.target, result.unit)
    return f"{result.id.rpartition('.')[2]} {result.measure}: {now} -> {target} ({result.source or '?'})"


def _action(action: Action) -> str:
    known = [action.text, action.owner_role, action.due.isoformat() if action.due else None]
    return " | ".join(part for part in known if part)


def _questions(book: OkraBook) -> Iterator[str]:
    yield "== Open questions"
    for question in book.questions:
        yield f"{question.weight:2} {question.text} ({', '.join(question.who)}; {question.minutes} min)"
        if question.suggestion:
            yield f"   > {question.suggestion}"
