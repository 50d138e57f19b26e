"""Titles that are too long for a brand's title box get smaller letters, as far as they stay titles."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from okra_coach.documents.deck_metrics import lines_needed

_POINT = 12700
_SMALLEST = 18.0
_LEADING = 1.05
"""Height of a line of a title, in sizes of its letters."""
_SIDES, _ENDS = 14.4, 7.2
"""What PowerPoint leaves free inside a box when nobody says otherwise, in points."""


def fit_title(title: Any) -> None:
    """Makes the title's letters smaller where its words need more lines than the brand's box holds.

    Templates that LibreOffice wrote say how a title looks in the layout's own empty line, which no slide inherits:
    it is taken over.
    """
    size = _stated_size(title.part.slide_layout.part)
    shown = None if size else _shown_by_example(title)
    if shown is not None:
        _take_over(title, shown)
        size = int(shown.get("sz")) / 100
    if size is None or not title.width or not title.height:
        return
    width, height = title.width / _POINT - _SIDES, title.height / _POINT - _ENDS
    fitting = size
    while fitting > _SMALLEST and _height(title.text_frame.text, fitting, width) > height:
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


def _take_over(title: Any, shown: Any) -> None:
    """Colour, letters and weight of the example, on every run."""
    for paragraph in title.text_frame.paragraphs:
        for run in paragraph.runs:
            properties = run._r.get_or_add_rPr()
            properties.set("b", shown.get("b") or "0")
            for child in shown:
                if child.tag in (qn("a:solidFill"), qn("a:latin")):
                    properties.append(copy.deepcopy(child))


def _height(text: str, size: float, width: float) -> float:
    lines = lines_needed(text, size, width, bold=True)
    return lines * size * (_LEADING if lines > 1 else 1.0)


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
