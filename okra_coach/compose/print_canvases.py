"""A canvas for each objective of each team, with the draft as raw material, and an empty one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.compose.print_sheet import compose_sheets
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.engagement import Material
from okra_coach.model.okra import Action, KeyResult, Objective, OkraSet
from okra_coach.words import Words

_ROWS, _ACTIONS = 4, 6
_MOST_ACTIONS = 8
_DENSE = 5


@dataclass(frozen=True)
class RowShown:
    """A key result or an action: its words, and a line below them."""

    text: str
    told: str


@dataclass(frozen=True)
class Canvas:
    """One sheet; an empty one has no objective and blank rows only."""

    team: str
    objective: str
    customer: str
    key_results: tuple[RowShown, ...]
    actions: tuple[RowShown, ...]
    blank_results: int
    blank_actions: int
    more: int = 0

    @property
    def is_dense(self) -> bool:
        """Whether its rows are so many that letters must be smaller."""
        return len(self.actions) > _DENSE or len(self.key_results) > _DENSE


def compose_canvases(material: Material, words: Words, own: Path | None = None) -> PlainText:
    """Every canvas on a sheet of its own, lying."""
    title = words("{client}: canvases", client=material.workshop.client)
    context = {"canvases": tuple(canvases(material, words)), "client": material.workshop.client}
    return compose_sheets("canvases", title, material.workshop.printed.canvas, words, context, own, lying=True)


def canvases(material: Material, words: Words) -> Iterator[Canvas]:
    """Team by team: a sheet for each drafted objective, then an empty one."""
    for okras in material.okras.teams:
        yield from (_drafted(objective, okras, words) for objective in okras.objectives)
        yield Canvas(okras.name, "", "", (), (), _ROWS, _ACTIONS)


def _drafted(objective: Objective, okras: OkraSet, words: Words) -> Canvas:
    actions = [action for result in objective.key_results for action in result.actions]
    shown = actions[:_MOST_ACTIONS]
    return Canvas(
        okras.name,
        objective.text,
        objective.customer or "",
        tuple(_key_result(result, words) for result in objective.key_results),
        tuple(_action(action, words) for action in shown),
        max(_ROWS - len(objective.key_results), 1),
        max(_ACTIONS - len(shown), 1),
        len(actions) - len(shown),
    )


def _key_result(result: KeyResult, words: Words) -> RowShown:
    way = f"{value_told(result.baseline, result.unit, words)} → {target_told(result, words)}"
    told = [way, result.source, result.owner_role]
    return RowShown(result.measure, " · ".join(filter(None, told)))


def _action(action: Action, words: Words) -> RowShown:
    due = words.date(action.due, "short") if action.due else None
    return RowShown(action.text, " · ".join(filter(None, (action.owner_role, due))))
