"""Content on a brand's picture: a panel of the theme's paper goes between them, so that both can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from okra_coach.write.deck_shapes import DECORATIVE, NAMESPACES, Box

_POINT = 12700
_ROUND = 8.0
"""How far the panel goes beyond the content."""
_COVERED = 0.12
"""From this share of the content's room on, a picture is in the way."""


def picture_behind(prs: Any, layout: Any, room: Box) -> bool:
    """Whether content of a layout would stand on a picture of the layout or its master."""
    return any(_overlap(box, room) > _COVERED for box in _pictures(prs, layout))


def _pictures(prs: Any, layout: Any) -> Iterator[Box]:
    whole = Box(0, 0, prs.slide_width / _POINT, prs.slide_height / _POINT)
    ground = next((found for found in (_ground(layout), _ground(prs.slide_master)) if found is not None), None)
    if ground is not None and ground.find(f".//{qn('a:blip')}") is not None:
        yield whole
    shown = [layout] if layout._element.get("showMasterSp") == "0" else [layout, prs.slide_master]
    for owner in shown:
        for shape in owner.shapes:
            if shape._element.find(f".//{qn('a:blip')}") is not None and shape.width:
                yield Box(*(value / _POINT for value in (shape.left, shape.top, shape.width, shape.height)))


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
