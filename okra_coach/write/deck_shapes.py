"""Tables, cards, figures, steps and text as native shapes in the theme's colours; sizes in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from okra_coach.documents.deck import Card, Figure, Steps, Table
from okra_coach.documents.deck_metrics import TONES, column_widths, lines_needed, row_height, steps_height

_POINT = 12700
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
NAMESPACES = nsdecls("a", "p", "r")
_COLOURS = {"quiet": "quiet", "lead": "tx2"}
_QUIET = '<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>'


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def below(self, used: float) -> Box:
        """What is left under a block."""
        return replace(self, top=self.top + used, height=max(self.height - used, 0.0))

    def above(self, kept: float) -> Box:
        """The same without a strip at the foot."""
        return replace(self, height=self.height - kept)


def legible(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _UNSAFE.sub(" ", text)


def clean(text: str) -> str:
    """Text for the inside of an element or an attribute in double quotes."""
    return escape(legible(text), {'"': "&quot;"})


def set_texts(frame: Any, items: Sequence[str], size: float) -> None:
    """Fills a placeholder with paragraphs in the brand's own style, at a size in points."""
    frame.text = legible(items[0])
    for item in items[1:]:
        frame.add_paragraph().text = legible(item)
    for paragraph in frame.paragraphs:
        paragraph.space_before = Pt(size / 2)
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _colour(name: str) -> str:
    """A theme colour; quiet is the text's own colour made lighter, which any brand leaves readable."""
    return _QUIET if name == "quiet" else f'<a:schemeClr val="{name}"/>'


def _run(text: str, size: float, colour: str, bold: bool = False) -> str:
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{int(size * 100)}" b="{int(bold)}" dirty="0"><a:solidFill>{_colour(colour)}</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
        f"<a:t>{clean(text)}</a:t></a:r>"
    )


def paragraph(
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: str = "l",
    bullet: bool = False,
    before: float = 0,
) -> str:
    """The XML of a paragraph in a theme colour, or quiet; sizes in points."""
    mark = (
        '<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if bullet
        else "<a:buNone/>"
    )
    margin = 'marL="228600" indent="-228600"' if bullet else 'marL="0" indent="0"'
    return (
        f'<a:p><a:pPr {margin} algn="{align}"><a:spcBef><a:spcPts val="{int(before * 100)}"/></a:spcBef>{mark}</a:pPr>'
        + "<a:br/>".join(_run(part, size, colour, bold) for part in text.split("\n"))
        + "</a:p>"
    )


def _shape(
    slide: Any,
    name: str,
    box: Box,
    paragraphs: str,
    *,
    fill: str | None = None,
    alt: str = "",
    inset: float = 0,
    anchor: str = "t",
    line: str | None = None,
) -> None:
    number = slide.shapes._next_shape_id
    paint = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    edge = (
        f'<a:ln w="9525"><a:solidFill><a:schemeClr val="{line}"/></a:solidFill></a:ln>'
        if line
        else "<a:ln><a:noFill/></a:ln>"
    )
    side = int(inset * _POINT)
    described = f' descr="{clean(alt)}"' if alt else ""
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{clean(name)} {number}"{described}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{int(box.left * _POINT)}" y="{int(box.top * _POINT)}"/><a:ext cx="{int(box.width * _POINT)}" cy="{int(box.height * _POINT)}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{paint}{edge}</p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" lIns="{side}" rIns="{side}" tIns="{side // 2}" bIns="{side // 2}" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
        )
    )


EMPTY = '<a:p><a:endParaRPr lang="en-GB"/></a:p>'


def add_text(slide: Any, items: Sequence[str], room: Box, *, tone: str = "body", size: float | None = None) -> float:
    """Paragraphs, as a list when a size is given; returns the height they take."""
    bulleted = size is not None
    size, colour = size or TONES.get(tone, TONES["body"]), _COLOURS.get(tone, "tx1")
    width = room.width - (24 if bulleted else 0)
    height = sum(lines_needed(item, size, width) * size * 1.25 + (7 if bulleted else 0) for item in items)
    body = "".join(paragraph(item, size, colour, bullet=bulleted, before=6 if bulleted else 0) for item in items)
    _shape(slide, "Text", replace(room, height=height), body)
    return height


