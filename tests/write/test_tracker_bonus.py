from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from okra_coach.compose.tracker import compose_tracker
from okra_coach.documents.workbook import Workbook
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OkraBook
from okra_coach.model.team_bonus import TeamBonus, pot
from okra_coach.words import load_words
from okra_coach.write.workbook import workbook_bytes
from tests.material import material
from tests.render import convert
from tests.write.test_workbook import PORTABLE, differences
from tests.write.workbooks import filled, formula_cells, opened

PAY = {"online-booking": 90_000.0, "patient-journey": 140_000.0, "front-desk": 260_000.0}


def workbook(seed: int | None = None, language: str = "en", **settings: Any) -> Workbook:
    """A tracker with the what-if; with a seed, its numbers and some settings are random."""
    start = material() if seed is None else filled(material(), Random(seed))
    bonus = TeamBonus(**{"enabled": True, "base_pay": PAY, **settings})
    return compose_tracker(_with(start, bonus, language), load_words(language))


def _with(start: Material, bonus: TeamBonus, language: str) -> Material:
    return replace(start, workshop=replace(start.workshop, team_bonus=bonus, language=language))


def told(book: Workbook) -> list[str]:
    """Every text on the sheet."""
    sheet = book.sheet("Team bonus")
    return [cell.value for row in sheet.rows for cell in row.cells if isinstance(cell.value, str)]


def team(book: Workbook, name: str) -> tuple[Any, ...]:
    """The values of a team's row."""
    rows = (row.cells for row in book.sheet("Team bonus").rows if row.cells)
    return next(tuple(cell.value for cell in cells) for cells in rows if cells[0].value == name)


def test_there_is_no_sheet_unless_the_client_asks_for_it() -> None:
    assert "Team bonus" not in [sheet.name for sheet in compose_tracker(material(), load_words("en")).sheets]


def test_a_first_cycle_shows_the_curve_and_pays_nothing() -> None:
    row = team(workbook(), "Online Booking")
    assert row[9] == 0.0
    assert "First cycle: nothing is paid." in row[10]


def test_later_a_pot_is_pay_times_share_times_curve() -> None:
    book = workbook(7, first_cycle=False)
    row = team(book, "Online Booking")
    assert row[9] == pytest.approx(90_000 * row[8])
    assert row[8] == pytest.approx(0.05 * row[7])


def test_a_team_without_base_pay_has_no_pot_and_one_person_never_has() -> None:
    start = material()
    alone = tuple(replace(one, size=1) if one.id == "online-booking" else one for one in start.workshop.teams)
    start = replace(start, workshop=replace(start.workshop, teams=alone))
    settings = TeamBonus(enabled=True, first_cycle=False, base_pay=PAY)
    row = team(compose_tracker(_with(start, settings, "en"), load_words("en")), "Online Booking")
    assert (row[9], row[10]) == ("", "One person: nothing is computed for a person.")
    assert team(workbook(), "Billing")[9] == ""


def test_a_small_team_and_a_customers_score_are_pointed_out() -> None:
    start = material()
    first = start.okras.teams[1]
    scored = replace(first.key_results[0], measure="Patients' satisfaction (CSAT)")
    sets = tuple(
        replace(okras, objectives=(replace(okras.objectives[0], key_results=(scored, *okras.key_results[1:])),))
        if okras.owner == "online-booking"
        else okras
        for okras in start.okras.sets
    )
    start = replace(start, okras=OkraBook(sets, start.okras.questions))
    settings = TeamBonus(enabled=True, first_cycle=False, fewest_people=10, base_pay=PAY)
    remark = team(compose_tracker(_with(start, settings, "en"), load_words("en")), "Online Booking")[10]
    assert "Too few people" in remark
    assert "begged for" in remark


def test_stretch_key_results_do_not_count() -> None:
    start = material()
    sets = tuple(
        replace(
            okras,
            objectives=tuple(
                replace(one, key_results=tuple(replace(each, stretch=True) for each in one.key_results))
                for one in okras.objectives
            ),
        )
        for okras in start.okras.sets
    )
    start = replace(start, okras=OkraBook(sets, start.okras.questions))
    book = compose_tracker(_with(start, TeamBonus(enabled=True, base_pay=PAY), "en"), load_words("en"))
    assert team(book, "Online Booking")[4:8] == (0.0, "", None, "")


def test_no_cell_takes_a_person() -> None:
    texts = " ".join(told(workbook())).casefold()
    assert "teams, never persons" in texts
    for role in (one.lead_role for one in material().workshop.teams):
        assert role.casefold() not in texts


def test_germany_reads_what_its_works_council_has_a_say_in() -> None:
    german = replace(material(), workshop=replace(material().workshop, country="DE"))
    book = compose_tracker(_with(german, TeamBonus(enabled=True), "en"), load_words("en"))
    assert any("BetrVG" in text for text in told(book))
    assert not any("BetrVG" in text for text in told(workbook()))


def test_formulas_use_only_what_excel_libreoffice_and_google_sheets_share() -> None:
    used = {
        name for cell in formula_cells(workbook()).values() for name in re.findall(r"([A-Z]+)\(", cell.formula or "")
    }
    assert used <= PORTABLE | {"TRIM"}


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_the_file_follows_the_office_schema_and_shows_its_values(tmp_path: Path, language: str) -> None:
    made = workbook(3, language, first_cycle=False)
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(made))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert differences(made, CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))) == []


@pytest.mark.render
def test_a_typed_score_pays_what_python_pays(tmp_path: Path) -> None:
    settings = TeamBonus(enabled=True, first_cycle=False, company_result=95.0, base_pay=PAY)
    book = opened(workbook_bytes(compose_tracker(_with(material(), settings, "en"), load_words("en"))))
    page = book["Team bonus"]
    row = next(cell.row for cell in page["A"] if cell.value == "Front Desk")
    for score in (0.62, 0.95):
        page[f"G{row}"] = score
        book.save(tmp_path / "typed.xlsx")
        made = CalamineWorkbook.from_path(convert(tmp_path / "typed.xlsx", tmp_path, "ods"))
        cells = made.get_sheet_by_name("Team bonus").to_python(skip_empty_area=False)[row - 1]
        assert cells[9] == pytest.approx(pot(260_000, score, 1.0, settings))


@pytest.mark.render
def test_libreoffice_calculates_what_python_calculates(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    curves: tuple[dict[str, Any], ...] = (
        {},
        {"first_cycle": False, "company_result": 91.0},
        {"first_cycle": False, "payout_from": 0.0, "full_payout_at": 0.4, "most_payout": 150.0, "fewest_people": 12},
    )
    for seed, settings in enumerate(curves):
        made = workbook(seed, ("en", "de", "vi")[seed], **settings)
        path = tmp_path / f"tracker{seed}.xlsx"
        opened(workbook_bytes(made)).save(path)  # drops the stored values, so all is calculated
        assert differences(made, CalamineWorkbook.from_path(convert(path, tmp_path / "out", "xlsx"))) == []
