"""How XlsxWriter writes numbers, days and formulas into a sheet's part."""

from __future__ import annotations

from datetime import date
from functools import cache

_DAY_NOUGHT = date(1899, 12, 30)


def days(day: date) -> int:
    """The number that sheets count a day by."""
    return (day - _DAY_NOUGHT).days


@cache
def pixels(points: float) -> str:
    """A height, which is counted in whole pixels."""
    return f"{int(4.0 / 3.0 * points + 0.5) * 0.75:.16g}"


def escaped(text: str) -> str:
    """A formula or its value as an element's text."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
