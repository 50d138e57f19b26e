"""A day at which an action ends moves out of its words into `due:`, where it can be read in one way only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from okra_coach.check.lexicon import composed
from okra_coach.check.rewrites.grammar import any_of, beginnings, grammar, sentence
from okra_coach.model.workshop import Cycle

_MONTHS = 12
_DIGIT = re.compile(r"\d")
_YEAR = r"(?:20\d\d)"


@dataclass(frozen=True, slots=True)
class Timed:
    """What to do, and the day by which it is done."""

    text: str
    due: date


def due_in(text: str, language: str, cycle: Cycle) -> Timed | None:
    """The one day in an action's words by which it ends; None for times that only the room can tell.

    Weeks, months and “on” a day stay words, and so does a day outside the cycle, or that may be of two months.
    """
    line = composed(text).strip().rstrip(".").strip()
    may_end = _DIGIT.search(line) and beginnings(language, "until").stand_in(text)
    found = list(_pattern(language).finditer(line)) if may_end else []
    if len(found) != 1 or _is_part_of_more(line, found[0], language):
        return None
    day = _day(found[0], language, cycle)
    rest = _without(line, found[0])
    return Timed(rest, day) if day and len(rest.split()) > 1 else None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A deadline: its word, perhaps a weekday, and a day."""
    own, english = grammar(language), grammar("en")
    names = any_of([*own.own["months"], *own.own["months_short"], *english.own["months"], *english.own["months_short"]])
    day = "|".join(
        [
            r"(?P<iso>20\d\d-\d\d-\d\d)",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>{names})\b\.?(?:,?\s+(?P<year>{_YEAR}))?",
            rf"(?P<month2>{names})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>{_YEAR}))?",
            rf"(?P<day3>\d{{1,2}})\.\s?(?P<month3>\d{{1,2}})\.(?P<year3>\s?{_YEAR})?",
            rf"(?P<day4>\d{{1,2}})/(?P<month4>\d{{1,2}})(?:/(?P<year4>{_YEAR}))?",
            rf"(?P<day5>\d{{1,2}})\s+tháng\s+(?P<month5>\d{{1,2}})(?:(?:\s+năm\s+|/)(?P<year5>{_YEAR}))?",
        ]
    )
    weekday = rf"(?:(?:{own.any_of('weekdays')})\b\.?,?\s+(?:(?:the|den|dem|ngày)\s+)?)?"
    return re.compile(
        rf"(?P<open>[(\[]\s*)?(?<!\w)(?:{own.any_of('until')}):?\s+(?:(?:the|den|dem|zum|ngày)\s+)?{weekday}"
        rf"(?:{day})(?![\w/–-]|[.,:]\d)(?P<close>\s*[)\]])?",
        re.IGNORECASE,
    )


def _is_part_of_more(line: str, found: re.Match[str], language: str) -> bool:
    """“From 1 to 12 March”, “bis 12. März laufen lassen” and one open bracket are more than a deadline."""
    own = grammar(language)
    before, after = line[: found.start()], line[found.end() :]
    spans = re.search(rf"(?<!\w)(?:{own.any_of('period')})\s+[^,;]*\d[^,;]*$", before, re.IGNORECASE)
    loose = re.search(r"(?:^|[,;:(]\s|\s[–—-]\s)\S+\s+$", before) and language != "de"
    lasting = re.search(rf"(?<!\w)(?:{own.any_of('lasting')})(?!\w)", after, re.IGNORECASE)
    goes_on = re.match(r"\s*(?:[-–/]|and|und|và|or|oder|hoặc|\d)", after)
    inside = (
        after.strip() and before.strip() and language != "de" and not found["close"] and after.lstrip()[0] not in ",;)"
    )
    return bool(spans or loose or lasting or goes_on or inside or bool(found["open"]) != bool(found["close"]))


def _day(found: re.Match[str], language: str, cycle: Cycle) -> date | None:
    """The day, if it is in the cycle and can be no other."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    if "iso" in groups:
        return _in_cycle(groups["iso"], cycle)
    sort = next(name[3:] for name in groups if name.startswith("day"))
    day, said, year = int(groups[f"day{sort}"]), groups[f"month{sort}"], groups.get(f"year{sort}", "").strip()
    month = int(said) if said.isdigit() else _month(said, language)
    if sort == "4" and language == "en" and month > _MONTHS >= day:
        day, month = month, day
    elif sort == "4" and language != "vi" and day <= _MONTHS and day != month:
        return None
    years = [int(year)] if year else sorted({cycle.first.year, cycle.last.year})
    days = [one for one in (_in_cycle(f"{y:04}-{month:02}-{day:02}", cycle) for y in years) if one]
    return days[0] if len(days) == 1 else None


def _month(said: str, language: str) -> int:
    for own in (grammar(language), grammar("en")):
        for names in (own.own["months"], own.own["months_short"]):
            if said.casefold() in names:
                return int(names.index(said.casefold())) + 1
    return 0


def _in_cycle(text: str, cycle: Cycle) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if cycle.first <= day <= cycle.last else None


def _without(line: str, found: re.Match[str]) -> str:
    before, after = line[: found.start()].rstrip(" ,;–—-("), line[found.end() :]
    after = after.lstrip(" ,;") if not before else after
    return sentence(f"{before} {after.lstrip()}" if after.lstrip()[:1].isalnum() else f"{before}{after}")
