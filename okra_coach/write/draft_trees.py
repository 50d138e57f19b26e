"""OKR+As, questions and the rollout as the plain trees of their files: the model's fields in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, NotDoing, Objective, OkraSet, OpenQuestion
from okra_coach.model.rollout import Agreement, CycleEvent, Gate, GateRecord, Placement, ProbeTest, Rollout, Wave
from okra_coach.write.merge import Lines, Shape

Tree = dict[str, Any]

OKRAS_SHAPE: Shape = {
    "objectives": Lines("objective", inside={"key_results": Lines("key result", inside={"actions": Lines("action")})}),
    "health_measures": Lines("health measure"),
    "not_doing": Lines("line not to do"),
}
QUESTIONS_SHAPE: Shape = {"questions": Lines("question")}
ROLLOUT_SHAPE: Shape = {
    "waves": Lines("wave", ("number",)),
    "teams": Lines("team", ("team",)),
    "agreements": Lines("agreement", ("needs", "gives")),
    "gates": Lines("gate", ("before_wave",)),
    "events": Lines("date", ("kind", "number")),
}

TO_CONFIRM = frozenset(
    {"customer", "direction", "baseline", "target", "low", "high", "source", "owner_role", "due", "value"}
)
"""Fields whose absence somebody should notice; an empty note is nothing to confirm."""


def okras_tree(okras: OkraSet) -> Tree:
    """One file of okras/."""
    return {
        "owner": okras.owner,
        "name": okras.name,
        "objectives": [_objective(objective) for objective in okras.objectives],
        "health_measures": [_health(measure) for measure in okras.health_measures],
        "not_doing": [_not_doing(line) for line in okras.not_doing],
        "depends_on": list(okras.depends_on),
    }


def drafted_set(tree: Mapping[str, Any]) -> OkraSet:
    """The set that a tree was made of: ids, words and evidence of its lines, by which a later draft knows them."""
    return OkraSet(
        str(tree.get("owner", "")),
        str(tree.get("name", "")),
        tuple(_known_objective(one) for one in tree.get("objectives", ())),
        tuple(
            HealthMeasure(one["id"], one["measure"], evidence=_known(one)) for one in tree.get("health_measures", ())
        ),
        tuple(NotDoing(one["id"], one["text"], _known(one)) for one in tree.get("not_doing", ())),
    )


def _known_objective(tree: Mapping[str, Any]) -> Objective:
    results = tuple(
        KeyResult(
            one["id"],
            one["measure"],
            evidence=_known(one),
            actions=tuple(Action(a["id"], a["text"], evidence=_known(a)) for a in one.get("actions", ())),
        )
        for one in tree.get("key_results", ())
    )
    return Objective(tree["id"], tree["text"], key_results=results, evidence=_known(tree))


def _known(tree: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, tree.get("from", ())))


def questions_tree(questions: tuple[OpenQuestion, ...]) -> Tree:
    """questions.yaml."""
    return {"questions": [_question(question) for question in questions]}


def rollout_tree(rollout: Rollout) -> Tree:
    """rollout.yaml."""
    return {
        "waves": [_wave(wave) for wave in rollout.waves],
        "teams": [_placement(placement) for placement in rollout.placements],
        **({"probe": _probe(rollout.probe)} if rollout.probe else {}),
        "agreements": [_agreement(agreement) for agreement in rollout.agreements],
        "gates": [_gate(gate, is_next=not number) for number, gate in enumerate(rollout.gates)],
        "events": [_event(event) for event in rollout.events],
        "working_days": rollout.working_days,
        "warnings": list(rollout.warnings),
    }


def _objective(objective: Objective) -> Tree:
    return {
        "id": objective.id,
        "text": objective.text,
        "customer": objective.customer,
        "alternative": objective.alternative,
        "supports": list(objective.supports),
        **({"link_certainty": objective.link_certainty.value} if objective.link_certainty else {}),
        **_behind(objective),
        "key_results": [_key_result(key_result) for key_result in objective.key_results],
    }


def _key_result(key_result: KeyResult) -> Tree:
    return {
        "id": key_result.id,
        "measure": key_result.measure,
        "unit": key_result.unit,
        "direction": key_result.direction.value if key_result.direction else None,
        "baseline": key_result.baseline,
        **_aim(key_result),
        "source": key_result.source,
        "owner_role": key_result.owner_role,
        "stretch": key_result.stretch,
        "note": key_result.note,
        **_behind(key_result),
        "actions": [_action(action) for action in key_result.actions],
    }


def _aim(key_result: KeyResult) -> Tree:
    """A band for what stays in one, a target for what moves; both where somebody gave both."""
    keeps = key_result.direction is Direction.KEEP
    target = {} if keeps and key_result.target is None else {"target": key_result.target}
    has_band = keeps or key_result.low is not None or key_result.high is not None
    return {**target, "low": key_result.low, "high": key_result.high} if has_band else target


def _action(action: Action) -> Tree:
    return {
        "id": action.id,
        "text": action.text,
        "owner_role": action.owner_role,
        "due": action.due.isoformat() if action.due else None,
        "hypothesis": action.hypothesis,
        "progress": action.progress.value,
        "learned": action.learned,
        **_behind(action),
    }


def _health(measure: HealthMeasure) -> Tree:
    return {
        "id": measure.id,
        "measure": measure.measure,
        "value": measure.value,
        "unit": measure.unit,
        "band": measure.band,
        **({"why": measure.why} if measure.why else {}),
        **_behind(measure),
    }


def _not_doing(line: NotDoing) -> Tree:
    return {"id": line.id, "text": line.text, **_behind(line)}


def _behind(line: Objective | KeyResult | Action | HealthMeasure | NotDoing) -> Mapping[str, Any]:
    return {"status": line.status.value, "from": list(line.evidence)}


def _question(question: OpenQuestion) -> Tree:
    return {
        "id": question.id,
        "text": question.text,
        **({"suggestion": question.suggestion} if question.suggestion else {}),
        "owner": question.owner,
        "about": list(question.about),
        "who": list(question.who),
        "minutes": question.minutes,
        "weight": question.weight,
        "answer": question.answer,
        "from": list(question.evidence),
    }


def _wave(wave: Wave) -> Tree:
    return {
        "number": wave.number,
        "teams": list(wave.teams),
        "people": wave.people,
        "coach_hours": wave.coach_hours,
    }


def _placement(placement: Placement) -> Tree:
    return {
        "team": placement.team,
        "wave": placement.wave,
        "part": placement.part.value,
        "pinned": placement.pinned,
        "reasons": list(placement.reasons),
        "sooner_if": list(placement.sooner_if),
    }


def _gate(gate: Gate, *, is_next: bool) -> Tree:
    """What was seen has its place under the next gate; a later one gets it once there is something to write."""
    return {
        "before_wave": gate.before_wave,
        "conditions": list(gate.conditions),
        "if_missed": list(gate.if_missed),
        **({"seen": asdict(gate.seen)} if is_next or gate.seen != GateRecord() else {}),
    }


def _probe(probe: ProbeTest) -> Tree:
    return {
        "team": probe.team,
        "questions": list(probe.questions),
        "pass_marks": list(probe.pass_marks),
        "seen": {"contradictions_left": probe.contradictions_left, "blind_match": probe.blind_match},
    }


def _agreement(agreement: Agreement) -> Tree:
    return {
        "needs": agreement.needs,
        "gives": agreement.gives,
        "what": agreement.what,
        "by": agreement.by.isoformat() if agreement.by else None,
        "accepted": agreement.accepted,
    }


def _event(event: CycleEvent) -> Tree:
    return {
        "kind": event.kind.value,
        "number": event.number,
        "day": event.day.isoformat(),
        "start": f"{event.start:%H:%M}",
        "minutes": event.minutes,
        "note": event.note,
    }
