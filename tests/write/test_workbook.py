from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from okra_coach.compose.tracker import compose_tracker
from okra_coach.documents.tracker import FIRST_ROW, OKRAS, status_label
from okra_coach.documents.workbook import Cell, Row, Sheet, Workbook, cell_name
from okra_coach.model.measure import Direction
from okra_coach.model.progress import ProgressSettings, Status
from okra_coach.words import load_words
from okra_coach.write.workbook import LONG, workbook_bytes
from tests.golden import check_golden
from tests.render import convert
from tests.write.workbooks import formula_cells, many_filled, opened, outline, tracker

PORTABLE = {
    "AND", "AVERAGEIFS", "COUNT", "COUNTIF", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER", "MATCH", "MAX", "MIN",
    "NOT", "OR", "ROUND", "SUM", "SUMPRODUCT",
}  # fmt: skip


def one_cell(value: str) -> bytes:
    sheet = Sheet("One", (20,), (Row((Cell(value),)),))
    return workbook_bytes(Workbook("T", "A", "en", date(2027, 1, 4), (sheet,)))


def same(found: Any, expected: Any) -> bool:
    """Whether two readers show the same: blank is "", days are counted from the end of 1899."""
    found, expected = _plain(found), _plain(expected)
    if isinstance(found, float) and isinstance(expected, float):
        return abs(found - expected) <= 1e-9
    return bool(found == expected)


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return 0.0
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return float((value - date(1899, 12, 30)).days)
    if isinstance(value, int):
        return float(value)
    return "" if value is None else value


def differences(workbook: Workbook, book: CalamineWorkbook) -> list[tuple[object, ...]]:
    """Formula cells that the file shows otherwise than the workbook says."""
    wrong: list[tuple[object, ...]] = []
    for sheet in workbook.sheets:
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for number, line in enumerate(sheet.rows):
            for column, cell in enumerate(line.cells):
                found = rows[number][column] if number < len(rows) and column < len(rows[number]) else ""
                if cell.formula is not None and not same(found, cell.value):
                    wrong.append((sheet.name, cell_name(number, column), found, cell.value, cell.formula))
    return wrong


def test_the_tracker_reads_as_this() -> None:
    check_golden("tracker", outline(workbook_bytes(tracker())), "write")


def test_a_filled_in_tracker_reads_as_this() -> None:
    check_golden("tracker_filled_in", outline(workbook_bytes(tracker(seed=4))), "write")


def test_two_writes_are_the_same_bytes() -> None:
    assert workbook_bytes(tracker(seed=1)) == workbook_bytes(tracker(seed=1))


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "https://example.org", "12"])
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    cell = opened(one_cell(text))["One"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("seed", [None, 5, 6])
def test_streamed_sheets_are_to_the_byte_what_plain_ones_are(seed: int | None) -> None:
    workbook = tracker(seed, language=("en", "de", "vi")[(seed or 0) % 3])
    plain, streamed = (_parts(workbook_bytes(workbook, long_from)) for long_from in (10**9, 1))
    assert streamed.keys() == plain.keys()
    assert [name for name in plain if plain[name] != streamed[name]] == []


def _parts(data: bytes) -> dict[str, str]:
    """Each part without the two hints for readers that only XlsxWriter gives: a row's span and its letters' descent."""
    with ZipFile(BytesIO(data)) as book:
        told = {name: book.read(name).decode() for name in book.namelist()}
    return {name: re.sub(r' spans="\d+:\d+"| x14ac:dyDescent="[.\d]+"', "", text) for name, text in told.items()}


def test_a_streamed_text_is_escaped_and_never_a_formula() -> None:
    sheet = Sheet("One", (20,), (Row((Cell("=1+1 <&>"), Cell("a<b", '"a<"&"b"'), Cell("a\x00b"))),))
    data = workbook_bytes(Workbook("T", "A", "en", date(2027, 1, 4), (sheet,)), 1)
    page = opened(data)["One"]
    assert [(cell.value, cell.data_type) for cell in page[1]] == [
        ("=1+1 <&>", "s"), ('="a<"&"b"', "f"), ("ab", "s"),
    ]  # fmt: skip
    assert opened(data, values=True)["One"]["B1"].value == "a<b"


def test_signs_that_a_file_cannot_hold_are_left_out() -> None:
    assert opened(one_cell("a\x00b\x07c\uffff\ud800d"))["One"]["A1"].value == "abcd"


@pytest.mark.parametrize(("language", "long_from"), [("en", LONG), ("de", LONG), ("vi", LONG), ("en", 1)])
def test_the_file_follows_the_office_schema(tmp_path: Path, language: str, long_from: int) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(tracker(seed=2, language=language), long_from))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_a_reader_that_does_not_calculate_shows_the_values_that_python_has() -> None:
    workbook = tracker(seed=3)
    assert differences(workbook, CalamineWorkbook.from_filelike(BytesIO(workbook_bytes(workbook)))) == []


def test_formulas_use_only_what_excel_libreoffice_and_google_sheets_share() -> None:
    used = {
        name for cell in formula_cells(tracker()).values() for name in re.findall(r"([A-Z]+)\(", cell.formula or "")
    }
    assert used <= PORTABLE


