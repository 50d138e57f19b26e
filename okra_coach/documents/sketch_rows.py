"""Themes and dates laid out: rows with small bars, events along a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from okra_coach.documents.deck_drawings import Event, Theme, ThemeList, Timeline
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Part, Sketch, Spot, Words, lowered, words_height

_NAME, _BAR, _GAP = 0.30, 0.24, 16.0
_BAR_HIGH, _ROW_AIR = 12.0, 14.0
_NARROWEST, _DOT, _STRONG = 132.0, 12.0, 18.0
_APART, _BETWEEN = 10.0, 26.0


def draw_themes(themes: ThemeList, width: float, letters: Letters) -> Sketch:
    """A row a theme: its name, a bar with how often, and what it says; without bars or words others get their room."""
    parts: list[Part] = []
    top = 0.0
    for number, row in enumerate(themes.rows):
        if number:
            line = Spot(0, top, width, 0)
            parts.append(Part("Rule", line, form="line", edge=("accent4", 0.75, "solid")))
        drawn, high = _theme(row, themes, width, letters)
        parts += [lowered(part, top) for part in drawn]
        top += high
    return Sketch(tuple(parts), top)


def _columns(themes: ThemeList, width: float, letters: Letters) -> tuple[float, float, float]:
    """The widths of names, of bars with their counts, and of words."""
    barred = any(row.share is not None for row in themes.rows)
    spoken = any(row.says for row in themes.rows)
    name = _NAME * width * (1 if spoken else 1.3)
    told = max((letters.width(row.told, themes.size, bold=True) for row in themes.rows), default=0.0) + 8
    wanted = told + (_BAR * width * (1 if spoken else 2) if barred else 0.0)
    bar = min(wanted, (0.4 if spoken else 0.55) * width)
    return name, bar, width - name - bar - 2 * _GAP


def _theme(row: Theme, themes: ThemeList, width: float, letters: Letters) -> tuple[list[Part], float]:
    name, bar, says = _columns(themes, width, letters)
    size, left = themes.size, name + _GAP
    longest = max(bar - _widest(themes, letters), 0.3 * bar) if row.share is not None else 0.0
    long = max(longest * min(max(row.share or 0.0, 0.0), 1.0), 2.0) if row.share is not None else -6.0
    cells = [
        Part("Theme", Spot(0, 0, name, 0), (Words(row.name, size, "tx2", bold=True),)),
        Part("Count", Spot(left + long + 6, 0, bar - long - 6, 0), (Words(row.told, size, bold=True),)),
        *([Part("What it says", Spot(left + bar + _GAP, 0, says, 0), (Words(row.says, size),))] if row.says else []),
    ]
    high = max(words_height(cell.words, cell.spot.width - 2, letters) for cell in cells) + _ROW_AIR
    parts = [replace(cell, spot=replace(cell.spot, height=high)) for cell in cells]
    if row.share is not None:
        parts.insert(1, Part("Bar", Spot(left, (high - _BAR_HIGH) / 2, long, _BAR_HIGH), fill="accent1"))
    return parts, high


def _widest(themes: ThemeList, letters: Letters) -> float:
    """The room that the widest count takes beside its bar."""
    return max((letters.width(row.told, themes.size, bold=True) for row in themes.rows), default=0.0) + 14


def draw_timeline(timeline: Timeline, width: float, letters: Letters) -> Sketch:
    """Events in columns of one width; what one line does not hold goes on below, as even as it goes."""
    most = max(1, int((width + _APART) // (_NARROWEST + _APART)))
    lines = max(1, -(-len(timeline.rows) // most))
    bounds = [round(number * len(timeline.rows) / lines) for number in range(lines + 1)]
    column = (width + _APART) / max((b - a for a, b in pairwise(bounds)), default=1) - _APART
    parts: list[Part] = []
    top = 0.0
    for first, last in pairwise(bounds):
        events = timeline.rows[first:last]
        drawn = list(_line(events, column, width if last < len(timeline.rows) else 0.0, timeline.size, letters))
        down = top + (_BETWEEN if first else 0.0)
        parts += [lowered(part, down) for part in drawn]
        top = max((part.spot.top + part.spot.height for part in parts), default=0.0)
    return Sketch(tuple(parts), top)


def _line(events: Sequence[Event], column: float, whole: float, size: float, letters: Letters) -> Iterator[Part]:
    """A line with its dots; days stand above them, what happens below; it runs on to the edge where more follows."""
    days = [(Words(event.when, size, "accent1" if event.strong else "tx2", bold=True),) for event in events]
    above = max((words_height(one, column - 2, letters) for one in days), default=0.0)
    middle = above + 6 + _STRONG / 2
    end = whole or (len(events) - 1) * (column + _APART) + _STRONG
    yield Part("Line", Spot(0, middle, end, 0), form="line", edge=("tx2", 1.5, "solid"))
    for number, event in enumerate(events):
        left, wide = number * (column + _APART), _STRONG if event.strong else _DOT
        told = (Words(event.what, size, bold=event.strong),)
        yield Part("Day", Spot(left, 0, column, above), days[number], anchor="b")
        dot = Spot(left, middle - wide / 2, wide, wide)
        fill = "accent1" if event.strong else "bg2"
        yield Part("Event", dot, form="ellipse", fill=fill, edge=("accent1", 2.25, "solid"))
        below = Spot(left, middle + _STRONG / 2 + 4, column, words_height(told, column - 2, letters))
        yield Part("What", below, told, anchor="t")
