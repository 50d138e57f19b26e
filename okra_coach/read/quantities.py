"""Numbers with their units out of answers in people's own words.

The first number counts ("48 % (58 of 120, hand count)" is 48 %); a range keeps its lower end as value and its upper
end as `high`. `12.000` follows the language of the workshop; `1.250.000` and `1,250.75` speak for themselves, and so
does `250,000đ`, as money has no third decimal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from okra_coach.model.measure import Quantity
from okra_coach.read.lexicon import Lexicon, fold, load_lexicon, plain
from okra_coach.read.plain_numbers import arrival, is_change, language_of_number, plainly, without_periods

_DECIMAL_POINT = frozenset({"en"})
_LONGEST = 2000
_GROUPS = r"\d{1,3}(?:(?P<group>[.,' \u202f])\d{3})(?:(?P=group)\d{3})*(?:[.,]\d+)?(?!\d)"
_NUMBER = re.compile(rf"(?<![\w.,])(?P<sign>(?<!\d)[+\-−–]\s?(?=\d))?(?P<number>{_GROUPS}|\d+(?:[.,]\d+)?)")
_MARKED_DATES = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2})?(?!\d)|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
_SLASH_DATE = re.compile(r"(?<![\d.,/])(\d{1,2})/(\d{1,2})(?![\d/])")
_GLUED = re.compile(r"(?<![^\W\d_])(wd|us\$|usd|gbp|eur|vnd|chf)(?=\d)", re.IGNORECASE)
_MORE = re.compile(r"\s?(?:(?:and|und|va)\s)?(\d{1,2})\s?(?![\d.,])")
_THREE_DECIMALS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_NOUN = re.compile(r"[^\W\d_][\w'-]*")
_WORD = re.compile(r"\S+")
_RATE = re.compile(r"(/|\w+)\s?([^\W\d_]+)")
_END_OF_PHRASE = re.compile(r"[^\w\s'-]|$")


@lru_cache(maxsize=20_000)
def read_quantity(text: str, language: str, *, aim: bool = False) -> Quantity | str | None:
    """The quantity an answer gives; the text when it has no number, None when the answer says that nobody knows.

    An aim that says by how much something is to change, and not to what, has no number.
    """
    given = " ".join(unicodedata.normalize("NFC", text).split())
    if is_unknown(given):
        return None
    language = language_of_number(given, language)
    shown = plainly(_GLUED.sub(r"\1 ", given[:_LONGEST]), language).lstrip("'")
    words = load_lexicon()
    bare = without_periods(_without_dates(fold(shown)), words)
    reached = arrival(bare, words) if aim else bare
    match = _first_number(reached)
    if match is None or (aim and reached == bare and is_change(bare, words)):
        return given
    return _quantity(given, shown, reached, match, language)


def doubtful_decimals(quantity: Quantity) -> str:
    """The number as written when its three decimals may as well be thousands: "1,250" in German; else ""."""
    match = _THREE_DECIMALS.search(quantity.text)
    return match[0] if match and quantity.value % 1 else ""


def says_nothing(text: str) -> bool:
    """Whether the whole of a free text is "none" or "don't know"; "not sure who decides" says something."""
    bare = plain(text)
    return _is_none(bare) or load_lexicon().unknown_before_sign.match(bare) is not None


def _is_none(bare: str) -> bool:
    words = load_lexicon()
    known = words.unknown | words.nothing
    return not any(char.isalnum() for char in bare) or bare in known or bare.rstrip(" .!") in known


@lru_cache(maxsize=20_000)
def is_unknown(text: str) -> bool:
    """Whether an answer says that it has none; "unknown, about 10 %" still holds an estimate."""
    words = load_lexicon()
    bare = plain(text)
    if _is_none(bare) or words.guessed_bound.match(bare):
        return True
    start = words.unknown_start.match(bare) or words.unknown_before_sign.match(bare)
    if start is None:
        return False
    hedge = words.hedge.search(bare, start.end())
    return hedge is None or re.match(r"\s*\d", bare[hedge.end() :]) is None


def _without_dates(text: str) -> str:
    """The text with dates blanked, so that their numbers do not count."""
    text = _MARKED_DATES.sub(lambda match: " " * len(match[0]), text)
    return _SLASH_DATE.sub(lambda match: " " * len(match[0]) if _is_date(match) else match[0], text)


def _is_date(match: re.Match[str]) -> bool:
    day, month = int(match[1]), int(match[2])
    return (12 < day <= 31 and 1 <= month <= 12) or (0 < month <= 12 and 12 >= day > month)


def _first_number(text: str) -> re.Match[str] | None:
    """The first number that is no clock time and no part of a name."""
    for match in _NUMBER.finditer(text):
        if not re.match(r":\d\d", text[match.end() :]) and not re.search(r"\d:$", text[: match.start()]):
            return match
    return None


def _quantity(given: str, shown: str, bare: str, match: re.Match[str], language: str) -> Quantity | str:
    words = load_lexicon()
    value = _value(match["number"], language)
    if value is None:
        return given
    high, end = _upper_end(bare, match, value, language, words)
    factor, unit = _unit(shown, bare, match.start(), end, words)
    if factor == 1 and unit in words.currencies.values() and _THOUSANDS.fullmatch(match["number"]):
        value = float(re.sub(r"\D", "", match["number"]))
    if unit == "hours":
        value += _minutes_after(bare, end, words) / 60
    signed = -value if match["sign"] and match["sign"][0] in "-−–" else value
    approximate = high is not None or _hedged(bare, match, end, words)
    return Quantity(_tidy(signed * factor), unit, given, approximate, None if high is None else _tidy(high * factor))


def _minutes_after(bare: str, end: int, words: Lexicon) -> int:
    """The 30 of "1 h 30 min" and "1h30"; 0 when there is nothing of the kind."""
    hours = words.unit.match(bare, _space(bare, end))
    more = _MORE.match(bare, hours.end()) if hours else None
    if hours is None or more is None:
        return 0
    minutes = words.unit.match(bare, more.end())
    named = minutes is not None and words.units[minutes[1]] == "minutes"
    glued = more.start(1) == hours.end() and more.end() == len(bare)
    return int(more[1]) if named or glued else 0


def _tidy(value: float) -> float:
    return float(round(value, 6)) if abs(value) < 1e12 else value


def _value(number: str, language: str) -> float | None:
    """The number in a writing of the language; None when it is too long to mean anything."""
    digits = re.sub(r"[' \u202f]", "", number)
    if len(digits) > 18:
        return None
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal = max(".", ",", key=digits.rfind)
    elif dots + commas > 1:
        decimal = ""
    else:
        decimal = _lone_separator(digits, language)
    for separator in ".,":
        digits = digits.replace(separator, "." if separator == decimal else "")
    return float(digits)


def _lone_separator(digits: str, language: str) -> str:
    """The decimal separator when there is at most one; a group is three digits after the other sign, or three zeros."""
    match = re.fullmatch(r"(\d+)([.,])(\d+)", digits)
    if match is None:
        return ""
    grouping = "," if language in _DECIMAL_POINT else "."
    likely = match[2] == grouping or match[3] == "000"
    is_group = likely and len(match[3]) == 3 and len(match[1]) <= 3 and not match[1].startswith("0")
    return "" if is_group else match[2]


def _upper_end(bare: str, match: re.Match[str], low: float, language: str, words: Lexicon) -> tuple[float | None, int]:
    """The upper end of a range and where it ends; "30-40k" and "£5 to £6" are ranges, "9-5" is none."""
    if match["sign"] and match["sign"][0] in "-−–":
        return None, match.end()
    start = match.end()
    unit = _skip(bare, start, words)
    for position in dict.fromkeys((start, unit)):
        dash = words.range.match(bare, position)
        second = re.compile(r"[£$€₫]?\s?(\d+(?:[.,]\d+)*)").match(bare, dash.end()) if dash else None
        value = _value(second[1], language) if second else None
        if second and value is not None and value > low:
            return value, second.end()
    return None, start


def _skip(bare: str, position: int, words: Lexicon) -> int:
    """Past a multiplier, currency or unit that follows the first number of a range."""
    for pattern in (words.multiplier, words.currency, words.unit):
        match = pattern.match(bare, _space(bare, position))
        position = match.end() if match else position
    return position


def _space(bare: str, position: int) -> int:
    """Past one space, and past the full stop of an ordinal ("3. Werktag")."""
    if bare.startswith(". ", position):
        return position + 2
    return position + bare.startswith(" ", position)


def _unit(shown: str, bare: str, start: int, end: int, words: Lexicon) -> tuple[float, str]:
    """What the number is multiplied with, and its unit."""
    before = _before(bare, start, words)
    position, factor = _space(bare, end), 1.0
    multiplier = words.multiplier.match(bare, position)
    if multiplier:
        after = _currency_at(bare, multiplier.end(), words)
        if before in words.currencies.values() or after or multiplier[1] not in words.only_with_money:
            factor, position = words.multipliers[multiplier[1]], _space(bare, multiplier.end())
    money = _currency_at(bare, position, words)
    if money or before in words.currencies.values():
        return factor, money or before
    known = words.unit.match(bare, position)
    if known:
        return factor, words.units[known[1]]
    named = before or _share(shown, bare, end, words) or _noun(shown, bare, position, words)
    alone = words.money_alone.get(multiplier[1], "") if multiplier and factor != 1 else ""
    is_rate = named.partition(" ")[0] in words.rates or named.startswith("/")
    return factor, alone if alone and (is_rate or not named) else named


def _currency_at(bare: str, position: int, words: Lexicon) -> str:
    match = words.currency.match(bare, _space(bare, position))
    return words.currencies[match[1]] if match else ""


def _before(bare: str, start: int, words: Lexicon) -> str:
    """A currency or a working day named before the number: "£38k", "VND 500", "WD 9"."""
    head = bare[:start].rstrip(" +-−")
    for table in (words.currencies, {"wd": "working days"}):
        for word, unit in table.items():
            if head.endswith(word) and not re.search(r"[^\W\d_]$", head[: -len(word)] if word[0].isalpha() else ""):
                return unit
    return ""


def _share(shown: str, bare: str, end: int, words: Lexicon) -> str:
    """ "27 of 40" counts in units "of 40", in the words of the answer."""
    match = words.share.match(bare, end)
    number = re.compile(r"\d+(?:[.,]\d{3})*(?!\d)").match(bare, match.end()) if match else None
    if match is None or number is None:
        return ""
    return f"{shown[match.start() : match.end()].strip()} {number[0]}".replace("/ ", "/")


def _noun(shown: str, bare: str, position: int, words: Lexicon) -> str:
    """A noun of up to three words that ends its phrase, or a rate such as "a day"; "" for anything longer."""
    end = _END_OF_PHRASE.search(bare, position)
    stop = end.start() if end else len(bare)
    rate = _RATE.match(bare, position)
    if rate and rate[1] in words.rates and rate[2] in words.units:
        return shown[position : rate.end()]
    taken = 0
    for word in _WORD.finditer(bare, position, stop):
        if fold(word[0]) in words.no_nouns or not _NOUN.fullmatch(word[0]):
            stop = word.start()
            break
        taken += 1
    return shown[position:stop].strip() if 0 < taken <= 3 else ""


def _hedged(bare: str, match: re.Match[str], end: int, words: Lexicon) -> bool:
    """Whether the number is softened: a hedge before it, or a hedge or question mark soon after it."""
    if words.hedge.search(bare, 0, match.start()):
        return True
    after = re.split(r"[(.;]", bare[end:], maxsplit=1)[0]
    return "?" in after[:40] or bool(words.hedge.search(" ".join(after.split()[:4])))
