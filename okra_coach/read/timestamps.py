"""Dates and times as form tools write them; whether the day or the month comes first is decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

_CLOCK = r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AP]M|SA|CH)?)?"
_ZONE = r"(?:\s*(?:[A-Z]{2,5}|Z|GMT?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}))?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}}){_CLOCK}{_ZONE}", re.IGNORECASE
)
_YEAR_LAST = re.compile(
    rf"(?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}", re.IGNORECASE
)
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
        return None
    day, month = (match["one"], match["two"]) if day_first else (match["two"], match["one"])
    return _moment(match, month=month, day=day)


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
