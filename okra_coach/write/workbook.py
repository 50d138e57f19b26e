"""A workbook as an .xlsx file: same workbook, same bytes; text is never a formula, a formula never lacks its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.workbook import Accepts, Cell, Mark, Sheet, Table, Tone, Validation, Workbook, cell_name
from okra_coach.write.workbook_charts import add_chart
from okra_coach.write.workbook_look import BAR, DEFAULT_HEIGHT, FONT, TONES, fitting_height, properties

FormatOf = Callable[[dict[str, Any]], Format]

_OPTIONS = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}
_PROTECTION = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "format_cells": False}
_UNFIT = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LONGEST_TEXT = 32_767
_LONGEST_HINT = 255


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file's bytes; its dates are the workbook's own, never today's."""
    buffer = BytesIO()
    book = XlsxBook(buffer, _OPTIONS)
    _describe(book, workbook)
    formats = _format_maker(book)
    for name, area in workbook.names.items():
        book.define_name(name, f"={area.address}")
    painted = [(sheet, book.add_worksheet(sheet.name)) for sheet in workbook.sheets]
    for number, (sheet, page) in enumerate(painted):
        _paint(sheet, page, workbook, formats)
        for chart in sheet.charts:
            add_chart(book, page, chart)
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


def _format_maker(book: XlsxBook) -> FormatOf:
    """Each look becomes one format, however many cells share it."""
    made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format_of(look: dict[str, Any]) -> Format:
        key = tuple(sorted(look.items()))
        if key not in made:
            made[key] = book.add_format(look)
        return made[key]

    return format_of


def _paint(sheet: Sheet, page: Worksheet, workbook: Workbook, formats: FormatOf) -> None:
    page.set_default_row(DEFAULT_HEIGHT)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for table in sheet.tables:
        _add_table(table, page)
    for number, row in enumerate(sheet.rows):
        height = row.height or fitting_height(row, sheet.widths)
        if height is not None:
            page.set_row(number, height)
        for column, cell in enumerate(row.cells):
            _write(page, number, column, cell, formats(properties(cell, workbook.language)))
    for validation in sheet.validations:
        _add_validation(validation, page)
    for mark in sheet.marks:
        _add_mark(mark, page, formats)
    _set_up(sheet, page, workbook)


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
    return _UNFIT.sub("", text)


def _add_table(table: Table, page: Worksheet) -> None:
    area = table.area
    columns = [{"header": header} for header in _unlike(table.headers)]
    options = {"name": table.name, "columns": columns, "style": None, "autofilter": True}
    page.add_table(area.top, area.left, area.bottom, area.right, options)


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


def _add_mark(mark: Mark, page: Worksheet, formats: FormatOf) -> None:
    area = mark.area
    if mark.tone is Tone.BAR:
        rule: dict[str, Any] = {
            "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": BAR, "bar_no_border": True,
            "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
        }  # fmt: skip
    else:
        rule = {"type": "formula", "criteria": f"={mark.formula}", "format": formats(dict(TONES[mark.tone]))}
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
    page.set_paper(9)
    page.set_margins(left=0.45, right=0.45, top=0.55, bottom=0.65)
    page.fit_to_pages(1, 1 if sheet.one_page else 0)
    page.print_area(0, 0, *_extent(sheet))
    if sheet.repeat is not None:
        page.repeat_rows(sheet.repeat)
    page.set_footer(f"&L&8{_footer(workbook.footer)}&C&8&A&R&8&P / &N")
    page.protect("", _PROTECTION)
    page.set_selection(cell_name(sheet.freeze[0], sheet.freeze[1]) if sheet.freeze else "A1")


def _extent(sheet: Sheet) -> tuple[int, int]:
    """The last row and column that hold anything."""
    below = [chart.row + chart.height // 20 + 1 for chart in sheet.charts]
    return max([len(sheet.rows) - 1, *below]), len(sheet.widths) - 1 if sheet.printed_to is None else sheet.printed_to


def _footer(text: str) -> str:
    return _clean(text).replace("&", "&&")[:120]
