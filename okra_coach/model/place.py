"""Where a value stands in a file that a person can open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file with a line, a table row and its question, or a sheet's cell; every message starts with it."""

    file: str
    line: int | None = None
    column: int | None = None
    row: int | None = None
    question: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.file} {self.cell}"
        if self.row is not None:
            asked = f', "{_short(self.question)}"' if self.question else ""
            return f"{self.file} row {self.row}{asked}"
        return f"{self.file}:{self.line}" if self.line is not None else self.file


def _short(question: str) -> str:
    return question if len(question) <= 40 else question[:39].rstrip() + "…"
