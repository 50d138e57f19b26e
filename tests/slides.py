"""What is wrong with a deck as LibreOffice shows it: words off the slide, beyond their box, or over one another."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import ElementTree
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.render import require

_POINT = 12700
_LOOSE = 2.0
"""Points by which letters may stand out of a box that is said to hold them: ascents are not the same everywhere."""
_COVERED = 0.1
_SEEN = 0.6
"""Words may be broken by LibreOffice; a text of which less is seen is lost."""


@dataclass(frozen=True)
class Word:
    """A word on a page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A slide as printed."""

    width: float
    height: float
    words: tuple[Word, ...]


def faults_of(deck: Path, pdf: Path) -> list[str]:
    """Every fault as `slide 3: …`; an empty list is a deck where everything is in its place."""
    pages = printed(pdf)
    slides = list(Presentation(str(deck)).slides)
    assert len(pages) == len(slides)
    return [
        f"slide {number} “{slide.shapes.title.text_frame.text[:50]}”: {fault}"
        for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 1)
        for fault in (*_off(page), *_lost(slide, page), *_over(page), *_beyond(slide, page), *_small(slide))
    ]


def printed(pdf: Path) -> list[Page]:
    """The pages of a PDF with their words in the order in which they were drawn."""
    told = subprocess.run(
        [require("pdftotext"), "-bbox", "-raw", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()  # fmt: skip
    told = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told)
    root = ElementTree.fromstring(told)
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        Page(
            float(page.get("width", 0)),
            float(page.get("height", 0)),
            tuple(
                _ink(word.text or "", *(float(word.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax")))
                for word in page.iter(f"{space}word")
            ),
        )
        for page in root.iter(f"{space}page")
    ]


def _ink(text: str, left: float, top: float, right: float, bottom: float) -> Word:
    """A word where its letters are: fonts call far more than that their height."""
    air = 0.18 * (bottom - top)
    return Word(text, left, top + air, right, bottom - air)


def _off(page: Page) -> Iterator[str]:
    for word in page.words:
        if word.left < -1 or word.top < -1 or word.right > page.width + 1 or word.bottom > page.height + 1:
            yield f"“{word.text}” is off the slide"


def _parts(word: str) -> list[str]:
    """The word in the parts between its hyphens."""
    return [part for part in word.split("-") if part] or [word]


def _lost(slide: Any, page: Page) -> Iterator[str]:
    """Texts that cannot be seen at all: what lies below a slide is not printed. Words may part at a hyphen."""
    seen = Counter(_plain(part) for word in page.words for part in _parts(word.text))
    for text in _all_texts(slide):
        tokens = Counter(_plain(part) for token in text.split() for part in _parts(token))
        found = sum(min(count, seen[token]) for token, count in tokens.items())
        if found < _SEEN * sum(tokens.values()):
            yield f"“{text[:40]}” is not to be seen"


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _all_texts(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells if cell.text.strip())
    yield from (shape.text_frame.text for shape in _texts(slide.shapes))


def _over(page: Page) -> Iterator[str]:
    """Words that cover each other; boxes are taken a little lower than lines are high."""
    words = sorted(page.words, key=lambda word: word.top)
    for number, one in enumerate(words):
        for other in words[number + 1 :]:
            if other.top > one.bottom:
                break
            if _shared(one, other) > _COVERED:
                yield f"“{one.text}” and “{other.text}” stand over each other"


def _shared(one: Word, other: Word) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(word.right - word.left) * (word.bottom - word.top) for word in (one, other)]
    return wide * high / max(min(areas), 1.0)


def _beyond(slide: Any, page: Page) -> Iterator[str]:
    """Text that leaves the box it was put into, found by its words in the order of drawing."""
    for shape in _texts(slide.shapes):
        held = _found(shape.text_frame.text.split(), page.words)
        if not held or shape.width is None:
            continue
        left, top = shape.left / _POINT, shape.top / _POINT
        right, bottom = left + shape.width / _POINT, top + shape.height / _POINT
        if min(word.top for word in held) < top - _LOOSE or max(word.bottom for word in held) > bottom + _LOOSE:
            yield f"“{shape.text_frame.text[:40]}” is higher than its box"
        if min(word.left for word in held) < left - _LOOSE or max(word.right for word in held) > right + _LOOSE:
            yield f"“{shape.text_frame.text[:40]}” is wider than its box"


def _texts(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from _texts(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            yield shape


def _found(tokens: Sequence[str], words: Sequence[Word]) -> Sequence[Word]:
    """The words of a text where they stand one after the other exactly once; none where they cannot be told apart."""
    texts = [word.text for word in words]
    starts = [n for n in range(len(texts) - len(tokens) + 1) if texts[n : n + len(tokens)] == list(tokens)]
    return words[starts[0] : starts[0] + len(tokens)] if len(starts) == 1 and tokens else ()


def _small(slide: Any) -> Iterator[str]:
    sizes = [int(found.get("sz")) / 100 for found in slide._element.iter(qn("a:rPr")) if found.get("sz")]
    for shape in slide.shapes:
        if shape.has_chart:
            for tag in ("a:defRPr", "a:rPr"):
                sizes += [int(e.get("sz")) / 100 for e in shape.chart._chartSpace.iter(qn(tag)) if e.get("sz")]
    if sizes and min(sizes) < 10:
        yield f"letters of {min(sizes)} points"
