"""Times that people name in an action line: an end becomes a due day, everything else stays words.

A day is itself; a month its last weekday, "mid" or "Mitte" of it the 15th or the weekday before; a calendar week (KW)
its Friday by ISO 8601; any other week its Friday counted from the beginning of the cycle; of a range the last counts.
A start, a feast, the beginning of a month or week, and what lies outside the cycle never become a due day.
A day without a year is the one nearest to the cycle; a day with a year is that day and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.time_words import months, time_pattern
from okra_coach.model.workshop import Cycle

_MIDDLE = 15
_FRIDAY = 4
_MONTHS = 12
_MONTH_FIRST = "US"
_MOST_OF_A_SHARE = 4


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it stands in a text: `said` in full, from `start` to `end`; `due` is the day it means as an end.

    `is_bound` tells that a word such as "by" or "from" stands before it; `is_exact` that it names one day or week.
    """

    said: str
    start: int
    end: int
    due: date | None
    is_bound: bool
    is_exact: bool


def times_in(text: str, cycle: Cycle, language: str, country: str = "") -> Iterator[Time]:
    """All times of a text in their order, none inside another; "2/15" is a day in February where `country` is "US"."""
    rules = phrasing(language)
    for match in time_pattern(rules.language).finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value is not None}
        if not _is_a_time(found, match, text, rules):
            continue
        day = None if _is_start(found, rules) else _due(found, cycle, rules, country)
        inside = day if day is not None and cycle.first <= day <= cycle.last else None
        exact = not {"whole_month", "feast", "week"} & found.keys() and not _is_like_a_share(found)
        yield Time(match.group().strip(" ,"), match.start(), match.end(), inside, "prep" in found, exact)


def _is_a_time(found: Mapping[str, str], match: re.Match[str], text: str, rules: Phrasing) -> bool:
    """Whether the signs are a time here: "2/3" may be a share, "3.5" a number and "may" a verb."""
    said = found.get("prep", "").lower()
    if "dotted" in found:
        return "dot_end" in found or said.split(" ")[0] in rules.before_days
    if "slash" in found:
        if found["slash_sign"] == "-":
            return said.split(" ")[-1] in rules.before_days and rules.language == "vi"
        return bool(said) or _stands_alone(match, text)
    if "whole_month" in found and rules.language != "vi":
        return bool(said) or "part" in found or found["month"][0].isupper()
    return True


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """A date with a slash and no word before it counts at the end of its part only."""
    before = text[: match.start()].rstrip(" (")
    return not text[match.end() :].strip(" .)") and not before.endswith(tuple("0123456789%"))


def _is_like_a_share(found: Mapping[str, str]) -> bool:
    """ "1/3" and "3/4" without a word before them may be shares."""
    if "slash" not in found or "year_slash" in found:
        return False
    first, second = int(found["slash_first"]), int(found["slash_second"])
    return first < second and second <= _MOST_OF_A_SHARE


def _is_start(found: Mapping[str, str], rules: Phrasing) -> bool:
    return " ".join(found.get("prep", "").lower().split()) in rules.starts


def _due(found: Mapping[str, str], cycle: Cycle, rules: Phrasing, country: str) -> date | None:
    if "feast" in found or _part(found, rules) == "begin":
        return None
    if "iso" in found:
        return _week_of_year(int(found.get("iso_to", found["iso_number"])), cycle)
    if "week" in found:
        number = int(found.get("week_to", found["week_number"]))
        return cycle.first - timedelta(cycle.first.weekday()) + timedelta(7 * (number - 1) + _FRIDAY)
    if "whole_month" in found:
        return _in_month(found, cycle, rules)
    return _day(found, cycle, rules, country)


def _day(found: Mapping[str, str], cycle: Cycle, rules: Phrasing, country: str) -> date | None:
    names = months(rules.language)
    if "iso_day" in found:
        return _near(int(found["iso_of"]), int(found["iso_month"]), cycle, found["iso_year"])
    if "day_month" in found:
        return _near(int(found["day"]), _number(found["month_of_day"], names), cycle, found.get("year_named"))
    if "month_day" in found:
        return _near(int(found["day_after"]), _number(found["month_before_day"], names), cycle, found.get("year_after"))
    if "vietnamese" in found:
        return _near(int(found["day_vi"]), _number(found["month_vi"], names), cycle, found.get("year_vi"))
    if "dotted" in found:
        return _near(int(found["dot_day"]), int(found["dot_month"]), cycle, found.get("year_dot"))
    first, second = int(found["slash_first"]), int(found["slash_second"])
    swapped = (country == _MONTH_FIRST and first <= _MONTHS) or second > _MONTHS >= first
    day, month = (second, first) if swapped else (first, second)
    return _near(day, month, cycle, found.get("year_slash"))


def _number(month: str, names: Mapping[str, int]) -> int:
    bare = month.lower().rstrip(".")
    return int(bare) if bare.isdigit() else names[bare]


def _week_of_year(number: int, cycle: Cycle) -> date | None:
    days = []
    for year in {cycle.first.year, cycle.last.year}:
        try:
            days.append(date.fromisocalendar(year, number, _FRIDAY + 1))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - cycle.first).days), default=None)


def _part(found: Mapping[str, str], rules: Phrasing) -> str:
    said = (found.get("part") or found.get("week_part") or found.get("iso_part") or "").lower()
    return next((part for part, words in rules.parts.items() if said in {word.lower() for word in words}), "end")


def _in_month(found: Mapping[str, str], cycle: Cycle, rules: Phrasing) -> date | None:
    """The last weekday of a month, or its 15th or the weekday before."""
    name = found.get("month_to", found["month"])
    first = _near(1, _number(name, months(rules.language)), cycle, found.get("year"))
    if first is None:
        return None
    last = (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    day = first.replace(day=_MIDDLE) if _part(found, rules) == "middle" else last
    return day - timedelta(max(day.weekday() - _FRIDAY, 0))


def _near(day: int, month: int, cycle: Cycle, year: str | None = None) -> date | None:
    """The day in the year that was said, or in the one that puts it nearest to the cycle."""
    years = [int(year) % 100 + 2000] if year else range(cycle.first.year - 1, cycle.last.year + 2)
    candidates = []
    for one in years:
        try:
            candidates.append(date(one, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda found: abs((found - cycle.first).days), default=None)
