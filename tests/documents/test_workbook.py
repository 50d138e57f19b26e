from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.documents.tracker import TABLES, stored, understood
from okra_coach.documents.workbook import Area, cell_name, column_name, sheet_name


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_name(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name(4, 2) == "C5"


def test_an_area_quotes_its_sheet() -> None:
    assert Area("Ada's sheet", 0, 0, 3, 1).address == "'Ada''s sheet'!$A$1:$B$4"


@given(st.text(max_size=60))
def test_any_text_makes_a_sheet_name_that_spreadsheets_accept(text: str) -> None:
    name = sheet_name(text)
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")
    assert not name.endswith("'")


def test_a_taken_sheet_name_gets_a_number() -> None:
    assert sheet_name("Lists", frozenset({"lists"})) == "Lists 2"


def test_every_column_of_a_table_has_its_own_key_and_header() -> None:
    for table in TABLES:
        assert len({column.key for column in table.columns}) == len(table.columns)
        assert len({column.title for column in table.columns}) == len(table.columns)


@given(st.floats(-1e5, 1e5).map(lambda value: round(value, 4)), st.sampled_from(["%", "", "GBP"]))
def test_a_value_is_read_back_as_it_was_given(value: float, unit: str) -> None:
    cell = stored(value, unit)
    assert cell is not None
    assert understood(cell, unit) == value
