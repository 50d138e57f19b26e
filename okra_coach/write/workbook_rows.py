"""Long sheets, cell by cell the same as XlsxWriter writes them, but as text that is streamed into the sheet's part.

XlsxWriter keeps a value for each cell and walks over all of them three times; that is most of a long workbook's time.
It still writes all else: styles, shared strings, tables, rules, charts, names, print set-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.table_rows import Line, Slot, TableRows
from okra_coach.documents.workbook import Cell, Row, column_name
from okra_coach.write.workbook_lines import LinePainter
from okra_coach.write.workbook_look import DEFAULT_HEIGHT
from okra_coach.write.workbook_text import days, escaped, pixels

_CHUNK = 1 << 20


class StreamedPage(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows were written as text beforehand; `add_rows` once, for all of them."""

    _text: TextIOWrapper | None = None
    _painter: _Painter

    def add_rows(
        self, rows: Iterable[tuple[Row, float | None]], format_of: Callable[[Cell], Format], clean: Callable[[str], str]
    ) -> None:
        """All rows of the sheet, each with its height in points, None for the sheet's own."""
        self._text = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - open until the part is written
        painter = self._painter = _Painter(self.str_table, format_of, clean)
        widest = 1
        for number, (row, height) in enumerate(rows, 1):
            if row.cells or height is not None:
                self._text.write(painter.row(number, row, height))
            widest = max(widest, len(row.cells))
            self._check_dimensions(number - 1, widest - 1)
        self._check_dimensions(0, 0)

    def add_lines(self, rows: TableRows, widths: Sequence[float]) -> None:
        """The lines of a table below the rows that were added; they are not looked at cell by cell."""
        painter = self._painter.lines(rows, widths)
        lines = (painter.row(number, line) for number, line in enumerate(rows.lines, len(rows.head) + 1))
        if self._text is not None:
            self._text.writelines(lines)
        self._check_dimensions(len(rows) - 1, len(rows.slots) - 1)

    def add_long_table(self, top: int, left: int, bottom: int, right: int, options: dict[str, Any]) -> None:
        """A table without XlsxWriter's search of each of its cells for another table: a sheet of ours has one."""
        self.add_table(top, left, top + 1, right, options)
        self.tables[-1] |= dict.fromkeys(("range", "a_range", "autofilter"), xl_range(top, left, bottom, right))

    def _write_rows(self) -> None:
        if self._text is None:
            super()._write_rows()
            return
        with self._text as text:
            text.seek(0)
            self.fh.flush()
            copyfileobj(text.buffer, self.fh.buffer, _CHUNK)


class _Painter:
    """Rows as text; what many cells share is worked out once."""

    def __init__(
        self, strings: SharedStringTable, format_of: Callable[[Cell], Format], clean: Callable[[str], str]
    ) -> None:
        self._strings, self._format_of, self._clean = strings, format_of, clean
        self._letters: list[str] = []
        self._styles: dict[tuple[object, ...], str] = {}
        self._indexes: dict[str, str] = {}

    def lines(self, rows: TableRows, widths: Sequence[float]) -> LinePainter:
        """The same for lines, with the styles and shared strings of this sheet."""

        def style(slot: Slot, line: Line) -> int:
            return int(self._format_of(slot.cell(line, ""))._get_xf_index())

        return LinePainter(rows, widths, style, self._strings, self._clean)

    def row(self, number: int, row: Row, height: float | None) -> str:
        """The row's element; XlsxWriter counts heights in whole pixels."""
        points = DEFAULT_HEIGHT if height is None else height
        start = f'<row r="{number}" ht="{pixels(points)}" customHeight="1"'
        if not row.cells:
            return f"{start}/>"
        while len(self._letters) < len(row.cells):
            self._letters.append(f'<c r="{column_name(len(self._letters))}')
        cell = self._cell
        cells = [cell(one, f"{letter}{number}") for letter, one in zip(self._letters, row.cells, strict=False)]
        return f"{start}>{''.join(cells)}</row>"

    def _cell(self, cell: Cell, start: str) -> str:
        value, formula, look, form, align, opens, rule, _ = cell
        key = (id(look), id(form), id(align), opens, rule)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = f'" s="{self._format_of(cell)._get_xf_index()}"'
        if formula is not None:
            return f"{start}{style}{self._formula(formula, value)}"
        if value is None:
            return f"{start}{style}/>"
        if isinstance(value, str):
            return f'{start}{style} t="s"><v>{self._index(value)}</v></c>'
        number = days(value) if isinstance(value, date) else value
        return f"{start}{style}><v>{number:.16G}</v></c>"

    def _index(self, text: str) -> str:
        """A shared string's number; each use of it counts."""
        known = self._indexes.get(text)
        if known is None:
            known = self._indexes[text] = str(self._strings._get_shared_string_index(self._clean(text)))
        else:
            self._strings.count += 1
        return known

    def _formula(self, formula: str, value: str | float | date | None) -> str:
        """The formula with the value it has; none and 0 are one, as XlsxWriter has it."""
        told = escaped(formula)
        if isinstance(value, str):
            kind, shown = (' t="str"', escaped(self._clean(value))) if value else ("", "")
            return f"{kind}><f>{told}</f><v>{shown}</v></c>"
        number = days(value) if isinstance(value, date) else value or 0
        return f"><f>{told}</f><v>{number}</v></c>"
