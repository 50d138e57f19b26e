"""What a deck builds on in python-pptx beyond what its documentation promises, and that it stays in few modules."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from okra_coach.write.deck import deck_bytes
from okra_coach.write.deck_book import Book, title_of
from okra_coach.write.deck_package import opened
from tests.benchmarks.decks import deck
from tests.material import ROOT
from tests.write import brands

_UNPROMISED = re.compile(r"^from pptx\.(opc|parts|chart\.xmlwriter|shapes\.placeholder)\b", re.M)
_BUILT_ON_IT = {"deck_book.py", "deck_data.py", "deck_file.py", "deck_opc.py", "deck_pieces.py"}


def test_only_these_modules_build_on_the_inside_of_python_pptx() -> None:
    rooms = (ROOT / "okra_coach").rglob("*.py")

    assert {path.name for path in rooms if _UNPROMISED.search(path.read_text(encoding="utf-8"))} == _BUILT_ON_IT


def marks(slide: Any) -> list[tuple[str | None, str | None, str]]:
    found = [(mark, mark.getparent().getparent().find(qn("p:cNvPr"))) for mark in slide._element.iter(qn("p:ph"))]
    return [(mark.get("type"), mark.get("idx"), about.get("name")) for mark, about in found]


def test_a_blank_slide_is_the_one_that_python_pptx_makes() -> None:
    prs = opened(ROOT / "templates" / "brand" / "base.pptx")
    plain = Presentation(str(ROOT / "templates" / "brand" / "base.pptx"))
    book = Book(prs, "en-GB")
    for ours, theirs in zip(prs.slide_layouts, plain.slide_layouts, strict=True):
        whole, bare = book.add(ours, bare=False), book.add(ours, bare=True)

        assert marks(whole) == marks(plain.slides.add_slide(theirs))
        assert marks(bare) == marks(whole)[:1]
        assert title_of(whole)._element is whole.shapes.title._element


def test_parts_of_a_brand_keep_their_names(tmp_path: Path) -> None:
    prs = opened(brands.laden(tmp_path))
    Book(prs, "en-GB")
    package: Any = prs.part.package
    names = [str(package.next_partname("/ppt/slideLayouts/slideLayout%d.xml")) for _ in range(2)]

    assert names == ["/ppt/slideLayouts/slideLayout12.xml", "/ppt/slideLayouts/slideLayout13.xml"]


def calls(count: int) -> int:
    """How many functions it takes to write a deck of so many slides."""
    made, taken = deck(count), 0

    def count_one(frame: object, event: str, argument: object) -> None:
        nonlocal taken
        taken += event in ("call", "c_call")

    sys.setprofile(count_one)
    try:
        deck_bytes(made)
    finally:
        sys.setprofile(None)
    return taken


def test_twice_the_slides_are_twice_the_work() -> None:
    deck_bytes(deck(120))  # measures every word once, so that both decks find the same in the caches

    assert calls(120) / calls(60) == pytest.approx(2.0, abs=0.1)
