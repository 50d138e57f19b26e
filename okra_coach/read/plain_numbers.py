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

_WORDS = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("einen?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
)
_PARTS = {
    "drittel": "von 3", "viertel": "von 4", "fünftel": "von 5", "zehntel": "von 10",
    "dritte": "von 3", "vierte": "von 4", "fünfte": "von 5", "sechste": "von 6", "achte": "von 8", "zehnte": "von 10",
    "third": "of 3", "fourth": "of 4", "fifth": "of 5", "sixth": "of 6", "eighth": "of 8", "tenth": "of 10",
    "ba": "trên 3", "tư": "trên 4", "năm": "trên 5", "mười": "trên 10",
}  # fmt: skip
"""Parts of a whole in words → the share in figures."""
_GERMAN = "drittel|viertel|fünftel|zehntel"
_GERMAN_NTH = "dritte|vierte|fünfte|sechste|achte|zehnte"
_ANY_WORD = "|".join(word for words in _WORDS for word in words)
_SPAN_OF_TIME = (
    r"(?:working |business )?(?:days?|weeks?|months?|hours?|minutes?|(?:arbeits|werk)?tagen?|wochen?|monaten?|stunden?"
    r"|minuten?|ngày|tuần|tháng|tiếng|phút)"
)
_TURNED = (
    r"(?!\s+(?:party|parties|time|shift|floor))"
    r"(?![^.;(]*\b(?:nicht|not|wrong|falsch|fehlt|kein\w*|isn.t|aren.t|don.t|doesn.t|không)\b)"
)
"""Behind "a third": another sense of the word, or a sentence that counts what is not so."""

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


def _in_figures(match: re.Match[str]) -> str:
    """ "zwei bis drei Wochen" as "2 bis 3 Wochen"."""
    figures = re.sub(rf"(?<!\w)(?:{_ANY_WORD})(?!\w)", lambda word: _figure(word[0].lower()), match[2])
    return f"{match[1]}{figures}{match[3]}"


def _figure(word: str) -> str:
    places = (place for words in _WORDS for place, known in enumerate(words, 1) if re.fullmatch(known, word))
    return str(next(places))


def _part(match: re.Match[str]) -> str:
    """ "ein Drittel" as "1 von 3"."""
    return f"1 {_PARTS[match[1].lower()]}"


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
    _rule(
        rf"(?<!\w)({'|'.join(_WORDS[0])})\s(?:in|out of)\s({'|'.join(_WORDS[0])})(?!\w)",
        lambda match: f"{_figure(match[1].lower())} of {_figure(match[2].lower())}",
    ),
    _rule(r"(?<=\d)\s?T(€|EUR\b|USD\b|CHF\b)", r" tsd \1"),
    _rule(r"([$€£]\s?\d[\d.,]*)\s?MM(?!\w)", r"\1 million"),
    _rule(r"(?<!\w)s?fr\.\s?(?=\d)", "CHF "),
    _rule(r"(?<!\w)(?:zwischen|between|giữa)\s+(\S*\d\S*)(\s(?:%|[^\W\d_]+))?\s(?:und|and|và)\s(?=\S?\d)", r"\1\2 - "),
    _rule(r"(?<!\w)minus\s(?=\d)", "-"),
    (re.compile(r"(?<=\d)\s?AT(?![\w])"), " Arbeitstage"),
    _rule(r"(?<![\w.,/])([2-9]) in ([3-9]|10)(?![\d.,])(?!\s(?:day|week|month|year))", r"\1 of \2"),
    _rule(r"(?<![\w.,])(\d[\d.,]*%?)-?ish(?!\w)", r"about \1"),
    _rule(r"(?<![\w.,])1 in (\d+)(?![\d.,])(?!\s(?:day|week|month|year))", r"1 of \1"),
    _rule(r"(?<!\w)cứ (\d+) (?:\w+ )?thì (?:có )?(\d+(?:\s?[-–]\s?\d+)?)(?: \w+)?", r"\2 trên \1"),
    _rule(rf"(?<!\w)(?:một|1) phần (ba|tư|năm|mười)(?!\w){_TURNED}", _part),
    _rule(rf"(?<!\w)(?:ein(?:em|es)?)\s({_GERMAN})(?!\w)(?!\s*(?:stunde|jahr)){_TURNED}", _part),
    _rule(rf"(?<!\w)jede[rsn]?\s({_GERMAN_NTH})[rsn]?(?!\w){_TURNED}", _part),
    _rule(rf"(?<!\w)(?:every|an?|one)\s(third|fourth|fifth|sixth|eighth|tenth)(?!\w){_TURNED}", _part),
    _rule(
        rf"^(\D{{0,20}}?)((?<!\w)(?:{_ANY_WORD})(?:\s(?:to|or|bis|oder|đến|hoặc)\s(?:{_ANY_WORD}))?)(\s{_SPAN_OF_TIME}(?!\w))",
        _in_figures,
    ),
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
