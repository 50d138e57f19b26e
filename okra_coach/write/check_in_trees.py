"""A check-in's record as the plain tree that its file holds; what says nothing is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from okra_coach.model.check_in import ActionNews, Clash, Decision, HealthNews, LineEdit, Proposal, Record
from okra_coach.model.progress import CheckIn
from okra_coach.write.merge import Lines, Shape

Tree = dict[str, Any]

RECORD_SHAPE: Shape = {
    "values": Lines("value", ("key_result", "day"), maybe=("reading",)),
    "actions": Lines("action"),
    "health": Lines("health measure"),
    "changes": Lines("change", ("about", "field")),
    "proposals": Lines("proposal", ("kind", "text")),
    "clashes": Lines("clash", ("about", "field"), maybe=("day",)),
    "decisions": Lines("decision", ("about",), maybe=("day",)),
}


def record_tree(record: Record) -> Tree:
    """The whole file."""
    tree: Tree = {"day": record.day.isoformat()}
    if record.sources:
        tree["trackers"] = list(record.sources)
    if record.made_from:
        tree["made_from"] = record.made_from
    for name, lines in _lists(record):
        if lines:
            tree[name] = lines
    return tree


def _lists(record: Record) -> Iterator[tuple[str, list[Tree]]]:
    yield "values", list(_values(record.values))
    yield "actions", [_action(one) for one in record.actions]
    yield "health", [_health(one) for one in record.health]
    yield "changes", [_edit(one) for one in record.edits]
    yield "proposals", [_proposal(one) for one in record.proposals]
    yield "clashes", [_clash(one) for one in record.clashes]
    yield "decisions", [_decision(one, record.day) for one in record.decisions]


def _values(values: Sequence[CheckIn]) -> Iterator[Tree]:
    """A second reading of the same day is numbered, so that a line keeps its own comments."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in values:
        tree = _value(one)
        key = one.key_result, tree["day"]
        seen[key] += 1
        yield tree | ({"reading": seen[key]} if seen[key] > 1 else {})


def _value(one: CheckIn) -> Tree:
    said = {"value": one.value, "confidence": one.confidence, "note": one.note, "from": one.source}
    return {"key_result": one.key_result, "day": one.day.isoformat()} | _told(said)


def _action(one: ActionNews) -> Tree:
    head = {"id": one.id, "key_result": one.key_result, "text": one.text}
    said = {
        "owner_role": one.owner_role,
        "due": one.due and one.due.isoformat(),
        "progress": str(one.progress),
        "was": one.was and str(one.was),
        "hypothesis": one.hypothesis,
        "learned": one.learned,
        "added": one.added or None,
        "from": one.source,
    }
    return head | _told(said)


def _health(one: HealthNews) -> Tree:
    said = {
        "day": one.day and one.day.isoformat(),
        "value": one.value,
        "inside": one.inside,
        "note": one.note,
        "from": one.source,
    }
    return {"id": one.id} | _told(said)


def _edit(one: LineEdit) -> Tree:
    head = {"about": one.subject, "field": one.field, "before": _plain(one.before), "after": _plain(one.after)}
    return head | _told({"reason": one.reason, "from": one.source})


def _proposal(one: Proposal) -> Tree:
    said = {"text": one.text, "owner": one.owner, "about": one.about, "from": one.source}
    return {"kind": one.kind} | _told(said)


def _clash(one: Clash) -> Tree:
    said = [{"tracker": file, "says": _plain(value)} for file, value in one.said]
    return {"about": one.subject, "field": one.field, **_told({"day": one.day and one.day.isoformat()}), "said": said}


def _decision(one: Decision, held: date) -> Tree:
    """The day only where it is not the check-in's, so that a line written by hand is known by its key result alone."""
    day = one.day.isoformat() if one.day and one.day != held else None
    said = {"day": day, "by": one.by, "note": one.note, "from": one.source}
    return {"about": one.key_result, "decided": str(one.choice), **_told(said)}


def _told(said: Mapping[str, Any]) -> Tree:
    return {name: value for name, value in said.items() if value is not None and value != ""}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
