"""A chart's numbers and the workbook behind them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from okra_coach.write.deck_data import ChartData

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=20)
VALUES = st.lists(st.none() | st.floats(-1e9, 1e9, allow_nan=False), min_size=3, max_size=3)


def data(count: int = 2) -> ChartData:
    made = ChartData("0%", ("a", "b", "c"))
    for number in range(count):
        made.add(f"S{number}", (0.1, None, number / 8))
    return made


@given(labels=st.lists(TEXT, min_size=3, max_size=3), names=st.lists(TEXT, min_size=1, max_size=30), values=VALUES)
def test_the_workbook_holds_what_the_chart_shows(
    labels: list[str], names: list[str], values: list[float | None]
) -> None:
    made = ChartData("General", labels)
    for name in names:
        made.add(name, values)
    rows = list(load_workbook(io.BytesIO(made.xlsx_blob))["Sheet1"].iter_rows(values_only=True))

    assert rows[0] == (None, *names)
    assert [row[0] for row in rows[1:]] == labels
    assert all(list(column) == values for column in list(zip(*rows[1:], strict=True))[1:])


@pytest.mark.parametrize(
    "kind", [XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.LINE_MARKERS]
)
def test_each_series_points_to_its_cells(kind: XL_CHART_TYPE) -> None:
    made = data(30)
    root = parse_xml(made.xml_bytes(kind))
    sheet = load_workbook(io.BytesIO(made.xlsx_blob))["Sheet1"]
    found = [element.text.removeprefix("Sheet1!").replace("$", "") for element in root.iter(qn("c:f"))]

    assert found[:3] == ["B1", "A2:A4", "B2:B4"]
    assert found[-3] == "AE1"
    assert sheet["AE1"].value == "S29"
    assert sheet["B2"].number_format == "0%"


def test_the_workbook_is_valid_and_always_the_same(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data().xlsx_blob)

    assert list(OpenXmlValidator().validate(path).errors) == []
    assert data().xlsx_blob == path.read_bytes()


def test_no_label_is_a_formula() -> None:
    made = ChartData("General", ("=1+1", "+cmd", "@x"))
    made.add("=A1", (1.0, 2.0, 3.0))
    cells = [cell for row in load_workbook(io.BytesIO(made.xlsx_blob))["Sheet1"].iter_rows() for cell in row]

    assert [cell.data_type for cell in cells if cell.value is not None] == ["s", "s", "n", "s", "n", "s", "n"]
