"""Columns along the time with a line over them, as one native chart on one pair of axes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from okra_coach.documents.deck import Columns
from okra_coach.write.deck_chart import inert, tame_axes
from okra_coach.write.deck_data import ChartData
from okra_coach.write.deck_shapes import Box, legible


def add_columns(slide: Any, columns: Columns, room: Box) -> float:
    """The chart, as high as the room; returns its height."""
    box = replace(room, height=min(room.height, 330))
    data = ChartData("General", [inert(category) for category in columns.categories])
    data.add(inert(columns.name), columns.values)
    if columns.line:
        data.add(inert(columns.line_name), columns.line)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", legible(columns.alt))
    _style(frame.chart, columns)
    return box.height


def _style(chart: Any, columns: Columns) -> None:
    chart.font.size = Pt(12)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    chart.has_legend = bool(columns.line)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
    _axes(chart, max((*columns.values, *columns.line), default=1.0))
    plot = chart.plots[0]
    plot.gap_width = 40
    bars = plot.series[0]
    bars.format.fill.solid()
    bars.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    bars.invert_if_negative = False
    labels = bars.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = '[=0]"";General', False
    labels.font.size = Pt(12)
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    if columns.line:
        _point_out(bars, columns)
        _as_line(plot)
    tame_axes(chart)


def _axes(chart: Any, highest: float) -> None:
    categories, values = chart.category_axis, chart.value_axis
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_labels.font.size = Pt(12)
    categories.format.line.fill.solid()
    categories.format.line.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_4
    values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale, values.maximum_scale = 0, round(max(highest, 1.0) * 1.15, 1)
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _point_out(bars: Any, columns: Columns) -> None:
    """Columns above the line are darker, which grey print shows as well."""
    for number, (value, most) in enumerate(zip(columns.values, columns.line, strict=True)):
        if value > most:
            fill = bars.points[number].format.fill
            fill.solid()
            fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2


def _as_line(plot: Any) -> None:
    """Moves the second series into a line chart on the same axes, which no plain chart type offers."""
    bars = plot._element
    series = bars.findall(qn("c:ser"))[1]
    for name in ("c:invertIfNegative", "c:spPr", "c:dLbls"):
        for child in series.findall(qn(name)):
            series.remove(child)
    series.find(qn("c:tx")).addnext(
        parse_xml(
            f'<c:spPr {nsdecls("c", "a")}><a:ln w="28575" cap="flat">'
            '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:prstDash val="dash"/><a:round/></a:ln></c:spPr>'
        )
    )
    series.find(qn("c:spPr")).addnext(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
    series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    line = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        '<c:marker val="1"/></c:lineChart>'
    )
    line.insert(2, series)
    for axis in bars.findall(qn("c:axId")):
        line.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    bars.addnext(line)
