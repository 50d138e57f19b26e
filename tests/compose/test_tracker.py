from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.compose.tracker import compose_tracker
from okra_coach.compose.tracker_tables import working_days
from okra_coach.documents.tracker import ACTIONS, CHECK_INS, OKRAS
from okra_coach.documents.workbook import Workbook
from okra_coach.model.okra import OkraBook
from okra_coach.words import load_words
from tests.material import material

WORDS = load_words("en")


def texts(workbook: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for row in workbook.sheet(sheet).rows for cell in row.cells if cell.value not in (None, "")]


def test_sheets_stand_in_the_order_of_use() -> None:
    assert [sheet.name for sheet in compose_tracker(material(), WORDS).sheets] == [
        "Start here", "OKR+As", "Actions", "Check-ins", "Dashboard", "Health measures", "Roadmap", "Rollout", "Lists",
    ]  # fmt: skip


def test_each_check_in_of_the_plan_has_a_row_for_each_key_result() -> None:
    rows = compose_tracker(material(), WORDS).sheet("Check-ins").rows[3:]
    prefilled = [row for row in rows if row.cells[CHECK_INS.index("day")].value]
    assert len(prefilled) == 2 * 5
    assert len(rows) - len(prefilled) == CHECK_INS.spare


def test_every_formula_carries_a_value() -> None:
    cells = [cell for sheet in compose_tracker(material(), WORDS).sheets for row in sheet.rows for cell in row.cells]
    assert all(cell.value is not None for cell in cells if cell.formula)


def test_what_nobody_gave_stays_empty_and_says_what_is_missing() -> None:
    sheet = compose_tracker(material(), WORDS).sheet("OKR+As")
    (row,) = [row for row in sheet.rows[3:] if row.cells[OKRAS.index("id")].value == "patient-journey.o1.k2"]
    assert row.cells[OKRAS.index("baseline")].value is None
    assert row.cells[OKRAS.index("status")].value == "? baseline missing"


def test_shares_are_true_percentages() -> None:
    sheet = compose_tracker(material(), WORDS).sheet("OKR+As")
    (row,) = [row for row in sheet.rows[3:] if row.cells[OKRAS.index("id")].value == "online-booking.o1.k1"]
    assert row.cells[OKRAS.index("target")].value == 0.45


def test_no_respondent_is_in_it() -> None:
    workbook = compose_tracker(material(), WORDS)
    assert not [text for sheet in workbook.sheets for text in texts(workbook, sheet.name) if "r03." in text]


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_an_engagement_without_any_okra_still_has_a_tracker(language: str) -> None:
    bare = replace(material(), okras=OkraBook(), readings={}, rollout=replace(material().rollout, events=(), gates=()))
    workbook = compose_tracker(bare, load_words(language))
    assert len(workbook.sheets[1].rows) == 3 + 1
    assert len(workbook.sheets[2].rows) == 3 + ACTIONS.spare


def test_working_days_that_were_not_given_are_mondays_to_fridays_of_the_cycle() -> None:
    days = working_days(material())
    assert (days[0], days[-1], len(days)) == (material().workshop.cycle.first, material().workshop.cycle.last, 60)
