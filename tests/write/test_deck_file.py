"""A deck's file: valid, read aloud in order, and nothing in it of the brand's last owner or of the machine."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ooxml_integrity import ERROR, check_pptx
from openxml_audit import OpenXmlValidator

from okra_coach.compose.brand_specimen import compose_specimen
from okra_coach.compose.check_deck import compose_check_deck
from okra_coach.compose.deck_check_in import compose_check_in_deck
from okra_coach.compose.deck_retrospective import compose_retrospective_deck
from okra_coach.compose.pack import compose_pack
from okra_coach.documents.deck import Deck, Layout, Slide, Text
from okra_coach.resources import templates_folder
from okra_coach.words import load_words
from okra_coach.write.brand import read_brand
from okra_coach.write.deck import deck_bytes
from tests import judged
from tests.check_ins import meeting
from tests.closings import PAST, retrospective
from tests.material import ROOT, material
from tests.render import presentation_templates
from tests.write import brands
from tests.write.tidiness import untidy

TAGS = {"en": "en-GB", "de": "de-DE", "vi": "vi-VN"}


def decks(language: str = "en", brand: Path | None = None) -> dict[str, Deck]:
    """One deck of each kind."""
    words = load_words(language)
    told = judged.judgement()
    found = read_brand(brand)
    pack = compose_pack(material(), words, stage=found.stage)
    made = {file.name: file.document for file in pack.files if isinstance(file.document, Deck)}
    made["check.pptx"] = compose_check_deck(told, material().workshop, words, stage=found.stage)
    made["check-in.pptx"] = compose_check_in_deck(meeting(), words, stage=found.stage)
    made["retrospective.pptx"] = compose_retrospective_deck(retrospective((PAST,)), words, stage=found.stage)
    made["check-in.pptx"] = compose_check_in_deck(meeting(), words, stage=found.stage)
    return {**made, "specimen.pptx": replace(compose_specimen(found, words), language=language)}


def errors(data: bytes, folder: Path) -> list[str]:
    """What the rules of the format say, where shapes collide and where text does not fit."""
    path = folder / "deck.pptx"
    path.write_bytes(data)
    found = [str(error) for error in OpenXmlValidator().validate(path).errors]
    return [*found, *(str(one) for one in check_pptx(str(path)) if one.severity == ERROR)]


KINDS = sorted(decks())
FOREIGN = ("DNA", "Focus", "Grey_Elegant", "Midnightblue", "Progress", "Vivid", "Candy")
Maker = Callable[[Path], Path]


def test_no_kind_of_deck_is_missing_here() -> None:
    sources = {path.stem for path in (templates_folder() / "decks").glob("*.md")}
    kinds = {kind.removesuffix(".pptx").removesuffix("-deck") for kind in KINDS if not kind.startswith("teams/")}

    assert kinds | {"team"} == sources


@pytest.mark.parametrize("kind", KINDS)
def test_every_deck_is_valid_and_its_text_fits(kind: str, tmp_path: Path) -> None:
    data = deck_bytes(decks()[kind])

    assert errors(data, tmp_path) == []
    assert [str(one) for one in check_pptx(str(tmp_path / "deck.pptx"))] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", TAGS)
def test_every_deck_is_tidy(language: str, kind: str) -> None:
    assert untidy(deck_bytes(decks(language)[kind]), TAGS[language]) == []


@pytest.mark.parametrize("make", [brands.laden, brands.a4, brands.potx])
@pytest.mark.parametrize("kind", ["workshop-deck.pptx", "specimen.pptx"])
def test_a_deck_on_any_brand_is_valid_and_tidy(kind: str, make: Maker, tmp_path: Path) -> None:
    brand = make(tmp_path)
    data = deck_bytes(decks("de", brand)[kind], brand)

    assert errors(data, tmp_path) == []
    assert untidy(data, "de-DE") == []


def test_nothing_of_the_brands_last_owner_is_handed_on(tmp_path: Path) -> None:
    brand = brands.laden(tmp_path)
    assert brands.OWNER in everything(brand.read_bytes())

    assert brands.OWNER not in everything(deck_bytes(decks()["workshop-deck.pptx"], brand))


def everything(data: bytes) -> str:
    """All parts of a package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """LibreOffice's presentation templates as PowerPoint files."""
    folder = tmp_path_factory.mktemp("foreign")
    presentation_templates(folder, *FOREIGN)
    return folder


@pytest.mark.render
@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("kind", ["workshop-deck.pptx", "specimen.pptx"])
def test_a_deck_on_a_template_of_libreoffice_is_valid_and_tidy(
    kind: str, name: str, foreign: Path, tmp_path: Path
) -> None:
    brand = foreign / f"{name}.pptx"
    data = deck_bytes(decks("vi", brand)[kind], brand)

    assert errors(data, tmp_path) == []
    assert untidy(data, "vi-VN") == []


def test_untidiness_is_found() -> None:
    slides = (Slide(Layout.CONTENT, "S", "Twice", (Text("x"),)), Slide(Layout.CONTENT, "S", "Twice", (Text("x"),)))
    data = deck_bytes(Deck("T", "A", "en", "F", "2027-01-12", slides))

    assert untidy(data, "en-GB") == ["2 slides are called 'Twice'"]
    assert untidy(data, "de-DE")[0].startswith("slide 1: words in")


@pytest.mark.parametrize("kind", ["workshop-deck.pptx", "check.pptx"])
def test_the_bytes_do_not_depend_on_day_or_machine(kind: str, tmp_path: Path) -> None:
    code = (
        "import sys, time; real = time.time; time.time = lambda: real() + 40 * 86400\n"
        "from okra_coach.write.deck import deck_bytes\nfrom tests.write.test_deck_file import decks\n"
        f"sys.stdout.buffer.write(deck_bytes(decks()[{kind!r}]))"
    )
    elsewhere = {**os.environ, "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "7", "USER": "somebody", "LC_ALL": "C"}
    elsewhere["PYTHONPATH"] = str(ROOT)
    there = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=tmp_path, env=elsewhere)

    assert there.stdout == deck_bytes(decks()[kind])


def test_a_deck_does_not_depend_on_the_decks_before_it() -> None:
    made = decks()
    first = deck_bytes(made["workshop-deck.pptx"])
    deck_bytes(made["specimen.pptx"])

    assert deck_bytes(made["workshop-deck.pptx"]) == first
