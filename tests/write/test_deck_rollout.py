"""The rollout's slides as a file."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.documents.deck import (
    Chip,
    Column,
    Columns,
    Deck,
    Lane,
    Layout,
    Mark,
    Range,
    Ranges,
    Roadmap,
    Slide,
)
from okra_coach.documents.letters import BASE_FONT, letters_of
from okra_coach.words import load_words
from okra_coach.write.brand import read_brand
from okra_coach.write.deck import deck_bytes
from tests.many_teams import many_teams
from tests.render import require, to_pdf


def made(count: int, brand: Path | None = None, language: str = "en") -> bytes:
    """The workshop deck fitted to its brand, as a build makes it."""
    stage = read_brand(brand).stage
    return deck_bytes(compose_workshop_deck(many_teams(count), load_words(language), None, stage), brand)


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(data))


def foreign(folder: Path) -> Path:
    path = folder / "brand.pptx"
    Presentation().save(str(path))
    return path


def roadmaps(data: bytes) -> list:  # type: ignore[type-arg]
    return [shape for slide in opened(data).slides for shape in slide.shapes if shape.name.startswith("Roadmap")]


def one_slide(block: Ranges | Columns) -> Deck:
    slide = Slide(Layout.CONTENT, "S", "T", (block,), "", "here", "n")
    return Deck("T", "A", "en", "F", "2027-01-12", (slide,))


@pytest.mark.parametrize("count", [4, 40])
def test_the_roadmap_is_one_group_of_shapes_that_can_be_edited(count: int) -> None:
    found = roadmaps(made(count))

    assert found
    for group in found:
        assert group._element.nvGrpSpPr.cNvPr.get("descr").startswith("Roadmap: Wave ")
        assert not list(group._element.iter(qn("a:blip")))
        assert any(shape.text_frame.text for shape in group.shapes)


def test_the_roadmap_is_read_wave_by_wave() -> None:
    (group,) = roadmaps(made(4))
    names = [re.sub(r" \d+$", "", shape.name) for shape in group.shapes]
    texts = [shape.text_frame.text for shape in group.shapes]

    assert names.count("Gate") == 1
    assert names.index("Wave") < names.index("Team") < names.index("Gate")
    assert texts.index("Quote-to-Book Portal") < texts.index("Customs Desk")


@pytest.mark.parametrize("count", [4, 40])
def test_ids_on_a_slide_are_unique(count: int) -> None:
    for slide in opened(made(count)).slides:
        ids = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("count", [4, 40])
def test_no_letters_of_the_roadmap_are_smaller_than_ten_points(count: int, tmp_path: Path) -> None:
    for data in (made(count), made(count, foreign(tmp_path))):
        sizes = [
            int(run.find(qn("a:rPr")).get("sz")) for group in roadmaps(data) for run in group._element.iter(qn("a:r"))
        ]
        assert min(sizes) >= 1000


@pytest.mark.parametrize("count", [4, 40])
def test_the_roadmap_stays_on_a_foreign_slide(count: int, tmp_path: Path) -> None:
    data = made(count, foreign(tmp_path))
    prs = opened(data)
    for group in roadmaps(data):
        for shape in group.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= prs.slide_width
            assert shape.top + shape.height <= prs.slide_height


def test_readiness_and_coach_hours_are_native_charts_with_their_numbers() -> None:
    charts = [shape.chart for slide in opened(made(4)).slides for shape in slide.shapes if shape.has_chart]
    ranges = next(chart for chart in charts if "Ocean Product" in list(chart.plots[0].categories))
    load = next(chart for chart in charts if len(list(chart.plots)) == 2)

    assert len(ranges.plots[0].series) == 5
    assert list(load.plots[0].series[0].values)[:2] == [9, 14]
    assert set(load.plots[1].series[0].values) == {9.6}


def test_a_range_is_drawn_from_its_lowest_to_its_highest_value() -> None:
    rows = (Range("A", "50 (40 to 60)", 40, 60, 50), Range("B", "55", 55, 55, 55), Range("C", "not enough answers"))
    (slide,) = opened(deck_bytes(one_slide(Ranges(rows, "down", "known", "up", "alt")))).slides
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    hidden, below, tick, above, _ = (list(series.values) for series in chart.plots[0].series)

    assert hidden == [40, 55, 0]
    assert hidden[0] + below[0] + tick[0] / 2 == pytest.approx(50)
    assert hidden[0] + below[0] + tick[0] + above[0] == pytest.approx(60)
    assert (below[1], above[1]) == (0, 0)
    assert (below[2], tick[2], above[2]) == (0, 0, 0)


@pytest.mark.parametrize("length", [10, 40, 90])
def test_no_row_of_ranges_loses_its_name_because_another_takes_two_lines(length: int, tmp_path: Path) -> None:
    rows = tuple(Range(f"{number} {'name ' * (length // 5)}".strip(), "50", 50, 50, 50) for number in range(18))
    data = deck_bytes(one_slide(Ranges(rows, "down", "known", "up", "alt")), foreign(tmp_path))
    (frame,) = [shape for shape in opened(data).slides[0].shapes if shape.has_chart]
    axis, names = frame.chart.category_axis, list(frame.chart.plots[0].categories)
    size = axis.tick_labels.font.size.pt

    assert axis._element.find(qn("c:tickLblSkip")).get("val") == "1"
    assert size >= 9
    assert max(letters_of(BASE_FONT).width(name, size) for name in names) <= 0.2 * frame.width.pt
    assert len(set(names)) == len(names)


def test_columns_over_the_line_are_darker() -> None:
    columns = Columns(("1 Jan", "8 Jan"), "needed", (5, 12), "alt", "there", (10, 10))
    data = deck_bytes(one_slide(columns))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (chart,) = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/charts/chart")]

    assert re.findall(r'<c:dPt>\s*<c:idx val="(\d)"/>', chart) == ["1"]


def test_colours_come_from_the_theme_only() -> None:
    with zipfile.ZipFile(io.BytesIO(made(40))) as archive:
        parts = [name for name in archive.namelist() if name.startswith(("ppt/slides/slide", "ppt/charts/chart"))]
        assert [name for name in parts if b"srgbClr" in archive.read(name)] == []


def test_the_package_is_valid(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "deck.pptx"
    path.write_bytes(made(40))

    assert list(OpenXmlValidator().validate(path).errors) == []


def test_the_same_rollout_gives_the_same_bytes() -> None:
    assert made(40) == made(40)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "<b>&amp;</b> \x0b\x00", "\ufffe", "👍 ờ", "", "W" * 300])
def test_any_text_may_stand_anywhere(text: str) -> None:
    marks = tuple((mark, text) for mark in Mark)
    chips = tuple(Chip(text, mark) for mark in Mark)
    blocks = (
        Roadmap((Column(text, text, text, text),) * 2, (Lane(text, (chips, ()), text, 1),), text, marks, text),
        Ranges((Range(text, text, 1, 2, 1.5), Range(text, text), Range(text, heading=True)), text, text, text, text),
        Columns((text, "b"), text, (1.0, 2.0), text, text, (1.0, 1.0)),
    )
    slides = tuple(Slide(Layout.CONTENT, text, "T", (block,), "", text, text) for block in blocks)
    data = deck_bytes(Deck("T", "A", "en", text, "2027-01-12", slides))

    assert len(opened(data).slides) == 3
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as sheet:
            assert b"<f>" not in sheet.read("xl/worksheets/sheet1.xml")


@pytest.mark.render
@pytest.mark.parametrize("count", [4, 40])
@pytest.mark.parametrize("brand", ["ours", "foreign"])
def test_no_word_leaves_its_page(count: int, brand: str, tmp_path: Path) -> None:
    require("soffice")
    pdftotext = require("pdftotext")
    path = tmp_path / "deck.pptx"
    path.write_bytes(made(count, foreign(tmp_path) if brand == "foreign" else None, "en" if brand == "ours" else "de"))
    pdf = to_pdf(path, tmp_path)
    boxes = subprocess.run([pdftotext, "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.S)

    assert len(pages) == len(opened(path.read_bytes()).slides)
    for width, height, words in pages:
        for left, top, right, bottom in re.findall(
            r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', words
        ):
            assert 0 <= float(left) <= float(right) <= float(width)
            assert 0 <= float(top) <= float(bottom) <= float(height)
