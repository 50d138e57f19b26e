"""How cells of the workbook look: one palette, one font, one table of formats."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf
from typing import Any

from okra_coach.documents.workbook import Align, Cell, Form, Look, Row, Tone

FONT = "Calibri"
DEFAULT_HEIGHT = 20
_LINE_HEIGHT = 13.5

INK = "#1F2A37"
SOFT = "#5B6675"
FAINT = "#97A1AE"
LINE = "#DCE1E7"
STRONG_LINE = "#A9B3C0"
ACCENT = "#17506B"
HEADER_FILL = "#EEF2F5"
KEY_FILL = "#F6F7F9"
INPUT_FILL = "#FFF9E5"
INPUT_INK = "#1B3A6B"
BAR = "#9CC7D9"
PROBE = "#D9731A"

TONES: dict[Tone, dict[str, Any]] = {
    Tone.GOOD: {"font_color": "#0B5345", "bg_color": "#DCEFEA"},
    Tone.CAUTION: {"font_color": "#6B4300", "bg_color": "#FBEBC8", "bold": True},
    Tone.BAD: {"font_color": "#8A1C12", "bg_color": "#F9DDD8", "bold": True},
    Tone.QUIET: {"font_color": SOFT},
}

SERIES = {
    "progress": "#2B7A9B",
    "expected": "#C9D3DC",
    "good": "#2E8B7A",
    "caution": "#E3A72F",
    "bad": "#B5402F",
    "quiet": "#C3CAD2",
}

_GRIDDED = {"border": 1, "border_color": "#FFFFFF"}

LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"font_size": 18, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    Look.SUBTITLE: {"font_size": 10.5, "font_color": SOFT, "valign": "vcenter"},
    Look.HEADING: {"font_size": 12, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    Look.HEADER: {
        "bold": True, "font_color": INK, "bg_color": HEADER_FILL, "text_wrap": True, "valign": "vcenter",
        "bottom": 2, "bottom_color": ACCENT,
    },
    Look.KEY_HEADER: {
        "font_size": 8, "font_color": SOFT, "bg_color": HEADER_FILL, "text_wrap": True, "valign": "vcenter",
        "bottom": 2, "bottom_color": ACCENT,
    },
    Look.TEXT: {"text_wrap": True, "valign": "vcenter", "bottom": 4, "bottom_color": LINE},
    Look.STRONG: {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 4, "bottom_color": LINE},
    Look.KEY: {
        "font_size": 8, "font_color": FAINT, "bg_color": KEY_FILL, "valign": "vcenter",
        "bottom": 4, "bottom_color": LINE,
    },
    Look.NOTE: {"font_color": SOFT, "indent": 1, "valign": "vcenter", "text_wrap": True},
    Look.FIGURE: {"font_size": 22, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    Look.LABEL: {"font_color": SOFT, "valign": "vcenter"},
    Look.PLAIN: {"valign": "vcenter"},
    Look.STARTS: {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "valign": "vcenter"} | _GRIDDED,
    Look.PROBE: {
        "bold": True, "font_color": INK, "bg_color": "#FFFFFF", "valign": "vcenter", "border": 5, "border_color": PROBE,
    },
    Look.RUNS: {"font_color": INK, "bg_color": BAR, "valign": "vcenter"} | _GRIDDED,
    Look.BOARD: {"italic": True, "font_color": SOFT, "bg_color": KEY_FILL, "valign": "vcenter"} | _GRIDDED,
}  # fmt: skip

OPEN = {
    "locked": False, "font_color": INPUT_INK, "bg_color": INPUT_FILL,
    "bottom": 4, "bottom_color": "#E2D5A5", "left": 4, "left_color": "#E2D5A5", "right": 4, "right_color": "#E2D5A5",
}  # fmt: skip

_INDENTED = (Look.TEXT, Look.STRONG, Look.HEADER)

RULE = {"top": 1, "top_color": STRONG_LINE}

_NUMBERS = {
    Form.WHOLE: "#,##0",
    Form.TENTHS: "#,##0.0",
    Form.HUNDREDTHS: "#,##0.00",
    Form.PERCENT: "0%",
    Form.PERCENT_TENTHS: "0.0%",
    Form.CLOCK: "hh:mm",
    Form.PERCENT_HUNDREDTHS: "0.00%",
}

_DAYS = {"de": "dd.mm.yyyy", "vi": "dd/mm/yyyy"}


def number_format(form: Form, language: str) -> str:
    """The format code; a day of 0 prints as nothing."""
    if form is Form.DAY:
        return _DAYS.get(language, "d mmm yyyy") + ";;"
    return _NUMBERS.get(form, "General")


def properties(cell: Cell, language: str) -> dict[str, Any]:
    """Everything about a cell's look."""
    look = {"font_name": FONT, "font_size": 10, "font_color": INK, **LOOKS[cell.look]}
    if cell.align is not Align.LEFT:
        look["align"] = cell.align.value
    elif cell.form is not Form.GENERAL:
        look["align"] = "left"
    if cell.look in _INDENTED and cell.align is not Align.CENTRE:
        look["indent"] = 1
    if cell.form is not Form.GENERAL:
        look["num_format"] = number_format(cell.form, language)
    if cell.opens:
        look |= OPEN
    if cell.rule:
        look |= RULE
    return look


_WRAPPED = frozenset(look for look, properties in LOOKS.items() if properties.get("text_wrap"))


def fitting_height(row: Row, widths: Sequence[float]) -> float | None:
    """The height that shows all lines of a row's wrapped text; None when one line does, so that it grows by itself."""
    lines = 1
    for at, (cell, width) in enumerate(zip(row.cells, widths, strict=False)):
        text = cell.value
        if isinstance(text, str) and (len(text) > width * 0.9 - 2 or "\n" in text):
            lines = max(lines, _lines(cell, widths[at : at + cell.span]))
    return None if lines < 2 else height_of(lines)


def height_of(lines: int) -> float:
    """A row's height for so many lines of text."""
    return lines * _LINE_HEIGHT + 6 if lines > 1 else DEFAULT_HEIGHT


def room_of(look: Look, width: float) -> tuple[float, float]:
    """Up to which length a text surely is one line, and the letters of a line; a look that does not wrap has one."""
    if look not in _WRAPPED:
        return inf, inf
    return width * 0.9 - 2, _letters(look, width)


def lines_of(text: str, room: float) -> int:
    """Lines that a text takes, of so many letters each."""
    return sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))


def _lines(cell: Cell, widths: Sequence[float]) -> int:
    if not isinstance(cell.value, str) or cell.look not in _WRAPPED:
        return 1
    return lines_of(cell.value, _letters(cell.look, sum(widths)))


def _letters(look: Look, width: float) -> float:
    """Letters of the font are a little narrower than a digit, words do not fill a line."""
    return (width - 2) * (0.9 if LOOKS[look].get("bold") else 1.0)
