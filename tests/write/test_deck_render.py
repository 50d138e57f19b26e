"""Every deck as it is seen: nothing off the slide, beyond its box, over anything else, or too small to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from okra_coach.compose.brand_specimen import compose_specimen
from okra_coach.compose.deck_check_in import compose_check_in_deck
from okra_coach.compose.deck_retrospective import compose_retrospective_deck
from okra_coach.compose.pack import compose_pack
from okra_coach.documents.deck import Deck, Layout, Slide, Table
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.words import load_words
from okra_coach.write.brand import read_brand
from okra_coach.write.deck import deck_bytes
from tests.check_ins import many, meeting
from tests.closings import PAST, retrospective
from tests.many_teams import many_teams
from tests.material import material
from tests.render import convert_all, presentation_templates, require, to_pdf
from tests.slides import faults_of
from tests.write import brands

FOREIGN = ("Candy", "DNA", "Midnightblue", "Portfolio", "Progress", "Vivid", "Lights", "Yellow_Idea")
"""Presentation templates of LibreOffice: on pictures, dark, narrow, with shapes, with a title in an odd place."""


pytestmark = pytest.mark.render


def decks(held: Material, language: str, brand: Path | None) -> dict[str, Deck]:
    """Every deck of the pack with the specimen slides, fitted to the brand."""
    found, words = read_brand(brand), load_words(language)
    pack = compose_pack(held, words, None, found.stage)
    shown = {file.name: file.document for file in pack.files if isinstance(file.document, Deck)}
    return {name.replace("/", "-"): deck for name, deck in shown.items()} | {
        "specimen.pptx": compose_specimen(found, words),
        "check-in.pptx": compose_check_in_deck(meeting(), words, None, found.stage),
        "retrospective.pptx": compose_retrospective_deck(retrospective((PAST,)), words, None, found.stage),
    }


def check(shown: Mapping[str, Deck], brand: Path | None, folder: Path) -> None:
    """Prints all decks at once, and looks at each."""
    require("pdftotext")
    paths = []
    for name, deck in shown.items():
        paths.append(folder / name)
        paths[-1].write_bytes(deck_bytes(deck, brand))
    found = {
        path.name: faults_of(path, pdf) for path, pdf in zip(paths, convert_all(paths, folder, "pdf"), strict=True)
    }
    assert {name: told[:5] for name, told in found.items() if told} == {}


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_on_our_own_brand(language: str, tmp_path: Path) -> None:
    check(decks(material(language), language, None), None, tmp_path)


@pytest.mark.parametrize("number", range(len(FOREIGN)), ids=FOREIGN)
def test_on_brands_that_nobody_made_for_us(number: int, tmp_path: Path) -> None:
    (brand,) = presentation_templates(tmp_path / "brand", FOREIGN[number])
    language = ("en", "de", "vi")[number % 3]
    check(decks(material(language), language, brand), brand, tmp_path)


@pytest.mark.parametrize("language", ["de", "vi"])
def test_with_forty_teams(language: str, tmp_path: Path) -> None:
    shown = decks(many_teams(40), language, None)
    large = {name: shown[name] for name in ("workshop-deck.pptx", "sponsor-deck.pptx")}
    check(large | {"check-in.pptx": compose_check_in_deck(many(40), load_words(language))}, None, tmp_path)


def test_with_nothing_to_say(tmp_path: Path) -> None:
    empty = replace(
        material(), okras=OkraBook(), insights=Insights(Participation(0, None)), rollout=Rollout(), findings=()
    )
    check(decks(empty, "de", None), None, tmp_path)


@pytest.mark.parametrize("make", [brands.a4, brands.potx, brands.laden])
def test_on_other_pages(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    brand = make(tmp_path / "brand")
    check(decks(material(), "vi", brand), brand, tmp_path)


def test_a_fault_is_found(tmp_path: Path) -> None:
    """Words beyond their box and over each other, letters too small: what all these tests look for."""
    body = Table(("A", "B"), tuple((f"Row {n}", "says something") for n in range(60)), "alt", size=8.0)
    slide = Slide(Layout.CONTENT, "S", "Too much", (body,), source="A source at the foot", notes="n")
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_bytes(Deck("T", "A", "en", "F", "2027-01-12", (slide,))))
    told = " ".join(faults_of(path, to_pdf(path, tmp_path)))

    assert "is not to be seen" in told
    assert "stand over each other" in told
    assert "letters of 8.0 points" in told
