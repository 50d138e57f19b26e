"""How wide text runs: the advance widths of a common office font, with a reserve for others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from okra_coach.documents.deck import Bars, Block, Bullets, Card, Columns, Figure, Ranges, Roadmap, Steps, Table, Text
from okra_coach.resources import find_template

TONES = {"body": 16.0, "quiet": 12.0, "lead": 20.0}
"""The size of a paragraph by its tone."""
_HANDWRITING = 44.0
"""The height of a row that people write into."""
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
    need = max(lines, default=1) * table.size * 1.22 + 0.75 * table.size
    return max(need, _HANDWRITING) if table.spacious and row != table.header else need


def steps_height(steps: Steps, width: float) -> float:
    """The height in points that columns of steps need: their heading and the longest column."""
    room = width / max(len(steps.steps), 1) - 40
    columns = [sum(lines_needed(line, 16, room) * 20 + 9 for line in lines) for _, lines in steps.steps]
    return 64 + max(columns, default=0.0)


RANGE = 14.6
"""The height of a row of a chart of ranges."""


def block_height(block: Block, width: float) -> float:
    """The height in points that a block needs when it is that wide; a roadmap takes what there is."""
    match block:
        case Table():
            return sum(row_height(block, row, width) for row in (block.header, *block.rows))
        case Bullets():
            return sum(lines_needed(item, block.size, width - 24) * block.size * 1.2 + 7 for item in block.items)
        case Text():
            size = TONES.get(block.tone, TONES["body"])
            return lines_needed(block.text, size, width) * size * 1.25
        case Card():
            words = lines_needed(block.text, 20, width - 40, bold=True) * 25
            return 34 + words + lines_needed(block.detail, 12, width - 40) * 15
        case Bars():
            return 60 + 34.0 * len(block.categories) * (1 if block.stacked else max(len(block.series), 1) ** 0.6)
        case Figure():
            return 116.0
        case Steps():
            return steps_height(block, width)
        case Ranges() | Columns() | Roadmap():
            return _drawing_height(block)


def _drawing_height(block: Ranges | Columns | Roadmap) -> float:
    if isinstance(block, Ranges):
        return 44 + RANGE * len(block.rows)
    return 230.0 if isinstance(block, Columns) else 0.0