def test_formulas_are_locked_and_inputs_are_open_on_every_protected_sheet() -> None:
    workbook = tracker()
    book = opened(workbook_bytes(workbook))
    for sheet in workbook.sheets:
        page = book[sheet.name]
        assert page.protection.sheet
        assert not page.protection.password
        for number, line in enumerate(sheet.rows):
            for column, cell in enumerate(line.cells):
                if cell.span == 1 and (cell.formula or cell.opens):
                    assert page.cell(number + 1, column + 1).protection.locked is not cell.opens


def test_choices_come_from_lists_and_nothing_is_hidden() -> None:
    book = opened(workbook_bytes(tracker()))
    lists = {rule.formula1 for page in book for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert lists == {"list_directions", "list_action_statuses", "list_answers", "list_decisions", "okr_id"}
    assert lists <= set(book.defined_names)
    assert all(page.sheet_state == "visible" for page in book)
    assert not any(column.hidden for page in book for column in page.column_dimensions.values())


def test_the_file_tells_what_it_is_and_which_okras_it_was_made_from() -> None:
    book = opened(workbook_bytes(tracker()))
    kept = {prop.name: prop.value for prop in book.custom_doc_props.props}
    assert kept["okra-coach"] == "okra-coach tracker 1"
    assert len(kept["okra-coach-okras"]) == 16
    assert book.properties.created == datetime(2027, 4, 6)


def test_headers_that_are_the_same_in_a_language_are_told_apart() -> None:
    workbook = tracker()
    okras = workbook.sheets[1]
    twice = replace(okras.tables[0], headers=("Same",) * len(okras.tables[0].headers))
    data = workbook_bytes(
        replace(workbook, sheets=(*workbook.sheets[:1], replace(okras, tables=(twice,)), *workbook.sheets[2:]))
    )
    (table,) = opened(data)[okras.name].tables.values()
    assert len({column.name for column in table.tableColumns}) == len(twice.headers)


@pytest.mark.render
@pytest.mark.parametrize(("seed", "language"), [(0, "en"), (1, "de"), (2, "vi"), (7, "en"), (9, "en")])
def test_libreoffice_calculates_what_python_calculates(tmp_path: Path, seed: int, language: str) -> None:
    workbook = compose_tracker(many_filled(seed, language), load_words(language))
    assert differences(workbook, calculated(opened(workbook_bytes(workbook)), tmp_path)) == []


def calculated(book: Any, folder: Path) -> CalamineWorkbook:
    """As LibreOffice calculates it; openpyxl drops the stored values, so that none is left to be taken over."""
    book.save(folder / "tracker.xlsx")
    (folder / "out").mkdir()
    return CalamineWorkbook.from_path(convert(folder / "tracker.xlsx", folder / "out", "xlsx"))


def test_the_random_trackers_hold_every_case_that_formulas_must_get_right() -> None:
    readings, statuses = [], set()
    for seed in (0, 1, 2, 7, 9):
        filled = many_filled(seed)
        readings += [(filled, key_result, filled.readings[key_result.id]) for _, _, key_result in filled.okras.walk()]
    for _, _, reading in readings:
        statuses |= {reading.status, reading.calculated}
    assert statuses >= set(Status)
    for direction in (Direction.INCREASE, Direction.DECREASE, Direction.KEEP, None):
        assert any(one.direction is direction and reading.progress is not None for _, one, reading in readings)
    progress = [reading.progress for _, _, reading in readings if reading.progress is not None]
    assert min(progress) < 0
    assert max(progress) > 1
    assert any(reading.seen and reading.confidence is None for _, _, reading in readings)
    days = [Counter((one.key_result, one.day) for one in filled.check_ins) for filled, _, _ in readings[:1]]
    assert max(days[0].values()) > 1


@pytest.mark.render
def test_thresholds_that_people_change_on_lists_count_as_in_python(tmp_path: Path) -> None:
    settings = ProgressSettings(
        too_early=0.05, on_track_gap=0.2, at_risk_gap=0.4, confident=8, doubtful=6, no_news_days=7, curve=2
    )
    book = opened(workbook_bytes(compose_tracker(many_filled(7), load_words("en"))))
    named = {
        "too_early_until": settings.too_early, "on_track_gap": settings.on_track_gap,
        "at_risk_gap": settings.at_risk_gap, "confident_from": settings.confident, "doubtful_from": settings.doubtful,
        "no_news_days": settings.no_news_days, "expected_curve": settings.curve,
    }  # fmt: skip
    for name, value in named.items():
        ((sheet, place),) = book.defined_names[name].destinations
        book[sheet][place.replace("$", "")].value = value
    expected = many_filled(7, settings=settings)
    page = calculated(book, tmp_path).get_sheet_by_name("OKR+As").to_python(skip_empty_area=False)
    for row, (_, _, key_result) in zip(page[FIRST_ROW:], expected.okras.walk(), strict=False):
        reading, words = expected.readings[key_result.id], load_words("en")
        said = (row[OKRAS.index("status")], row[OKRAS.index("stated")])
        assert said == (
            status_label(reading.status, words),
            (reading.stated and status_label(reading.stated, words)) or "",
        )
        assert row[OKRAS.index("expected")] == pytest.approx(reading.expected)
        assert same(row[OKRAS.index("raw")], reading.progress)
