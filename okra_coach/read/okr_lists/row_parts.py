"""What a row is in a table of all kinds of rows: by its type, label, id, level, parent, or by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.cells import line_label
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.rows import Row
from okra_coach.read.okr_lists.words import list_words

_PARTS = {
    "objective": Part.OBJECTIVE,
    "key_result": Part.KEY_RESULT,
    "action": Part.ACTION,
    "health": Part.HEALTH,
    "team": Part.OWNER,
}


class RowParts:
    """The rows of a table, and how to get a cell's text by the kind of its column."""

    def __init__(self, rows: Sequence[Row], text: Callable[[Row, str], str]) -> None:
        self.rows, self.text = rows, text

    def of(self, row: Row, text: str) -> Part | None:
        """What the row is; None where nothing tells."""
        said = plain(self.text(row, "type")).strip(" .:")
        kind = list_words().types.get(said) or list_words().types.get(said.rstrip("s")) or _type_in(said)
        if kind:
            return _PARTS[kind]
        label = line_label(text)
        if label and label.part in (Part.OBJECTIVE, Part.KEY_RESULT, Part.ACTION):
            return label.part
        number = line_label(f"{self.text(row, 'id')}: x")
        if number:
            return number.part
        return self._by_level(row) or self._by_parent(row) or self._by_values(row) or self._by_fullness(row)

    def _by_level(self, row: Row) -> Part | None:
        levels = sorted({self._level(one) for one in self.rows} - {None})  # type: ignore[type-var]
        own = self._level(row)
        order = (Part.OBJECTIVE, Part.KEY_RESULT, Part.ACTION)
        return order[levels.index(own)] if own is not None and 1 < len(levels) <= len(order) else None

    def _level(self, row: Row) -> int | None:
        """The depth by a column for it, or by dots in the id."""
        said = self.text(row, "level")
        if said.isdigit():
            return int(said)
        own = self.text(row, "id").rstrip(".")
        return own.count(".") if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,3}", own) else None

    def _by_parent(self, row: Row) -> Part | None:
        if not any(self.text(one, "parent") for one in self.rows):
            return None
        return Part.KEY_RESULT if self.text(row, "parent") else Part.OBJECTIVE

    def _by_values(self, row: Row) -> Part | None:
        """Rows with a target are key results where there are rows without one."""
        if self.text(row, "target") or self.text(row, "baseline"):
            return Part.KEY_RESULT
        return Part.OBJECTIVE if any(self.text(one, "target") for one in self.rows) else None

    def _by_fullness(self, row: Row) -> Part | None:
        """A row with nothing but a title stands over the rows that say more."""
        alone = [
            sum(bool(cell.strip(" *_")) for cell in one.cells) == 1 for one in self.rows if self.text(one, "title")
        ]
        if not (any(alone) and not all(alone) and alone[0]):
            return None
        return Part.OBJECTIVE if sum(bool(cell.strip(" *_")) for cell in row.cells) == 1 else Part.KEY_RESULT


def _type_in(said: str) -> str | None:
    """ "Company Objective (committed)" holds a known type."""
    known = list_words().types
    return next((known[word] for word in ("key result", "objective", "initiative", "kr") if word in said), None)
