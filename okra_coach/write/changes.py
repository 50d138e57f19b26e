"""What a merge changed, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from okra_coach.write.merge import Change
from okra_coach.write.yaml_text import scalar

_LONGEST = 70
_NAMING = frozenset({"before_wave", "kind", "needs", "text", "measure", "team", "number", "id"})
"""Fields by which a person knows a line; a part of a line has none of them."""


def tell(change: Change) -> str:
    """One line such as `new key result “Share of appointments booked online”`."""
    if change.called == "file":
        return f"{change.name} is now {_value(change.after)}"
    what, name = change.called, _name(change.item)
    if change.what == "set" and not change.item.keys() & _NAMING:
        return f"{change.name} under {what} is now {_value(change.after)}"
    if change.what == "new":
        return f"new {what} {name}"
    if change.what == "gone":
        return f"{what} {name} was never touched and is not drafted any more: taken out"
    if change.what == "numbered":
        return f"{what} {name} now has the id {change.item['id']}"
    if change.what == "edited":
        return f"{what} {name} was changed by you and stays as it is"
    return f"{change.name} of {what} {name} is now {_value(change.after)}"


def _name(item: Mapping[str, Any]) -> str:
    """The line as a person knows it, not by its id."""
    if "before_wave" in item:
        return f"before wave {item['before_wave']}"
    if "kind" in item:
        number = item.get("number")
        return f"{item['kind']} {number}" if number else str(item["kind"])
    if "needs" in item and "gives" in item:
        return f"{item['needs']} from {item['gives']}"
    for field in ("text", "measure", "team", "number", "id"):
        if item.get(field) is not None:
            return f"“{_short(str(item[field]))}”" if field in ("text", "measure") else str(item[field])
    return "without a name"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return _short(", ".join(str(item) for item in value)) or "empty"
    return "empty" if value is None else _short(scalar(value) if isinstance(value, int | float) else str(value))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
