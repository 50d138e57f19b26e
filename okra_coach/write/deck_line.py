"""Lines over the check-ins with what was expected, as one native chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.util import Pt

from okra_coach.documents.deck_drawings import Line
from okra_coach.write.deck_chart import inert, tame_axes
from okra_coach.write.deck_data import ChartData
from okra_coach.write.deck_shapes import Box, legible

_LOOKS = (
    (MSO_THEME_COLOR.ACCENT_1, XL_MARKER_STYLE.CIRCLE, MSO_LINE.SOLID),
    (MSO_THEME_COLOR.ACCENT_2, XL_MARKER_STYLE.SQUARE, MSO_LINE.SOLID),
    (MSO_THEME_COLOR.TEXT_2, XL_MARKER_STYLE.TRIANGLE, MSO_LINE.SOLID),
    (MSO_THEME_COLOR.ACCENT_1, XL_MARKER_STYLE.DIAMOND, MSO_LINE.ROUND_DOT),
    (MSO_THEME_COLOR.ACCENT_2, XL_MARKER_STYLE.X, MSO_LINE.ROUND_DOT),
)
"""Colour, marker and line of each series: they differ in grey print as well."""


def add_line(slide: Any, line: Line, room: Box) -> float:
    """The chart, as high as the room; returns its height."""
    box = replace(room, height=min(room.height, 340))
    data = ChartData("0%", [inert(day) for day in line.dates])
    for name, values in line.series:
        data.add(inert(name), values)
    if line.expected:
        data.add(inert(line.expected_name), line.expected)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.LINE_MARKERS, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", legible(line.alt))
    _style(frame.chart, line)
    return box.height


def _style(chart: Any, line: Line) -> None:
    chart.font.size = Pt(12)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    chart.has_legend = len(line.series) + bool(line.expected) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
    _axes(chart)
    drawn = list(chart.plots[0].series)
    for number, series in enumerate(drawn[: len(line.series)]):
        _own(series, number)
        _say_last(series, line.series[number][1])
    for series in drawn[len(line.series) :]:
        _expected(series)
    tame_axes(chart)


def _axes(chart: Any) -> None:
    categories, values = chart.category_axis, chart.value_axis
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.format.line.fill.solid()
    categories.format.line.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_4
    values.minimum_scale, values.maximum_scale, values.major_unit = 0, 1, 0.25
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.format.line.fill.background()
    values.has_major_gridlines = True
    grid = values.major_gridlines.format.line
    grid.width = Pt(0.5)
    grid.fill.solid()
    grid.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%", False


def _own(series: Any, number: int) -> None:
    colour, marker, dashes = _LOOKS[number % len(_LOOKS)]
    series.smooth = False
    line = series.format.line
    line.width, line.dash_style = Pt(2.75), dashes
    line.fill.solid()
    line.fill.fore_color.theme_color = colour
    series.marker.style, series.marker.size = marker, 8
    for paint in (series.marker.format.fill, series.marker.format.line.fill):
        paint.solid()
        paint.fore_color.theme_color = colour


def _say_last(series: Any, values: tuple[float | None, ...]) -> None:
    """The newest value stands beside its point; the rest can be read off."""
    known = [number for number, value in enumerate(values) if value is not None]
    if not known:
        return
    label = series.points[known[-1]].data_label
    frame = label.text_frame
    frame.text = f"{round((values[known[-1]] or 0.0) * 100)}%"
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(13), True
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    label.position = XL_LABEL_POSITION.ABOVE


def _expected(series: Any) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    line.width, line.dash_style = Pt(2), MSO_LINE.DASH
    line.fill.solid()
    line.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1
    line.fill.fore_color.brightness = 0.5
