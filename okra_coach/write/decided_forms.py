"""Keeps how lines looked before something was decided about them, so that a mended sheet is still known by them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from okra_coach.model.decisions import Form
from okra_coach.write.files import write_whole

_FILE = Path(".okra") / "decided-lines.json"
_Kept = tuple[Form, frozenset[Form]]


def earlier_forms(folder: Path, now: Mapping[str, Form]) -> dict[str, frozenset[Form]]:
    """The earlier forms of lines that stand as the last decision left them; a line changed since has none."""
    return {own: was for own, (left, was) in _kept(folder).items() if left == now.get(own)}


def keep_forms(folder: Path, before: Mapping[str, Form], after: Mapping[str, Form]) -> None:
    """Adds what a decision changed."""
    kept, known = _kept(folder), earlier_forms(folder, before)
    for own, form in after.items():
        if own in before and before[own] != form:
            kept[own] = form, known.get(own, frozenset()) | {before[own]}
    tree = {own: {"now": list(left), "was": sorted(map(list, was))} for own, (left, was) in sorted(kept.items())}
    write_whole(folder / _FILE, (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode())


def _kept(folder: Path) -> dict[str, _Kept]:
    """What is kept; a file that nobody can read keeps nothing."""
    try:
        stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return {str(own): (_form(one["now"]), frozenset(map(_form, one["was"]))) for own, one in stored.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _form(stored: tuple[object, object]) -> Form:
    line, drafted = stored
    return str(line), str(drafted)
