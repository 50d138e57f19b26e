"""The lines of OKR+As that a tracker shows, field by field, so that two states of them can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from okra_coach.model.check_in import Said
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, Objective, OkraBook

Fields = Mapping[str, Said]
Tracked = Mapping[str, Fields]
"""The id of each line → its fields as okras/ call them."""

KEY_RESULT_FIELDS = (
    "measure",
    "unit",
    "direction",
    "baseline",
    "target",
    "low",
    "high",
    "owner_role",
    "source",
)
ACTION_FIELDS = ("key_result", "text", "owner_role", "due", "hypothesis", "progress", "learned")
HEALTH_FIELDS = ("measure", "value", "unit", "band")
NUMBERS = frozenset({"baseline", "target", "low", "high", "value", "confidence"})
DAYS = frozenset({"due"})


def tracked(book: OkraBook) -> dict[str, dict[str, Said]]:
    """Every objective, key result, action and health measure of the book."""
    return dict(_lines(book))


def fingerprint(lines: Tracked) -> str:
    """The same for the same lines, whatever stands around them."""
    told = (
        (own, *sorted((name, value) for name, value in fields.items() if value is not None))
        for own, fields in lines.items()
    )
    return sha256("\n".join(map(repr, told)).encode()).hexdigest()[:16]


def same(one: Said, other: Said) -> bool:
    """Whether two fields say the same: an empty text is no text, and the last bit of a number says nothing."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
    return (one if one != "" else None) == (other if other != "" else None)


def _lines(book: OkraBook) -> Iterator[tuple[str, dict[str, Said]]]:
    for okras in book.sets:
        for objective in okras.objectives:
            yield objective.id, _fields(objective, ("text",))
            for key_result in objective.key_results:
                yield key_result.id, _fields(key_result, KEY_RESULT_FIELDS)
                for action in key_result.actions:
                    yield action.id, {"key_result": key_result.id, **_fields(action, ACTION_FIELDS[1:])}
        for health in okras.health_measures:
            yield health.id, _fields(health, HEALTH_FIELDS)


def _fields(line: Objective | KeyResult | Action | HealthMeasure, names: tuple[str, ...]) -> dict[str, Said]:
    return {name: _said(getattr(line, name)) for name in names}


def _said(value: Said) -> Said:
    """A plain value, so that it is the same when it comes back from a file."""
    if isinstance(value, str):
        return " ".join(str(value).split()) or None
    return float(value) if isinstance(value, int) else value
