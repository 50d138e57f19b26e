"""Rows of a table or a sheet before their columns are known, and what becomes of those without headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.model.sentence import say
from okra_coach.read.okr_lists.columns import columns_of
from okra_coach.read.okr_lists.found import Reading
from okra_coach.read.okr_lists.labels import Part, label_of
from okra_coach.read.okr_lists.lines import HEADINGS, Kind, TextLine, clean, shortened

_NO_COLUMNS = say("the table names no column for objectives or key results")
_NO_HEADING = say("no heading says what these cells are")
_CODE_ALONE = re.compile(r"o|obj|kr|a|i|t|act|init", re.IGNORECASE)
_CODES_OF_ACTIONS = frozenset({"a", "i", "t", "act", "init"})
"""Codes that stand for nothing without a number, but in a column of their own."""
_HEADINGS = say("these are headings of columns")


@dataclass(frozen=True)
class Row:
    """A row's cells, and the place of each by its index."""

    cells: tuple[str, ...]
    place: Callable[[int], Place]

    def cell(self, index: int) -> str:
        """The cell's text, "" where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else ""


_HEAD = "head"


def blocks(rows: Sequence[Row]) -> list[tuple[bool, list[Row]]]:
    """Rows in which each objective stands over a table of its own: the blocks, and whether each is such a table.

    Empty where the rows are anything else.
    """
    marks = [_mark(row) for row in rows]
    if _HEAD not in marks or Part.OBJECTIVE not in marks:
        return []
    found: list[tuple[bool, list[Row]]] = []
    for row, mark in zip(rows, marks, strict=True):
        if mark is not None or not found:
            found.append((mark == _HEAD, []))
        found[-1][1].append(row)
    return found


def _mark(row: Row) -> str | Part | None:
    """Whether the row is the head of key results, or says an objective in its first cell."""
    filled = [cell for cell in row.cells if cell.strip()]
    kinds = {column.kind for column in columns_of(row.cells)}
    if len(filled) > 1 and "key_result" in kinds and not kinds & {"objective", "title", "type"} and len(kinds) > 1:
        return _HEAD
    label = label_of(clean(filled[0])) if filled else None
    return Part.OBJECTIVE if label and label.part is Part.OBJECTIVE and (label.rest or len(filled) > 1) else None


def as_lines(rows: Sequence[Row]) -> tuple[list[TextLine], dict[int, Place], tuple[LeftAside, ...]]:
    """Rows without headings as lines of text: a label in one cell with its words in the next, deeper by column."""
    lines: list[TextLine] = []
    places: dict[int, Place] = {}
    aside: list[LeftAside] = []
    for number, row in enumerate(rows):
        filled = [(index, " ".join(shortened(cell).split())) for index, cell in enumerate(row.cells) if cell.strip()]
        if not filled:
            continue
        (first, text), *rest = filled
        if rest and _CODE_ALONE.fullmatch(text):
            text = f"{text}1:" if text.casefold() in _CODES_OF_ACTIONS else f"{text}:"
        label = label_of(text)
        if number == 0 and rest and label and label.is_section and not label.number and label.part is Part.KEY_RESULT:
            aside.append(LeftAside(row.place(first), " | ".join(row.cells), _HEADINGS))
            continue
        at = first
        if label and label.is_section and rest and label.part is not Part.ASIDE:
            at, words = rest.pop(0)
            text = f"{text.rstrip(':')}: {words}"
        kind = Kind.PLAIN
        lines.append(TextLine(number, kind, HEADINGS + 2 * first, clean(text), after_blank=True, raw=text))
        places[number] = row.place(at)
        if rest:
            aside.append(LeftAside(row.place(rest[0][0]), " | ".join(cell for _, cell in rest), _NO_HEADING))
    return lines, places, tuple(aside)


def left(rows: Sequence[Row]) -> Reading:
    """A table that is none of OKRs."""
    return Reading(
        (),
        tuple(
            LeftAside(row.place(0), " | ".join(cell for cell in row.cells if cell.strip()), _NO_COLUMNS)
            for row in rows
            if any(cell.strip(" -:|") for cell in row.cells)
        ),
    )


def is_rule(row: Row) -> bool:
    """Whether the row draws the line under the headings of a Markdown table."""
    return all(re.fullmatch(r":?-{2,}:?|:?-:?|", cell.strip()) for cell in row.cells)
