"""What a workbook is: sheets of cells with formulas, rules, charts and print set-up; no file format.

Rows and columns count from 0. A formula always carries the value it has, so that a reader that does not
calculate shows the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

Value = str | float | date | None


class Look(StrEnum):
    """What a cell is for; how that looks is the writer's."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    HEADER = "header"
    KEY_HEADER = "key header"
    TEXT = "text"
    STRONG = "strong"
    KEY = "key"
    NOTE = "note"
    FIGURE = "figure"
    LABEL = "label"
    PLAIN = "plain"
    STARTS = "starts"
    PROBE = "probe"
    RUNS = "runs"
    BOARD = "board"


class Form(StrEnum):
    """How a value is printed."""

    GENERAL = "general"
    WHOLE = "whole"
    TENTHS = "tenths"
    HUNDREDTHS = "hundredths"
    PERCENT = "percent"
    PERCENT_TENTHS = "percent with tenths"
    PERCENT_HUNDREDTHS = "percent with hundredths"
    DAY = "day"
    CLOCK = "clock"


class Align(StrEnum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Cell(NamedTuple):
    """A value, or a formula (in English, without the leading "=") with the value it has; None is an empty cell.

    `opens` is True for a cell that people fill in; `rule` draws a line above it, where a group of rows begins.
    It is a tuple because a long sheet has hundreds of thousands.
    """

    value: Value = None
    formula: str | None = None
    look: Look = Look.TEXT
    form: Form = Form.GENERAL
    align: Align = Align.LEFT
    opens: bool = False
    rule: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells on a sheet, ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """Absolute, with its sheet: `'Check-ins'!$A$2:$A$9`."""
        sheet = self.sheet.replace("'", "''")
        first, last = cell_name(self.top, self.left, absolute=True), cell_name(self.bottom, self.right, absolute=True)
        return f"'{sheet}'!{first}" + (f":{last}" if first != last else "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table object over an area whose first row is its header."""

    name: str
    area: Area
    headers: tuple[str, ...]


class Accepts(StrEnum):
    """What a validated cell accepts."""

    ITEM = "item of a list"
    NUMBER = "number"
    WHOLE = "whole number"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Validation:
    """What people may enter in an area; `source` is the defined name of the list; `hint` shows beside the cell."""

    area: Area
    accepts: Accepts
    hint: str
    source: str = ""
    low: float | date | None = None
    high: float | date | None = None


class Tone(StrEnum):
    """What a conditional format says; each tone also differs by its symbol or weight, not by colour alone."""

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    QUIET = "quiet"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Mark:
    """A conditional format: the tone when the formula (relative to the area's first cell) holds; a bar has none."""

    area: Area
    tone: Tone
    formula: str = ""


class ChartKind(StrEnum):
    """Which chart."""

    BARS = "bars"
    STACKED = "stacked bars"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart, with the tone of its colour."""

    title: Area
    labels: Area
    values: Area
    tone: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart at a cell; `alt` describes it to whoever cannot see it; sizes are pixels."""

    kind: ChartKind
    title: str
    alt: str
    row: int
    column: int
    width: int
    height: int
    series: tuple[Series, ...]
    form: Form = Form.WHOLE


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the first column on; `height` in points, None fits the text."""

    cells: tuple[Cell, ...] = ()
    height: float | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet; `widths` in characters; `freeze` is the first row and column that scroll.

    `printed_to` is the last column that goes on paper, None for all; `one_page` shrinks the sheet onto one page.
    On one that is `locked` only the cells that are open can be changed, and no row can be moved.
    """

    name: str
    widths: tuple[float, ...]
    rows: Sequence[Row]
    tables: tuple[Table, ...] = ()
    freeze: tuple[int, int] | None = None
    validations: tuple[Validation, ...] = ()
    marks: tuple[Mark, ...] = ()
    charts: tuple[Chart, ...] = ()
    grid: bool = False
    repeat: int | None = None
    landscape: bool = True
    printed_to: int | None = None
    one_page: bool = False
    locked: bool = True


@dataclass(frozen=True)
class Workbook:
    """Sheets in order, the names that formulas use, and properties that tell a later reader what this is."""

    title: str
    author: str
    language: str
    created: date
    sheets: tuple[Sheet, ...]
    names: Mapping[str, Area] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    footer: str = ""
    on_letter: bool = False
    """Whether it is printed on Letter; on A4 otherwise."""

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


def column_name(column: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int, absolute: bool = False) -> str:
    """A cell's address: (0, 0) is A1, or $A$1."""
    return f"${column_name(column)}${row + 1}" if absolute else f"{column_name(column)}{row + 1}"


def sheet_name(text: str, taken: frozenset[str] = frozenset()) -> str:
    """The text as a sheet may be called: no forbidden signs, 31 characters, unlike those that are taken."""
    printable = "".join(" " if sign in "[]:*?/\\" or not sign.isprintable() else sign for sign in text)
    clean = printable.strip(" '") or "Sheet"
    name, number = clean[:31].rstrip(" '"), 2
    while name.casefold() in {other.casefold() for other in taken}:
        name, number = f"{clean[:27].rstrip()} {number}", number + 1
    return name
