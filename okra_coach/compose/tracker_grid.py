"""A table sheet of the tracker laid out from its columns: addresses for formulas, cells, input rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from okra_coach.documents.lazily import Lazily
from okra_coach.documents.table_rows import ROW, Line, Slot, TableRows
from okra_coach.documents.tracker import FIRST_ROW, HEADER_ROW, Column, FilledBy, Kind, TableSheet
from okra_coach.documents.workbook import Align, Area, Cell, Form, Look, Row, Table, Value, column_name
from okra_coach.words import Words

_FORMS = {Kind.SHARE: Form.PERCENT, Kind.DAY: Form.DAY, Kind.WHOLE: Form.WHOLE}
_ALIGNED = {Kind.DAY: Align.CENTRE, Kind.WHOLE: Align.CENTRE, Kind.MEASURED: Align.RIGHT, Kind.SHARE: Align.RIGHT}


@dataclass(frozen=True)
class Grid:
    """A table sheet with its rows and its formulas, templates in which `{key}` is the cell of that column."""

    sheet: TableSheet
    name: str
    lines: Sequence[Line]
    formulas: Mapping[str, str] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row of the table."""
        return FIRST_ROW + len(self.lines) - 1

    def area(self, key: str) -> Area:
        """A column's cells below its header."""
        column = self.sheet.index(key)
        return Area(self.name, FIRST_ROW, column, self.last_row, column)

    @property
    def body(self) -> Area:
        """All cells below the headers."""
        return Area(self.name, FIRST_ROW, 0, self.last_row, len(self.sheet.columns) - 1)

    def names(self) -> dict[str, Area]:
        """Each column's defined name."""
        return {f"{self.sheet.prefix}_{column.key}": self.area(column.key) for column in self.sheet.columns}

    def widths(self) -> tuple[float, ...]:
        """The columns' widths."""
        return tuple(column.width for column in self.sheet.columns)

    def table(self, words: Words) -> Table:
        """The table object with its header."""
        area = Area(self.name, HEADER_ROW, 0, self.last_row, len(self.sheet.columns) - 1)
        return Table(f"table_{self.sheet.prefix}", area, self.sheet.headers(words))

    def rows(self, words: Words) -> Sequence[Row]:
        """Title, hint, header and body; a row of the body is made when it is asked for."""
        head = (
            Row((Cell(words(self.sheet.title), look=Look.TITLE),), 30),
            Row((Cell(words(self.sheet.hint), look=Look.SUBTITLE),), 20),
            Row(tuple(_header(column, words) for column in self.sheet.columns), 32),
        )
        slots = tuple(_slot(column, self.formulas.get(column.key), self.sheet) for column in self.sheet.columns)
        return TableRows(head, slots, self.lines)


_LIVE = frozenset({"current", "latest"})


def _slot(column: Column, formula: str | None, sheet: TableSheet) -> Slot:
    here = {one.key: f"{column_name(number)}{ROW}" for number, one in enumerate(sheet.columns)}
    return Slot(
        column.key,
        formula.format_map(here) if formula else None,
        Look.KEY if _is_key(column) else Look.TEXT,
        None if column.kind is Kind.MEASURED else _FORMS.get(column.kind, Form.GENERAL),
        column.key in _LIVE,
        _ALIGNED.get(column.kind, Align.LEFT),
        column.by is FilledBy.PEOPLE,
    )


def _header(column: Column, words: Words) -> Cell:
    look = Look.KEY_HEADER if _is_key(column) else Look.HEADER
    return Cell(words(column.title), look=look, align=_ALIGNED.get(column.kind, Align.LEFT))


def _is_key(column: Column) -> bool:
    """Whether a column serves the workbook rather than its reader."""
    return (
        column.kind is Kind.ID
        or (column.kind is Kind.MEASURED and column.by is FilledBy.TOOL)
        or column.key in ("raw", "counts")
    )


def with_spare(lines: Sequence[Line], spare: int, values: Mapping[str, Value] | None = None) -> Sequence[Line]:
    """The lines and empty ones after them, one at least in all; `values` are what formulas have in an empty row."""
    held = len(lines)
    first, more = Line(values or {}, rule=True), Line(values or {})

    def line(number: int) -> Line:
        return lines[number] if number < held else first if number == held else more

    return Lazily(held + max(spare, 0 if held else 1), line)
