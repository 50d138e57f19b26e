"""What a tracker says, row by row, as far as its cells could be understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okra_coach.model.check_in import Said
from okra_coach.model.fault import Fault
from okra_coach.model.place import Place


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One row: what each of its cells says, and where.

    A cell that nobody could understand, or whose column is gone, is not among `said`; an empty one is None.
    """

    file: str
    sheet: str
    number: int
    said: Mapping[str, Said]
    cells: Mapping[str, str] = field(default_factory=dict)
    """Column key → its letters."""

    def get(self, key: str) -> Said:
        """What a cell says; None for an empty one, and for one that is not there."""
        return self.said.get(key)

    def text(self, key: str) -> str:
        """A cell as text."""
        value = self.said.get(key)
        return "" if value is None else str(value)

    def place(self, key: str = "") -> Place:
        """The cell, or the row's first one."""
        letters = self.cells.get(key) or next(iter(self.cells.values()), "A")
        sheet = f"{self.sheet}!" if self.sheet else ""
        return Place(self.file, cell=f"{sheet}{letters}{self.number}")

    def source(self, key: str = "") -> str:
        """The cell as a record keeps it."""
        return str(self.place(key))


Rows = tuple[TrackerRow, ...]


@dataclass(frozen=True)
class TrackerReading:
    """A tracker's four tables; one that is not there is None.

    `made_from` is the fingerprint of the OKR+As that it was made from, "" where the file does not tell.
    """

    file: str
    made_from: str = ""
    okras: Rows | None = None
    actions: Rows | None = None
    check_ins: Rows | None = None
    health: Rows | None = None
    faults: tuple[Fault, ...] = ()
    as_of: date | None = None
    """The date that somebody set on *Start here*."""

    @property
    def filled(self) -> Mapping[date, int]:
        """How many rows of check-ins somebody filled in, by their day."""
        days = (row.get("day") for row in self.check_ins or () if _is_filled(row))
        return Counter(day for day in days if isinstance(day, date))

    @property
    def latest(self) -> date | None:
        """The latest day of a check-in that somebody filled in."""
        return max(self.filled, default=None)


def _is_filled(row: TrackerRow) -> bool:
    return any(row.get(key) is not None for key in ("value", "confidence", "note", "decision"))
