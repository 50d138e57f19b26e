"""Finds a brand's layouts by their placeholders, never by name or place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from okra_coach.documents.deck import Layout
from okra_coach.write.deck_shapes import Box

_TITLES = {"title", "ctrTitle"}
_SMALL = {"dt", "ftr", "sldNum"}
_POINT = 12700


@dataclass(frozen=True)
class Layouts:
    """The layouts a deck stands on, and the room below the title."""

    cover: Any
    section: Any
    listing: Any
    plain: Any
    body: Box

    def of(self, layout: Layout, *, listing: bool) -> Any:
        """The brand's layout for a kind of slide."""
        if layout is Layout.TITLE:
            return self.cover
        if layout is Layout.SECTION:
            return self.section
        return self.listing if listing else self.plain


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
    return Layouts(cover, section, listing, plain, _room(prs, listing, plain))


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


def _room(prs: Any, listing: Any, plain: Any) -> Box:
    """Where the body of the listing layout lies, else what is left below the title."""
    bodies = [shape for shape in listing.placeholders if _kind(shape) not in _TITLES | _SMALL and shape.width]
    if bodies:
        body = max(bodies, key=lambda shape: shape.width * shape.height)
        return Box(body.left / _POINT, body.top / _POINT, body.width / _POINT, body.height / _POINT)
    width, height = prs.slide_width / _POINT, prs.slide_height / _POINT
    top = max((_bottom(s) for s in _title_shapes(plain)), default=height * 0.22)
    return Box(width * 0.06, top + 8, width * 0.88, height * 0.9 - top)


def _title_shapes(layout: Any) -> Sequence[Any]:
    return [shape for shape in layout.placeholders if shape.placeholder_format.idx == 0 and shape.top is not None]


def _bottom(shape: Any) -> float:
    return float(shape.top + shape.height) / _POINT
