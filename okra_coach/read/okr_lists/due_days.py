"""The day by which something is due, as people write it: "22 January", "15.01.2027", "Jan 22", "Ende März"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from okra_coach.read.timestamps import day_comes_first, read_time

_YEAR = r"(?:(?:,?\s|/|\s?năm\s|,\s?năm\s)(?:20\d\d)(?!\d))"
_MONTH = r"(?:tháng\s\d{1,2}|[^\W\d_]{3,9}\.?)"
_PART = r"(?:end of|end|mid|middle of|early|beginning of|start of|ende|mitte|anfang|cuối|giữa|đầu)"
_NTH = r"(?:st|nd|rd|th|\.)?"
DAY = (
    r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d(?!\d)|\d{1,2}\.\s?\d{1,2}\.(?!\d)|\d{1,2}/\d{1,2}(?![\d/])"
    rf"|(?:ngày\s)?\d{{1,2}}{_NTH}\s(?:of\s)?{_MONTH}{_YEAR}?|{_MONTH}\s\d{{1,2}}{_NTH}(?![\d.:%]){_YEAR}?"
    rf"|{_PART}[\s-]{_MONTH}{_YEAR}?"
)
"""A pattern for what may be a day; `is_day` tells whether its month is one."""
_READY = r"(?:to be )?(?:done |finished |ready |live |starts? |complete |completed )?"
_BY = (
    rf"(?:{_READY}(?:due(?: date)?|by|until|till|before|no later than|on)(?:\s+(?:on|by|the))?"
    r"|bis(?: spätestens)?(?: zum| am)?|spätestens(?: am| bis)?|fällig(?: am| bis)?|termin|frist|zum|am|ab"
    r"|(?:thời )?hạn(?: chót| cuối)?|trước(?: ngày)?|đến(?: ngày)?|chậm nhất(?: ngày)?|xong(?: trước| ngày)*|ngày)"
)
_AT_END = re.compile(rf"(?P<gap>[\s,;:|(–—-]*)(?<![^\W_])(?P<by>{_BY}\s*:?\s*)?(?P<day>{DAY})[\s.)\]]*$", re.IGNORECASE)
_ALWAYS = ("24/7", "7/24")
_REACH = 60
_LEAP_YEAR = 2028
_PARTIAL = re.compile(rf"(?P<part>{_PART})[\s-](?P<rest>.+)", re.IGNORECASE)
_STARTS, _MIDDLES = ("early", "beginning of", "start of", "anfang", "đầu"), ("mid", "middle of", "mitte", "giữa")


def due_at_end(text: str) -> tuple[str, str, bool] | None:
    """The text before the day that it ends with, the day, and whether a word such as "by" stands before it."""
    head, tail = text[:-_REACH], text[-_REACH:]
    match = _AT_END.search(tail)
    if match is None or not is_day(match["day"]) or match["day"] in _ALWAYS:
        return None
    return head + tail[: match.start()], match["day"].strip(), match["by"] is not None


@lru_cache(maxsize=5_000)
def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, with a year or without."""
    return day_of(text, _LEAP_YEAR) is not None


def day_of(text: str, year: int | None, *, day_first: bool = True) -> date | None:
    """The day, in the given year where it names none; None when it is no day or has no year."""
    said = _plainly(text)
    partial = _PARTIAL.fullmatch(said)
    if partial:
        return _in_month(partial["part"].casefold(), partial["rest"], year)
    moment = _read(said, day_first)
    if moment is None and year is not None:
        moment = _read(_with_year(said, year), day_first)
    return moment


def years_of(texts: Iterable[str]) -> tuple[int, ...]:
    """The years that the days name themselves, the most frequent first."""
    years = [found.year for text in texts if (found := day_of(text, None))]
    return tuple(sorted(set(years), key=lambda year: (-years.count(year), year)))


def is_day_first(texts: Iterable[str]) -> bool:
    """Whether 03/04 is the third of April in this list."""
    return day_comes_first((_plainly(text) for text in texts), "")[0]


def _plainly(text: str) -> str:
    text = re.sub(r"^(?:ngày)\s|[.,]?\s?năm(?=\s\d)", "", " ".join(text.split()), flags=re.IGNORECASE)
    text = re.sub(r"(?<=[^\W\d_]{3})\.(?=\s)", "", text)
    return re.sub(r"tháng\s0(?=\d)", "tháng ", text, flags=re.IGNORECASE).strip(" ,;")


def _read(text: str, day_first: bool) -> date | None:
    moment = read_time(text, day_first) or read_time(text, not day_first)
    return moment.date() if moment else None


def _with_year(text: str, year: int) -> str:
    if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}\.?", text):
        return f"{text.rstrip('.').replace(' ', '')}.{year}"
    return f"{text}/{year}" if re.fullmatch(r"\d{1,2}/\d{1,2}", text) else f"{text} {year}"


def _in_month(part: str, rest: str, year: int | None) -> date | None:
    """The first, the 15th or the last day of the month."""
    first = _read(f"1 {rest}", True) or (_read(f"1 {rest} {year}", True) if year else None)
    if first is None or part in _STARTS:
        return first
    if part in _MIDDLES:
        return first.replace(day=15)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
