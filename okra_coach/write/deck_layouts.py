"""Finds a brand's layouts by their placeholders, never by name or place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from okra_coach.documents.deck import Layout
from okra_coach.documents.letters import BASE_FONT, Letters, letters_of
from okra_coach.write.deck_shapes import Box, legible

_TITLES = {"title", "ctrTitle"}
_SMALL = {"dt", "ftr", "sldNum"}
_POINT = 12700
LEAST_WIDTH, LEAST_HEIGHT = 360.0, 200.0
"""Less room than this is not worth splitting slides for: most of the slide is taken instead."""


@dataclass(frozen=True)
class Layouts:
    """The layouts a deck stands on, and the room below the title."""

    cover: Any
    section: Any
    listing: Any
    plain: Any
    body: Box
    title: Box | None = None
    """Where the titles of content slides stand when the brand's own place leaves too little room."""

    def of(self, layout: Layout, *, listing: bool) -> Any:
        """The brand's layout for a kind of slide."""
        if layout is Layout.TITLE:
            return self.cover
        if layout is Layout.SECTION:
            return self.section
        return self.listing if listing else self.plain


def fonts(prs: Any) -> tuple[str, str]:
    """The theme's fonts for headings and for running text."""
    master = prs.slide_master
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = parse_xml(theme.blob)
    found = []
    for kind in ("majorFont", "minorFont"):
        latin = root.find(f".//{qn(f'a:{kind}')}/{qn('a:latin')}")
        found.append(legible(latin.get("typeface") or "") if latin is not None else "")
    return found[0] or BASE_FONT, found[1] or BASE_FONT


def find_layouts(prs: Any) -> Layouts:
    """The best layout for each purpose; a brand that lacks one uses its nearest."""
    titled = [layout for layout in prs.slide_layouts if _titles(layout)] or list(prs.slide_layouts)
    covers = [layout for layout in titled if "ctrTitle" in _kinds(layout)]
    cover = covers[0] if covers else titled[0]
    plain = min(titled, key=lambda layout: (len(_others(layout)), layout is cover))
    listings = [layout for layout in titled if _only_body(layout)]
    listing = listings[0] if listings else plain
    sections = [layout for layout in titled if _is_section(layout, cover)]
    section = sections[0] if sections else cover
    room, title = _content(prs, listing, plain)
    return Layouts(cover, section, listing, plain, room, title)


def _kinds(layout: Any) -> list[str]:
    return [_kind(shape) for shape in layout.placeholders]


def _kind(shape: Any) -> str:
    return shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type") or "obj"


def _titles(layout: Any) -> bool:
    return bool(_TITLES & set(_kinds(layout)))


def _others(layout: Any) -> list[str]:
    return [kind for kind in _kinds(layout) if kind not in _TITLES | _SMALL]


def _only_body(layout: Any) -> bool:
    return _others(layout) == ["obj"] and "ctrTitle" not in _kinds(layout)


def _is_section(layout: Any, cover: Any) -> bool:
    return layout is not cover and _others(layout) == ["body"] and "title" in _kinds(layout)


def _content(prs: Any, listing: Any, plain: Any) -> tuple[Box, Box | None]:
    """The room for content, and where titles go when the brand's own boxes leave too little of the slide.

    The brand's own body as far as it lies on the slide, below the title and above the footer; else most of the slide.
    """
    room = _room(prs, listing, plain)
    if room.width >= LEAST_WIDTH and room.height >= LEAST_HEIGHT:
        return room, None
    tops = [shape.top / _POINT for shape in _title_shapes(plain)]
    kept, title = _below(prs, plain, room, min(tops, default=0.0))
    return (kept, title) if kept.height >= LEAST_HEIGHT else _below(prs, plain, room, prs.slide_height / _POINT * 0.05)


def _below(prs: Any, plain: Any, room: Box, top: float) -> tuple[Box, Box]:
    """A wide title whose top is there, and the room below it; titles keep the ground that the brand gave them."""
    width, height = prs.slide_width / _POINT, prs.slide_height / _POINT
    title = Box(width * 0.06, top, width * 0.88, height * 0.14, room.letters)
    bottom = min(height * 0.94, _footers_top(plain, height, title))
    return replace(title, top=top + title.height + 6, height=bottom - top - title.height - 6), title


def _room(prs: Any, listing: Any, plain: Any) -> Box:
    """Where the body of the listing layout lies, else what is left below the title."""
    letters = letters_of(fonts(prs)[1])
    width, height = prs.slide_width / _POINT, prs.slide_height / _POINT
    top = max((_bottom(s) for s in _title_shapes(plain)), default=height * 0.22)
    body = Box(width * 0.06, top + 8, width * 0.88, height - top, letters)
    found = [shape for shape in listing.placeholders if _kind(shape) not in _TITLES | _SMALL and shape.width]
    if found:
        largest = max(found, key=lambda shape: shape.width * shape.height)
        body = _box(largest, letters)
    top = max(body.top, top) if top < height / 2 else body.top
    left = max(body.left, width * 0.02)
    right = min(body.left + body.width, width * 0.98)
    bottom = min(body.top + body.height, height * 0.97, _footers_top(plain, height, body))
    return replace(body, left=left, top=top, width=right - left, height=bottom - top)


def _box(shape: Any, letters: Letters) -> Box:
    left, top, width, height = (value / _POINT for value in (shape.left, shape.top, shape.width, shape.height))
    return Box(left, top, width, height, letters)


def _footers_top(layout: Any, height: float, body: Box) -> float:
    """Where the first footer below the body begins; the slide's end without any."""
    tops = [
        shape.top / _POINT
        for shape in layout.placeholders
        if _kind(shape) in ("ftr", "sldNum") and shape.top is not None and shape.top / _POINT > height / 2
        and shape.left / _POINT < body.left + body.width and (shape.left + shape.width) / _POINT > body.left
    ]  # fmt: skip
    return min(tops, default=height + 4) - 4


def _title_shapes(layout: Any) -> Sequence[Any]:
    return [shape for shape in layout.placeholders if shape.placeholder_format.idx == 0 and shape.top is not None]


def _bottom(shape: Any) -> float:
    return float(shape.top + shape.height) / _POINT
