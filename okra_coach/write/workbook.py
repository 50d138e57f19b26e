"""A workbook as an .xlsx file: same workbook, same bytes; text is never a formula, a formula never lacks its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.table_rows import TableRows
from okra_coach.documents.workbook import Accepts, Cell, Mark, Row, Sheet, Table, Tone, Validation, Workbook, cell_name
from okra_coach.write.workbook_charts import add_chart
from okra_coach.write.workbook_look import BAR, DEFAULT_HEIGHT, FONT, TONES, fitting_height, properties
from okra_coach.write.workbook_rows import StreamedPage

FormatOf = Callable[[Cell], Format]

LONG = 500
_OPTIONS = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}
_PROTECTION = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "format_cells": False}
_UNFIT = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_UNREAD = "_xlfn.NONE"
"""For a formula that stands in the row's text already: XlsxWriter does not look through this one for new functions."""
_LONGEST_TEXT = 32_767
_LONGEST_HINT = 255
_LETTER, _A4 = 1, 9
"""Sheets of paper by the numbers that workbooks give them."""


def workbook_bytes(workbook: Workbook, long_from: int = LONG) -> bytes:
    """The file's bytes; its dates are the workbook's own, never today's.

    Sheets of so many rows are streamed, and then parts wait on the disk; what is in the file is the same.
    """
    buffer = BytesIO()
    long = {sheet.name for sheet in workbook.sheets if len(sheet.rows) >= long_from}
    book = XlsxBook(buffer, _OPTIONS | {"in_memory": not long})
    _describe(book, workbook)
    formats, tones = _format_maker(book, workbook.language), _tones(book)
    for name, area in workbook.names.items():
        book.define_name(name, f"={area.address}")
    painted = [
        (sheet, book.add_worksheet(sheet.name, StreamedPage if sheet.name in long else None))
        for sheet in workbook.sheets
    ]
    for number, (sheet, page) in enumerate(painted):
        _paint(sheet, page, workbook, formats, tones)
        for chart in sheet.charts:
            add_chart(book, page, chart, workbook.language)
        if number == 0:
            page.activate()
    book.close()
    return buffer.getvalue()


def _describe(book: XlsxBook, workbook: Workbook) -> None:
    created = datetime(workbook.created.year, workbook.created.month, workbook.created.day)
    book.set_properties({"title": _clean(workbook.title), "author": _clean(workbook.author), "created": created})
    for name, value in workbook.properties.items():
        book.set_custom_property(name, value, "text")
    book.set_size(2400, 1500)


def _format_maker(book: XlsxBook, language: str) -> FormatOf:
    """Each look becomes one format, however many cells share it."""
    made: dict[tuple[object, ...], Format] = {}
    alike: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format_of(cell: Cell) -> Format:
        key = (id(cell.look), id(cell.form), id(cell.align), cell.opens, cell.rule)  # an enum's own hash is slow
        if key not in made:
            look = properties(cell, language)
            same = tuple(sorted(look.items()))
            if same not in alike:
                alike[same] = book.add_format(look)
            made[key] = alike[same]
        return made[key]

    return format_of


def _tones(book: XlsxBook) -> dict[Tone, Format]:
    return {tone: book.add_format(dict(look)) for tone, look in TONES.items()}


def _paint(sheet: Sheet, page: Worksheet, workbook: Workbook, formats: FormatOf, tones: dict[Tone, Format]) -> None:
    page.set_default_row(DEFAULT_HEIGHT)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for table in sheet.tables:
        _add_table(table, page)
    if isinstance(page, StreamedPage):
        _stream(sheet, page, formats)
    else:
        _write_rows(sheet, page, formats)
    for validation in sheet.validations:
        _add_validation(validation, page)
    for mark in sheet.marks:
        _add_mark(mark, page, tones)
    _set_up(sheet, page, workbook)


def _write_rows(sheet: Sheet, page: Worksheet, formats: FormatOf) -> None:
    for number, row in enumerate(sheet.rows):
        height = row.height or fitting_height(row, sheet.widths)
        if height is not None:
            page.set_row(number, height)
        for column, cell in enumerate(row.cells):
            _write(page, number, column, cell, formats(cell))


def _stream(sheet: Sheet, page: StreamedPage, formats: FormatOf) -> None:
    """The same rows as text; beside it the page is told what is merged (never in a table), and what its charts draw."""
    drawn = _drawn(sheet)

    def rows() -> Iterator[tuple[Row, float | None]]:
        for number, row in enumerate(sheet.rows.head if isinstance(sheet.rows, TableRows) else sheet.rows):
            height = row.height or fitting_height(row, sheet.widths)
            for column, cell in enumerate(() if sheet.tables else row.cells):
                if cell.span > 1:
                    page.merge_range(number, column, number, column + cell.span - 1, "", formats(cell))
            if drawn and height is not None:
                page.set_row(number, height)
            if number in drawn:
                _write_beside(number, row, page, formats)
            yield row, height

    page.add_rows(rows(), formats, lambda text: _clean(text)[:_LONGEST_TEXT])
    if isinstance(sheet.rows, TableRows):
        page.add_lines(sheet.rows, sheet.widths)


