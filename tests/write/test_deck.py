"""The deck as a file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.compose.deck_fit import fitted
from okra_coach.documents.deck import Bars, Block, Bullets, Card, Deck, Figure, Layout, Slide, Steps, Table, Text
from okra_coach.words import load_words
from okra_coach.write.base_brand import base_brand
from okra_coach.write.brand import read_brand
from okra_coach.write.deck import deck_bytes
from okra_coach.write.deck_titles import NO_BREAK, titled
from tests.material import ROOT, material
from tests.render import require, to_pdf


@pytest.fixture(scope="module")
def data() -> bytes:
    return deck_bytes(compose_workshop_deck(material(), load_words("en")))


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(data))


def stress(text: str) -> Deck:
    """Every block with a text that nobody would want to see there."""
    blocks: tuple[Block, ...] = (
        Text(text, "lead"),
        Bullets((text, text)),
        Table((text, "B"), ((text, "1"),), text),
        Card(text, text, text),
        Figure("+1", text, text),
        Steps(((text, (text,)),), text),
        Bars((text, "b"), ((text, (1.0, 2.0)),), text),
    )
    slides = tuple(
        Slide(Layout.CONTENT, text, f"{text} {n}", (block,), "", text, text) for n, block in enumerate(blocks)
    )
    return Deck(text, text, "en", text, "2027-01-12", slides)


def test_the_same_deck_gives_the_same_bytes(data: bytes) -> None:
    assert deck_bytes(compose_workshop_deck(material(), load_words("en"))) == data


def test_the_committed_brand_is_what_its_module_makes() -> None:
    assert (ROOT / "templates" / "brand" / "base.pptx").read_bytes() == base_brand()


def test_every_slide_has_its_title_in_the_title_placeholder_and_notes(data: bytes) -> None:
    for slide in opened(data).slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text


def test_charts_and_tables_are_native_and_have_alternative_text(data: bytes) -> None:
    frames = [shape for slide in opened(data).slides for shape in slide.shapes if shape.has_chart or shape.has_table]

    assert [shape for shape in frames if shape.has_chart]
    assert [shape for shape in frames if shape.has_table]
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)


def test_no_placeholder_is_left_empty(data: bytes) -> None:
    empty = [s.name for slide in opened(data).slides for s in slide.placeholders if not s.text_frame.text.strip()]

    assert [name for name in empty if "Number" not in name] == []


def test_colours_come_from_the_theme_only(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slides = [name for name in archive.namelist() if name.startswith(("ppt/slides/slide", "ppt/charts/chart"))]
        fixed = [name for name in slides if b"srgbClr" in archive.read(name)]

    assert slides
    assert fixed == []


def test_every_run_says_its_language() -> None:
    german = opened(deck_bytes(compose_workshop_deck(material(), load_words("de"))))
    runs = [run for slide in german.slides for run in slide._element.iter(qn("a:r"))]

    assert runs
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"de-DE"}


def test_sections_and_properties_are_set(data: bytes) -> None:
    prs = opened(data)

    assert b"p14:section " in zipfile.ZipFile(io.BytesIO(data)).read("ppt/presentation.xml")
    assert prs.core_properties.title == "Brightwater Clinics: OKR+A workshop"
    assert prs.core_properties.author == "Ada Coach"
    assert prs.core_properties.created.isoformat().startswith("2027-04-06")


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "<b>&amp;</b> \x0b\x00", "\ufffe", "👍 ờ"])
def test_any_text_may_stand_anywhere(text: str) -> None:
    data = deck_bytes(stress(text))

    assert len(opened(data).slides) == 7
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as sheet:
            assert b"<f>" not in sheet.read("xl/worksheets/sheet1.xml")


def test_the_package_is_valid_and_its_text_fits(data: bytes, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "deck.pptx"
    path.write_bytes(data)

    assert list(OpenXmlValidator().validate(path).errors) == []


@pytest.mark.parametrize("make", ["4:3", "untitled"])
def test_a_foreign_brand_is_found_by_its_placeholders(make: str, tmp_path: Path) -> None:
    foreign = Presentation()
    if make == "untitled":
        for layout in list(foreign.slide_layouts)[7:]:
            foreign.slide_layouts.remove(layout)
        for number, layout in enumerate(foreign.slide_layouts):
            layout.name = f"Vorlage {number}"
    foreign.slides.add_slide(foreign.slide_layouts[0])
    foreign.save(str(tmp_path / "brand.pptx"))
    deck = compose_workshop_deck(material(), load_words("en"))
    made = opened(deck_bytes(deck, tmp_path / "brand.pptx"))

    assert len(made.slides) == len(deck.slides)
    assert made.slide_width == foreign.slide_width
    assert all(slide.shapes.title.text_frame.text for slide in made.slides)


def test_a_brand_with_less_room_gets_smaller_text_and_nothing_below_the_slide(tmp_path: Path) -> None:
    narrow = Presentation()
    narrow.save(str(tmp_path / "brand.pptx"))
    rows = tuple((f"Row {number} says something of some length", "and so does this") for number in range(14))
    slide = Slide(Layout.CONTENT, "S", "T", (Table(("A", "B"), rows, "alt", size=16.0),), source="here", notes="n")
    stage = read_brand(tmp_path / "brand.pptx").stage
    deck = Deck("T", "A", "en", "F", "2027-01-12", fitted((slide,), stage))
    made = opened(deck_bytes(deck, tmp_path / "brand.pptx"))

    (table,) = [shape for shape in made.slides[0].shapes if shape.has_table]
    assert table.top + table.height <= made.slide_height


def test_a_title_too_long_for_the_brands_box_gets_smaller_letters_and_the_others_follow(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "brand.pptx"))
    long = "Four of ten key results say what changes; four are work to be done, two cannot be measured yet"
    slides = tuple(Slide(Layout.CONTENT, "S", title, (Text("x"),)) for title in (long, "Short"))

    made = opened(deck_bytes(Deck("T", "A", "en", "F", "2027-01-12", slides), tmp_path / "brand.pptx"))

    sizes = [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in made.slides]
    assert sizes[0] is not None
    assert 14 <= sizes[0].pt < 36
    assert sizes[1] is not None
    assert sizes[1].pt == max(sizes[0].pt, 22)


def test_titles_of_our_own_brand_keep_its_size(data: bytes) -> None:
    for slide in opened(data).slides:
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size is None


def test_a_template_file_counts_as_a_brand(tmp_path: Path) -> None:
    path = tmp_path / "brand.potx"
    with zipfile.ZipFile(io.BytesIO(base_brand())) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b"presentation.main+xml", b"template.main+xml"))

    assert len(opened(deck_bytes(stress("x"), path)).slides) == 7


@pytest.mark.render
@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_no_word_leaves_its_page(language: str, tmp_path: Path) -> None:
    import re
    import subprocess

    require("soffice")
    pdftotext = require("pdftotext")
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_bytes(compose_workshop_deck(material(), load_words(language))))
    pdf = to_pdf(path, tmp_path)
    boxes = subprocess.run([pdftotext, "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.S)

    assert len(pages) == len(opened(path.read_bytes()).slides)
    for width, height, words in pages:
        for right, bottom in re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', words):
            assert float(right) <= float(width)
            assert float(bottom) <= float(height)


@pytest.mark.parametrize(
    "painted",
    [
        "Each team has one or two sentences that say what gets better,~and~for~whom",
        "Mỗi đội một hoặc hai mục tiêu, và biết nó phục vụ mục tiêu nào~của~công~ty",
        "Die nächste Welle beginnt, wenn die erste gezeigt hat, dass es~funktioniert",
        "A short title keeps its spaces",
    ],
)
def test_the_last_words_of_a_long_title_hold_together(painted: str) -> None:
    assert titled(painted.replace("~", " ")) == painted.replace("~", NO_BREAK)
