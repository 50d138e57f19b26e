"""Times that people name in an action line: an end becomes a due day, everything else stays words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from okra_coach.draft.lexicon import month_names
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.model.workshop import Cycle

_I = re.IGNORECASE
_MIDDLE = 15
_FRIDAY = 4
_MONTH_FIRST = "US"


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it stands in a text: `said` in full, from `start` to `end`; `due` is the day it means as an end.

    The due day of a month is its last weekday, of its middle the 15th or the weekday before, of a week its Friday;
    weeks count from the beginning of the cycle, calendar weeks (KW) by ISO 8601. `due` is None for a start, for what
    lies outside the cycle, for the beginning of a month and for feasts: these stay words. `is_bound` tells that a
    word such as "by" or "from" stands before it, or that it is a calendar week.
    """

    said: str
    start: int
    end: int
    due: date | None
    is_bound: bool


def times_in(text: str, cycle: Cycle, language: str, country: str = "") -> Iterator[Time]:
    """All times of a text in their order, none inside another."""
    rules = phrasing(language)
    for match in _pattern(rules.language).finditer(text):
        if match["slash"] and not (match["prep"] or _stands_alone(match, text)):
            continue
        if match["day_month"] and match["month_of_day"].lower().rstrip(".") not in _months(rules.language):
            continue
        if match["month_day"] and match["month_before_day"].lower().rstrip(".") not in _months(rules.language):
            continue
        if match["month"] and not match["month_number"] and not (match["prep"] or match["month"][0].isupper()):
            continue
        day = None if _is_start(match, rules) else _due(match, cycle, rules, country)
        inside = day if day is not None and cycle.first <= day <= cycle.last else None
        yield Time(match.group().strip(" ,"), match.start(), match.end(), inside, bool(match["prep"] or match["iso"]))


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """A date with a slash and no word before it counts at the end of its part only: "2/3" may be a share."""
    return not text[match.end() :].strip(" .)") and not text[: match.start()].rstrip(" (").endswith(
        tuple("0123456789%")
    )


def _is_start(match: re.Match[str], rules: Phrasing) -> bool:
    said = (match["prep"] or "").lower()
    return said in {word.lower() for word in rules.starts}


def _due(match: re.Match[str], cycle: Cycle, rules: Phrasing, country: str) -> date | None:
    if match["feast"]:
        return None
    if match["iso"]:
        return _week_of_year(int(match["iso_to"] or match["iso_number"]), cycle)
    if match["week"]:
        return cycle.first - timedelta(cycle.first.weekday()) + timedelta(7 * (_last_week(match) - 1) + _FRIDAY)
    if match["day_month"]:
        return _near(int(match["day"]), _months(rules.language)[match["month_of_day"].lower().rstrip(".")], cycle)
    if match["month_day"]:
        return _near(
            int(match["day_after"]), _months(rules.language)[match["month_before_day"].lower().rstrip(".")], cycle
        )
    if match["dotted"]:
        return _near(int(match["dot_day"]), int(match["dot_month"]), cycle)
    if match["slash"]:
        first, second = int(match["slash_first"]), int(match["slash_second"])
        swapped = country == _MONTH_FIRST or second > 12
        return _near(second, first, cycle) if swapped and first <= 12 else _near(first, second, cycle)
    return _in_month(_number_of_month(match, rules), _part(match, rules), cycle)


def _last_week(match: re.Match[str]) -> int:
    return int(match["week_to"] or match["week_number"])


def _week_of_year(number: int, cycle: Cycle) -> date | None:
    days = []
    for year in {cycle.first.year, cycle.last.year}:
        try:
            days.append(date.fromisocalendar(year, number, _FRIDAY + 1))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - cycle.first).days), default=None)


def _number_of_month(match: re.Match[str], rules: Phrasing) -> int | None:
    name = match["month"].lower().rstrip(".")
    return int(match["month_number"]) if match["month_number"] else _months(rules.language).get(name)


def _part(match: re.Match[str], rules: Phrasing) -> str:
    said = (match["part"] or "").lower()
    return next((part for part, words in rules.parts.items() if said in {word.lower() for word in words}), "end")


def _in_month(month: int | None, part: str, cycle: Cycle) -> date | None:
    """The last weekday of a month, or the 15th or the weekday before; None for its beginning."""
    first = _near(1, month, cycle) if month else None
    if first is None or part == "begin":
        return None
    last = (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    day = first.replace(day=_MIDDLE) if part == "middle" else last
    return day - timedelta(max(day.weekday() - _FRIDAY, 0))


def _near(day: int, month: int | None, cycle: Cycle) -> date | None:
    """The day in the year that puts it nearest to the cycle."""
    candidates = []
    for year in range(cycle.first.year - 1, cycle.last.year + 2):
        try:
            candidates.append(date(year, month or 0, day))
        except ValueError:
            continue
    return min(candidates, key=lambda found: abs((found - cycle.first).days), default=None)


@cache
def _months(language: str) -> Mapping[str, int]:
    return {**month_names("en"), **month_names("de" if language == "de" else "en")}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """One pattern for all times of a language: a preposition, a part of the month, and a day, month, week or feast."""
    rules = phrasing(language)
    months = _any(_months(language))
    number = r"\d{1,2}"
    month = rf"(?P<month>(?:{months})\b\.?)" + r"(?P<month_number>(?!))?"
    if language == "vi":
        month = rf"(?P<month>tháng\s+(?P<month_number>{number}))"
    weeks = _any(rules.weeks)
    parts = _any(word for words in rules.parts.values() for word in words)
    iso = rf"(?P<iso>(?:{_any(rules.iso_weeks)})\s*(?P<iso_number>{number})(?:\s*[-–/]\s*(?P<iso_to>{number}))?)"
    body = "|".join(
        [
            rf"(?P<day_month>(?P<day>{number})(?:st|nd|rd|th|\.)?\s*(?P<month_of_day>(?:{months})\b\.?)(?:\s+20\d\d)?)",
            rf"(?P<month_day>(?P<month_before_day>(?:{months})\b\.?)\s+(?P<day_after>{number})(?:st|nd|rd|th)?(?!\d|[.:]\d)(?:,?\s+20\d\d)?)",
            rf"(?P<dotted>(?P<dot_day>{number})\.(?P<dot_month>{number})\.(?:\d{{4}}|\d{{2}}(?!\d))?)",
            rf"(?P<slash>(?P<slash_first>{number})/(?P<slash_second>{number})(?:/\d{{2,4}})?(?![\d/%]))",
            *([iso] if rules.iso_weeks else [r"(?P<iso>(?!))(?P<iso_number>(?!))?(?P<iso_to>(?!))?"]),
            rf"(?P<week>(?:{weeks})\s+(?P<week_number>{number})(?:\s*(?:[-–]|to|bis|đến)\s*(?P<week_to>{number}))?)",
            rf"(?:(?P<part>{parts})[\s-]+)?{month}(?:\s+20\d\d)?",
            rf"(?P<feast>(?:{_any(rules.feasts)})\b)",
        ]
    )
    prepositions = _any((*rules.starts, *rules.until))
    return re.compile(rf"(?:(?<!\w)(?P<prep>{prepositions})\s+(?:the\s+)?)?(?<![\w.,/:])(?:{body})(?!\w)", _I)


def _any(words: object) -> str:
    listed = sorted({str(word) for word in words}, key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
