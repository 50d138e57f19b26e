"""Paints a deck: real placeholders of the brand's layouts, native tables and charts, theme colours only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from okra_coach.documents.deck import (
    Bars,
    Block,
    Bullets,
    Card,
    Columns,
    Deck,
    Figure,
    Layout,
    Ranges,
    Roadmap,
    Slide,
    Steps,
    Table,
    Text,
)
from okra_coach.documents.deck_drawings import Instruction, Line, OkraCard, Quadrant, ThemeList, Timeline, Tree
from okra_coach.documents.deck_metrics import block_height, least_chart, source_height
from okra_coach.documents.letters import Letters, letters_of
from okra_coach.resources import find_template
from okra_coach.write.brand_colours import stand_ins, theme_colours
from okra_coach.write.deck_book import Book, charts_of, title_of
from okra_coach.write.deck_chart import add_chart
from okra_coach.write.deck_columns import add_columns
from okra_coach.write.deck_drawings import add_drawing
from okra_coach.write.deck_file import deck_file
from okra_coach.write.deck_layouts import Layouts, find_layouts, fonts
from okra_coach.write.deck_line import add_line
from okra_coach.write.deck_package import opened
from okra_coach.write.deck_paper import Ground, add_paper, ground_of
from okra_coach.write.deck_ranges import add_ranges
from okra_coach.write.deck_roadmap import add_roadmap
from okra_coach.write.deck_shapes import (
    Box,
    add_card,
    add_figure,
    add_note,
    add_steps,
    add_text,
    legible,
    set_texts,
)
from okra_coach.write.deck_table import add_table
from okra_coach.write.deck_tidy import add_footers, finish
from okra_coach.write.deck_titles import Titles, ink_title, titled

_GAP = 12
_POINT = 12700


def deck_bytes(deck: Deck, brand: Path | None = None) -> bytes:
    """The deck as .pptx on a brand template (.pptx or .potx); ours when none is given. Same deck, same bytes."""
    prs = opened(brand or find_template("brand/base.pptx"))
    layouts, ground, swap, heading = _looks(prs.part)
    titles = _titles(layouts, deck, heading)
    book = Book(prs, _tag(deck.language))
    for slide in deck.slides:
        painted = _paint(book, layouts, ground, titles, slide, deck)
        _finish(painted, book.language, swap)
        book.close(painted)
    return deck_file(prs, deck, book.closed)


@lru_cache(maxsize=4)
def _looks(part: Any) -> tuple[Layouts, Ground, Mapping[str, str], Letters]:
    """A brand's layouts, ground, stand-ins and letters of headings: found once for all decks on it."""
    prs = part.presentation
    layouts, colours = find_layouts(prs), theme_colours(prs)
    ground = ground_of(prs, layouts, colours)
    return layouts, ground, stand_ins(colours, ground.paper), letters_of(fonts(prs)[0])


def _titles(layouts: Layouts, deck: Deck, heading: Letters) -> Titles:
    """How large titles are."""
    return Titles(
        ((_layout(layouts, one), titled(one.title), _own_place(layouts, one)) for one in deck.slides), heading
    )


def _own_place(layouts: Layouts, slide: Slide) -> Box | None:
    """Where the title stands when the brand's own place would not do."""
    return layouts.title if slide.layout is Layout.CONTENT else None


def _layout(layouts: Layouts, slide: Slide) -> Any:
    return layouts.of(slide.layout, listing=_is_listing(slide))


def _tag(language: str) -> str:
    """What a spelling check looks for."""
    return {"en": "en-GB", "de": "de-DE", "vi": "vi-VN"}.get(language, language)


def _finish(painted: Any, language: str, swap: Mapping[str, str]) -> None:
    """Languages and colours that can be read on the brand's own background, in shapes, tables and charts."""
    finish(painted._element, language, swap)
    for chart in charts_of(painted):
        finish(chart, language, swap)


