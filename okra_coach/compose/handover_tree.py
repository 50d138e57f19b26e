"""OKR+As as JSON for programs; `templates/schemas/okrs.schema.json` says what is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from okra_coach.compose.handover_lines import Handed, Line
from okra_coach.documents.handover import HandOver, Target
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, Objective, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.words import Words

FORMAT = "okra-coach okrs 1"
Tree = dict[str, object]


def compose_tree(handed: Handed, words: Words) -> HandOver:
    """Everything but evidence; what nobody gave is null."""
    workshop, cycle = handed.workshop, handed.workshop.cycle
    owners = {line.id: line for line in handed.lines(words)}
    tree: Tree = {
        "format": FORMAT,
        "client": workshop.client,
        "language": workshop.language,
        "cycle": {"name": cycle.name, "first": cycle.first.isoformat(), "last": cycle.last.isoformat()},
        "sets": [_set(okras, handed, owners) for okras in handed.okras.sets],
    }
    return HandOver(Target.JSON, json.dumps(tree, ensure_ascii=False, indent=2) + "\n")


def _set(okras: OkraSet, handed: Handed, owners: Mapping[str, Line]) -> Tree:
    return {
        "owner": okras.owner,
        "name": okras.name,
        "objectives": [_objective(one, handed, owners) for one in okras.objectives],
        "health_measures": [_health(one) for one in okras.health_measures],
        "not_doing": [one.text for one in okras.not_doing],
        "depends_on": list(okras.depends_on),
    }


def _objective(objective: Objective, handed: Handed, owners: Mapping[str, Line]) -> Tree:
    return {
        "id": objective.id,
        "text": objective.text,
        "customer": objective.customer,
        "supports": list(objective.supports),
        "line": objective.status.value,
        "key_results": [_key_result(one, handed.readings.get(one.id), owners) for one in objective.key_results],
    }


def _key_result(result: KeyResult, reading: Reading | None, owners: Mapping[str, Line]) -> Tree:
    return {
        "id": result.id,
        "measure": result.measure,
        "unit": result.unit,
        "direction": result.direction.value if result.direction else None,
        "baseline": result.baseline,
        "target": result.target,
        "low": result.low,
        "high": result.high,
        "aspirational": result.stretch,
        "source": result.source,
        "owner": _owner(owners.get(result.id)),
        "current": reading.current if reading else None,
        "progress": round(reading.progress, 6) if reading and reading.progress is not None else None,
        "confidence": reading.confidence if reading else None,
        "status": reading.status.value if reading else None,
        "line": result.status.value,
        "actions": [_action(one, owners) for one in result.actions],
    }


def _action(action: Action, owners: Mapping[str, Line]) -> Tree:
    return {
        "id": action.id,
        "text": action.text,
        "owner": _owner(owners.get(action.id)),
        "due": action.due.isoformat() if action.due else None,
        "status": action.progress.value,
        "hypothesis": action.hypothesis,
        "learned": action.learned,
        "line": action.status.value,
    }


def _health(health: HealthMeasure) -> Tree:
    return {
        "id": health.id,
        "measure": health.measure,
        "value": health.value,
        "unit": health.unit,
        "band": health.band,
    }


def _owner(line: Line | None) -> Tree | None:
    if line is None or not line.owner_role:
        return None
    return {"role": line.owner_role, "email": line.email or None}
