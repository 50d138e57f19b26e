"""Rows of cells as a file holds them, before anything is decided about headers."""

from __future__ import annotations

from dataclasses import dataclass, field

from okra_coach.model.fault import Fault

# What one file may hold: a spreadsheet's rows, more columns than any form, and cells that fit into memory twice over.
ROWS = 1_048_576
COLUMNS = 10_000
CELLS = 5_000_000
LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row with the number that a spreadsheet shows; cells are text, empty ones are ""."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A CSV file, or one worksheet of a workbook; rows without content are left out.

    `origin` is "csv" or "xlsx"; `sheet` is "" for CSV.
    """

    file: str
    lines: tuple[Line, ...] = ()
    origin: str = "csv"
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    faults: tuple[Fault, ...] = field(default=())

    @property
    def head(self) -> tuple[str, ...]:
        """The cells of the first row that holds something."""
        return self.lines[0].cells if self.lines else ()
