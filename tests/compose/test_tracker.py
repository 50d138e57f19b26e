from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okra_coach.compose.tracker import compose_tracker
from okra_coach.compose.tracker_tables import working_days
from okra_coach.documents.tracker import ACTIONS, CHECK_INS, OKRAS, live_form_of
from okra_coach.documents.workbook import Form, Workbook
from okra_coach.model.check_in import Choice, Decision
from okra_coach.model.okra import OkraBook
from okra_coach.model.progress import Status
from okra_coach.model.tracking_settings import TrackingSettings
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


@pytest.mark.parametrize(
    ("unit", "values", "form"),
    [
        ("days", (6, 2), Form.GENERAL),
        ("%", (34, 60), Form.PERCENT_TENTHS),
        ("%", (99.95, 99.9), Form.PERCENT_HUNDREDTHS),
        ("GBP", (38000, 20000), Form.WHOLE),
        ("", (), Form.GENERAL),
    ],
)
def test_a_value_that_comes_in_is_not_rounded_to_look_like_its_target(
    unit: str, values: tuple[float, ...], form: Form
) -> None:
    assert live_form_of(unit, *values) is form


def test_a_decision_stands_in_the_row_of_its_day_even_where_no_value_was_given() -> None:
    own, day = "online-booking.o1.k1", date(2027, 5, 5)
    decided = Decision(own, Choice.HELP, "CEO", "two people", day=day)
    rows = compose_tracker(replace(material(), decisions=(decided,)), WORDS).sheet("Check-ins").rows
    told = [[cell.value for cell in row.cells] for row in rows if row.cells and row.cells[0].value == day]
    assert [row[8:10] for row in told if row[1] == own] == [["help: two people", "CEO"]]


def test_thresholds_of_workshop_yaml_stand_on_lists_and_count_for_what_is_expected() -> None:
    own = replace(material().workshop, tracking=TrackingSettings(on_track_gap=20, no_news_days=21, curve=2))
    made_of = replace(material(), workshop=own, as_of=date(2027, 5, 24))
    told = {
        str(row.cells[0].value): row.cells[1].value for row in compose_tracker(made_of, WORDS).sheet("Lists").rows[3:]
    }
    assert told["On track: at most this far behind"] == 0.2
    assert told["No news: latest value older than so many days"] == 21
    elapsed, expected = (
        told[name] for name in ("Share of the working days that are over", "Progress to expect by now")
    )
    assert isinstance(elapsed, float)
    assert expected == elapsed**2


def test_the_dashboard_counts_key_results_without_news_and_only_where_there_are_any() -> None:
    quiet = material()
    silent = {own: replace(reading, status=Status.NO_NEWS) for own, reading in quiet.readings.items()}
    told = [
        cell.value
        for one in (quiet, replace(quiet, readings=silent))
        for row in compose_tracker(one, WORDS).sheet("Dashboard").rows
        for cell in row.cells
        if cell.formula and "without news" in cell.formula
    ]
    assert told == ["", f"… Key results without news: {len(silent)}"]
