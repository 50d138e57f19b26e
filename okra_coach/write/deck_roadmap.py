"""The roadmap as native shapes in one group: arrows for waves, diamonds for gates, a chip for each team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml

from okra_coach.documents.deck import Chip, Lane, Mark, Roadmap
from okra_coach.documents.deck_roadmap import (
    GATE,
    HEADER,
    LEGEND_SIZE,
    Plan,
    Spot,
    is_bold,
    lay_out,
    legend_texts,
    line_height,
    line_width,
    smallest,
)
from okra_coach.write.deck_shapes import EMPTY, NAMESPACES, Box, clean, paragraph

_POINT = 12700
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_FLOOR = 10.0
_DIAMOND = 20.0
_POINTED = '<a:gd name="adj" fmla="val 20000"/>'
_LOOKS: dict[Mark, tuple[str | None, str, float, str, str]] = {
    Mark.NOW: ("accent1", "accent1", 1.0, "solid", "bg1"),
    Mark.LATER: ("bg2", "tx2", 0.75, "solid", "tx1"),
    Mark.PROBE: (None, "accent2", 3.0, "solid", "tx1"),
    Mark.BOARD: (None, "tx2", 1.25, "sysDash", "tx1"),
}
"""Fill, edge, its width in points and its dashes, letters: each mark differs in grey print as well."""


def add_roadmap(slide: Any, roadmap: Roadmap, room: Box) -> float:
    """The roadmap as large as the room allows; returns the height it takes."""
    plan = lay_out(roadmap, room.width, room.height, room.letters, _SIZES)
    plan = plan or smallest(roadmap, room.width, _FLOOR, room.letters)
    number = slide.shapes._next_shape_id
    pieces = _Pieces(room, number + 1)
    drawn = "".join(_drawn(roadmap, plan, pieces))
    frame = _frame(Box(room.left, room.top, room.width, plan.height))
    within = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    slide.shapes._spTree.append(
        parse_xml(
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
            f'<p:cNvPr id="{number}" name="Roadmap {number}" descr="{clean(roadmap.alt)}"/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame}{within}</a:xfrm></p:grpSpPr>"
            f"{drawn}</p:grpSp>"
        )
    )
    return plan.height


def _frame(box: Box) -> str:
    return (
        f'<a:off x="{int(box.left * _POINT)}" y="{int(box.top * _POINT)}"/>'
        f'<a:ext cx="{int(box.width * _POINT)}" cy="{int(box.height * _POINT)}"/>'
    )


class _Pieces:
    """Writes shapes one after the other, numbered from a first id, at spots within the room."""

    def __init__(self, room: Box, first: int) -> None:
        self.room, self.next = room, first

    def shape(
        self,
        name: str,
        spot: Spot,
        body: str = EMPTY,
        *,
        form: str = "rect",
        fill: str | None = None,
        edge: tuple[str, float, str] | None = None,
        alt: str = "",
        inset: float = 0,
        anchor: str = "ctr",
    ) -> str:
        """One shape; `edge` is its colour, width in points and dashes."""
        number, self.next = self.next, self.next + 1
        at = Box(self.room.left + spot.left, self.room.top + spot.top, spot.width, spot.height)
        paint = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
        line = (
            f'<a:ln w="{int(edge[1] * _POINT)}"><a:solidFill><a:schemeClr val="{edge[0]}"/></a:solidFill>'
            f'<a:prstDash val="{edge[2]}"/></a:ln>'
            if edge
            else "<a:ln><a:noFill/></a:ln>"
        )
        described = f' descr="{clean(alt)}"' if alt else ""
        side = int(inset * _POINT)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{clean(name)} {number}"{described}/>'
            f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{_frame(at)}</a:xfrm>"
            f'<a:prstGeom prst="{form}"><a:avLst>{_POINTED if form == "homePlate" else ""}</a:avLst></a:prstGeom>'
            f"{paint}{line}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="{side}" rIns="{side}" tIns="0" bIns="0" anchor="{anchor}">'
            "<a:noAutofit/></a:bodyPr>"
            f"<a:lstStyle/>{body}</p:txBody></p:sp>"
        )


def _drawn(roadmap: Roadmap, plan: Plan, pieces: _Pieces) -> Iterator[str]:
    """In reading order: the lanes, then wave by wave its gate, its heading and its teams, then what the marks mean."""
    for number, (lane, spot) in enumerate(zip(roadmap.lanes, plan.lanes, strict=True)):
        yield from _lane(lane, spot, plan, pieces, first=number == 0)
    for number, column in enumerate(roadmap.columns):
        yield _heading(roadmap, plan, number, pieces)
        if column.gate:
            yield _gate(plan.columns[number], column.gate, pieces)
        for cell in plan.chips[number]:
            for chip, spot in cell:
                yield _chip(chip, spot, plan.size, pieces)
    yield from _legend(roadmap, plan, pieces)


def _lane(lane: Lane, spot: Spot, plan: Plan, pieces: _Pieces, *, first: bool) -> Iterator[str]:
    if not first:
        yield pieces.shape("Rule", Spot(0, spot.top, spot.width, 0), form="line", edge=("accent4", 0.75, "solid"))
    name = paragraph(lane.name, 12, "tx2", bold=True)
    yield pieces.shape("Lane", Spot(0, spot.top + 7, plan.names - 8, spot.height - 14), name, anchor="t")
    if lane.line_to:
        left, width = plan.columns[0].left, line_width(lane, plan.columns)
        height = line_height(lane, plan.columns, pieces.room.letters)
        words = paragraph(lane.line, LEGEND_SIZE, "tx1")
        yield pieces.shape("Health board", Spot(left, spot.top + 5, width, height - 5), words, anchor="b")
        under = Spot(left, spot.top + height + 2, width, 0)
        yield pieces.shape("Health board line", under, form="line", edge=("tx2", 1.5, "sysDash"))


def _heading(roadmap: Roadmap, plan: Plan, number: int, pieces: _Pieces) -> str:
    column, spot = roadmap.columns[number], plan.columns[number]
    fits = pieces.room.letters.width(column.head, 15, bold=True) < spot.width - 20
    body = paragraph(column.head, 15 if fits else 12, "bg1", bold=True) + paragraph(column.when, 11, "bg1")
    alt = f"{column.head}, {column.when}: {column.teams}"
    return pieces.shape("Wave", spot, body, form="homePlate", fill="accent1", inset=10, alt=alt)


def _gate(spot: Spot, name: str, pieces: _Pieces) -> str:
    left = spot.left - GATE / 2 - _DIAMOND / 2
    diamond = Spot(left, (HEADER - _DIAMOND) / 2, _DIAMOND, _DIAMOND)
    return pieces.shape("Gate", diamond, form="diamond", fill="accent2", edge=("bg1", 1.0, "solid"), alt=name)


def _chip(chip: Chip, spot: Spot, size: float, pieces: _Pieces) -> str:
    fill, edge, width, dash, letters = _LOOKS[chip.mark]
    body = paragraph(chip.text, size, letters, bold=is_bold(chip))
    return pieces.shape("Team", spot, body, fill=fill, edge=(edge, width, dash), inset=6)


def _legend(roadmap: Roadmap, plan: Plan, pieces: _Pieces) -> Iterator[str]:
    """The marks in use, each with what it means."""
    for number, (text, (key, spot)) in enumerate(zip(legend_texts(roadmap), plan.legend, strict=True)):
        if number < len(roadmap.legend):
            fill, edge, width, dash, _ = _LOOKS[roadmap.legend[number][0]]
            yield pieces.shape("Key", key, fill=fill, edge=(edge, min(width, 2), dash))
        else:
            yield pieces.shape(
                "Key", replace(key, top=key.top - 2, width=14, height=14), form="diamond", fill="accent2"
            )
        yield pieces.shape("Meaning", spot, paragraph(text, LEGEND_SIZE, "tx1"))
