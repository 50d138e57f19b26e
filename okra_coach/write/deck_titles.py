"""Titles that are too long for a brand's title box get smaller letters, as far as they stay titles."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from okra_coach.documents.letters import Letters, letters_of
from okra_coach.write.deck_shapes import Box, legible

_POINT = 12700
NO_BREAK = "\N{NO-BREAK SPACE}"
_SMALLEST, _SHARED = 14.0, 22.0
"""No title is smaller; and so large they may all become for the sake of the longest."""
_SIDES, _ENDS = 14.4, 7.2
"""What PowerPoint leaves free inside a box when nobody says otherwise, in points."""


_MAY_WRAP, _TAIL = 45, 14
"""From so many letters on a title may take a second line, which then has at least so many."""


def titled(text: str) -> str:
    """A title as it is painted: its last words hold together, so that none stands on a line of its own."""
    words = legible(text).split(" ")
    tail = len(words) - 1
    while tail > 0 and len(" ".join(words[tail:])) < _TAIL:
        tail -= 1
    if len(text) < _MAY_WRAP or tail < 1:
        return legible(text)
    return " ".join((*words[:tail], NO_BREAK.join(words[tail:])))


class Titles:
    """The size of every title of a deck, smaller where its words need more lines than the brand's box holds.

    Titles of one layout share a size as far as it stays large. Templates that LibreOffice wrote say how a title looks
    in the layout's own empty line, which no slide inherits: it is taken over.
    """

    def __init__(self, titles: Iterable[tuple[Any, str, Box | None]], letters: Letters) -> None:
        """`titles` are layouts with texts, and with a place where the brand's own is not used."""
        self.letters = letters
        self.shared: dict[Any, float] = {}
        for layout, text, box in titles:
            fitting = self._fitting(layout, text, box)
            if fitting is not None:
                self.shared[layout.part] = min(self.shared.get(layout.part, fitting), max(fitting, _SHARED))

    def write(self, title: Any, layout: Any, text: str, box: Box | None) -> None:
        """Puts size and look on a slide's title."""
        shown, fitting = _shown(layout.part), self._fitting(layout, text, box)
        if shown is not None:
            _take_over(title, shown)
        if fitting is None:
            return
        size = min(fitting, self.shared[layout.part])
        if shown is not None or size < (_stated_size(layout.part) or 0):
            for paragraph in title.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(size)

    def _fitting(self, layout: Any, text: str, box: Box | None) -> float | None:
        """The largest size at which the layout's box holds the text; None where nobody says how large titles are."""
        shown = _shown(layout.part)
        size = _stated_size(layout.part) if shown is None else int(shown.get("sz")) / 100
        room = (box.width, box.height) if box is not None else _title_room(layout.part)
        if size is None or room is None:
            return None
        letters = (_letters(shown) if shown is not None else None) or self.letters
        line = letters.line * _spacing(layout.part)
        while size > _SMALLEST and _height(text, size, room[0] - _SIDES, line, letters) > room[1] - _ENDS:
            size -= 1
        return size


def ink_title(title: Any) -> None:
    """The heading's colour of the theme, for titles that do not stand where the brand's own do."""
    for paragraph in title.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2


@lru_cache(maxsize=64)
def _title_room(part: Any) -> tuple[float, float] | None:
    """Width and height of a layout's title in points."""
    for shape in part.slide_layout.placeholders:
        if shape.placeholder_format.idx == 0 and shape.width and shape.height:
            return shape.width / _POINT, shape.height / _POINT
    return None


@lru_cache(maxsize=64)
def _shown(part: Any) -> Any | None:
    """The properties of the empty line in a layout's title, when no style names a size and they do."""
    if _stated_size(part) is not None:
        return None
    for shape in part.slide_layout.placeholders:
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
