"""Paints sketches: native shapes and connectors in one group with its alt text, in the theme's colours."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml

from okra_coach.documents.deck_drawings import Drawing
from okra_coach.documents.sketch import Join, Part, Spot
from okra_coach.documents.sketches import draw
from okra_coach.write.deck_shapes import EMPTY, NAMESPACES, Box, clean, paragraph

_POINT = 12700
_RIGHT, _LEFT = 3, 1
"""Where connectors hold on to a rectangle, as the format numbers its sides."""


def add_drawing(slide: Any, drawing: Drawing, room: Box) -> float:
    """The drawing in the room; returns the height it takes."""
    sketch = draw(drawing, room.width, room.letters)
    number = slide.shapes._next_shape_id
    joined = [_join(join, sketch.parts, number, len(sketch.parts) + n, room) for n, join in enumerate(sketch.joins)]
    shapes = [_shape(part, number + 1 + n, room) for n, part in enumerate(sketch.parts)]
    frame = _frame(Spot(0, 0, room.width, sketch.height), room)
    within = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    slide.shapes._spTree.append(
        parse_xml(
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
            f'<p:cNvPr id="{number}" name="{type(drawing).__name__} {number}" descr="{clean(drawing.alt)}"/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame}{within}</a:xfrm></p:grpSpPr>"
            f"{''.join((*joined, *shapes))}</p:grpSp>"
        )
    )
    return sketch.height


def _frame(spot: Spot, room: Box) -> str:
    left, top = room.left + spot.left, room.top + spot.top
    return (
        f'<a:off x="{int(left * _POINT)}" y="{int(top * _POINT)}"/>'
        f'<a:ext cx="{int(spot.width * _POINT)}" cy="{int(spot.height * _POINT)}"/>'
    )


def _line(edge: tuple[str, float, str] | None) -> str:
    if edge is None:
        return "<a:ln><a:noFill/></a:ln>"
    colour, width, dashes = edge
    return (
        f'<a:ln w="{int(width * _POINT)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{dashes}"/></a:ln>'
    )


def _shape(part: Part, number: int, room: Box) -> str:
    paint = f'<a:solidFill><a:schemeClr val="{part.fill}"/></a:solidFill>' if part.fill else "<a:noFill/>"
    side = int(part.inset * _POINT)
    body = "".join(
        paragraph(
            one.text,
            one.size,
            one.colour,
            bold=one.bold,
            align=part.align,
            bullet=one.listed,
            before=one.before,
            lead=one.lead,
        )
        for one in part.words
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{clean(part.name)} {number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{_frame(part.spot, room)}</a:xfrm>"
        f'<a:prstGeom prst="{part.form}"><a:avLst/></a:prstGeom>{paint}{_line(part.edge)}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="{side}" rIns="{side}" tIns="0" bIns="0" anchor="{part.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{body or EMPTY}</p:txBody></p:sp>"
    )


def _join(join: Join, parts: tuple[Part, ...], first: int, number: int, room: Box) -> str:
    """A connector that holds on to both shapes, so that it follows when one is moved."""
    start, end = parts[join.start].spot, parts[join.end].spot
    from_left, from_top = start.left + start.width, start.top + start.height / 2
    to_top = end.top + end.height / 2
    rise = to_top - from_top
    spot = Spot(from_left, min(from_top, to_top), end.left - from_left, abs(rise))
    form = "bentConnector3" if abs(rise) > 0.5 else "straightConnector1"
    flip = ' flipV="1"' if rise < 0 else ""
    own = first + 1 + number
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{own}" name="Connector {own}"/><p:cNvCxnSpPr>'
        f'<a:stCxn id="{first + 1 + join.start}" idx="{_RIGHT}"/><a:endCxn id="{first + 1 + join.end}" idx="{_LEFT}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{flip}>{_frame(spot, room)}</a:xfrm>"
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{_line(("accent4", 1.5, "solid"))}</p:spPr></p:cxnSp>'
    )
