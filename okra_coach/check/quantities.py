"""Numbers in a line that are quantities, told apart from numbers that are names: Q3, FY26, SOC 2, tier-1, 24/7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from okra_coach.check.lexicon import composed, first_word, may_have, pattern

_CURRENCY = r"[$€£¥₫]|(?:USD|EUR|GBP|CHF|VND|SGD|US\$)\s?"
_DIGITS = r"\d+(?:[.,\u00a0\u202f']\d+)*"
_SCALE = (
    r"\s?(?:%|‰|percent\b|per cent\b|Prozent\b|phần trăm|million\b|billion\b|thousand\b|Mio\.?|Mrd\.?|Millionen\b"
    r"|triệu|tỷ|nghìn)|(?:[kKmM]|MM|bn|mn|[xX]|h|hrs?|ms|s|secs?|mins?|pp|pts?|bps|d|days?|wks?|weeks?|months?|[kKMGT]B|km|kg|k?Wh|MWh|t)(?![\w])"
    r"|(?<=[.,]\d)-stars?\b"
)
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts that put no space between a word and a number."""
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/:§#-])|(?<=[{_UNSPACED}]))(?P<all>(?:{_CURRENCY})?[+<>≤≥~±-]?(?P<digits>{_DIGITS})(?P<scale>{_SCALE})?\s?(?P<sign>[€₫£]|[đĐ](?!\w))?\+?)"
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_RATIO_NAME = re.compile(r"\b(?:24/7|7/24|50/50|\d+:\d+(?::\d+)?)\b")
_IN_DATES = re.compile(r"[-./:]")
_BEFORE_DIGITS = 8
"""More letters than a currency and a sign have."""

_GOES_ON = re.compile(rf"(?![{_UNSPACED}])[^\W\d_]|-[^\W\d_]|°|\.(?=\s+\w+)(?!\s+[A-Z]\w*\.)")
"""What stands behind the digits of a name."""

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 100
"""Words that name a number stand within so many characters, so that long lines take no longer than their length."""


@dataclass(frozen=True)
class Found:
    """A quantity in a text: as written, its number when it can be read, and where it is."""

    text: str
    value: float | None
    start: int
    end: int


@lru_cache(maxsize=8192)
def find_quantities(text: str) -> tuple[Found, ...]:
    """The quantities of a line in order; years, dates, names such as Q3 or SOC 2, and number words are none."""
    text = composed(text)
    digit = _DIGIT.search(text)
    if digit is None:
        return ()
    taken = _taken(text, digit.start()) if _IN_DATES.search(text, digit.start()) else ()
    found = _NUMBER.finditer(text, max(digit.start() - _BEFORE_DIGITS, 0))
    return tuple(
        [
            _found(match)
            for match in found
            if not any(_meet(match.span(), span) for span in taken) and not _is_name(match, text)
        ]
    )


def _taken(text: str, start: int) -> list[tuple[int, int]]:
    """Where dates and ratios stand from the first digit on."""
    return [found.span() for kind in (_DATE, _RATIO_NAME) for found in kind.finditer(text, start)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(match: re.Match[str]) -> Found:
    return Found(match.group("all").strip(), _value(match.group("digits")), match.start(), match.end())


def _value(digits: str) -> float | None:
    """The number when there is only one way to read it; 1.250 and 1,250 are left alone."""
    plain = digits.replace(",", ".")
    if re.fullmatch(r"\d+", plain) or re.fullmatch(r"\d+\.\d{1,2}", plain):
        return float(plain)
    return None


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether the number names something: a year, the 2 of SOC 2, the 360 of 360°, the 90 of a 90-day plan."""
    bare = match.group("all").strip() == match.group("digits")
    if bare and _YEAR.fullmatch(match.group("digits")):
        return True
    if _GOES_ON.match(text, match.end("digits")) and not (match.group("scale") or match.group("sign")):
        return True
    named, timed = may_have(text, "numbered_names"), may_have(text, "times")
    if not bare or not (named or timed):
        return False
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip(" .:#")
    after = text[match.end() : match.end() + _NEAR].lstrip()
    return (named and _ends_with("numbered_names", before)) or (timed and _is_period(before, after))


def _is_period(before: str, after: str) -> bool:
    """“The first 4 weeks”, “4 tuần đầu tiên”."""
    time = first_word("times", after)
    if time is None:
        return False
    return _ends_with("first_words", before) or first_word("first_words", after[len(time) :].lstrip()) is not None


def _ends_with(key: str, text: str) -> bool:
    return any(found.end() == len(text) for found in pattern(key).finditer(text))


def without_quantities(text: str) -> str | None:
    """The line without its quantities and the small words before them; None when no plain line would be left.

    “Grow revenue by 20 % in Europe” becomes “Grow revenue in Europe”; “Reach $5M in ARR” cannot be helped.
    """
    text = composed(text)
    cuts = [(_before(text, found.start), found.end) for found in find_quantities(text)]
    if not cuts or any(start is None for start, _ in cuts):
        return None
    for start, end in reversed(cuts):
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}" if start is not None else text
    return re.sub(r"\s+([.,;!])", r"\1", " ".join(text.split()))


def _before(text: str, start: int) -> int | None:
    """Where the small word before a quantity begins (by, to, from; um, auf; lên, thêm)."""
    before = text[:start].rstrip()
    found = [word for word in pattern("before_numbers").finditer(before) if word.end() == len(before)]
    return found[0].start() if found else None
