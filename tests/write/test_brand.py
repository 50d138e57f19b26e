"""A brand's template: what is found, and that everything painted on it can be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from okra_coach.compose.brand_specimen import compose_specimen
from okra_coach.errors import BrandNotReadableError
from okra_coach.words import load_words
from okra_coach.write.brand import read_brand
from okra_coach.write.brand_colours import SHAPE, TEXT, contrast, stand_ins
from okra_coach.write.deck import deck_bytes

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")
SLOTS = ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def saved(prs: Any, path: Path) -> Path:
    prs.save(str(path))
    return path


def as_libreoffice_writes(prs: Any) -> None:
    """Bodies without an index, and the title's look in the layout's own empty line."""
    for layout in prs.slide_layouts:
        for mark in layout._element.findall(f".//{qn('p:ph')}"):
            if mark.get("type") in (None, "obj", "body") and mark.get("idx") == "1":
                del mark.attrib["idx"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("777777", "FFFFFF", 4.48)]
)
def test_contrast_is_the_one_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


@given(colours=st.fixed_dictionaries(dict.fromkeys(SLOTS, COLOUR)), paper=COLOUR)
def test_whatever_the_theme_the_best_of_its_colours_stands_in(colours: dict[str, str], paper: str) -> None:
    swap = stand_ins(colours, paper)
    used = {slot: colours[swap.get(slot, slot)] for slot in SLOTS}

    inks = ("tx1", "bg1", "tx2", "bg2")
    if any(contrast(colours[slot], paper) >= TEXT for slot in inks):
        assert contrast(used["tx1"], paper) >= TEXT
    if any(contrast(colours[slot], paper) >= SHAPE for slot in SLOTS if slot not in ("bg1", "bg2")):
        assert contrast(used["accent1"], paper) >= SHAPE
    if max(contrast(colours[slot], used["accent1"]) for slot in ("bg1", "tx1")) >= SHAPE:
        assert contrast(used["bg1"], used["accent1"]) >= SHAPE
    if any(contrast(colours[slot], used["tx1"]) >= TEXT for slot in inks):
        assert contrast(used["bg2"], used["tx1"]) >= TEXT


def test_our_own_brand_needs_no_stand_ins_and_misses_nothing() -> None:
    brand = read_brand(None)

    assert (brand.shape, brand.roles, brand.missing) == ("16:9", {}, ())


def test_on_a_dark_background_text_is_light(tmp_path: Path) -> None:
    prs = Presentation()
    for layout in prs.slide_layouts:
        layout.background.fill.solid()
        layout.background.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1
    path = saved(prs, tmp_path / "night.pptx")
    made = Presentation(io.BytesIO(deck_bytes(compose_specimen(read_brand(path), load_words("en")), path)))
    inks = {
        fill.get("val")
        for slide in made.slides
        for frame in slide.shapes
        if frame.has_table
        for fill in frame._element.iter(qn("a:schemeClr"))
    }

    assert read_brand(path).roles["tx1"] == "bg1"
    assert "tx1" not in inks


@pytest.mark.parametrize(
    ("sides", "shape"),
    [((13.333, 7.5), "16:9"), ((10, 7.5), "4:3"), ((11.69, 8.27), "A4"), ((8, 8), "20.3 × 20.3 cm")],
)
def test_the_shape_of_the_page_is_told(sides: tuple[float, float], shape: str, tmp_path: Path) -> None:
    prs = Presentation()
    prs.slide_width, prs.slide_height = Inches(sides[0]), Inches(sides[1])

    assert read_brand(saved(prs, tmp_path / "a.pptx")).shape == shape


def test_a_body_without_an_index_is_no_title(tmp_path: Path) -> None:
    prs = Presentation()
    as_libreoffice_writes(prs)
    path = saved(prs, tmp_path / "libre.pptx")
    made = Presentation(io.BytesIO(deck_bytes(compose_specimen(read_brand(path), load_words("en")), path)))
    listing = next(s for s in made.slides if s.shapes.title.text_frame.text.startswith("A list stands"))
    texts = [shape.text_frame.text for shape in listing.placeholders if shape != listing.shapes.title]

    assert any("Its bullets" in text for text in texts)
    assert "" not in [shape.text_frame.text for slide in made.slides for shape in slide.placeholders]


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"no deck"])
def test_a_file_that_is_no_presentation_is_one_sentence(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    out = io.BytesIO()
    Presentation().save(out)
    (tmp_path / "a.pptx").write_bytes(damage(out.getvalue()))

    with pytest.raises(BrandNotReadableError) as caught:
        read_brand(tmp_path / "a.pptx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("top", "colour", "laid"), [(3.5, "1F5FA8", True), (3.5, "F4F4F4", False), (6.8, "1F5FA8", False)]
)
def test_a_coloured_band_under_the_content_gets_a_panel_of_paper(
    top: float, colour: str, laid: bool, tmp_path: Path
) -> None:
    prs = Presentation()
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="{Inches(top)}"/><a:ext cx="{Inches(10)}" cy="{Inches(7.5 - top)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    prs.slide_master.shapes._spTree.append(band)
    path = tmp_path / "band.pptx"
    prs.save(str(path))

    assert any("a shape lies behind the content" in line for line in read_brand(path).missing) is laid
