"""Ranges as a native chart: stacked bars whose first part cannot be seen, with a dark tick where the value is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from okra_coach.documents.deck import Range, Ranges
from okra_coach.documents.deck_metrics import block_height
from okra_coach.documents.letters import Letters
from okra_coach.write.deck_chart import inert, tame_axes
from okra_coach.write.deck_data import ChartData
from okra_coach.write.deck_shapes import Box, legible

_TICK = 1.6
_WORDS = 45.0
"""How far the axis goes on to the right of 100, to hold the words of each row."""
_LIGHT = (MSO_THEME_COLOR.ACCENT_1, 0.4)
_DARK = (MSO_THEME_COLOR.TEXT_2, 0.0)
_SHADES = (None, _LIGHT, _DARK, _LIGHT, None)
"""The colours of the parts: what is below the range, up to the tick, the tick, after it, the room for words."""
_SHADES_WITH_GAP = (None, _LIGHT, None, _DARK, _LIGHT, None)
_MANY = 14
_NAMES, _SMALLEST = 0.2, 10.0
"""How much of the chart's width names take at most, and their smallest size."""


def add_ranges(slide: Any, ranges: Ranges, room: Box) -> float:
    """The chart; returns the height it takes."""
    box = replace(room, height=min(room.height, block_height(ranges, room.width, room.letters) + 10 * len(ranges.rows)))
    size = _name_size(ranges, box.width, box.letters)
    data = ChartData("0", [inert(_cut(row.name, size, box.width, box.letters)) for row in ranges.rows])
    data.add(" ", [row.low or 0.0 for row in ranges.rows])
    data.add(inert(ranges.below) or "   ", [_below(row) for row in ranges.rows])
    if not ranges.below:
        data.add("    ", [_gap(row) for row in ranges.rows])
    data.add(inert(ranges.tick), [_TICK if row.at is not None else 0.0 for row in ranges.rows])
    data.add(inert(ranges.above) or "     ", [_above(row) for row in ranges.rows])
    data.add("  ", [_WORDS for _ in ranges.rows])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_STACKED, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", legible(ranges.alt))
    _style(frame.chart, ranges)
    frame.chart.category_axis.tick_labels.font.size = Pt(size)
    return box.height


def _size(ranges: Ranges) -> float:
    return 11 if len(ranges.rows) > _MANY else 12


def _name_size(ranges: Ranges, width: float, letters: Letters) -> float:
    """The size at which the longest name stands in one line: programs leave out names beside one that takes two."""
    size = _size(ranges)
    longest = max((letters.width(row.name, size) for row in ranges.rows), default=0.0)
    return max(_SMALLEST, float(int(size * min(1.0, _NAMES * width / max(longest, 1.0)))))


def _cut(name: str, size: float, width: float, letters: Letters) -> str:
    """The name, shortened where even the smallest letters would need two lines."""
    if letters.width(name, size) <= _NAMES * width:
        return name
    kept = name
    while kept and letters.width(f"{kept}…", size) > _NAMES * width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _gap(row: Range) -> float:
    """What is between the bar's end and a tick beyond it; it cannot be seen."""
    return 0.0 if row.at is None else round(max(min(row.at, 100.0) - _TICK / 2 - (row.high or 0.0), 0.0), 2)


def _ends(row: Range) -> tuple[float, float, float]:
    """Low, the tick's left edge, and high; the tick stays inside the range."""
    low, high = row.low or 0.0, row.high or 0.0
    if _gap(row):
        return low, high, high
    at = low if row.at is None else min(max(row.at - _TICK / 2, low), max(high - _TICK, low))
    return low, at, high


def _below(row: Range) -> float:
    low, at, high = _ends(row)
    return round(high - low if row.at is None else at - low, 2)


def _above(row: Range) -> float:
    _, at, high = _ends(row)
    return 0.0 if row.at is None else round(max(high - at - _TICK, 0.0), 2)


def _style(chart: Any, ranges: Ranges) -> None:
    chart.font.size = Pt(12)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    _axes(chart, ranges)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    for series, shade in zip(plot.series, _SHADES if ranges.below else _SHADES_WITH_GAP, strict=True):
        series.invert_if_negative = False
        if shade is None:
            series.format.fill.background()
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.theme_color, series.format.fill.fore_color.brightness = shade
    _say(plot.series[-1], ranges)
    if ranges.below:
        _legend(chart, (0, 4))
    else:
        chart.has_legend = False
    tame_axes(chart)


def _axes(chart: Any, ranges: Ranges) -> None:
    categories, values = chart.category_axis, chart.value_axis
    categories.reverse_order = True
    categories.format.line.fill.background()
    categories.major_tick_mark = XL_TICK_MARK.NONE
    _name_every_row(categories)
    values.minimum_scale, values.maximum_scale, values.major_unit = 0, 100 + _WORDS, 25
    values.has_major_gridlines = False
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "[<=100]0;;", False
    values.tick_labels.font.size = Pt(11)


def _name_every_row(axis: Any) -> None:
    """Or programs leave out names where they find it too narrow, and a bar is nobody's."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:lblOffset")).addnext(skip)


def _say(series: Any, ranges: Ranges) -> None:
    """Each row's words to the right of its bar."""
    for number, row in enumerate(ranges.rows):
        if row.heading:
            continue
        label = series.points[number].data_label
        frame = label.text_frame
        frame.text = legible(row.told)
        for run in frame.paragraphs[0].runs:
            run.font.size = Pt(_size(ranges))
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        frame.word_wrap = False
        label.position = XL_LABEL_POSITION.INSIDE_BASE


def _legend(chart: Any, hidden: tuple[int, ...]) -> None:
    """A legend without the parts that only make room: first and last, as some programs count from the end."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(12)
    after = chart.legend._element.legendPos
    for number in reversed(hidden):
        entry = parse_xml(f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>')
        after.addnext(entry)
