"""What a tidy deck has beside its content: sections, footers, slide numbers, languages, marks of decoration."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from okra_coach.write.deck_book import Closed
from okra_coach.write.deck_shapes import clean

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_POINT = 12700
_FOOTER, _SMALLEST_FOOTER = 10.0, 8.0
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add_footers(slide: Any, number: int, footer: str | None, language: str) -> None:
    """The layout's footer and slide number, which python-pptx does not carry over to a slide."""
    if footer is None:
        return
    for source in _footers(slide.slide_layout.part, footer, language):
        shape = copy.deepcopy(source)
        shape.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
        field = next(shape.iter(_FIELD_RUN), None)
        if field is not None:
            field.find(_TEXT).text = f"{number}"
        slide.shapes._spTree.append(shape)


@lru_cache(maxsize=64)
def _footers(part: Any, footer: str, language: str) -> tuple[Any, ...]:
    """The shapes of a layout's footer and slide number, at its place and with their words."""
    found = []
    for source in part.slide_layout.placeholders:
        kind = source._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        shape = copy.deepcopy(source._element)
        for child in list(shape.spPr):
            shape.spPr.remove(child)
        if kind == "sldNum":
            _write(shape, f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr/><a:t>1</a:t></a:fld>', None, language)
        else:
            _write(shape, f"<a:r><a:rPr/><a:t>{clean(footer)}</a:t></a:r>", _size(source), language)
        found.append(shape)
    return tuple(found)


def _size(source: Any) -> float:
    """Small enough for the brand's box, which may have been made for a word in large letters."""
    room = (source.height or 0) / _POINT
    return max(_SMALLEST_FOOTER, min(_FOOTER, int(room / 1.2))) if room > 0 else _FOOTER


def _write(shape: Any, content: str, size: float | None, language: str) -> None:
    """One paragraph in place of the layout's own, with the look of the words that stood there."""
    first = shape.txBody.find(qn("a:p"))
    if size is not None:
        shape.txBody.bodyPr.set("tIns", "0")
        shape.txBody.bodyPr.set("bIns", "0")
    look = next(shape.txBody.iter(qn("a:rPr"), qn("a:endParaRPr")), None)
    written = parse_xml(f"<a:p {nsdecls('a')}>{content}</a:p>")
    properties = written[0].find(qn("a:rPr"))
    for name, value in look.attrib.items() if look is not None else ():
        properties.set(name, value)
    properties.extend(copy.deepcopy(child) for child in (look if look is not None else ()))
    properties.set("lang", language)
    if size is not None:
        properties.set("sz", f"{100 * size:.0f}")
    style = first.find(qn("a:pPr")) if first is not None else None
    if style is not None:
        written.insert(0, copy.deepcopy(style))
    for old in shape.txBody.findall(qn("a:p")):
        shape.txBody.remove(old)
    shape.txBody.append(written)


def sections_xml(names: Sequence[str], slides: Sequence[Closed]) -> str:
    """PowerPoint's sections, one for each stretch of slides with the same section name; "" where there are none."""
    groups: list[tuple[str, list[int]]] = []
    for name, slide in zip(names, slides, strict=True):
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(slide.id)
    sections = "".join(_section(number, name or "–", held) for number, (name, held) in enumerate(groups))
    return (
        f'<p:extLst {nsdecls("p")}><p:ext uri="{_SECTIONS}">'
        f'<p14:sectionLst xmlns:p14="{_P14}">{sections}</p14:sectionLst></p:ext></p:extLst>'
        if groups
        else ""
    )


def _section(number: int, name: str, held: Sequence[int]) -> str:
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"okra-coach/{number}/{name}")).upper()
    ids = "".join(f'<p14:sldId id="{one}"/>' for one in held)
    return f'<p14:section name="{clean(name)}" id="{{{key}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'


def finish(root: Any, language: str, swap: Mapping[str, str]) -> None:
    """One pass over a slide or a chart: words get their language, colours their stand-ins, empty shapes their mark."""
    for element in root.iter(_RUN, _BREAK, _FIELD_RUN, _END, _DEFAULT, _COLOUR, _SHAPE):
        tag = element.tag
        if tag == _COLOUR:
            slot = element.get("val")
            if slot in swap:
                element.set("val", swap[slot])
        elif tag == _SHAPE:
            _mark_decoration(element)
        elif tag in (_END, _DEFAULT):
            element.set("lang", language)
        elif tag != _BREAK or len(element):
            _properties(element).set("lang", language)


def _properties(run: Any) -> Any:
    if len(run) and run[0].tag == _LOOK:
        return run[0]
    made = run.makeelement(_LOOK, {})
    run.insert(0, made)
    return made


def _mark_decoration(shape: Any) -> None:
    """A shape without words, alternative text or a placeholder's purpose is read out to nobody."""
    about, purpose = shape[0][0], shape[0].find(_PURPOSE)
    if about.get("descr") or len(purpose) or any(text.text for text in shape.iter(_TEXT)):
        return
    if about.find(_EXTENSIONS) is None:
        about.append(parse_xml(_DECORATIVE))


_RUN, _BREAK, _FIELD_RUN, _END, _DEFAULT, _COLOUR, _LOOK, _TEXT, _EXTENSIONS = (
    qn(f"a:{name}") for name in ("r", "br", "fld", "endParaRPr", "defRPr", "schemeClr", "rPr", "t", "extLst")
)
_SHAPE, _PURPOSE = qn("p:sp"), qn("p:nvPr")
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
