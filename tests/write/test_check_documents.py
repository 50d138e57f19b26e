"""The files that a check hands out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from okra_coach.compose.check_deck import compose_check_deck
from okra_coach.compose.check_page import compose_check_page
from okra_coach.compose.check_sheet import compose_check_sheet
from okra_coach.errors import FileThereError
from okra_coach.model.judgement import JudgedLine, Judgement
from okra_coach.model.okra import KeyResult, Objective
from okra_coach.words import load_words
from okra_coach.write.deck import deck_bytes
from okra_coach.write.handed_out import write_handed_out
from okra_coach.write.page import page_bytes
from okra_coach.write.workbook import workbook_bytes
from tests import judged, material
from tests.render import require, to_pdf

WORKSHOP = material.workshop()
HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> | **x** `y` &amp; {{ 7*7 }} \x0b'


def hostile() -> Judgement:
    """Every text that comes from a file says what nobody would want to be done."""
    told = judged.judgement()
    return replace(told, title=HOSTILE, lines=tuple(map(_hostile, told.lines)), sets=tuple(map(_hostile, told.sets)))


def _hostile(line: JudgedLine) -> JudgedLine:
    found = tuple(replace(one, message=HOSTILE, advice=HOSTILE, example=HOSTILE, rewrite=None) for one in line.findings)
    own = line.line
    if isinstance(own, KeyResult):
        own = replace(own, measure=HOSTILE)
    elif isinstance(own, Objective):
        own = replace(own, text=HOSTILE)
    return replace(line, line=own, team=HOSTILE if line.team else "", findings=found)


def page(told: Judgement, language: str = "en") -> str:
    return page_bytes(compose_check_page(told, load_words(language))).decode()


def deck(told: Judgement, language: str = "en") -> bytes:
    return deck_bytes(compose_check_deck(told, WORKSHOP, load_words(language)))


def sheet(told: Judgement, language: str = "en") -> bytes:
    return workbook_bytes(compose_check_sheet(told, WORKSHOP, load_words(language)))


def test_the_page_does_nothing_that_a_line_says() -> None:
    html = page(hostile())

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "**x**" in html
    assert "{{ 7*7 }}" in html
    assert "49" not in html


def test_the_page_needs_no_network_and_speaks_its_language() -> None:
    html = page(judged.judgement(), "de")

    assert "http" not in html.replace("http-equiv", "")
    assert '<html lang="de">' in html
    assert "default-src 'none'" in html


def test_the_bar_of_the_page_is_as_long_as_its_parts() -> None:
    html = page(judged.judgement())

    assert html.count('<span class="rewrite" style="width:40.0%">2</span>') == 1
    assert html.count('<span class="mend" style="width:20.0%">1</span>') == 1


def test_no_cell_of_the_sheet_is_a_formula_that_a_line_wrote() -> None:
    book = load_workbook(io.BytesIO(sheet(hostile())))

    formulas = [cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == ["=COUNTA('Lines'!$G$5:$G$10)"]


def test_the_sheet_filters_freezes_and_lets_people_write() -> None:
    lines: Any = load_workbook(io.BytesIO(sheet(judged.judgement())))["Lines"]

    assert lines.freeze_panes == "D5"
    assert lines.tables["lines"].autoFilter.ref == "A4:H10"
    assert lines["G5"].protection.locked is False
    assert lines["C5"].protection.locked is True


def test_a_deck_of_few_findings_has_native_tables_and_notes() -> None:
    slides = list(Presentation(io.BytesIO(deck(judged.judgement()))).slides)

    assert [shape.has_table for slide in slides for shape in slide.shapes].count(True) == 2
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)


def test_a_deck_of_many_findings_has_a_native_chart_beside_the_table() -> None:
    told = judged.judgement()
    slides = list(Presentation(io.BytesIO(deck(replace(told, lines=told.lines * 4)))).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]

    assert [shape.has_chart for shape in shapes].count(True) == 1
    assert any(shape.has_table for shape in shapes)


@pytest.mark.parametrize("language", ["en", "de", "vi"])
@pytest.mark.parametrize("told", [judged.judgement(), hostile(), Judgement("x")], ids=["plain", "hostile", "empty"])
def test_office_opens_the_files_without_repair(told: Judgement, language: str, tmp_path: Path) -> None:
    for name, data in (("a.pptx", deck(told, language)), ("a.xlsx", sheet(told, language))):
        (tmp_path / name).write_bytes(data)
        assert OpenXmlValidator().validate(tmp_path / name).errors == []


def test_the_same_judgement_gives_the_same_bytes() -> None:
    told = judged.judgement()

    assert deck(told) == deck(told)
    assert sheet(told) == sheet(told)


@pytest.mark.render
def test_the_slides_and_the_sheet_print(tmp_path: Path) -> None:
    import subprocess

    for name, data in (("a.pptx", deck(judged.judgement())), ("b.xlsx", sheet(judged.judgement()))):
        (tmp_path / name).write_bytes(data)
        printed = to_pdf(tmp_path / name, tmp_path)
        text = subprocess.run([require("pdftotext"), str(printed), "-"], capture_output=True, text=True, check=True)
        assert "Launch the self-check-in" in text.stdout
        assert "For example, made up:" in text.stdout


# Where they go


def test_a_sheet_that_somebody_wrote_into_is_not_replaced(tmp_path: Path) -> None:
    mine, other = tmp_path / "lines.xlsx", tmp_path / "page.html"
    mine.write_bytes(b"my words")

    with pytest.raises(FileThereError, match="overwrite"):
        write_handed_out({other: b"new", mine: b"new"})

    assert mine.read_bytes() == b"my words"
    assert not other.exists()


def test_a_page_is_replaced_and_so_is_a_sheet_when_asked(tmp_path: Path) -> None:
    page, sheet = tmp_path / "page.html", tmp_path / "lines.xlsx"
    for path in (page, sheet):
        path.write_bytes(b"old")

    write_handed_out({page: b"new"})
    write_handed_out({sheet: b"new"}, overwrite=True)

    assert page.read_bytes() == sheet.read_bytes() == b"new"


def test_writing_the_same_sheet_again_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "lines.xlsx"

    assert write_handed_out({path: b"x"}) == write_handed_out({path: b"x"}) == (path,)
