"""Tables, cards, figures, steps and text as native shapes in the theme's colours; sizes in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from okra_coach.documents.deck import Card, Figure, Steps
from okra_coach.documents.deck_metrics import (
    APART,
    DETAIL,
    FIGURE_SIDE_BY_SIDE,
    LABEL,
    SOURCE,
    STEP_GAP,
    TONES,
    card_height,
    figure_height,
    source_height,
    step_head,
    step_width,
    steps_height,
    text_height,
)
from okra_coach.documents.letters import BASE_FONT, Letters, letters_of

_POINT = 12700
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
NAMESPACES = nsdecls("a", "p", "r")
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What tells a screen reader to pass a shape by."""
_COLOURS = {"quiet": "quiet", "lead": "tx2"}
_QUIET = '<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>'


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a slide, in points, and the letters that stand in it."""

    left: float
    top: float
    width: float
    height: float
    letters: Letters = field(default_factory=lambda: letters_of(BASE_FONT))

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
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    look = f'<a:pPr><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{100 * APART * size:.0f}"/></a:spcBef></a:pPr>'
    made = "".join(
        f'<a:p>{look}<a:r><a:rPr sz="{100 * size:.0f}"/><a:t>{clean(item)}</a:t></a:r></a:p>' for item in items
    )
    body.extend(list(parse_xml(f"<a:txBody {NAMESPACES}>{made}</a:txBody>")))


def _colour(name: str) -> str:
    """A theme colour; quiet is the text's own colour made lighter, which any brand leaves readable."""
    return _QUIET if name == "quiet" else f'<a:schemeClr val="{name}"/>'


def _run(text: str, size: float, colour: str, bold: bool = False) -> str:
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{int(size * 100)}" b="{int(bold)}" dirty="0"><a:solidFill>{_colour(colour)}</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
        f"<a:t>{clean(text)}</a:t></a:r>"
    )


def _blank(size: float) -> str:
    """An empty line of a size; without it programs take a large one, and the row grows."""
    return f'<a:endParaRPr lang="en-GB" sz="{int(size * 100)}"/>'


def paragraph(
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: str = "l",
    bullet: bool = False,
    before: float = 0,
    lead: str = "",
) -> str:
    """The XML of a paragraph in a theme colour, or quiet, led by bold words; sizes in points."""
    mark = (
        '<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if bullet
        else "<a:buNone/>"
    )
    led = _run(f"{lead}  ", size, "tx2", True) if lead else ""
    margin = 'marL="228600" indent="-228600"' if bullet else 'marL="0" indent="0"'
    return (
        f'<a:p><a:pPr {margin} algn="{align}"><a:spcBef><a:spcPts val="{int(before * 100)}"/></a:spcBef>{mark}</a:pPr>'
        + led
        + ("<a:br/>".join(_run(part, size, colour, bold) for part in text.split("\n")) if text else _blank(size))
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
    height = text_height(items, size, room.width, room.letters, listed=bulleted)
    body = "".join(
        paragraph(item, size, colour, bullet=bulleted, before=APART * size if bulleted else 0) for item in items
    )
    _shape(slide, "Text", replace(room, height=height), body)
    return height


def add_note(slide: Any, text: str, body: Box) -> None:
    """The line that says where the slide's content comes from."""
    height = source_height(text, body.width, body.letters) - 8
    box = replace(body, top=body.top + body.height - height, height=height)
    _shape(slide, "Source", box, paragraph(text, SOURCE, "quiet"), anchor="b")


def add_card(slide: Any, card: Card, room: Box) -> float:
    """An objective on a tinted card with a bar at its left."""
    height = card_height(card, room.width, room.letters)
    body = paragraph(card.label, LABEL, "quiet", bold=True) + paragraph(
        card.text, card.size, "tx2", bold=True, before=2
    )
    if card.detail:
        body += paragraph(card.detail, DETAIL, "tx1", before=3)
    _shape(slide, "Objective", replace(room, height=height), body, fill="bg2", inset=16, anchor="ctr")
    _shape(slide, "Accent", replace(room, width=5, height=height), EMPTY, fill="accent1")
    return height


def add_figure(slide: Any, figure: Figure, room: Box) -> float:
    """One number as large as it deserves."""
    height = figure_height(figure, room.width, room.letters)
    body = paragraph(figure.value, _number_size(figure, room), "accent1", bold=True)
    words = paragraph(figure.label, 20, "tx2", bold=True) + paragraph(figure.detail, 16, "tx1", before=6)
    if room.width > FIGURE_SIDE_BY_SIDE:
        beside = replace(room, left=room.left + 280, width=room.width - 280, height=height)
        _shape(slide, "Number", replace(room, width=260, height=height), body, anchor="ctr")
        _shape(slide, "Meaning", beside, words, anchor="ctr")
    else:
        _shape(slide, "Number", replace(room, height=106), body, anchor="ctr")
        _shape(slide, "Meaning", replace(room, top=room.top + 112, height=height - 112), words)
    return height


def _number_size(figure: Figure, room: Box) -> float:
    """As large as its box holds it on one line."""
    width = room.letters.width(figure.value, 80, bold=True)
    return 80 if width <= 250 else max(20.0, 80 * 250 / width)


def add_steps(slide: Any, steps: Steps, room: Box) -> float:
    """Columns from left to right under headings in the brand's first colour."""
    width, high = step_width(steps, room.width), step_head(steps, room.width, room.letters)
    height = steps_height(steps, room.width, room.letters)
    for number, (head, lines) in enumerate(steps.steps):
        box = replace(room, left=room.left + number * (width + STEP_GAP), width=width, height=high)
        _shape(
            slide,
            "Step",
            box,
            paragraph(head, steps.size, "bg1", bold=True),
            fill="accent1",
            inset=12,
            anchor="ctr",
        )
        text = "".join(paragraph(line, steps.size, "tx1", before=6) for line in lines) or EMPTY
        below = replace(box, top=box.top + high, height=height - high)
        _shape(slide, "What", below, text, fill="bg2", inset=12, alt=steps.alt)
    return height
