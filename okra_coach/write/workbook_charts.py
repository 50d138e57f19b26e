"""Native charts of a workbook."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.workbook import Chart, ChartKind, Form, Series
from okra_coach.write.workbook_look import ACCENT, FONT, INK, LINE, SERIES, SOFT

_TYPES: dict[ChartKind, dict[str, str]] = {
    ChartKind.BARS: {"type": "bar"},
    ChartKind.STACKED: {"type": "bar", "subtype": "stacked"},
    ChartKind.COLUMNS: {"type": "column"},
}


_DAYS = {"de": "dd.mm.", "vi": "dd/mm"}


def add_chart(book: XlsxBook, page: Worksheet, chart: Chart, language: str) -> None:
    """The chart at its cell, with the values that its cells hold now."""
    drawn = book.add_chart(_TYPES[chart.kind])
    for series in chart.series:
        drawn.add_series(_series(series, chart))
    drawn.set_title({"name": chart.title, "overlay": False, "name_font": _font(12, ACCENT, bold=True)})
    drawn.set_legend({"position": "bottom", "font": _font(9, INK)} if len(chart.series) > 1 else {"none": True})
    _axes(drawn, chart, language)
    drawn.set_size({"width": chart.width, "height": chart.height})
    drawn.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    page.insert_chart(chart.row, chart.column, drawn, {"description": chart.alt, "object_position": 1})


def _series(series: Series, chart: Chart) -> dict[str, Any]:
    ink = "#FFFFFF" if chart.kind is ChartKind.STACKED and series.tone in ("good", "bad") else INK
    labels = {"value": True, "num_format": "0%;;" if chart.form is Form.PERCENT else "0;;", "font": _font(9, ink)}
    if chart.kind is ChartKind.COLUMNS:
        labels["num_format"] = "0.0;;"
    return {
        "name": f"={series.title.address}",
        "categories": f"={series.labels.address}",
        "values": f"={series.values.address}",
        "fill": {"color": SERIES[series.tone]},
        "gap": 60,
        "overlap": 100 if chart.kind is ChartKind.STACKED else 0,
        "data_labels": labels,
    }


def _axes(drawn: Any, chart: Chart, language: str) -> None:
    values: dict[str, Any] = {
        "num_font": _font(9, SOFT),
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "min": 0,
    }
    if chart.form is Form.PERCENT:
        values |= {"max": 1, "num_format": "0%", "major_unit": 0.25}
    elif chart.kind is ChartKind.COLUMNS:
        values |= {"max": 10, "num_format": "0"}
    else:
        values |= {"num_format": "0", "major_unit": 1}
    labels: dict[str, Any] = {"num_font": _font(9, INK), "line": {"color": LINE}}
    if chart.kind is ChartKind.COLUMNS:
        drawn.set_x_axis(labels | {"text_axis": True, "num_format": _DAYS.get(language, "d mmm")})
        drawn.set_y_axis(values)
    else:
        drawn.set_x_axis(values)
        drawn.set_y_axis(labels | {"reverse": True, "crossing": "max"})


def _font(size: float, color: str, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": color, "bold": bold}
