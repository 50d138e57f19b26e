"""What content and titles stand on: the brand's background, or a panel of the theme's paper where that is no ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from okra_coach.write.brand_colours import SHAPE, contrast, fill_colour, paper_of, title_colour
from okra_coach.write.deck_layouts import Layouts
from okra_coach.write.deck_shapes import DECORATIVE, NAMESPACES, Box

_POINT = 12700
_ROUND = 8.0
"""How far the panel goes beyond the content."""
_DARK, _LIGHT = 7.0, 15.0
"""A colour this far from white, or from black, is seen on most pictures that a brand puts under its titles."""
_COVERED = 0.12
"""From this share of the content's room on, a picture or a coloured shape is in the way."""
_SEEN = 1.5
"""A shape whose contrast to the paper is less than this only tints it."""


@dataclass(frozen=True)
class Ground:
    """The colour under content, the panel that covers a picture, and whether titles need a colour of ours."""

    paper: str
    panel: Box | None = None
    inked: bool = False


def ground_of(prs: Any, layouts: Layouts, colours: Mapping[str, str]) -> Ground:
    """What slides of content stand on.

    Titles keep the brand's colour where that is likely to be seen: on its own background, or on a picture when it is
    very light or very dark. Where it could not be seen and no background is stated, shapes of the brand must lie under
    it, and nobody knows their colour: a panel goes under titles and content.
    """
    paper, ink = paper_of(prs, layouts.plain, colours), title_colour(prs, layouts.plain, colours)
    on_picture = any(_covers(prs, layout, layouts.body) for layout in (layouts.plain, layouts.listing))
    hidden = ink is not None and not on_picture and contrast(ink, paper) < SHAPE
    faint = ink is not None and on_picture and contrast(ink, "FFFFFF") < _DARK and contrast(ink, "000000") < _LIGHT
    blocked = on_picture or any(
        _bands(prs, layout, layouts.body, paper, colours) for layout in (layouts.plain, layouts.listing)
    )
    stated = any(_ground(owner) is not None for owner in (layouts.plain, prs.slide_master))
    if not blocked and (stated or not hidden):
        return Ground(paper, inked=hidden or layouts.title is not None)
    inked = hidden or faint or layouts.title is not None
    under = [layouts.body, *([title_box(layouts)] if inked else [])]
    return Ground(colours.get("bg1", "FFFFFF"), _around(under), inked)


def title_box(layouts: Layouts) -> Box:
    """Where the titles of content slides stand."""
    if layouts.title is not None:
        return layouts.title
    own = [shape for shape in layouts.plain.placeholders if shape.placeholder_format.idx == 0 and shape.width]
    return _box(own[0]) if own else layouts.body


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _covers(prs: Any, layout: Any, room: Box) -> bool:
    """Whether content of a layout would stand on a picture of the layout or its master."""
    return any(_overlap(box, room) > _COVERED for box in _pictures(prs, layout))


def _box(shape: Any) -> Box:
    return Box(*(value / _POINT for value in (shape.left, shape.top, shape.width, shape.height)))


def _pictures(prs: Any, layout: Any) -> Iterator[Box]:
    whole = Box(0, 0, prs.slide_width / _POINT, prs.slide_height / _POINT)
    ground = next((found for found in (_ground(layout), _ground(prs.slide_master)) if found is not None), None)
    if ground is not None and ground.find(f".//{qn('a:blip')}") is not None:
        yield whole
    for shape in _shown(prs, layout):
        if shape._element.find(f".//{qn('a:blip')}") is not None:
            yield _box(shape)


def _bands(prs: Any, layout: Any, room: Box, paper: str, colours: Mapping[str, str]) -> bool:
    """Whether content of a layout would stand partly on a coloured shape of the layout or its master."""
    found = (shape for shape in _shown(prs, layout) if not shape.is_placeholder)
    return any(
        _overlap(_box(shape), room) > _COVERED
        for shape in found
        if (fill := fill_colour(shape._element, colours)) and contrast(fill, paper) >= _SEEN
    )


def _shown(prs: Any, layout: Any) -> Iterator[Any]:
    """The shapes that a slide of the layout shows and that have a size."""
    owners = [layout] if layout._element.get("showMasterSp") == "0" else [layout, prs.slide_master]
    return (shape for owner in owners for shape in owner.shapes if shape.width)


def _ground(owner: Any) -> Any | None:
    return owner._element.find(f".//{qn('p:bg')}")


def _overlap(box: Box, room: Box) -> float:
    wide = min(box.left + box.width, room.left + room.width) - max(box.left, room.left)
    high = min(box.top + box.height, room.top + room.height) - max(box.top, room.top)
    return max(wide, 0.0) * max(high, 0.0) / max(room.width * room.height, 1.0)


def add_paper(slide: Any, room: Box) -> None:
    """The panel, behind everything else on the slide."""
    number = slide.shapes._next_shape_id
    left, top = int((room.left - _ROUND) * _POINT), int((room.top - _ROUND) * _POINT)
    wide, high = int((room.width + 2 * _ROUND) * _POINT), int((room.height + 2 * _ROUND) * _POINT)
    slide.shapes._spTree.insert(
        2,
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Paper {number}">{DECORATIVE}</p:cNvPr>'
            f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="bg1"><a:alpha val="90000"/></a:schemeClr></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
            '<a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        ),
    )
