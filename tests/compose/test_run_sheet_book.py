"""The run sheet as a workbook: times are formulas, and hold whatever she does to the rows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from okra_coach.compose.run_sheet_book import compose_run_sheet_book
from okra_coach.documents.workbook import Workbook
from okra_coach.model.agenda import AgendaSession, after
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime
from okra_coach.model.engagement import Material
from okra_coach.words import load_words
from okra_coach.write.workbook import workbook_bytes
from tests.agendas import REMOTE, with_agenda
from tests.calc import Edits
from tests.golden import check_golden
from tests.render import convert
from tests.write.workbooks import outline

FIRST = 4
LANGUAGES = ("en", "de", "vi")


def book(made: Material | None = None, language: str = "en") -> Workbook:
    return compose_run_sheet_book(made or with_agenda(language), load_words(language))


def clock(value: Any) -> str:
    """A cell's time as HH:MM, whether the reader knows times or not."""
    if isinstance(value, datetime | time):
        return f"{value:%H:%M}"
    minutes = round(float(value) * 24 * 60) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read(data: bytes | Path, sheet: int = 0) -> list[tuple[str, str, int, str]]:
    """Start, end, minutes and title of every row that has minutes, as the file shows them."""
    found = (
        CalamineWorkbook.from_path(data) if isinstance(data, Path) else CalamineWorkbook.from_filelike(BytesIO(data))
    )
    rows: Any = found.get_sheet_by_index(sheet).to_python(skip_empty_area=False)[FIRST:]
    return [(clock(r[1]), clock(r[2]), int(r[3]), str(r[4])) for r in rows if r[3] != "" and r[1] != ""]


def planned(session: AgendaSession, made: Material) -> list[tuple[str, str, int, str]]:
    return [
        (f"{one.start:%H:%M}", f"{one.end:%H:%M}", one.item.minutes, made.blocks[one.item.block].title)
        for one in session.timed
    ]


def test_the_workbook_reads_as_this() -> None:
    check_golden("run_sheet_book", outline(workbook_bytes(book())), "compose")


@settings(deadline=None, max_examples=25)
@given(st.integers(5, 20), st.integers(24, 108).map(lambda n: n * 5), st.integers(0, 11).map(lambda n: n * 5))
def test_what_is_stored_are_the_times_of_the_agenda_past_midnight_too(hour: int, length: int, minute: int) -> None:
    start = time(hour, minute)
    session = SessionTime(date(2027, 4, 6), start, after(start, length))
    made = with_agenda("en", AgendaSettings(sessions=(session,)))

    assert read(workbook_bytes(book(made))) == planned(made.agenda.sessions[0], made)


def test_every_session_has_a_sheet_of_its_own() -> None:
    made = with_agenda("de", REMOTE)
    data = workbook_bytes(book(made, "de"))

    assert [read(data, number) for number in range(3)] == [planned(one, made) for one in made.agenda.sessions]


def test_rows_can_be_moved_for_the_sheet_is_not_locked() -> None:
    page = load_workbook(BytesIO(workbook_bytes(book()))).worksheets[0]

    assert not page.protection.sheet


@pytest.mark.parametrize(("country", "number"), [("GB", 9), ("US", 1)])
def test_it_is_printed_on_what_offices_there_have(country: str, number: int) -> None:
    made = with_agenda()
    made = replace(made, workshop=replace(made.workshop, country=country))
    page = load_workbook(BytesIO(workbook_bytes(book(made)))).worksheets[0]

    assert str(page.page_setup.paperSize) == str(number)


def test_a_title_that_looks_like_a_formula_is_text() -> None:
    made = with_agenda()
    data = workbook_bytes(compose_run_sheet_book(hostile(made), load_words("en")))
    page = load_workbook(BytesIO(data)).worksheets[0]

    titles = [row[4] for row in page.iter_rows(min_row=FIRST + 1) if row[4].value == "=1+1"]
    assert titles
    assert all(cell.data_type == "s" for cell in titles)


def hostile(made: Material) -> Material:
    first = made.agenda.sessions[0]
    items = tuple(replace(item, title="=1+1") for item in first.items)
    return replace(made, agenda=replace(made.agenda, sessions=(replace(first, items=items),)))


def test_formulas_use_only_what_excel_libreoffice_and_google_sheets_share() -> None:
    formulas = [cell.formula for sheet in book().sheets for row in sheet.rows for cell in row.cells if cell.formula]

    assert {name for text in formulas for name in re.findall(r"([A-Z]+)\(", text)} <= {
        "IF", "SUM", "COUNT", "INDEX", "ROW", "ROUND",
    }  # fmt: skip


@pytest.mark.render
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_calculates_the_same_times(language: str, tmp_path: Path) -> None:
    made = with_agenda(language)
    emptied = load_workbook(BytesIO(workbook_bytes(book(made, language))))
    emptied.save(tmp_path / "run-sheet.xlsx")
    (tmp_path / "out").mkdir()
    shown = convert(tmp_path / "run-sheet.xlsx", tmp_path / "out", "xlsx")

    assert read(shown) == planned(made.agenda.sessions[0], made)
    summary = CalamineWorkbook.from_path(shown).get_sheet_by_index(0).to_python(skip_empty_area=False)[2]
    assert clock(summary[5]) == f"{made.agenda.sessions[0].end:%H:%M}"
    assert summary[10] == 0


@pytest.mark.render
def test_times_follow_whatever_she_does_to_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "run-sheet.xlsx"
    path.write_bytes(workbook_bytes(book()))
    before = read(path)
    edits = (
        Edits()
        .type("Run sheet", "B3", "08:30")
        .type("Run sheet", "D5", "25")
        .delete_rows("Run sheet", FIRST + 2)
        .insert_rows("Run sheet", FIRST + 4)
        .type("Run sheet", f"D{FIRST + len(before) + 1}", "7")
        .type("Run sheet", f"E{FIRST + len(before) + 1}", "A song")
        .sort("Run sheet", f"A{FIRST + 1}:R{FIRST + 3}", 3)
    )
    rows = read(edits.save(path, tmp_path / "edited.xlsx"))

    titles = [title for _, _, _, title in rows]
    assert titles != [title for _, _, _, title in before]
    assert sorted(titles) == sorted([*(title for _, _, _, title in before[:2] + before[3:]), "A song"])
    start = time(8, 30)
    for begun, ended, minutes, _ in rows:
        assert (begun, ended) == (f"{start:%H:%M}", f"{after(start, minutes):%H:%M}")
        start = after(start, minutes)
