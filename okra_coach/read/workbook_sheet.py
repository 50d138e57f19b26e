"""The XML of one worksheet becomes numbered lines of text, and remarks on what it does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.grid import CELLS, COLUMNS, LONGEST_CELL, ROWS, Line
from okra_coach.read.workbook_cells import PLAIN, Shape, iso_text, number_text
from okra_coach.read.workbook_package import UnreadableWorkbookError, clean

CHARACTERS = 200_000_000
_DIGITS = "0123456789"


@dataclass
class Budget:
    """What all sheets of a workbook may hold together, empty cells between full ones included."""

    cells: int = 0
    characters: int = 0

    def spend(self, cells: int, characters: int) -> None:
        """Counts a line's cells and characters; raises UnreadableWorkbookError beyond the bounds."""
        self.cells += cells
        self.characters += characters
        if self.cells > CELLS or self.characters > CHARACTERS:
            raise UnreadableWorkbookError(
                f"the workbook holds more than {CELLS:,} cells or {CHARACTERS:,} characters; split it"
            )


@dataclass(frozen=True)
class Book:
    """What cells refer to: shared texts, the shape of each style, and the year that dates count from."""

    strings: Sequence[str] = ()
    shapes: Sequence[Shape] = ()
    from_1904: bool = False
    budget: Budget = field(default_factory=Budget)


