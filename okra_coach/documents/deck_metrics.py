"""How much room blocks take, by the letters they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.documents.deck import Bars, Block, Bullets, Card, Columns, Figure, Ranges, Roadmap, Steps, Table, Text
from okra_coach.documents.deck_drawings import Line
from okra_coach.documents.deck_table import TableSpace
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketches import draw

TONES = {"body": 16.0, "quiet": 14.0, "lead": 20.0}
"""The size of a paragraph by its tone."""
APART = 0.4
"""How far points of a list stand apart, in sizes of their letters."""
LABEL, DETAIL = 12.0, 14.0
"""The sizes of a card's label and of its detail."""


STEP_GAP, _STEP_INSET = 12.0, 12.0
STEP_SIZES = (16.0, 15.0, 14.0)
"""Sizes of the words in steps, the largest first."""


def steps_height(steps: Steps, width: float, letters: Letters) -> float:
    """The height in points that columns of steps need: the highest heading and the longest column."""
    room = step_room(steps, width)
    columns = [
        sum(letters.lines(line, steps.size, room) * steps.size * letters.line + 6 for line in lines)
        for _, lines in steps.steps
    ]
    return step_head(steps, width, letters) + 2 * _STEP_INSET / 2 + max(columns, default=0.0)


def step_width(steps: Steps, width: float) -> float:
    """How wide each column of steps is."""
    count = max(len(steps.steps), 1)
    return (width - STEP_GAP * (count - 1)) / count


def step_room(steps: Steps, width: float) -> float:
    """How much of a column's width its words have."""
    return step_width(steps, width) - 2 * _STEP_INSET - 2


def longest_step_word(steps: Steps, letters: Letters) -> float:
    """The width of the longest word that stands in any column."""
    heads = (letters.width(word, steps.size, bold=True) for head, _ in steps.steps for word in head.split())
    words = (letters.width(word, steps.size) for _, lines in steps.steps for line in lines for word in line.split())
    return max((*heads, *words), default=0.0)


def step_head(steps: Steps, width: float, letters: Letters) -> float:
    """The height of the headings' band."""
    room = step_room(steps, width)
    lines = max((letters.lines(head, steps.size, room, bold=True) for head, _ in steps.steps), default=1)
    return max(40.0, lines * steps.size * letters.line + 14)


RANGE, METER = 14.6, 23.0
"""The height of a row of a chart of ranges, and of one without a legend."""


def text_height(items: Sequence[str], size: float, width: float, letters: Letters, *, listed: bool = False) -> float:
    """The height of paragraphs; points of a list stand apart and further right."""
    room, apart = width - (34 if listed else 4), APART * size if listed else 0.0
    return sum(letters.lines(item, size, room) * size * letters.line + apart for item in items) + 2


SOURCE = 10.0
"""The size of the line that says where a slide's content comes from."""


def source_height(text: str, width: float, letters: Letters) -> float:
    """The height of that line with the air above it; nothing without one."""
    return letters.lines(text, SOURCE, width - 4) * SOURCE * letters.line + 12 if text else 0.0


def card_height(card: Card, width: float, letters: Letters) -> float:
    """The height of a card: label, words and detail."""
    words = letters.lines(card.text, card.size, width - 36, bold=True) * card.size
    detail = letters.lines(card.detail, DETAIL, width - 36) * DETAIL if card.detail else 0.0
    return 26 + (LABEL + words + detail) * letters.line


def figure_height(figure: Figure, width: float, letters: Letters) -> float:
    """The height of a big number with its meaning beside it."""
    room = width - 280 if width > FIGURE_SIDE_BY_SIDE else width
    words = letters.lines(figure.label, 20, room, bold=True) * 20 + letters.lines(figure.detail, 16, room) * 16
    told = words * letters.line + 12
    return max(116.0, told) if width > FIGURE_SIDE_BY_SIDE else 112.0 + told


FIGURE_SIDE_BY_SIDE = 520.0
"""From this width on, a number's meaning stands beside it, else below."""


def block_height(block: Block, width: float, letters: Letters) -> float:
    """The height in points that a block needs when it is that wide; a roadmap takes what there is."""
    match block:
        case Table():
            return TableSpace(block, width, letters).height
        case Bullets():
            return text_height(block.items, block.size, width, letters, listed=True)
        case Text():
            return text_height((block.text,), TONES.get(block.tone, TONES["body"]), width, letters)
        case Card():
            return card_height(block, width, letters)
        case Bars():
            return 60 + 34.0 * len(block.categories) * (1 if block.stacked else max(len(block.series), 1) ** 0.6)
        case Figure():
            return figure_height(block, width, letters)
        case Steps():
            return steps_height(block, width, letters)
        case Ranges() | Columns() | Line() | Roadmap():
            return _chart_height(block)
        case _:
            return draw(block, width, letters).height


def least_chart(chart: Bars | Columns | Line) -> float:
    """The height at which a chart can still be read; it takes more where there is room."""
    if isinstance(chart, Columns | Line):
        return 150.0
    rows = len(chart.categories) * (1 if chart.stacked else max(len(chart.series), 1) ** 0.5)
    return (40.0 if len(chart.series) > 1 else 12.0) + 19.0 * rows


def _chart_height(block: Ranges | Columns | Line | Roadmap) -> float:
    if isinstance(block, Ranges):
        return 44 + RANGE * len(block.rows) if block.below else 30 + METER * len(block.rows)
    return 230.0 if isinstance(block, Columns | Line) else 0.0