def _drawn(sheet: Sheet) -> frozenset[int]:
    """The rows that its charts draw from."""
    areas = [area for chart in sheet.charts for one in chart.series for area in (one.title, one.labels, one.values)]
    return frozenset(number for area in areas for number in range(area.top, area.bottom + 1))


def _write_beside(number: int, row: Row, page: StreamedPage, formats: FormatOf) -> None:
    """A chart keeps the values that it draws; the strings are counted where the row's text is made."""
    counted = page.str_table.count
    for column, cell in enumerate(row.cells):
        if cell.span == 1:
            drawn = cell if cell.formula is None else cell._replace(formula=_UNREAD)
            _write(page, number, column, drawn, formats(cell))
    page.str_table.count = counted


def _write(page: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    if cell.span > 1:
        page.merge_range(row, column, row, column + cell.span - 1, "", look)
    if cell.formula is not None:
        page.write_formula(row, column, f"={cell.formula}", look, _cached(cell.value))
    elif cell.value is None:
        if cell.span == 1:
            page.write_blank(row, column, None, look)
    elif isinstance(cell.value, str):
        page.write_string(row, column, _clean(cell.value)[:_LONGEST_TEXT], look)
    elif isinstance(cell.value, date):
        page.write_datetime(row, column, cell.value, look)
    else:
        page.write_number(row, column, cell.value, look)


def _cached(value: str | float | date | None) -> str | float:
    """The value that is stored beside a formula; a date as the number that sheets count days by."""
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days
    return _clean(value) if isinstance(value, str) else value or 0


def _clean(text: str) -> str:
    """Without the signs that an XML file cannot hold."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def _add_table(table: Table, page: Worksheet) -> None:
    area = table.area
    columns = [{"header": header} for header in _unlike(table.headers)]
    options = {"name": table.name, "columns": columns, "style": None, "autofilter": True}
    add = page.add_long_table if isinstance(page, StreamedPage) else page.add_table
    add(area.top, area.left, area.bottom, area.right, options)


def _unlike(headers: tuple[str, ...]) -> list[str]:
    """Headers of which no two are the same, as a table demands."""
    seen: list[str] = []
    for header in headers:
        name, number = header, 2
        while name.casefold() in {other.casefold() for other in seen}:
            name, number = f"{header} {number}", number + 1
        seen.append(name)
    return seen


def _add_validation(validation: Validation, page: Worksheet) -> None:
    kinds = {Accepts.ITEM: "list", Accepts.NUMBER: "decimal", Accepts.WHOLE: "integer", Accepts.DAY: "date"}
    rule: dict[str, Any] = {
        "validate": kinds[validation.accepts],
        "input_message": validation.hint[:_LONGEST_HINT],
        "error_message": validation.hint[:_LONGEST_HINT],
        "error_type": "warning" if validation.accepts is Accepts.ITEM else "stop",
    }
    if validation.accepts is Accepts.ITEM:
        rule["source"] = f"={validation.source}"
    else:
        low = -1e300 if validation.low is None else validation.low
        high = 1e300 if validation.high is None else validation.high
        rule |= {"criteria": "between", "minimum": low, "maximum": high}
    area = validation.area
    page.data_validation(area.top, area.left, area.bottom, area.right, rule)


def _add_mark(mark: Mark, page: Worksheet, tones: dict[Tone, Format]) -> None:
    area = mark.area
    if mark.tone is Tone.BAR:
        rule: dict[str, Any] = {
            "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": BAR, "bar_no_border": True,
            "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
        }  # fmt: skip
    else:
        rule = {"type": "formula", "criteria": f"={mark.formula}", "format": tones[mark.tone]}
        rule["stop_if_true"] = True
    page.conditional_format(area.top, area.left, area.bottom, area.right, rule)


def _set_up(sheet: Sheet, page: Worksheet, workbook: Workbook) -> None:
    """Screen and paper."""
    if not sheet.grid:
        page.hide_gridlines(2)
    if sheet.freeze:
        page.freeze_panes(*sheet.freeze)
    if sheet.landscape:
        page.set_landscape()
    page.set_paper(_LETTER if workbook.on_letter else _A4)
    page.set_margins(left=0.45, right=0.45, top=0.55, bottom=0.65)
    page.fit_to_pages(1, 1 if sheet.one_page else 0)
    page.print_area(0, 0, *_extent(sheet))
    if sheet.repeat is not None:
        page.repeat_rows(sheet.repeat)
    page.set_footer(f"&L&8{_footer(workbook.footer)}&C&8&A&R&8&P / &N")
    if sheet.locked:
        page.protect("", _PROTECTION)
    page.set_selection(cell_name(sheet.freeze[0], sheet.freeze[1]) if sheet.freeze else "A1")


def _extent(sheet: Sheet) -> tuple[int, int]:
    """The last row and column that hold anything."""
    below = [chart.row + chart.height // 20 + 1 for chart in sheet.charts]
    return max([len(sheet.rows) - 1, *below]), len(sheet.widths) - 1 if sheet.printed_to is None else sheet.printed_to


def _footer(text: str) -> str:
    return _clean(text).replace("&", "&&")[:120]
