"""The pattern by which times are found in an action line, made of a language's words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from okra_coach.draft.lexicon import month_names
from okra_coach.draft.phrasing import Phrasing, phrasing

_I = re.IGNORECASE
_NUMBER = r"\d{1,2}"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_YEAR = r"20\d\d"
_RANGE = rf"(?:{_NUMBER}{_ORDINAL}\s*(?:[-–]|to|bis|and|und|đến)\s*)?"
"""The first day of "25-29 Jan", of which the last one counts."""
_SEVERAL = r"\s*(?:[-–/,]|to|bis|and|und|đến|và)\s*"
_NOTHING_MORE = r"(?=\s*(?:$|[,.;:)–-]|20\d\d))"


@cache
def months(language: str) -> Mapping[str, int]:
    """Names of months in lower case with their number: English ones, and those of the language."""
    own = phrasing(language).months
    return {**month_names("en"), "sept": 9, **month_names("de" if language == "de" else "en"), **own}


@cache
def time_pattern(language: str) -> re.Pattern[str]:
    """One pattern for all times: a preposition, a weekday, and a day, month, week or feast.

    Its named groups tell which sort was found; a group that a language has no words for never matches.
    """
    rules = phrasing(language)
    prepositions = any_of((*rules.starts, *rules.until))
    weekday = rf"(?:(?:{any_of(rules.weekdays)})\b\.?,?\s+)?"
    body = "|".join([*_days(rules.language), *_weeks(rules.language), _month(rules.language), _feast(rules.language)])
    return re.compile(
        rf"(?:(?<!\w)(?P<prep>{prepositions})\s+(?:(?:the|dem|den|der)\s+)?)?(?<![\w.,/:–-]){weekday}(?:{body})(?!\w)",
        _I,
    )


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, the longest first."""
    listed = sorted({str(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) or "(?!)"


def _days(language: str) -> list[str]:
    names = any_of(months(language))
    vietnamese = rf"(?P<day_vi>{_NUMBER})\s+tháng\s+(?P<month_vi>{_NUMBER}|{any_of(phrasing('vi').months)})"
    found = {
        "iso": rf"(?P<iso_day>(?P<iso_year>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_of>\d\d))",
        "day": rf"(?P<day_month>{_RANGE}(?P<day>{_NUMBER}){_ORDINAL}\s*(?:of\s+)?(?P<month_of_day>{names})\b\.?"
        rf"(?!-[^\W\d])(?:,?\s+(?P<year_named>{_YEAR}))?)",
        "month": rf"(?P<month_day>(?P<month_before_day>{names})\b\.?\s+(?:{_NUMBER}\s*[-–]\s*)?(?P<day_after>{_NUMBER})"
        rf"{_ORDINAL}(?:,?\s+(?P<year_after>{_YEAR}))?{_NOTHING_MORE})",
        "vi": rf"(?P<vietnamese>{vietnamese}(?:(?:\s+năm\s+|/)(?P<year_vi>{_YEAR}))?)",
        "dots": rf"(?P<dotted>(?:{_NUMBER}\.(?:{_NUMBER}\.)?\s*[-–]\s*)?(?P<dot_day>{_NUMBER})\."
        rf"(?P<dot_month>{_NUMBER})(?P<dot_end>\.)?(?P<year_dot>(?<=\.)(?:{_YEAR}|\d\d))?(?!\d|[.:]\d))",
        "slash": rf"(?P<slash>(?:{_NUMBER}/{_NUMBER}\s*[-–]\s*)?(?P<slash_first>{_NUMBER})(?P<slash_sign>[/-])"
        rf"(?P<slash_second>{_NUMBER})(?:[/-](?P<year_slash>{_YEAR}|\d\d))?(?![\d/%-]))",
    }
    return [body for sort, body in found.items() if sort != "vi" or language == "vi"]


def _weeks(language: str) -> list[str]:
    rules = phrasing(language)
    found = [_week("week", rules.weeks, rules)]
    return [*found, _week("iso", rules.iso_weeks, rules)] if rules.iso_weeks else found


def _week(name: str, words: Iterable[str], rules: Phrasing) -> str:
    part = any_of(word for words in rules.parts.values() for word in words)
    again = any_of((*rules.weeks, *rules.iso_weeks))
    return (
        rf"(?P<{name}>(?:(?P<{name}_part>{part})\s+)?(?:{any_of(words)})\s*(?:thứ\s+)?(?P<{name}_number>{_NUMBER})"
        rf"(?:{_SEVERAL}(?:(?:{again})\s*)?(?P<{name}_to>{_NUMBER})(?![.:\d]))?)"
    )


def _month(language: str) -> str:
    rules = phrasing(language)
    part = rf"(?:(?P<part>{any_of(word for words in rules.parts.values() for word in words)})(?:\s+|-))?"
    if language == "vi":
        name = rf"{_NUMBER}|{any_of(rules.months)}"
        one, more = rf"tháng\s+(?P<month>{name})", rf"(?:{_SEVERAL}(?:tháng\s+)?(?P<month_to>{name}))?"
    else:
        names = any_of(months(language))
        one, more = rf"(?P<month>{names})\b\.?", rf"(?:{_SEVERAL}(?P<month_to>{names})\b\.?)?"
    return rf"(?P<whole_month>{part}{one}{more}(?!-[^\W\d])(?:(?:\s+(?:năm\s+)?|/)(?P<year>{_YEAR}))?)"


def _feast(language: str) -> str:
    return rf"(?P<feast>(?:{any_of(phrasing(language).feasts)})\b)"
