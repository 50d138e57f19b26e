"""Titles that are too long for a brand's title box get smaller letters, as far as they stay titles."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from okra_coach.documents.letters import Letters, letters_of

_POINT = 12700
_SMALLEST = 14.0
_SIDES, _ENDS = 14.4, 7.2
"""What PowerPoint leaves free inside a box when nobody says otherwise, in points."""


def fit_title(title: Any, letters: Letters) -> None:
    """Makes the title's letters smaller where its words need more lines than the brand's box holds.

    Templates that LibreOffice wrote say how a title looks in the layout's own empty line, which no slide inherits:
    it is taken over.
    """
    size = _stated_size(title.part.slide_layout.part)
    shown = None if size else _shown_by_example(title)
    if shown is not None:
        _take_over(title, shown)
        size, letters = int(shown.get("sz")) / 100, _letters(shown) or letters
    if size is None or not title.width or not title.height:
        return
    width, height = title.width / _POINT - _SIDES, title.height / _POINT - _ENDS
    line = letters.line * _spacing(title.part.slide_layout.part)
    fitting = size
    while fitting > _SMALLEST and _height(title.text_frame.text, fitting, width, line, letters) > height:
        fitting -= 1
    if fitting < size or shown is not None:
        for paragraph in title.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(fitting)


def _shown_by_example(title: Any) -> Any | None:
    """The properties of the empty line in the layout's title, when they name a size."""
    for shape in title.part.slide_layout.placeholders:
        if shape.placeholder_format.idx == 0:
            found = shape._element.find(f".//{qn('a:p')}/{qn('a:endParaRPr')}")
            return found if found is not None and found.get("sz") else None
    return None


def _letters(properties: Any) -> Letters | None:
    """The letters that are named there, unless they are the theme's."""
    latin = properties.find(qn("a:latin"))
    name = "" if latin is None else latin.get("typeface") or ""
    return None if not name or name.startswith("+") else letters_of(name)


def _take_over(title: Any, shown: Any) -> None:
    """Colour, letters and weight of the example, on every run."""
    for paragraph in title.text_frame.paragraphs:
        for run in paragraph.runs:
            properties = run._r.get_or_add_rPr()
            properties.set("b", shown.get("b") or "0")
            for child in shown:
                if child.tag in (qn("a:solidFill"), qn("a:latin")):
                    properties.append(copy.deepcopy(child))


def _height(text: str, size: float, width: float, line: float, letters: Letters) -> float:
    lines = letters.lines(text, size, width, bold=True)
    return lines * size * (line if lines > 1 else 1.0)


@lru_cache(maxsize=8)
def _spacing(part: Any) -> float:
    """The share of a line's height by which the master sets the lines of a title apart."""
    style = f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:lnSpc')}/{qn('a:spcPct')}"
    stated = part.slide_layout.slide_master._element.find(style)
    return int(stated.get("val")) / 100_000 if stated is not None else 1.0


@lru_cache(maxsize=8)
def _stated_size(part: Any) -> float | None:
    """The size of a title on a layout, looked up once for all its slides."""
    return next(_sizes(part.slide_layout), None)


def _sizes(layout: Any) -> Iterator[float]:
    """The size that the layout gives a title, then the master's, in points."""
    master = layout.slide_master
    for shapes in (layout.placeholders, master.placeholders):
        for shape in shapes:
            if shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type") in ("title", "ctrTitle"):
                yield from _stated(shape._element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"))
    styles = f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    yield from _stated(master._element.find(styles))


def _stated(properties: Any) -> Iterator[float]:
    if properties is not None and properties.get("sz"):
        yield int(properties.get("sz")) / 100
