"""Titles that are too long for a brand's title box get smaller letters, as far as they stay titles."""

from __future__ import annotations

from collections.abc import Iterator
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
    """Makes the title's letters smaller where its words need more lines than the brand's box holds."""
    size = next(_sizes(title), None)
    if size is None or not title.width or not title.height:
        return
    width, height = title.width / _POINT - _SIDES, title.height / _POINT - _ENDS
    fitting = size
    while fitting > _SMALLEST and _height(title.text_frame.text, fitting, width) > height:
        fitting -= 1
    if fitting < size:
        for paragraph in title.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(fitting)


def _height(text: str, size: float, width: float) -> float:
    lines = lines_needed(text, size, width, bold=True)
    return lines * size * (_LEADING if lines > 1 else 1.0)


def _sizes(title: Any) -> Iterator[float]:
    """The size that the layout gives a title, then the master's, in points."""
    layout = title.part.slide_layout
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
