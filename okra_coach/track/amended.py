"""A book with other values in some lines, and with actions that came on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from okra_coach.model.check_in import Said
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, ActionStatus, HealthMeasure, KeyResult, Objective, OkraBook, OkraSet

Changes = Mapping[str, Mapping[str, Said]]
Added = Mapping[str, Sequence[Action]]


def amended(book: OkraBook, changes: Changes, added: Added) -> OkraBook:
    """The book with these fields by line, and these actions behind those of their key result."""
    if not changes and not added:
        return book
    return replace(book, sets=tuple(_set(okras, changes, added) for okras in book.sets))


def _set(okras: OkraSet, changes: Changes, added: Added) -> OkraSet:
    return replace(
        okras,
        objectives=tuple(_objective(one, changes, added) for one in okras.objectives),
        health_measures=tuple(_health(one, changes) for one in okras.health_measures),
    )


def _objective(objective: Objective, changes: Changes, added: Added) -> Objective:
    key_results = tuple(_key_result(one, changes, added) for one in objective.key_results)
    return replace(objective, key_results=key_results, **_values(objective.id, changes))


def _key_result(key_result: KeyResult, changes: Changes, added: Added) -> KeyResult:
    actions = (*(_action(one, changes) for one in key_result.actions), *added.get(key_result.id, ()))
    return replace(key_result, actions=actions, **_values(key_result.id, changes))


def _action(action: Action, changes: Changes) -> Action:
    return replace(action, **_values(action.id, changes))


def _health(health: HealthMeasure, changes: Changes) -> HealthMeasure:
    return replace(health, **_values(health.id, changes))


def _values(own: str, changes: Changes) -> dict[str, Any]:
    return {name: _typed(name, value) for name, value in changes.get(own, {}).items()}


def _typed(name: str, value: Said) -> object:
    """The value as the model holds it; a text that was emptied is "" where there has to be one."""
    if name == "direction":
        return Direction(str(value)) if value else None
    if name == "progress":
        return ActionStatus(str(value))
    return "" if value is None and name in ("unit", "measure", "text") else value
