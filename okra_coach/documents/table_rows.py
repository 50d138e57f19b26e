"""The rows of a long table: what a column's cells share is said once, so that a writer need not look at each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from okra_coach.documents.workbook import Align, Cell, Form, Look, Row, Value

ROW = "\x00"
"""Stands in a slot's formula for the number of its row."""


@dataclass(frozen=True)
class Line:
    """One row's values by column key; `rule` begins a group.

    `form` prints its measured values, `live` those among them that come in week by week.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    form: Form = Form.GENERAL
    rule: bool = False
    live: Form = Form.GENERAL


@dataclass(frozen=True, slots=True)
class Slot:
    """A column's cells but for what differs by row; None of a form is the line's own, or its live one."""

    key: str
    formula: str | None
    look: Look
    form: Form | None
    live: bool
    align: Align
    opens: bool

    def cell(self, line: Line, row: str) -> Cell:
        """The cell of a line in the row of that number."""
        return Cell(
            line.values.get(self.key, "" if self.formula else None),
            self.formula.replace(ROW, row) if self.formula else None,
            self.look,
            self.form or (line.live if self.live else line.form),
            self.align,
            self.opens,
            line.rule,
        )


class TableRows(Sequence[Row]):
    """Rows above a table and the table's own, each made when it is asked for."""

    def __init__(self, head: tuple[Row, ...], slots: tuple[Slot, ...], lines: Sequence[Line]) -> None:
        self.head, self.slots, self.lines = head, slots, lines

    def __len__(self) -> int:
        return len(self.head) + len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        numbers = range(len(self))[at]
        return self._row(numbers) if isinstance(numbers, int) else tuple(map(self._row, numbers))

    def _row(self, number: int) -> Row:
        if number < len(self.head):
            return self.head[number]
        line, here = self.lines[number - len(self.head)], str(number + 1)
        return Row(tuple([slot.cell(line, here) for slot in self.slots]))