class SheetListener:
    """Hears a worksheet's elements and keeps its lines; a wrong <dimension> is never asked."""

    def __init__(self, book: Book, file: str, sheet: str) -> None:
        self.lines: list[Line] = []
        self._book, self._file, self._sheet = book, file, sheet
        self._widest = 0
        self._row, self._column = 0, 0
        self._cells: list[str] = []
        self._in_cell = self._hearing = self._phonetic = self._has_formula = self._row_hidden = False
        self._type, self._style = "n", 0
        self._pieces: list[str] = []
        self._heard = 0
        self._hidden_rows = 0
        self._hidden_columns: list[tuple[int, int]] = []
        self._uncalculated: dict[int, list[int]] = {}
        self._errors: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == "c":
            self._open_cell(attributes)
        elif name == "v":
            self._hearing = self._in_cell
        elif name == "row":
            self._open_row(attributes)
        elif name == "f":
            self._has_formula = self._in_cell
        elif name == "t":
            self._hearing = self._in_cell and not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._hidden_columns.append((int(attributes["min"]), int(attributes["max"])))

    def end(self, name: str) -> None:
        """An element closes."""
        if name == "c":
            self._close_cell()
        elif name in ("v", "t"):
            self._hearing = False
        elif name == "row":
            self._close_row()
        elif name == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        """A piece of a cell's text."""
        if not self._hearing:
            return
        self._pieces.append(text)
        self._heard += len(text)
        if self._heard > LONGEST_CELL:
            raise UnreadableWorkbookError(longest_cell_passed())

    @property
    def error_cells(self) -> tuple[str, ...]:
        """The cells that show an error such as #N/A."""
        return tuple(self._errors)

    @property
    def uncalculated_cells(self) -> tuple[str, ...]:
        """The cells whose formula has no value in the file."""
        return tuple(f"{column_letters(column)}{row}" for column, rows in self._uncalculated.items() for row in rows)

    def faults(self) -> tuple[Fault, ...]:
        """What there is to say about the sheet, once it has been heard to its end; too wide a sheet loses its lines."""
        too_many = self._too_many()
        if too_many:
            self.lines = []
            return (self._said("A1", f"the sheet has {too_many} are read", Weight.STOPS),)
        return (*self._formula_faults(), *self._error_faults(), *self._hidden_faults())

    def _too_many(self) -> str:
        if self._widest > COLUMNS:
            return f"{self._widest:,} columns; at most {COLUMNS:,}"
        if self._widest * len(self.lines) > CELLS:
            return f"{self._widest:,} columns and {len(self.lines):,} rows; at most {CELLS:,} cells"
        return ""

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        if not 0 < self._row <= ROWS:
            raise UnreadableWorkbookError(f"the workbook is damaged (it has a row {self._row}); save it again as .xlsx")
        self._row_hidden = attributes.get("hidden") in ("1", "true")
        self._column, self._cells = 0, []

    def _open_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = column_number(reference.rstrip(_DIGITS)) if reference else self._column + 1
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._in_cell, self._has_formula, self._heard = True, False, 0
        self._pieces = []

    def _close_cell(self) -> None:
        self._in_cell = False
        text = self._text() if self._pieces else ""
        if not text:
            if self._has_formula and not self._pieces and self._type != "str":
                self._uncalculated.setdefault(self._column, []).append(self._row)
            return
        self._widest = max(self._widest, self._column)
        if self._column > COLUMNS:
            return
        cells = self._cells
        if self._column > len(cells):
            cells.extend([""] * (self._column - len(cells)))
        cells[self._column - 1] = text

    def _text(self) -> str:
        raw = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        if self._type == "s":
            return self._shared(int(raw))
        if self._type in ("str", "inlineStr"):
            return clean(raw).strip()
        if self._type == "b":
            # As in a CSV file that the English Excel or Google Sheets write of the same sheet.
            return "FALSE" if raw.strip() in ("0", "false") else "TRUE"
        if self._type == "e":
            self._errors.append(f"{column_letters(self._column)}{self._row}")
            return ""
        shapes = self._book.shapes
        shape = shapes[self._style] if 0 <= self._style < len(shapes) else PLAIN
        text = iso_text(raw, shape) if self._type == "d" else number_text(raw.strip(), shape, self._book.from_1904)
        return clean(text).strip()

    def _shared(self, index: int) -> str:
        if not 0 <= index < len(self._book.strings):
            raise UnreadableWorkbookError("the workbook is damaged (a text is missing); save it again as .xlsx")
        return self._book.strings[index]

    def _close_row(self) -> None:
        if not self._cells:
            return
        self._book.budget.spend(len(self._cells), sum(map(len, self._cells)))
        self.lines.append(Line(self._row, tuple(self._cells)))
        self._hidden_rows += self._row_hidden
        self._cells = []

    def _formula_faults(self) -> list[Fault]:
        """One warning a column, at its first cell."""
        return [
            self._said(
                f"{column_letters(column)}{rows[0]}",
                f"{_formulas(len(rows))} never calculated, so nothing was read there; open the workbook in Excel, "
                "save it, and try again",
                Weight.WARNS,
            )
            for column, rows in sorted(self._uncalculated.items())
        ]

    def _error_faults(self) -> list[Fault]:
        if not self._errors:
            return []
        count = len(self._errors)
        more = f" (so do {count - 1:,} more cells)" if count > 2 else " (so does one more cell)" if count == 2 else ""
        message = f"the cell shows an error such as #N/A{more}; nothing was read there"
        return [self._said(self._errors[0], message, Weight.TELLS)]

    def _hidden_faults(self) -> list[Fault]:
        columns = sum(self._is_filled(number) for number in self._hidden_numbers())
        hidden = [
            f"{count:,} {word}{'' if count == 1 else 's'}"
            for count, word in ((self._hidden_rows, "row"), (columns, "column"))
            if count
        ]
        if not hidden:
            return []
        message = f"{' and '.join(hidden)} of the sheet are hidden or filtered out; they were read as well"
        return [self._said("A1", message, Weight.TELLS)]

    def _hidden_numbers(self) -> set[int]:
        return {
            number
            for first, last in self._hidden_columns[:COLUMNS]
            for number in range(max(1, first), min(last, self._widest) + 1)
        }

    def _is_filled(self, column: int) -> bool:
        return any(len(line.cells) >= column and line.cells[column - 1] for line in self.lines)

    def _said(self, cell: str, message: str, weight: Weight) -> Fault:
        return Fault(Place(self._file, cell=f"{self._sheet}!{cell}"), message, weight)


def longest_cell_passed() -> str:
    """The sentence for a text that no answer can be."""
    return f"the workbook has a cell of more than {LONGEST_CELL:,} characters; not read"


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=COLUMNS)
def column_number(letters: str) -> int:
    """A is 1, AA is 27; raises ValueError for what is no column."""
    if not 0 < len(letters) < 6 or not letters.isascii() or not letters.isalpha():
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _formulas(count: int) -> str:
    return "the formula was" if count == 1 else f"{count:,} formulas of this column were"
