"""Makes slides as large as they can be read and as small as they must be.

Text takes the largest size at which the slide holds it; what does not fit even at the smallest goes on on a further
slide with the same title and "(2/3)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from okra_coach.documents.deck import Bars, Block, Bullets, Card, Range, Ranges, Roadmap, Slide, Steps, Table
from okra_coach.documents.deck_metrics import RANGE, block_height, row_height
from okra_coach.documents.deck_roadmap import lay_out, pages

WIDTH, HEIGHT = 859.0, 370.0
"""The room for blocks on a 16:9 slide of the base brand, in points."""
_SOURCE = 28.0
_SIZES = ((16.0, 24.0), (14.0, 20.0), (13.0, 18.0), (12.0, 16.0))
"""Sizes of table cells and of lists to try, the largest first."""
_GAP = 12.0
_COLUMNS = 5


def fitted(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides, each with no more than it can hold."""
    return tuple(part for slide in slides for part in _parts(slide))


def _parts(slide: Slide) -> Iterator[Slide]:
    for cell, body in _SIZES:
        sized = tuple(_sized(block, cell, body) for block in slide.blocks)
        if sum(height(block) + _GAP for block in sized) - _GAP <= _room(slide):
            yield replace(slide, blocks=sized)
            return
    tried = [list(_pages(tuple(_sized(block, *size) for block in slide.blocks), _room(slide))) for size in _SIZES]
    pages = min(tried, key=len)
    for number, blocks in enumerate(pages, 1):
        count = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
        yield replace(slide, title=slide.title + count, blocks=tuple(blocks))


def _room(slide: Slide) -> float:
    return HEIGHT - (_SOURCE if slide.source else 0.0)


def _sized(block: Block, cell: float, body: float) -> Block:
    if isinstance(block, Table):
        return replace(block, size=cell)
    return replace(block, size=body) if isinstance(block, Bullets) else block


def _pages(blocks: Sequence[Block], height_there: float) -> Iterator[list[Block]]:
    """Cards stay above what they introduce and come again on each page; the rest is filled in order."""
    kept: list[Block] = [block for block in blocks[:1] if isinstance(block, Card)]
    page, room = list(kept), height_there - sum(height(block) + _GAP for block in kept)
    whole = room
    for block in blocks[len(kept) :]:
        for piece in _pieces(block, whole):
            need = height(piece) + _GAP
            if need > room and len(page) > len(kept):
                yield page
                page, room = list(kept), whole
            page.append(piece)
            room -= need
    yield page


def _pieces(block: Block, room: float) -> Iterator[Block]:
    """A table or a list in pieces that fit an empty slide; everything else as it is."""
    if isinstance(block, Table):
        yield from (replace(block, rows=rows) for rows in _chunks(block.rows, room - _row(block, block.header), block))
    elif isinstance(block, Bullets):
        yield from (replace(block, items=items) for items in _bullet_chunks(block, room))
    elif isinstance(block, Steps):
        yield from (replace(block, steps=block.steps[n : n + _COLUMNS]) for n in range(0, len(block.steps), _COLUMNS))
    elif isinstance(block, Roadmap):
        yield from pages(block, WIDTH, room - _GAP, _COLUMNS)
    elif isinstance(block, Ranges):
        yield from _range_chunks(block, room)
    else:
        yield block


def _chunks(rows: Sequence[tuple[str, ...]], room: float, table: Table) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows on as few pages as they need, each about equally full."""
    needs = [_row(table, row) for row in rows]
    pages = max(1, -(-sum(needs) // max(room - _GAP, 1.0)))
    even = min(sum(needs) / pages + max(needs, default=0.0) / 2, room - _GAP)
    chunk: list[tuple[str, ...]] = []
    used = 0.0
    for row, need in zip(rows, needs, strict=True):
        if chunk and used + need > even:
            yield tuple(chunk)
            chunk, used = [], 0.0
        chunk.append(row)
        used += need
    yield tuple(chunk)


def _bullet_chunks(block: Bullets, room: float) -> Iterator[tuple[str, ...]]:
    chunk: list[str] = []
    for item in block.items:
        if chunk and height(replace(block, items=(*chunk, item))) > room - _GAP:
            yield tuple(chunk)
            chunk = []
        chunk.append(item)
    yield tuple(chunk)


def _range_chunks(block: Ranges, room: float) -> Iterator[Ranges]:
    """The rows on as few slides as they need, as even as they go; a heading comes again where its rows go on."""
    most = max(2, int((room - _GAP - height(replace(block, rows=()))) // RANGE) - 1)
    slides = -(-len(block.rows) // most)
    bounds = [round(number * len(block.rows) / slides) for number in range(slides + 1)]
    above: tuple[Range, ...] = ()
    for first, last in pairwise(bounds):
        rows = block.rows[first:last]
        yield replace(block, rows=rows if rows[0].heading else (*above, *rows))
        above = tuple(row for row in (*above, *rows) if row.heading)[-1:]


def height(block: Block) -> float:
    """How much of a slide's height a block takes, in points."""
    if isinstance(block, Steps) and len(block.steps) > _COLUMNS:
        return HEIGHT + 1
    if isinstance(block, Roadmap):
        return _roadmap_height(block)
    return min(block_height(block, WIDTH), HEIGHT - 30) if isinstance(block, Bars) else block_height(block, WIDTH)


def _roadmap_height(block: Roadmap) -> float:
    """What it takes at the largest size at which one slide holds it; more than a slide when none does."""
    plan = lay_out(block, WIDTH, HEIGHT - _SOURCE) if len(block.columns) <= _COLUMNS else None
    return plan.height if plan else HEIGHT + 1


def _row(table: Table, row: Sequence[str]) -> float:
    return row_height(table, row, WIDTH)