def add_note(slide: Any, text: str, body: Box) -> None:
    """The line that says where the slide's content comes from."""
    box = replace(body, top=body.top + body.height - 18, height=18)
    _shape(slide, "Source", box, paragraph(text, 10, "quiet"), anchor="b")


def add_card(slide: Any, card: Card, room: Box) -> float:
    """An objective on a tinted card with a bar at its left."""
    lines = lines_needed(card.text, 20, room.width - 40, bold=True)
    height = 34 + lines * 25 + lines_needed(card.detail, 12, room.width - 40) * 15
    body = (
        paragraph(card.label, 11, "quiet", bold=True)
        + paragraph(card.text, 20, "tx2", bold=True, before=2)
        + paragraph(card.detail, 12, "tx1", before=3)
    )
    _shape(slide, "Objective", replace(room, height=height), body, fill="bg2", inset=16, anchor="ctr")
    _shape(slide, "Accent", replace(room, width=5, height=height), EMPTY, fill="accent1")
    return height


def add_figure(slide: Any, figure: Figure, room: Box) -> float:
    """One number as large as it deserves."""
    body = paragraph(figure.value, 80, "accent1", bold=True)
    _shape(slide, "Number", replace(room, width=260, height=110), body, anchor="ctr")
    words = paragraph(figure.label, 20, "tx2", bold=True) + paragraph(figure.detail, 16, "tx1", before=6)
    _shape(slide, "Meaning", Box(room.left + 280, room.top, room.width - 280, 110), words, anchor="ctr")
    return 116


def add_steps(slide: Any, steps: Steps, room: Box) -> float:
    """Columns from left to right under headings in the brand's first colour."""
    count = max(len(steps.steps), 1)
    gap = 12.0
    width = (room.width - gap * (count - 1)) / count
    height = min(room.height, steps_height(steps, room.width))
    for number, (head, lines) in enumerate(steps.steps):
        box = Box(room.left + number * (width + gap), room.top, width, 40)
        _shape(
            slide,
            "Step",
            box,
            paragraph(head, 16, "bg1", bold=True),
            fill="accent1",
            inset=12,
            anchor="ctr",
        )
        text = "".join(paragraph(line, 16, "tx1", before=6) for line in lines) or EMPTY
        _shape(
            slide, "What", replace(box, top=box.top + 40, height=height - 40), text, fill="bg2", inset=12, alt=steps.alt
        )
    return height


def add_table(slide: Any, table: Table, room: Box) -> float:
    """A native table with a ruled header, thin lines between rows and no fills, so that it prints in grey."""
    widths = column_widths(table, room.width)
    rows = [table.header, *table.rows]
    heights = [row_height(table, row, room.width) for row in rows]
    grid = "".join(f'<a:gridCol w="{int(width * _POINT)}"/>' for width in widths)
    body = "".join(
        _row(row, height, table, head=n == 0) for n, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    number = slide.shapes._next_shape_id
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" descr="{clean(table.alt)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{int(room.left * _POINT)}" y="{int(room.top * _POINT)}"/><a:ext cx="{int(room.width * _POINT)}" cy="{int(sum(heights) * _POINT)}"/></p:xfrm>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
        )
    )
    return sum(heights)


def _row(row: Sequence[str], height: float, table: Table, *, head: bool) -> str:
    cells = "".join(
        _cell(text, table.size, head=head, right=i in table.right, strong=i in table.strong)
        for i, text in enumerate(row)
    )
    return f'<a:tr h="{int(height * _POINT)}">{cells}</a:tr>'


def _cell(text: str, size: float, *, head: bool, right: bool, strong: bool) -> str:
    written = paragraph(
        text,
        max(size - 2, 11) if head else size,
        "quiet" if head else "tx1",
        bold=head or strong,
        align="r" if right else "l",
    )
    colour, weight = ("tx2", 19050) if head else ("accent4", 6350)
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    line = f'<a:lnB w="{weight}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"
        f'<a:tcPr marL="63500" marR="63500" marT="38100" marB="38100" anchor="ctr">{none}{line}<a:noFill/></a:tcPr></a:tc>'
    )
