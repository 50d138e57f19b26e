"""What a tidy deck has beside its content: sections, footers, slide numbers, and no layouts it does not use."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from okra_coach.write.deck_shapes import legible

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_POINT = 12700
_FOOTER = 10.0
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add_footers(slide: Any, footer: str | None) -> None:
    """The layout's footer and slide number, which python-pptx does not carry over to a slide."""
    if footer is None:
        return
    for source in slide.slide_layout.placeholders:
        kind = source._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        shape = copy.deepcopy(source._element)
        shape.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
        for child in list(shape.spPr):
            shape.spPr.remove(child)
        slide.shapes._spTree.append(shape)
        if kind == "ftr":
            _write_footer(slide.shapes[-1], footer, source)


def _write_footer(shape: Any, footer: str, source: Any) -> None:
    """Small enough for the brand's box, which may have been made for a word in large letters."""
    shape.text_frame.text = footer
    room = (source.height or 0) / _POINT - 7.2
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size = Pt(max(8.0, min(_FOOTER, int(room / 1.2)))) if room > 0 else Pt(_FOOTER)


def add_sections(prs: Any, made: Sequence[tuple[str, Any]]) -> None:
    """PowerPoint's sections, one for each stretch of slides with the same section name."""
    groups: list[tuple[str, list[Any]]] = []
    for name, slide in made:
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(slide)
    if not groups:
        return
    sections = "".join(_section(number, name or "–", slides) for number, (name, slides) in enumerate(groups))
    extension = parse_xml(
        f'<p:ext xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" uri="{_SECTIONS}">'
        f'<p14:sectionLst xmlns:p14="{_P14}">{sections}</p14:sectionLst></p:ext>'
    )
    root = prs.part._element
    listed = root.find(qn("p:extLst"))
    if listed is None:
        listed = root.makeelement(qn("p:extLst"), {})
        root.append(listed)
    for old in list(listed):
        if old.get("uri") == _SECTIONS:
            listed.remove(old)
    listed.append(extension)


def _section(number: int, name: str, slides: Sequence[Any]) -> str:
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"okra-coach/{number}/{name}")).upper()
    ids = "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in slides)
    return (
        f'<p14:section name={quoteattr(legible(name))} id="{{{key}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
    )


def drop_unused_layouts(prs: Any) -> None:
    """Leaves out the brand's layouts that no slide stands on."""
    used = {str(slide.slide_layout.part.partname) for slide in prs.slides}
    for layout in list(prs.slide_layouts):
        if str(layout.part.partname) not in used:
            prs.slide_layouts.remove(layout)
