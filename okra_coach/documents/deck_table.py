"""How wide a table's columns and how high its rows are, so that composing and painting agree; sizes in points."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.documents.deck import Table
from okra_coach.documents.letters import Letters

_HANDWRITING = 44.0
"""The height of a row that people write into."""
CELL_AIR = 18.0
"""How far the words of one column stand from those of the next."""
_INSETS = CELL_AIR + 1
_EXACT = 0.01
_LONG_WORD = 28
"""A word with more letters may be broken."""


class TableSpace:
    """A table that is so wide: its columns by their shares, but no word is broken that need not be."""

    def __init__(self, table: Table, width: float, letters: Letters) -> None:
        self.table, self.letters = table, letters
        self.widths = _widths(table, width, least_widths(table, letters))

    def row(self, row: Sequence[str]) -> float:
        """The height that a row needs."""
        table = self.table
        lines = [
            self.letters.lines(cell, table.size, room - _INSETS, bold=number in table.strong or row is table.header)
            for number, (cell, room) in enumerate(zip(row, self.widths, strict=False))
        ]
        need = max(lines, default=1) * table.size * self.letters.line + 0.75 * table.size
        if row == table.header:
            return need
        return max(need, _HANDWRITING) if table.spacious else need + table.air

    @property
    def height(self) -> float:
        """The height of all rows with the header."""
        return sum(self.row(row) for row in (self.table.header, *self.table.rows))


def _widths(table: Table, width: float, least: Sequence[float]) -> tuple[float, ...]:
    """A column whose longest word is wider than its share takes from those that have room to spare.

    Widths that sum to the table's are in points and stay: those of a part of a table that goes on elsewhere.
    """
    shares = table.widths or tuple(1.0 for _ in table.header)
    if abs(sum(shares) - width) < _EXACT:
        return shares
    wanted = [width * share / sum(shares) for share in shares]
    if sum(least) > width:
        return tuple(width * one / sum(least) for one in least)
    pairs = list(zip(least, wanted, strict=True))
    lacking, spare = (sum(max(sign * (one - has), 0.0) for one, has in pairs) for sign in (1, -1))
    given = lacking / spare if spare else 0.0
    return tuple(max(one, has) - max(has - one, 0.0) * given for one, has in pairs)


def least_widths(table: Table, letters: Letters) -> tuple[float, ...]:
    """The width that each column needs so that no word of it is broken."""
    return tuple(_least_width(table, number, letters) for number in range(len(table.header)))


def _least_width(table: Table, number: int, letters: Letters) -> float:
    head = _longest_word(table.header[number], table.size, letters, bold=True)
    cells = {row[number] for row in table.rows if number < len(row)}
    strong = number in table.strong
    return max([head, *(_longest_word(cell, table.size, letters, bold=strong) for cell in cells)]) + _INSETS + 1


def _longest_word(text: str, size: float, letters: Letters, *, bold: bool) -> float:
    return max((letters.width(word, size, bold) for word in text.split() if len(word) <= _LONG_WORD), default=0.0)
