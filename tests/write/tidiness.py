"""What keeps a deck from being read aloud, found or handed on: a list of sentences, empty when it is tidy."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_BELONGS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|ppt/(presentation|presProps|viewProps|tableStyles)\.xml"
    r"|ppt/(theme|slideMasters|slideLayouts|slides|notesMasters|notesSlides|handoutMasters|charts|embeddings|media|fonts)/"
    r"[^/]+|ppt/([a-zA-Z]+/)?_rels/[^/]+\.rels"
)


def untidy(data: bytes, language: str) -> list[str]:
    """All that is wrong with a deck in the language of that tag."""
    prs = Presentation(io.BytesIO(data))
    found = [fault for number, slide in enumerate(prs.slides, 1) for fault in _slide(number, slide, language)]
    return [*found, *_titles(prs), *_sections(prs), *_package(data, language)]


def _slide(number: int, slide: Any, language: str) -> Iterator[str]:
    for shape in slide.placeholders:
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            yield f"slide {number}: {shape.name} is empty"
    roots = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
    tags = Counter(tag for root in roots for tag in _languages(root))
    if set(tags) - {language}:
        yield f"slide {number}: words in {sorted(map(str, tags))}"
    ids = Counter(element.get("id") for element in slide._element.iter(qn("p:cNvPr")))
    if max(ids.values()) > 1:
        yield f"slide {number}: an id twice"
    yield from _read_aloud(number, slide)


def _languages(root: Any) -> Iterator[str | None]:
    for run in root.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        yield properties.get("lang") if properties is not None else None
    for properties in root.iter(qn("a:endParaRPr")):
        yield properties.get("lang")


def _read_aloud(number: int, slide: Any) -> Iterator[str]:
    shapes = [shape for shape in slide.shapes if not _is_decoration(shape)]
    if not shapes or shapes[0] != slide.shapes.title:
        yield f"slide {number}: the title does not come first"
    for shape in shapes:
        if shape.has_text_frame or _described(shape):
            continue
        yield f"slide {number}: {shape.name} has no alternative text"
    for shape in shapes:
        if shape.has_table and shape._element.find(f".//{qn('a:tblPr')}").get("firstRow") != "1":
            yield f"slide {number}: {shape.name} has no header row"
    content = [shape for shape in shapes if shape != slide.shapes.title and not _is_small_print(shape)]
    for place, before in enumerate(content):
        for after in content[place + 1 :]:
            if after.top + after.height <= before.top and _above_each_other(before, after):
                yield f"slide {number}: {after.name} is read after {before.name}, which is below it"


def _is_small_print(shape: Any) -> bool:
    """A footer or a number, which is read last wherever a brand puts it."""
    mark = shape._element.find(f".//{qn('p:ph')}")
    return mark is not None and mark.get("type") in ("ftr", "sldNum")


def _is_decoration(shape: Any) -> bool:
    return any(element.get("val") == "1" for element in shape._element.iter() if "decorative" in str(element.tag))


def _described(shape: Any) -> bool:
    return bool(next(shape._element.iter(qn("p:cNvPr"))).get("descr"))


def _above_each_other(one: Any, other: Any) -> bool:
    return bool(one.left < other.left + other.width and other.left < one.left + one.width)


def _titles(prs: Any) -> Iterator[str]:
    titles = Counter(slide.shapes.title.text_frame.text for slide in prs.slides if slide.shapes.title is not None)
    yield from (f"{count} slides are called {title!r}" for title, count in titles.items() if count > 1)


def _sections(prs: Any) -> Iterator[str]:
    root = prs.part._element
    if [one.get("id") for one in root.iter(f"{_P14}sldId")] != [str(slide.slide_id) for slide in prs.slides]:
        yield "not every slide is in a section"


def _package(data: bytes, language: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for item in archive.infolist():
            if not _BELONGS.fullmatch(item.filename):
                yield f"{item.filename} does not belong into a deck"
            yield from _entry(item)
            if item.filename.endswith(".xlsx"):
                yield from _workbook(item.filename, archive.read(item))
            if item.filename.startswith("ppt/charts/chart"):
                yield from _chart(item.filename, archive.read(item), language)


def _entry(item: zipfile.ZipInfo) -> Iterator[str]:
    if item.date_time != (1980, 1, 1, 0, 0, 0) or item.create_system != 3:
        yield f"{item.filename} tells when or where it was made"


def _workbook(name: str, data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for item in archive.infolist():
            yield from (f"{name}: {fault}" for fault in _entry(item))
            if item.filename == "docProps/core.xml":
                core = etree.fromstring(archive.read(item))
                told = [element.text for element in core if element.text and "2000-01-01T00:00:00Z" not in element.text]
                yield from (f"{name} tells {text}" for text in told)


def _chart(name: str, data: bytes, language: str) -> Iterator[str]:
    root = etree.fromstring(data)
    tags = {*_languages(root), *(element.get("lang") for element in root.iter(qn("a:defRPr")))}
    if tags - {language}:
        yield f"{name}: words in {sorted(map(str, tags))}"
    for axis in root.iter(qn("c:axId"), qn("c:crossAx")):
        if not 0 <= int(axis.get("val")) < 2**31:
            yield f"{name}: an axis with the id {axis.get('val')}"
