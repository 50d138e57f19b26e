"""An .ods tracker as its sheets, names and properties."""

from __future__ import annotations

from okra_coach.read.grid import COLUMNS, ROWS, Line
from okra_coach.read.tracker_file import Cell, Leaf, Named, Span, TrackerFile, named
from okra_coach.read.workbook_cells import PLAIN, Shape, iso_text, number_text
from okra_coach.read.workbook_package import Package, UnreadableWorkbookError, clean
from okra_coach.read.workbook_sheet import Budget

_SHARE, _DAY = Shape("percent"), Shape("moment", has_date=True)
_NUMBERS = frozenset({"float", "currency"})


def read_ods(package: Package, name: str) -> TrackerFile:
    """The whole workbook. UnreadableWorkbookError."""
    content, meta = _Content(), _Meta()
    package.parse("content.xml", content)
    if "meta.xml" in package:
        package.parse("meta.xml", meta)
    return TrackerFile(name, tuple(content.leaves), content.names, meta.found)


class _Content:
    """Rows and cells that stand for several of their like say how many in an attribute."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.names: dict[str, Named] = {}
        self._title, self._row, self._rows, self._column = "", 0, 1, 0
        self._lines: list[Line] = []
        self._merged: list[Span] = []
        self._errors: list[Cell] = []
        self._cells: dict[int, str] = {}
        self._attributes: dict[str, str] | None = None
        self._text: list[str] = []
        self._hearing = False
        self._aside = 0
        self._budget = Budget()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._title = " ".join(clean(attributes.get("table:name", "")).split())
            self._row, self._lines, self._merged, self._errors = 0, [], [], []
        elif name == "table-row":
            self._rows = _count(attributes, "table:number-rows-repeated", ROWS)
            self._column, self._cells = 0, {}
        elif name in ("table-cell", "covered-table-cell"):
            self._attributes, self._text = attributes, []
        elif name == "annotation":
            self._aside += 1
        elif name == "p" and self._attributes is not None and not self._aside:
            self._hearing = True
            self._text += ["\n"] if self._text else []
        elif name == "s" and self._hearing:
            self._text.append(" " * _count(attributes, "text:c", 1000))
        elif name in ("line-break", "tab") and self._hearing:
            self._text.append(" ")
        elif name == "named-range":
            found = named(attributes.get("table:cell-range-address", ""), ".")
            if found:
                self.names.setdefault(attributes.get("table:name", ""), found)

    def data(self, text: str) -> None:
        if self._hearing:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name == "p":
            self._hearing = False
        elif name == "annotation":
            self._aside -= 1
        elif name in ("table-cell", "covered-table-cell") and self._attributes is not None:
            self._close_cell(self._attributes, covered=name != "table-cell")
            self._attributes = None
        elif name == "table-row":
            self._close_row()
        elif name == "table" and self._title:
            leaf = Leaf(self._title, tuple(self._lines), tuple(self._merged), frozenset(self._errors))
            self.leaves.append(leaf)
            self._title = ""

    def _close_cell(self, attributes: dict[str, str], *, covered: bool) -> None:
        count = _count(attributes, "table:number-columns-repeated", COLUMNS)
        first, row = self._column + 1, self._row + 1
        self._column += count
        down = _count(attributes, "table:number-rows-spanned", ROWS)
        across = _count(attributes, "table:number-columns-spanned", COLUMNS)
        if down * across > 1:
            self._merged.append(Span(row, first, row + down - 1, first + across - 1))
        if attributes.get("calcext:value-type") == "error":
            self._errors.append((row, first))
            return
        text = "" if covered else _shown(attributes, "".join(self._text))
        if text and self._column <= COLUMNS:
            self._cells.update(dict.fromkeys(range(first, first + count), text))

    def _close_row(self) -> None:
        if self._cells:
            if self._row + self._rows > ROWS:
                raise UnreadableWorkbookError("a sheet of the workbook has rows without end; delete its empty rows")
            cells = tuple(self._cells.get(column, "") for column in range(1, max(self._cells) + 1))
            for number in range(self._row + 1, self._row + self._rows + 1):
                self._budget.spend(len(cells), sum(map(len, cells)))
                self._lines.append(Line(number, cells))
        self._row += self._rows


class _Meta:
    """The custom properties."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._name = attributes.get("meta:name", "") if name == "user-defined" else ""

    def data(self, text: str) -> None:
        if self._name:
            self.found[self._name] = self.found.get(self._name, "") + text

    def end(self, name: str) -> None:
        self._name = ""


def _shown(attributes: dict[str, str], text: str) -> str:
    """The cell as the .xlsx reader would give it."""
    kind = attributes.get("office:value-type", "")
    if kind in _NUMBERS:
        return number_text(attributes.get("office:value", ""), PLAIN, False)
    if kind == "percentage":
        return number_text(attributes.get("office:value", ""), _SHARE, False)
    if kind == "date":
        return iso_text(attributes.get("office:date-value", ""), _DAY)
    if kind == "boolean":
        return attributes.get("office:boolean-value", "").upper()
    return clean(text).strip()


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    text = attributes.get(name, "1")
    return min(int(text), most) if text.isdigit() and text else 1
