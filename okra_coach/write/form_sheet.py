"""The questionnaire as a workbook to fill in: a sheet a person, a row a question, nothing hidden, nothing computed."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.answer_sheet import ANSWER, ID_HEADING, MARKER, QUESTION, TICK, row_id
from okra_coach.documents.form import SCALE, Asked, Form, FormSection
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.write.workbook_look import (
    ACCENT,
    FAINT,
    FONT,
    HEADER_FILL,
    INK,
    INPUT_FILL,
    INPUT_INK,
    KEY_FILL,
    LINE,
    SOFT,
)

_OPTIONS = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}
_PROTECTION = {"format_columns": True, "format_rows": True, "format_cells": True}
_NUMBER, _QUESTION, _ANSWER, _HINT, _ID = range(5)
_WIDTHS = (6, 56, 50, 34, 20)
_HEADINGS_ROW = 2
_LINE_HEIGHT = 15
_LEAST_LINES = {QuestionKind.TEXT: 3, QuestionKind.LINES: 6}
_ANSWER_LOOKS = {
    QuestionKind.TEXT: "text",
    QuestionKind.LINES: "text",
    QuestionKind.SCALE: "figure",
    QuestionKind.PERCENT: "figure",
}
_INLINE_LIMIT = 255
_LONGEST_TITLE = 32
_NOT_INLINE = frozenset(',"')
_BEGINS_A_FORMULA = ("=", "+", "-", "@")
_SHEET_SIGNS = str.maketrans("[]:*?/\\'", "        ")
_EDGE = "#D9C98F"

_INPUT = {
    "locked": False, "font_color": INPUT_INK, "bg_color": INPUT_FILL, "text_wrap": True, "border": 1,
    "border_color": _EDGE, "num_format": "@", "align": "left", "indent": 1, "valign": "vcenter",
}  # fmt: skip
_HEADING = {"bg_color": HEADER_FILL, "valign": "vcenter", "bottom": 2, "bottom_color": ACCENT}
_RULE = {"valign": "vcenter", "top": 4, "top_color": LINE}
_LOOKS: dict[str, dict[str, Any]] = {
    "strip": {"font_size": 7, "font_color": FAINT, "valign": "vcenter"},
    "title": {"font_size": 18, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    "intro": {"font_color": SOFT, "text_wrap": True, "valign": "vcenter"},
    "heading": {**_HEADING, "bold": True, "font_color": INK},
    "indented heading": {**_HEADING, "bold": True, "font_color": INK, "align": "left", "indent": 1},
    "id heading": {**_HEADING, "font_size": 7, "font_color": SOFT},
    "section": {"bold": True, "font_size": 13, "font_color": ACCENT, "valign": "vcenter"},
    "number": {**_RULE, "font_color": ACCENT, "bold": True, "align": "left"},
    "question": {**_RULE, "bold": True, "text_wrap": True},
    "option": {"text_wrap": True, "valign": "vcenter", "align": "left", "indent": 2},
    "hint": {**_RULE, "font_color": SOFT, "font_size": 10, "text_wrap": True, "align": "left", "indent": 1},
    "id": {**_RULE, "font_size": 7, "font_color": SOFT, "bg_color": KEY_FILL},
    "rule": _RULE,
    "option id": {"font_size": 7, "font_color": SOFT, "bg_color": KEY_FILL, "valign": "vcenter"},
    "text": {**_INPUT, "valign": "top"},
    "line": _INPUT,
    "figure": {**_INPUT, "num_format": "0"},
    "tick": {**_INPUT, "align": "center", "indent": 0, "bold": True},
    "item": {"num_format": "@"},
}


def sheet_bytes(form: Form) -> bytes:
    """The workbook's bytes, the same for the same form."""
    buffer = BytesIO()
    book = XlsxBook(buffer, _OPTIONS)
    created = datetime(form.created.year, form.created.month, form.created.day)
    book.set_properties({"title": form.title, "created": created})
    book.set_size(2400, 1500)
    painter = _Painter(book, form)
    painter.paint()
    book.close()
    return buffer.getvalue()


