"""How wide text runs: the advance widths of a common office font, with a reserve for others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from okra_coach.documents.deck import Steps, Table
from okra_coach.resources import find_template

_RESERVE = 1.06
"""Fonts of other brands run wider than the one that was measured."""


@cache
def _widths() -> dict[str, int]:
    text = find_template("brand/metrics.json").read_text(encoding="utf-8")
    return {str(char): int(width) for char, width in json.loads(text)["widths"].items()}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in points; characters that were not measured count as wide ones."""
    widths = _widths()
    units = sum(widths.get(char, 620) for char in text)
    return units * size / 1000 * _RESERVE * (1.05 if bold else 1.0)


def lines_needed(text: str, size: float, width: float, bold: bool = False) -> int:
    """How many lines a text takes at a size in a width, broken at spaces; an empty text takes one."""
    return sum(_lines(line, size, width, bold) for line in text.split("\n")) if text else 1


def _lines(text: str, size: float, width: float, bold: bool) -> int:
    space = text_width(" ", size, bold)
    width = max(width, size)
    lines, used = 1, 0.0
    for word in text.split(" "):
        need = text_width(word, size, bold)
        if used and used + space + need > width:
            lines, used = lines + 1, 0.0
        used += need + (space if used else 0.0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """The columns' widths in points when the table is that wide."""
    shares = table.widths or tuple(1.0 for _ in table.header)
    return tuple(width * share / sum(shares) for share in shares)


def row_height(table: Table, row: Sequence[str], width: float) -> float:
    """The height in points that a row needs when the table is that wide."""
    cells = zip(row, column_widths(table, width), strict=False)
    lines = [
        lines_needed(cell, table.size, room - 16, bold=number in table.strong)
        for number, (cell, room) in enumerate(cells)
    ]
    return max(lines, default=1) * table.size * 1.22 + 0.75 * table.size


def steps_height(steps: Steps, width: float) -> float:
    """The height in points that columns of steps need: their heading and the longest column."""
    room = width / max(len(steps.steps), 1) - 40
    columns = [sum(lines_needed(line, 16, room) * 20 + 9 for line in lines) for _, lines in steps.steps]
    return 64 + max(columns, default=0.0)
