"""Makes slides as large as they can be read and as small as they must be.

Text takes the largest size at which the slide holds it. What would have to be small is said in fewer words first, where
it knows how; what does not fit even at the smallest goes on on a further slide with the same title and "(2/3)".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from okra_coach.compose.deck_cuts import chunks, cut_bars, cut_row, in_two
from okra_coach.documents.deck import Bars, Block, Bullets, Card, Columns, Range, Ranges, Roadmap, Slide, Steps, Table
from okra_coach.documents.deck_drawings import (
    Branch,
    Instruction,
    Line,
    OkraCard,
    Quadrant,
    Rows,
    ThemeList,
    Timeline,
    Tree,
)
from okra_coach.documents.deck_metrics import (
    RANGE,
    block_height,
    least_chart,
    longest_step_word,
    source_height,
    step_room,
)
from okra_coach.documents.deck_roadmap import lay_out, pages
from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.deck_table import TableSpace, least_widths
from okra_coach.documents.wording import tightened

_SOURCE = 28.0
"""What the line at the foot takes with the air above it."""
_GAP = 12.0
_COLUMNS = 5
_LOWEST_FIELDS = 150.0
_AIRED, _MOST_AIR = 0.8, 0.9
"""How much of what is left goes into a table's rows, and at most how much into each, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of letters to try together, in points."""

    cell: float
    point: float
    step: float = 16.0
    card: float = 20.0
    drawn: float = 12.0
    told: float = 14.0


_LARGE = (
    Sizes(18, 24, 22, 24, 20, 28),
    Sizes(16, 22, 20, 22, 18, 25),
    Sizes(14, 20, 18, drawn=16, told=22),
    Sizes(13, 18, drawn=14, told=20),
    Sizes(12, 16, 15, drawn=13, told=18),
    Sizes(12, 14, 14, 18, told=16),
)
_COMFORTABLE = _LARGE[:3]
"""Before letters get smaller than these, wording is tightened."""
_SMALL = (Sizes(11, 14, 14, 16, drawn=11),)
"""Only for what would not stand on one slide otherwise: what is split is split at a larger size.

No text is smaller than 14 points and no table than 11, its header 10.
"""
_SMALLEST = Sizes(10, 14, 14, 14)
"""Where words of a table would have to be broken even so."""


def fitted(slides: Sequence[Slide], stage: Stage | None = None) -> tuple[Slide, ...]:
    """The slides, each with no more than the brand's room holds; our own brand's without one."""
    fitting = Fitting(stage or Stage())
    return tuple(_told_apart(part for slide in slides for part in fitting.parts(slide)))


def _told_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """A title that was there before gets a number: whoever hears the titles only must know where she is."""
    taken: set[str] = set()
    for slide in slides:
        title, number = slide.title, 1
        while title in taken:
            number += 1
            title = f"{slide.title} ({number})"
        taken.add(title)
        yield slide if title == slide.title else replace(slide, title=title)