class _Painter:
    """Writes one sheet from top to bottom, and beside it the lists that are too long for a cell's own."""

    def __init__(self, book: XlsxBook, form: Form) -> None:
        self.form = form
        self.looks: dict[str, Format] = {name: book.add_format(look) for name, look in _LOOKS.items()}
        self.page: Worksheet = book.add_worksheet(_sheet_name(form.sheet.sheet, "Answers"))
        self.lists = _Lists(book, form, self.looks)
        self.row = 0

    def paint(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.page.set_column(column, column, width)
        self._head()
        for section in self.form.sections:
            self._section(section)
        self._set_up()

    def _head(self) -> None:
        words = self.form.sheet
        for column, text in ((_QUESTION, QUESTION), (_ANSWER, ANSWER), (_ID, MARKER)):
            self._put(column, text, "strip")
        self._end_row(10)
        self._put(_NUMBER, self.form.title, "title")
        self._end_row(32)
        for column, text in enumerate((words.number, words.question, words.answer, words.hint)):
            self._put(column, text, "indented heading" if column in (_ANSWER, _HINT) else "heading")
        self._put(_ID, ID_HEADING, "id heading")
        self._end_row(22)
        intro = "\n".join((" ".join(self.form.intro), words.how_to))
        self.page.merge_range(self.row, _NUMBER, self.row, _HINT, "", self.looks["intro"])
        self._put(_NUMBER, intro, "intro")
        lines = sum(_lines(line, sum(_WIDTHS[:_ID])) for line in intro.split("\n"))
        self._end_row(_LINE_HEIGHT * lines + 10)

    def _section(self, section: FormSection) -> None:
        self._put(_NUMBER, section.title, "section")
        self._end_row(34)
        for question in section.questions:
            self._question(question)
            if question.kind is QuestionKind.CHOICES:
                self._options(question)

    def _question(self, question: Asked) -> None:
        hint = _hint(question, self.form)
        self.page.write_number(self.row, _NUMBER, question.number, self.looks["number"])
        self._put(_QUESTION, question.prompt, "question")
        self._put(_HINT, hint, "hint")
        self._put(_ID, row_id(question.id), "id")
        self._answer(question)
        lines = max(
            _lines(question.prompt, _WIDTHS[_QUESTION] * 0.93),
            sum(_lines(line, _WIDTHS[_HINT]) for line in hint.split("\n")),
            _LEAST_LINES.get(question.kind, 1),
        )
        self._end_row(_LINE_HEIGHT * lines + 9)

    def _answer(self, question: Asked) -> None:
        """The cell to fill in, with what it accepts; a question with several answers has a row for each option."""
        if question.kind is QuestionKind.CHOICES:
            self.page.write_blank(self.row, _ANSWER, None, self.looks["rule"])
            return
        self.page.write_blank(self.row, _ANSWER, None, self.looks[_ANSWER_LOOKS.get(question.kind, "line")])
        accepts = self._accepts(question)
        if accepts:
            is_share = question.kind is QuestionKind.PERCENT
            accepts["error_title"] = f"{self.form.sheet.number} {question.number}"[:_LONGEST_TITLE]
            accepts["error_message"] = (self.form.sheet.no_percent_sign if is_share else question.hint)[:_INLINE_LIMIT]
            self.page.data_validation(self.row, _ANSWER, self.row, _ANSWER, accepts)

    def _accepts(self, question: Asked) -> dict[str, Any] | None:
        if question.kind is QuestionKind.CHOICE:
            return {"validate": "list", "source": self.lists.source(question)}
        if question.kind is QuestionKind.SCALE:
            return {"validate": "list", "source": list(SCALE)}
        if question.kind is QuestionKind.PERCENT:
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
        return None

    def _options(self, question: Asked) -> None:
        """A row an option; the list of ticks only helps, other ticks are read as well."""
        for option in question.options:
            self._put(_QUESTION, option.label, "option")
            self.page.write_blank(self.row, _ANSWER, None, self.looks["tick"])
            self._put(_ID, row_id(question.id, option.key), "option id")
            ticks = {"validate": "list", "source": [TICK], "show_error": False}
            self.page.data_validation(self.row, _ANSWER, self.row, _ANSWER, ticks)
            self._end_row(_LINE_HEIGHT * _lines(option.label, _WIDTHS[_QUESTION] - 4) + 5)

    def _set_up(self) -> None:
        """Screen and paper; what is there for machines is not printed."""
        page = self.page
        page.hide_gridlines(2)
        page.freeze_panes(_HEADINGS_ROW + 1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.65)
        page.fit_to_pages(1, 0)
        page.print_area(1, 0, self.row - 1, _HINT)
        page.repeat_rows(_HEADINGS_ROW)
        page.set_footer(f"&L&8{_footer(self.form.title)}&R&8&P / &N")
        page.protect("", _PROTECTION)
        page.set_selection(_HEADINGS_ROW + 3, _ANSWER, _HEADINGS_ROW + 3, _ANSWER)
        page.activate()

    def _put(self, column: int, text: str, look: str) -> None:
        self.page.write_string(self.row, column, text, self.looks[look])

    def _end_row(self, height: float) -> None:
        self.page.set_row(self.row, height)
        self.row += 1


class _Lists:
    """The second sheet: a column for each question whose options do not fit into a cell's own list."""

    def __init__(self, book: XlsxBook, form: Form, looks: dict[str, Format]) -> None:
        self.book, self.form, self.looks = book, form, looks
        self.page: Worksheet | None = None
        self.column = 0

    def source(self, question: Asked) -> list[str] | str:
        """What a list validation takes as its source."""
        labels = [option.label for option in question.options]
        return labels if _fits_inline(labels) else self._listed(question, labels)

    def _listed(self, question: Asked, labels: list[str]) -> str:
        name = _sheet_name(self.form.sheet.lists, "Lists")
        if self.page is None:
            self.page = self.book.add_worksheet(name)
            self.page.protect("", _PROTECTION)
        self.page.set_column(self.column, self.column, min(60, max(map(len, labels)) + 2))
        self.page.write_string(0, self.column, f"{self.form.sheet.number} {question.number}", self.looks["heading"])
        for row, label in enumerate(labels, 1):
            self.page.write_string(row, self.column, label, self.looks["item"])
        cells = xl_range_abs(1, self.column, len(labels), self.column)
        self.column += 1
        return f"='{name}'!{cells}"


def _fits_inline(labels: list[str]) -> bool:
    acts = any(label.startswith(_BEGINS_A_FORMULA) or _NOT_INLINE & set(label) for label in labels)
    return not acts and len(",".join(labels)) <= _INLINE_LIMIT


def _hint(question: Asked, form: Form) -> str:
    hints = {
        QuestionKind.CHOICES: f"{question.hint} {form.sheet.tick}",
        QuestionKind.LINES: form.sheet.lines,
        QuestionKind.PERCENT: form.sheet.no_percent_sign,
    }
    hint = hints.get(question.kind, question.hint)
    return f"{hint}\n{form.sheet.required}" if question.required else hint


def _lines(text: str, width: float) -> int:
    """How many lines a text of normal letters takes in a column of that width."""
    return max(1, ceil(len(text) * 1.05 / width))


def _sheet_name(text: str, otherwise: str) -> str:
    return " ".join(text.translate(_SHEET_SIGNS).split())[:31] or otherwise


def _footer(text: str) -> str:
    return text.replace("&", "&&")[:120]
