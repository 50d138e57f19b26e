"""Dates and times as form tools write them; whether the day or the month comes first is decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from itertools import islice

from babel import Locale

_CLOCK = r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AP]M|SA|CH)?)?"
_ZONE = r"(?:\s*(?:[A-Z]{2,5}|Z|GMT?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}))?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}}){_CLOCK}{_ZONE}", re.IGNORECASE
)
_YEAR_LAST = re.compile(
    rf"(?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?:(?P<one>\d{{1,2}})(?:st|nd|rd|th)?[. -]\s*(?:of\s+)?(?P<month>[^\W\d_]{{3,}}|tháng\s\d{{1,2}})"
    rf"|(?P<month2>[^\W\d_]{{3,}})\s(?P<two>\d{{1,2}})(?:st|nd|rd|th)?)[.,]*[ -]\s*(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_MONTH_LANGUAGES = ("en", "de", "vi", "fr", "es", "it", "nl", "pt")
_LOOK = 50
_MONTH_FIRST_COUNTRIES = frozenset({"US", "FM", "MH", "PW"})
_AFTERNOON = frozenset({"PM", "CH"})


def day_comes_first(texts: Iterable[str], country: str) -> tuple[bool, bool]:
    """Whether 03/04 is the third of April in this column, and whether the column itself says so."""
    firsts, seconds = set(), set()
    for text in texts:
        match = _YEAR_LAST.fullmatch(text.strip())
        if match:
            firsts.add(int(match["one"]))
            seconds.add(int(match["two"]))
    if any(first > 12 for first in firsts) != any(second > 12 for second in seconds):
        return any(first > 12 for first in firsts), True
    return country not in _MONTH_FIRST_COUNTRIES, not firsts


def read_time(text: str, day_first: bool = True) -> datetime | None:
    """The date and time without its zone; None when it is none."""
    match = _YEAR_FIRST.fullmatch(text.strip())
    if match:
        return _moment(match, month=match["one"], day=match["two"])
    match = _YEAR_LAST.fullmatch(text.strip())
    if match is None:
        return _with_month_name(text)
    day, month = (match["one"], match["two"]) if day_first else (match["two"], match["one"])
    return _moment(match, month=month, day=day)


def look_like_times(texts: Iterable[str]) -> bool:
    """Whether nine of ten filled cells among the first are dates, whichever order they have."""
    cells = [text for text in islice(texts, _LOOK) if text]
    return bool(cells) and sum(is_time(cell) for cell in cells) * 10 >= len(cells) * 9


def is_time(text: str) -> bool:
    """Whether a cell is a date, day or month first."""
    return read_time(text) is not None or read_time(text, day_first=False) is not None


def _with_month_name(text: str) -> datetime | None:
    """ "Jul 19, 2022" and "5. März 2024 10:30"."""
    match = _NAMED.fullmatch(text.strip()) if text and len(text) < 60 else None
    if match is None:
        return None
    month = _months().get((match["month"] or match["month2"]).casefold().rstrip("."))
    return _moment(match, str(month), match["one"] or match["two"]) if month else None


@cache
def _months() -> dict[str, int]:
    """Names and short names of the months in the languages of the form tools."""
    names: dict[str, int] = {}
    for language in _MONTH_LANGUAGES:
        months = Locale(language).months
        for name, number in (
            (name, number)
            for form in months.values()
            for width in ("wide", "abbreviated")
            for number, name in form[width].items()
        ):
            names.setdefault(name.casefold().rstrip("."), number)
    return names


def _moment(match: re.Match[str], month: str, day: str) -> datetime | None:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    hour = int(match["hour"] or 0)
    half = (match["half"] or "").upper()
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    try:
        return datetime(year, int(month), int(day), hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
