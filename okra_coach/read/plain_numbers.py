"""Ways in which people write numbers, put plainly before a number is looked for.

“4 tỷ 6” is 4,6 tỷ, “1h30” 1 h 30 min, “between 4 and 6” a range; the 42 of “week 42: 17” and the 2025 of
“2025: 47 days” name a time and no value; of “from 12 to 8” a target is the 8.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from okra_coach.read.lexicon import Lexicon

_HALVES = {"½": "5", "¼": "25", "¾": "75"}
_MILLIONS = "tỷ|tỉ|ty|ti|triệu|trieu|tr"
_END = r"(?=\s*(?:$|[^\w\s.,%]|[.,](?!\d)|đ|vnđ|vnd|dong))"
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")

_Rewriting = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _rule(pattern: str, to: str | Callable[[re.Match[str]], str]) -> _Rewriting:
    return re.compile(pattern, re.IGNORECASE), to


def _joined(match: re.Match[str]) -> str:
    """ "4 tỷ 6" as 4,6 tỷ, "2 triệu 500" as 2,5 triệu; never three decimals, which might be thousands."""
    return f"{match[1]},{_decimals(match[3])} {match[2]}"


def _with_millions(match: re.Match[str]) -> str:
    """ "1 tỷ 200 triệu" as 1,2 tỷ."""
    return f"{match[1]},{_decimals(match[3].zfill(3))} {match[2]}"


def _decimals(digits: str) -> str:
    short = digits.rstrip("0") or "0"
    return f"{short}0" if len(short) == 3 else short


_REWRITINGS: tuple[_Rewriting, ...] = (
    _rule(r"(?<![\d/.,])(?:(\d+)\s?)?([½¼¾])", lambda match: f"{match[1] or 0}.{_HALVES[match[2]]}"),
    _rule(r"(?<![\d/.,])(\d+)\s1/2(?![\d/])", r"\1.5"),
    _rule(r"(?<![\d/.,\w]\s)(?<![\d/.,\w])1/2(?=\s(?:an?\s)?(?:day|hour|week|month|tag|stunde|woche|monat))", "0.5"),
    _rule(rf"(\d+)\s?({_MILLIONS}|tiếng|giờ|phút|ngày|tuần|tháng|năm)\s?rưỡi", r"\1,5 \2"),
    _rule(r"(\d+)\s?(tỷ|tỉ|ty)\s?(\d{1,3})\s?(?:triệu|trieu|tr)(?!\w)", _with_millions),
    _rule(rf"(?<![\d.,])(\d+)\s?({_MILLIONS})\s?(\d{{1,3}}){_END}", _joined),
    _rule(
        r"(?<![\d.,])(\d+)\s?(?:h|hrs?\.?|hours?|std\.?|stunden?|tiếng|giờ|g(?=\d))\s?(\d{1,2})\s?(?:m|p|ph|')(?!\w)",
        r"\1 h \2 min",
    ),
    _rule(r"(?<![\d.,])(\d+)\s?(?:h|hrs?\.?|hours?|std\.?|stunden?|tiếng|giờ|g(?=\d))\s?(\d\d)$", r"\1 h \2 min"),
    _rule(r"(?<![\w'])(\d+)'(?![\w'])", r"\1 min"),
    _rule(r"(?<!\w)T(€|EUR|USD|CHF)\s?(\d[\d.,']*)", r"\1 \2 tsd"),
    _rule(r"(?<=\d)\s?T(€|EUR\b|USD\b|CHF\b)", r" tsd \1"),
    _rule(r"([$€£]\s?\d[\d.,]*)\s?MM(?!\w)", r"\1 million"),
    _rule(r"(?<!\w)s?fr\.\s?(?=\d)", "CHF "),
    _rule(r"(?<!\w)(?:zwischen|between|giữa)\s+(\S*\d\S*)(\s(?:%|[^\W\d_]+))?\s(?:und|and|và)\s(?=\S?\d)", r"\1\2 - "),
    _rule(r"(?<!\w)minus\s(?=\d)", "-"),
    _rule(r"(?<![\w.,])1 in (\d+)(?![\d.,])(?!\s(?:day|week|month|year))", r"1 of \1"),
    _rule(r"(?<!\w)(?:jede[rsn]?|every)\s(\d+)(?:\.|th|nd|rd)(?=\s[^\W\d_])", r"1 of \1"),
)
_MINUTES = re.compile(r"(?<=\d)\s?ph?(?!\w)")
_QUARTER = re.compile(r"(?<![\d.,])[1-4](?:\.|st|nd|rd|th)\s(?:quartal|quarter|halbjahr)\w*")
_MONTH_OF_YEAR = re.compile(r"(?<![\d.,/])(?:0?[1-9]|1[0-2])[/.]20\d\d(?!\d)")
_DAY_OF_MONTH = re.compile(
    r"(?<!\w)(?:by|as of|until|before|stand)\s\d{1,2}/\d{1,2}(?![\d/])|(?<![\d/.,])\d{1,2}/\d{1,2}(?=:\s)"
)
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?=\s?[:)])|(?<=\d)/20\d\d(?!\d)")
_COUNTED = re.compile(
    r"(?:\d|\b(?:a|an|per|each|every|last|this|pro|je|jede|jeden|die|der|diese|letzte|letzten|moi|mot|hang|trong))\s*$"
)


def plainly(text: str, language: str) -> str:
    """The text with its numbers written plainly."""
    for pattern, to in _REWRITINGS:
        text = pattern.sub(to, text)
    return _MINUTES.sub(" phút", text) if language == "vi" else text


def language_of_number(text: str, language: str) -> str:
    """Vietnamese where the answer is, in an English form: its 1.250 is a thousand."""
    return "vi" if _VIETNAMESE.search(text) else language


def without_periods(bare: str, words: Lexicon) -> str:
    """The folded text with years, months and weeks blanked, unless nothing but them holds a number."""
    sure = bare
    for pattern in (_MONTH_OF_YEAR, _DAY_OF_MONTH, words.day_and_month):
        sure = pattern.sub(_blank, sure)
    left = words.period.sub(_blank_unless_counted, sure)
    left = words.month_and_day.sub(_blank, _QUARTER.sub(_blank, left))
    left = words.year.sub(_blank, _YEAR.sub(_blank, left))
    return left if re.search(r"\d", left) else sure


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_unless_counted(match: re.Match[str]) -> str:
    """ "2 weeks 3 days" and "a week 3" count; "week 3" is a name."""
    return match[0] if _COUNTED.search(match.string[: match.start()]) else _blank(match)


def arrival(bare: str, words: Lexicon) -> str:
    """The text of a target with all before the value to be reached blanked: the 8 of "from 12 to 8"."""
    match = words.move.search(bare)
    return bare if match is None else " " * match.start("goal") + bare[match.start("goal") :]


def is_change(bare: str, words: Lexicon) -> bool:
    """Whether a target says by how much and not how much: "20 % less", "minus 20 %", "giảm 10%"."""
    return words.change.search(bare) is not None
