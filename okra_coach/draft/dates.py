"""Days and other times that people name in an action line; a time that is no day stays words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from okra_coach.draft.lexicon import Lexicon, month_names
from okra_coach.model.workshop import Cycle

_DAY_MONTH = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s+)?\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s*(?P<month>[^\W\d_]{3,9})\b\.?"
)
_MONTH_DAY = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s+)?\b(?P<month>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
)
_DOTTED = re.compile(r"(?:(?P<before>[^\W\d_]+)\s+)?\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:\d{2,4})?")
_SLASHED = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s+)?\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/\d{2,4})?\b(?P<after>\s*$)?"
)


def due_date(text: str, cycle: Cycle, lexicon: Lexicon) -> date | None:
    """The first day that is named, in the year that puts it nearest to the cycle; None for a month alone."""
    return next((day for day, _ in _days(text, cycle, lexicon)), None)


def is_start(text: str, lexicon: Lexicon) -> bool:
    """Whether the first day that is named tells when something begins."""
    anchor = Cycle("", date(2000, 1, 1), date(2000, 12, 31))
    return next((before in lexicon.start_words for _, before in _days(text, anchor, lexicon)), False)


def _days(text: str, cycle: Cycle, lexicon: Lexicon) -> Iterator[tuple[date, str]]:
    """Each day with the word before it; a slash needs a word for a date before it or the end behind it."""
    for match in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        month = _months(lexicon).get(match["month"].lower().rstrip("."))
        found = _near(int(match["day"]), month, cycle) if month else None
        if found:
            yield found, _before(match)
    for match in (*_DOTTED.finditer(text), *_SLASHED.finditer(text)):
        slashed = "after" in match.re.groupindex
        if slashed and _before(match) not in lexicon.date_words and match["after"] is None:
            continue
        found = _near(int(match["day"]), int(match["month"]), cycle)
        if found:
            yield found, _before(match)


def _before(match: re.Match[str]) -> str:
    return (match["before"] or "").lower()


def _near(day: int, month: int, cycle: Cycle) -> date | None:
    candidates = []
    for year in range(cycle.first.year - 1, cycle.last.year + 2):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda found: abs((found - cycle.first).days), default=None)


def names_month(text: str, lexicon: Lexicon) -> bool:
    """Whether a month is named, or a day in figures."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    return bool(words & _months(lexicon).keys()) or bool(_DOTTED.search(text) or _SLASHED.search(text))


def time_said(text: str, lexicon: Lexicon) -> str | None:
    """A time that is no due day, as it was said: "by end of Jan", "from 18 Jan", "weeks 1-3"."""
    found = lexicon.when.search(text) or _figures(text, lexicon)
    return found.group().strip(" ,") if found else None


def _figures(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A start in figures, such as "ab 19.01."."""
    return next(
        (m for m in (_DOTTED.search(text), _SLASHED.search(text)) if m and _before(m) in lexicon.start_words), None
    )


def _months(lexicon: Lexicon) -> dict[str, int]:
    return {**month_names("en"), **month_names("de" if lexicon.language == "de" else "en")}