def _paint(book: Book, layouts: Layouts, ground: Ground, titles: Titles, slide: Slide, deck: Deck) -> Any:
    content = slide.layout is Layout.CONTENT
    layout = _layout(layouts, slide)
    bare = content and not _is_listing(slide)
    painted = book.add(layout, bare=bare)
    title = title_of(painted)
    title.text_frame.text = titled(slide.title)
    place = _own_place(layouts, slide)
    if place is not None:
        _put(title, place)
    titles.write(title, layout, titled(slide.title), place)
    if content and ground.inked:
        ink_title(title)
    others = [] if bare else [shape for shape in painted.placeholders if shape.placeholder_format.idx != 0]
    if not content:
        _fill_cover(others, slide)
    else:
        _fill_content(painted, others, slide, layouts.body)
        if ground.panel is not None:
            add_paper(painted, ground.panel)
    add_footers(painted, book.count, deck.footer if content else None, book.language)
    if slide.notes:
        book.add_notes(painted, slide.notes)
    return painted


def _is_listing(slide: Slide) -> bool:
    return len(slide.blocks) == 1 and isinstance(slide.blocks[0], Bullets)


def _fill_cover(others: list[Any], slide: Slide) -> None:
    for number, shape in enumerate(others):
        if number == 0 and slide.subtitle:
            shape.text_frame.text = legible(slide.subtitle)
        else:
            shape._element.getparent().remove(shape._element)


def _fill_content(painted: Any, others: list[Any], slide: Slide, body: Box) -> None:
    listing = slide.blocks[0] if _is_listing(slide) else None
    for number, shape in enumerate(others):
        if number == 0 and isinstance(listing, Bullets):
            set_texts(shape.text_frame, listing.items, listing.size)
            _put(shape, body.above(_source(slide, body)))
        else:
            shape._element.getparent().remove(shape._element)
    if listing is None:
        _stack(painted, slide.blocks, body.above(_source(slide, body)))
    if slide.source:
        add_note(painted, slide.source, body)


def _source(slide: Slide, body: Box) -> float:
    return source_height(slide.source, body.width, body.letters)


def _put(shape: Any, box: Box) -> None:
    """Moves a placeholder where the brand's own place would not do."""
    shape.left, shape.top, shape.width, shape.height = (
        int(value * _POINT) for value in (box.left, box.top, box.width, box.height)
    )


def _stack(painted: Any, blocks: tuple[Block, ...], room: Box) -> None:
    """The blocks from top to bottom, each as high as it needs; a chart takes what the others leave."""
    for number, block in enumerate(blocks):
        kept = sum(_least(other, room) + _GAP for other in blocks[number + 1 :])
        room = room.below(_add(painted, block, room.above(kept)) + _GAP)


def _least(block: Block, room: Box) -> float:
    """The height that a block cannot do without; a chart takes what there is beyond it."""
    if isinstance(block, Bars | Columns | Line):
        return least_chart(block)
    return block_height(block, room.width, room.letters)


def _add(painted: Any, block: Block, room: Box) -> float:
    return _PAINTERS[type(block)](painted, block, room)


def _add_bullets(painted: Any, block: Bullets, room: Box) -> float:
    return add_text(painted, block.items, room, size=block.size)


def _add_words(painted: Any, block: Text, room: Box) -> float:
    return add_text(painted, (block.text,), room, tone=block.tone)


_PAINTERS: Mapping[type, Callable[[Any, Any, Box], float]] = {
    Text: _add_words,
    Bullets: _add_bullets,
    Table: add_table,
    Card: add_card,
    Figure: add_figure,
    Steps: add_steps,
    Bars: add_chart,
    Columns: add_columns,
    Line: add_line,
    Ranges: add_ranges,
    Roadmap: add_roadmap,
    **dict.fromkeys((Tree, Quadrant, ThemeList, Timeline, OkraCard, Instruction), add_drawing),
}
