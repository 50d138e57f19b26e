"""Long sheets, cell by cell the same as XlsxWriter writes them, but as text that is streamed into the sheet's part.

XlsxWriter keeps a value for each cell and walks over all of them three times; that is most of a long workbook's time.
It still writes all else: styles, shared strings, tables, rules, charts, names, print set-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.workbook import Cell, Row, column_name
from okra_coach.write.workbook_look import DEFAULT_HEIGHT

_DAY_NOUGHT = date(1899, 12, 30)
_CHUNK = 1 << 20


class StreamedPage(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows were written as text beforehand; `add_rows` once, for all of them."""

    _text: IO[str] | None = None

    def add_rows(
        self, rows: Iterable[tuple[Row, float | None]], style_of: Callable[[Cell], int], clean: Callable[[str], str]
    ) -> None:
        """All rows of the sheet, each with its height in points, None for the sheet's own."""
        self._text = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - open until the part is written
        strings, letters, widest = self.str_table._get_shared_string_index, list[str](), 0
        for number, (row, height) in enumerate(rows, 1):
            while len(letters) < len(row.cells):
                letters.append(column_name(len(letters)))
            widest = max(widest, len(row.cells))
            own = _row_start(number, DEFAULT_HEIGHT if height is None else height)
            cells = [
                _cell_text(cell, f'<c r="{letter}{number}" s="{style_of(cell)}"', strings, clean)
                for letter, cell in zip(letters, row.cells, strict=False)
            ]
            if cells or height is not None:
                self._text.write(f"{own}>{''.join(cells)}</row>" if cells else f"{own}/>")
            self._check_dimensions(number - 1, max(0, widest - 1))
        self._check_dimensions(0, 0)

    def _write_rows(self) -> None:
        if self._text is None:
            super()._write_rows()
            return
        with self._text as text:
            text.seek(0)
            while chunk := text.read(_CHUNK):
                self.fh.write(chunk)


def _row_start(number: int, height: float) -> str:
    """XlsxWriter counts heights in whole pixels."""
    return f'<row r="{number}" ht="{int(4.0 / 3.0 * height + 0.5) * 0.75:.16g}" customHeight="1"'


def _cell_text(cell: Cell, start: str, strings: Callable[[str], Any], clean: Callable[[str], str]) -> str:
    value = cell.value
    if cell.formula is not None:
        return _formula_text(cell.formula, value, start, clean)
    if value is None:
        return f"{start}/>"
    if isinstance(value, str):
        return f'{start} t="s"><v>{strings(clean(value))}</v></c>'
    if isinstance(value, date):
        value = (value - _DAY_NOUGHT).days
    return f"{start}><v>{value:.16G}</v></c>"


def _formula_text(formula: str, value: str | float | date | None, start: str, clean: Callable[[str], str]) -> str:
    told = _escaped(formula)
    if isinstance(value, str) and value:
        return f'{start} t="str"><f>{told}</f><v>{_escaped(clean(value))}</v></c>'
    if isinstance(value, date):
        value = (value - _DAY_NOUGHT).days
    shown = value if value == "" else value or 0
    return f"{start}><f>{told}</f><v>{shown}</v></c>"


def _escaped(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
