"""A long table's lines as text: what rows of the same forms share is put together once, with gaps for their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from xlsxwriter.sharedstrings import SharedStringTable

from okra_coach.documents.table_rows import ROW, Line, Slot, TableRows
from okra_coach.documents.workbook import column_name
from okra_coach.write.workbook_look import height_of, lines_of, room_of
from okra_coach.write.workbook_text import days, escaped, pixels


class LinePainter:
    """Lines as the elements of their rows, in the same bytes as cell by cell."""

    def __init__(
        self,
        rows: TableRows,
        widths: Sequence[float],
        style: Callable[[Slot, Line], int],
        strings: SharedStringTable,
        clean: Callable[[str], str],
    ) -> None:
        self._slots, self._style, self._strings = rows.slots, style, strings
        self._columns = [
            (slot.key, slot.formula is not None, *room_of(slot.look, width))
            for slot, width in zip(rows.slots, widths, strict=True)
        ]
        self._shapes: dict[tuple[int, int, bool], str] = {}
        self._given, self._figured = _Given(strings, clean), _Figured(clean)

    def row(self, number: int, line: Line) -> str:
        """The row's element, as high as its longest text needs."""
        form = (id(line.form), id(line.live), line.rule)  # an enum's own hash is slow
        shape = self._shapes.get(form)
        if shape is None:
            shape = self._shapes[form] = self._shape(line)
        told, most, shared, get = [""], 1, 0, line.values.get
        for key, has_formula, short, room in self._columns:
            value = get(key, "") if has_formula else get(key)
            if isinstance(value, str):
                if len(value) > short or "\n" in value:
                    most = max(most, lines_of(value, room))
                if has_formula:
                    told += self._figured[value]
                else:
                    told.append(self._given[value])
                    shared += 1
            elif has_formula:
                told += ("", str(days(value) if isinstance(value, date) else value or 0))
            elif value is None:
                told.append("/>")
            else:
                told.append(f"><v>{days(value) if isinstance(value, date) else value:.16G}</v></c>")
        told[0] = pixels(height_of(most))
        self._strings.count += shared
        return shape.replace(ROW, str(number)) % tuple(told)

    def _shape(self, line: Line) -> str:
        """All that does not differ from row to row of these forms; a row's number stands as a sign."""
        cells = []
        for at, slot in enumerate(self._slots):
            start = f'<c r="{column_name(at)}{ROW}" s="{self._style(slot, line)}"%s'
            formula = escaped(slot.formula).replace("%", "%%") if slot.formula else ""
            cells.append(f"{start}><f>{formula}</f><v>%s</v></c>" if slot.formula else start)
        return f'<row r="{ROW}" ht="%s" customHeight="1">{"".join(cells)}</row>'


class _Given(dict[str, str]):
    """A text → what stands in its cell: its number among the shared ones, whose uses whoever asks counts."""

    def __init__(self, strings: SharedStringTable, clean: Callable[[str], str]) -> None:
        super().__init__()
        self._strings, self._clean = strings, clean

    def __missing__(self, text: str) -> str:
        index = self._strings._get_shared_string_index(self._clean(text))
        self._strings.count -= 1
        told = self[text] = f' t="s"><v>{index}</v></c>'
        return told


class _Figured(dict[str, tuple[str, str]]):
    """A formula's text → the kind of its value, and the value."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__()
        self._clean = clean

    def __missing__(self, text: str) -> tuple[str, str]:
        told = self[text] = (' t="str"', escaped(self._clean(text))) if text else ("", "")
        return told
