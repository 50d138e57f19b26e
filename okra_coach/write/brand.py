"""Reads a brand's template: what was found in it, what it lacks, and what is done about that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx.oxml.ns import qn

from okra_coach.documents.brand import Brand
from okra_coach.resources import find_template
from okra_coach.write.brand_colours import stand_ins, theme_colours
from okra_coach.write.deck_layouts import Layouts, find_layouts, fonts
from okra_coach.write.deck_package import opened
from okra_coach.write.deck_paper import Ground, ground_of
from okra_coach.write.deck_shapes import legible

_POINT = 12700


def read_brand(path: Path | None) -> Brand:
    """The brand of a .pptx or .potx; ours when there is none. Raises BrandNotReadableError."""
    prs = opened(path or find_template("brand/base.pptx"))
    layouts, colours = find_layouts(prs), theme_colours(prs)
    ground = ground_of(prs, layouts, colours)
    swap = stand_ins(colours, ground.paper)
    heading, body = fonts(prs)
    return Brand(
        name=path.name if path else "okra-coach",
        width=prs.slide_width / _POINT,
        height=prs.slide_height / _POINT,
        body_width=layouts.body.width,
        body_height=layouts.body.height,
        heading_font=heading,
        body_font=body,
        colours=colours,
        roles=swap,
        layouts={
            "title": legible(layouts.cover.name),
            "section": legible(layouts.section.name),
            "list": legible(layouts.listing.name),
            "content": legible(layouts.plain.name),
        },
        missing=tuple(_missing(prs, layouts, ground, swap)),
    )


def _missing(prs: Any, layouts: Layouts, ground: Ground, swap: dict[str, str]) -> Iterator[str]:
    if layouts.cover is layouts.plain:
        yield "no layout with a centred title: the cover stands on the layout of content slides"
    if layouts.section is layouts.cover and layouts.cover is not layouts.plain:
        yield "no layout for a section: dividers look like the cover"
    if layouts.listing is layouts.plain:
        yield "no layout with one body placeholder: lists are text boxes"
    if not _has(layouts.plain, "title"):
        yield "no title placeholder on content slides: titles are text boxes at the top"
    if not _has(layouts.plain, "sldNum"):
        yield "no slide number on content slides"
    if not _has(layouts.plain, "ftr"):
        yield "no footer on content slides"
    if layouts.title is not None:
        yield "little room below the title: titles and content of slides take most of the slide instead"
    if ground.panel is not None:
        yield "a picture or a shape lies behind the content: a panel of the theme's paper goes between them"
    for slot, other in swap.items():
        yield f"{slot} cannot be read on the background: {other} is used instead"


def _has(layout: Any, kind: str) -> bool:
    kinds = {shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type") or "obj" for shape in layout.placeholders}
    return kind in kinds or (kind == "title" and "ctrTitle" in kinds)
