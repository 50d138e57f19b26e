"""Where a table, a chart or a text is cut when it goes on on a further slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from okra_coach.documents.deck import Bars
from okra_coach.documents.deck_metrics import least_chart
from okra_coach.documents.deck_table import TableSpace


def chunks(rows: Sequence[tuple[str, ...]], room: float, space: TableSpace) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows on as few pages as they need, each about equally full."""
    needs = [space.row(row) for row in rows]
    pages = max(1, -(-sum(needs) // max(room, 1.0)))
    even = min(sum(needs) / pages + max(needs, default=0.0) / 2, room)
    chunk: list[tuple[str, ...]] = []
    used = 0.0
    for row, need in zip(rows, needs, strict=True):
        if chunk and used + need > even:
            yield tuple(chunk)
            chunk, used = [], 0.0
        chunk.append(row)
        used += need
    yield tuple(chunk)


def cut_row(space: TableSpace, row: tuple[str, ...], room: float) -> Iterator[tuple[str, ...]]:
    """The row, or several that go on with its words where one alone is higher than a slide."""
    if space.row(row) <= room or not any(" " in cell for cell in row):
        yield row
        return
    halves = [in_two(cell) for cell in row]
    yield from cut_row(space, tuple(first for first, _ in halves), room)
    yield from cut_row(space, tuple(second for _, second in halves), room)


def cut_bars(block: Bars, room: float) -> Iterator[Bars]:
    """The chart on as few slides as it can be read on, as even as they go."""
    one = least_chart(replace(block, categories=block.categories[:1]))
    each = (least_chart(block) - one) / max(len(block.categories) - 1, 1)
    most = max(1, int((room - one) // max(each, 1.0)) + 1)
    slides = -(-len(block.categories) // most) or 1
    bounds = [round(number * len(block.categories) / slides) for number in range(slides + 1)]
    for first, last in pairwise(bounds):
        series = tuple((name, values[first:last]) for name, values in block.series)
        yield replace(block, categories=block.categories[first:last], series=series)


def in_two(text: str) -> tuple[str, str]:
    """The text in two at the space nearest its middle; all of it first where it has none."""
    spaces = [number for number, char in enumerate(text) if char == " "]
    if not spaces:
        return text, ""
    middle = min(spaces, key=lambda number: abs(number - len(text) / 2))
    return text[:middle], text[middle + 1 :]
