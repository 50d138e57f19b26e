"""Native bar charts in the theme's colours, with labels instead of grid lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from okra_coach.documents.deck import Bars
from okra_coach.write.deck_data import ChartData
from okra_coach.write.deck_shapes import Box, legible

_Shade = tuple[MSO_THEME_COLOR, float]
_SIDE_BY_SIDE: tuple[_Shade, ...] = ((MSO_THEME_COLOR.ACCENT_1, 0.0), (MSO_THEME_COLOR.ACCENT_2, 0.0))
_FROM_NO_TO_YES: dict[int, tuple[_Shade, ...]] = {
    3: ((MSO_THEME_COLOR.ACCENT_2, 0.0), (MSO_THEME_COLOR.ACCENT_4, 0.4), (MSO_THEME_COLOR.ACCENT_1, 0.0)),
    5: (
        (MSO_THEME_COLOR.ACCENT_2, 0.0),
        (MSO_THEME_COLOR.ACCENT_2, 0.5),
        (MSO_THEME_COLOR.ACCENT_4, 0.5),
        (MSO_THEME_COLOR.ACCENT_1, 0.4),
        (MSO_THEME_COLOR.ACCENT_1, -0.25),
    ),
}
"""Shades of stacked bars by the number of series; light ones carry dark labels."""


_LABEL, _PLOT = 27.0, 0.5
"""How wide a label such as 12% is, and the share of a chart that its bars have at least beside long names."""


def add_chart(slide: Any, bars: Bars, room: Box) -> float:
    """The chart; returns the height it takes."""
    need = 60 + 34.0 * len(bars.categories) * (1 if bars.stacked else max(len(bars.series), 1) ** 0.6)
    box = replace(room, height=min(room.height, need))
    data = ChartData("0%" if bars.percent else "General", [inert(category) for category in bars.categories])
    for name, values in bars.series:
        data.add(inert(name), values)
    kind = XL_CHART_TYPE.BAR_STACKED_100 if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", legible(bars.alt))
    _style(frame.chart, bars, box.width)
    return box.height


def inert(text: str) -> str:
    """A label that the embedded workbook cannot take for a formula."""
    cleaned = legible(text).replace("\n", " ").replace("\t", " ")
    return f"\u200b{cleaned}" if cleaned[:1] in "=+-@" else cleaned


def _style(chart: Any, bars: Bars, width: float) -> None:
    chart.font.size = Pt(12)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
    _axes(chart)
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if bars.stacked else -5
    for number, series in enumerate(plot.series):
        shades = _FROM_NO_TO_YES.get(len(bars.series), _SIDE_BY_SIDE) if bars.stacked else _SIDE_BY_SIDE
        _series(series, shades[number % len(shades)], bars, _LABEL / (_PLOT * width))
    tame_axes(chart)


def tame_axes(chart: Any) -> None:
    """Keeps the axes' ids within what readers take; python-pptx also writes negative ones."""
    for element in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", str(int(element.get("val")) & 0x7FFFFFFF))


def _axes(chart: Any) -> None:
    categories, values = chart.category_axis, chart.value_axis
    categories.reverse_order = True
    categories.format.line.fill.background()
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_labels.font.size = Pt(13)
    values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale = 0
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _series(series: Any, shade: _Shade, bars: Bars, least: float) -> None:
    """One series; a share too small for its label has none."""
    colour, brightness = shade
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = colour
    series.format.fill.fore_color.brightness = brightness
    series.invert_if_negative = False
    labels = series.data_labels
    labels.show_value = True
    labels.font.size = Pt(12)
    labels.number_format = f'[<{least:.2f}]"";0%' if bars.percent else "General;;"
    labels.number_format_is_linked = False
    if bars.stacked:
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if brightness <= 0 else MSO_THEME_COLOR.TEXT_1
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