@dataclass(frozen=True)
class Fitting:
    """Fits slides into a brand's room."""

    stage: Stage

    def parts(self, slide: Slide) -> Iterator[Slide]:
        """The slide, or the slides that it becomes."""
        slide = replace(slide, blocks=tuple(self._lowered(block, slide) for block in slide.blocks))
        for sized in self._whole(slide):
            if self.reads_well(sized) and self._unbroken(sized) and self.stacked(sized) <= self.room(slide):
                yield replace(slide, blocks=self._aired(sized, slide))
                return
        slide = replace(slide, blocks=tightened(slide.blocks))
        pages = min(self._tries(slide), key=lambda made: (self._any_over(made, slide), len(made)))
        for number, blocks in enumerate(pages, 1):
            count = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
            yield replace(slide, title=slide.title + count, blocks=self._aired(tuple(blocks), slide))

    def _whole(self, slide: Slide) -> Iterator[tuple[Block, ...]]:
        """On one slide: every word at sizes that read from the last row, then fewer words, then smaller letters."""
        tight = tightened(slide.blocks)
        for sizes in _COMFORTABLE:
            yield tuple(_sized(block, sizes) for block in slide.blocks)
        for sizes in (*(_COMFORTABLE if tight != slide.blocks else ()), *_LARGE[len(_COMFORTABLE) :], *_SMALL):
            yield tuple(_sized(block, sizes) for block in tight)

    def _aired(self, blocks: tuple[Block, ...], slide: Slide) -> tuple[Block, ...]:
        """Tables with rows as high as what is left allows, up to a line more each; beside a chart the chart gets it."""
        rows = sum(len(block.rows) for block in blocks if isinstance(block, Table) and not block.spacious)
        free = self.room(slide) - self.stacked(blocks)
        if not rows or free <= 0 or any(isinstance(block, Bars | Columns | Line) for block in blocks):
            return blocks
        air = _AIRED * free / rows
        return tuple(
            replace(block, air=min(air, _MOST_AIR * block.size)) if isinstance(block, Table) else block
            for block in blocks
        )

    def _any_over(self, pages: Sequence[Sequence[Block]], slide: Slide) -> bool:
        """Whether a page is still higher than the room at its size."""
        return any(self.stacked(page) > self.room(slide) for page in pages)

    def _lowered(self, block: Block, slide: Slide) -> Block:
        """Four fields as high as the room allows."""
        if isinstance(block, Quadrant):
            return replace(block, height=max(_LOWEST_FIELDS, min(block.height, self.room(slide))))
        return block

    def _tries(self, slide: Slide) -> Iterator[list[list[Block]]]:
        """The slide in pages at each of the large sizes; at small ones only where words would be broken otherwise."""
        every = [tuple(_sized(one, sizes) for one in slide.blocks) for sizes in (*_LARGE, *_SMALL, _SMALLEST)]
        sound = [blocks for blocks in every[: len(_LARGE)] if self.reads_well(blocks)]
        sound = sound or [blocks for blocks in every if self.reads_well(blocks)][:1] or every[-1:]
        yield from (list(self.pages(blocks, slide)) for blocks in sound)

    def reads_well(self, blocks: Sequence[Block]) -> bool:
        """Whether no table would have to break a word."""
        return all(
            sum(least_widths(block, self.stage.letters)) <= self.stage.width
            for block in blocks
            if isinstance(block, Table)
        )

    def _unbroken(self, blocks: Sequence[Block]) -> bool:
        """Whether no column of steps would have to break a word."""
        return all(
            longest_step_word(block, self.stage.letters) <= step_room(block, self.stage.width)
            for block in blocks
            if isinstance(block, Steps)
        )

    def over(self, slide: Slide) -> float:
        """By how much its blocks are higher than the room, in points; nothing where they fit."""
        return max(0.0, self.stacked(slide.blocks) - self.room(slide))

    def stacked(self, blocks: Sequence[Block]) -> float:
        """The height of blocks with the air between them."""
        return sum(self.height(block) + _GAP for block in blocks) - _GAP

    def room(self, slide: Slide) -> float:
        """The height there is for blocks."""
        return self.stage.height - source_height(slide.source, self.stage.width, self.stage.letters)

    def height(self, block: Block) -> float:
        """The height that a block cannot do without; more than a slide where it must be split."""
        if isinstance(block, Steps) and len(block.steps) > _COLUMNS:
            return self.stage.height + 1
        if isinstance(block, Roadmap):
            return self._roadmap(block)
        needed = block_height(block, self.stage.width, self.stage.letters)
        return min(needed, least_chart(block)) if isinstance(block, Bars | Columns | Line) else needed

    def pages(self, blocks: Sequence[Block], slide: Slide) -> Iterator[list[Block]]:
        """Cards stay above what they introduce and come again on each page; the rest is filled in order."""
        kept = self._introduction(blocks, slide)
        page, room = list(kept), self.room(slide) - sum(self.height(block) + _GAP for block in kept)
        whole = room
        for block in blocks[len(kept) :]:
            for piece in self._pieces(block, whole):
                need = self.height(piece)
                if need > room and len(page) > len(kept):
                    yield page
                    page, room = list(kept), whole
                page.append(piece)
                room -= need + _GAP
        yield page

    def _introduction(self, blocks: Sequence[Block], slide: Slide) -> list[Block]:
        """A card at the top that leaves more than half of the room to what follows."""
        first: list[Block] = [block for block in blocks[:1] if isinstance(block, Card)]
        return first if len(blocks) > 1 and self.stacked(first) < self.room(slide) / 2 else []

    def _pieces(self, block: Block, room: float) -> Iterator[Block]:
        """A table or a list in pieces that fit an empty slide; everything else as it is."""
        if isinstance(block, Table):
            space = TableSpace(block, self.stage.width, self.stage.letters)
            free = room - space.row(block.header)
            rows = tuple(part for row in block.rows for part in cut_row(space, row, free))
            yield from (replace(block, rows=some, widths=space.widths) for some in chunks(rows, free, space))
        elif isinstance(block, Bullets):
            whole = replace(block, items=tuple(part for item in block.items for part in self._cut(block, item, room)))
            yield from (replace(block, items=items) for items in self._points(whole, room))
        elif isinstance(block, Steps):
            yield from self._columns(block, room)
        elif isinstance(block, Roadmap):
            yield from pages(block, self.stage.width, room, self.stage.letters, _COLUMNS)
        elif isinstance(block, Ranges):
            yield from self._ranges(block, room)
        elif isinstance(block, Bars):
            yield from cut_bars(block, room)
        elif isinstance(block, Tree | ThemeList | Timeline):
            yield from self._rows(block, room)
        elif isinstance(block, OkraCard):
            yield from self._card(block, room)
        elif isinstance(block, Instruction):
            yield from self._steps(block, room)
        else:
            yield block

    def _columns(self, block: Steps, room: float) -> Iterator[Steps]:
        """As many columns side by side as can be read, as even as they go."""
        for most in range(min(_COLUMNS, len(block.steps)), 0, -1):
            slides = -(-len(block.steps) // most)
            bounds = [round(number * len(block.steps) / slides) for number in range(slides + 1)]
            pieces = [replace(block, steps=block.steps[first:last]) for first, last in pairwise(bounds)]
            if self._unbroken(pieces) and all(self.height(piece) <= room for piece in pieces):
                break
        yield from pieces

    def _cut(self, block: Bullets, item: str, room: float) -> Iterator[str]:
        """The point, or several that go on with its words where it alone is higher than a slide."""
        if " " not in item or self.height(replace(block, items=(item,))) <= room:
            yield item
            return
        for half in in_two(item):
            yield from self._cut(block, half, room)

    def _points(self, block: Bullets, room: float) -> Iterator[tuple[str, ...]]:
        chunk: list[str] = []
        for item in block.items:
            if chunk and self.height(replace(block, items=(*chunk, item))) > room:
                yield tuple(chunk)
                chunk = []
            chunk.append(item)
        yield tuple(chunk)

    def _ranges(self, block: Ranges, room: float) -> Iterator[Ranges]:
        """The rows on as few slides as they need, as even as they go; a heading comes again where its rows go on."""
        most = max(2, int((room - self.height(replace(block, rows=()))) // RANGE) - 1)
        slides = -(-len(block.rows) // most)
        bounds = [round(number * len(block.rows) / slides) for number in range(slides + 1)]
        above: tuple[Range, ...] = ()
        for first, last in pairwise(bounds):
            rows = block.rows[first:last]
            yield replace(block, rows=rows if rows[0].heading else (*above, *rows))
            above = tuple(row for row in (*above, *rows) if row.heading)[-1:]

    def _rows(self, block: Rows, room: float) -> Iterator[Rows]:
        """The drawing on as few slides as hold its rows, as even as they go; a branch too high for one is halved."""
        if isinstance(block, Tree):
            block = replace(
                block, rows=tuple(part for row in block.rows for part in self._cut_branch(block, row, room))
            )
        for slides in range(1, len(block.rows) + 1):
            bounds = [round(number * len(block.rows) / slides) for number in range(slides + 1)]
            parts: list[Rows] = [replace(block, rows=block.rows[a:b]) for a, b in pairwise(bounds)]  # type: ignore[arg-type]
            if slides == len(block.rows) or all(self.height(part) <= room for part in parts):
                yield from parts
                return

    def _cut_branch(self, tree: Tree, branch: Branch, room: float) -> Iterator[Branch]:
        if len(branch.leaves) < 2 or self.height(replace(tree, rows=(branch,))) <= room:
            yield branch
            return
        half = (len(branch.leaves) + 1) // 2
        for leaves in (branch.leaves[:half], branch.leaves[half:]):
            yield from self._cut_branch(tree, replace(branch, leaves=leaves), room)

    def _card(self, card: OkraCard, room: float) -> Iterator[OkraCard]:
        """The card; first its actions go on on a further slide, then half of what is left of either."""
        if self.height(card) <= room or len(card.aims) + len(card.actions) < 2:
            yield card
            return
        if card.aims and card.actions:
            halves = (replace(card, actions=()), replace(card, aims=()))
        else:
            aims, actions = (len(card.aims) + 1) // 2, (len(card.actions) + 1) // 2
            halves = (
                replace(card, aims=card.aims[:aims], actions=card.actions[:actions]),
                replace(card, aims=card.aims[aims:], actions=card.actions[actions:]),
            )
        for half in halves:
            yield from self._card(half, room)

    def _steps(self, block: Instruction, room: float) -> Iterator[Block]:
        """The instruction, without its facts where only they are too much; else half of its steps go on, numbered on.

        A step that is longer than a slide stands in a list, which is cut as lists are.
        """
        short = replace(block, facts=())
        if min(self.height(block), self.height(short)) <= room:
            yield block if self.height(block) <= room else short
        elif len(block.steps) > 1:
            half = (len(block.steps) + 1) // 2
            yield from self._steps(replace(block, steps=block.steps[:half]), room)
            yield from self._steps(
                replace(short, steps=block.steps[half:], question="", first=block.first + half), room
            )
        else:
            told = (f"{block.when} · {block.long}", block.question, *block.steps)
            yield from self._pieces(Bullets(tuple(one for one in told if one), block.size), room)

    def _roadmap(self, block: Roadmap) -> float:
        """What it takes at the largest size at which one slide holds it; more than a slide when none does."""
        stage = self.stage
        few = len(block.columns) <= _COLUMNS
        plan = lay_out(block, stage.width, stage.height - _SOURCE, stage.letters) if few else None
        return plan.height if plan else stage.height + 1


def _sized(block: Block, sizes: Sizes) -> Block:
    match block:
        case Table():
            return replace(block, size=sizes.cell)
        case Bullets():
            return replace(block, size=sizes.point)
        case Steps():
            return replace(block, size=sizes.step)
        case Instruction():
            return replace(block, size=sizes.told)
        case Card():
            return replace(block, size=sizes.card)
        case Tree() | Quadrant() | ThemeList() | Timeline() | OkraCard():
            return replace(block, size=sizes.drawn)
        case _:
            return block
