"""The amounts in a key result's words, each with its place, without the dates, periods and names that hold numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.model.measure import Quantity
from okra_coach.read.okr_lists.titles import period_spans
from okra_coach.read.quantities import read_quantity

_SCALES = (
    "%|percent|prozent|phan tram|million[a-z]*|mio\\.?|mrd\\.?|billion|trieu|ty|nghin|tsd\\.?"
    "|pp|vnd|usd|eur|chf|[€£$₫đ]|đong"
)
_TIMES = (
    "(?:working |business |calendar )?days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?|months?"
    "|(?:arbeits|werk)?tage?n?"
    "|stunden?|minuten?|wochen?|sekunden?|ngay|gio|phut|giay|tuan|thang"
)
_LONG = "h|hrs?|hours?|std|stunden?|gio|min|mins|minutes?|minuten?|phut|m"
_SHORT = "min|mins|minutes?|minuten?|phut|s|secs?|seconds?|sekunden?|sek|giay"
_AMOUNT = re.compile(
    rf"(?<![\w.,/:#-])(?:(?P<long>\d+)\s?(?P<long_unit>{_LONG})\s?(?P<short>\d{{1,2}})\s?(?P<short_unit>{_SHORT})(?!\w)"
    r"|(?P<all>(?:[$€£¥₫]\s?|(?:usd|eur|gbp|chf|vnd)\s?)?[+-]?\d+(?:[.,'\u202f]\d+)*"
    rf"(?:\s?(?:{_SCALES})(?!\w)|(?:k|m|mn|bn|h|ms|s|min|d)(?!\w)|\s(?:{_TIMES})(?!\w))?))"
)
_NAME_BEFORE = re.compile(r"(?<!\w)(?:q|fy|h|tier|level|phase|version|soc|iso|week|kw|top|v|kr|o|thang)[\s-]?$")
_NAME = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    "|sept?|oct|nov|dec|januar|februar|marz|mai|juni|juli|oktober|okt|dezember|dez"
)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?<![\d.,])\d{1,2}\.\d{1,2}\.(?!\d)|thang\s\d{1,2}(?:/\d{4})?"
    rf"|(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{_MONTHS})(?!\w)|(?<!\w)(?:{_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d.,%])"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and where it stands."""

    start: int
    end: int
    quantity: Quantity


def amounts_in(text: str, bare: str, language: str) -> list[Amount]:
    """All of them, in order; `bare` is the folded text."""
    hidden = [match.span() for match in _DATE.finditer(bare)] + list(period_spans(bare))
    return [amount for amount in _found(text, bare, language) if not _is_within(amount, hidden)]


def _found(text: str, bare: str, language: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(bare):
        if match["long"]:
            yield Amount(match.start(), match.end(), _time(match, text[match.start() : match.end()]))
            continue
        before = bare[max(0, match.start() - _NAME) : match.start()]
        is_name = _NAME_BEFORE.search(before) or _YEAR.fullmatch(match["all"].strip())
        quantity = read_quantity(text[match.start() : match.end()], language)
        if not is_name and isinstance(quantity, Quantity):
            yield Amount(match.start(), match.end(), quantity)


def _is_within(amount: Amount, spans: list[tuple[int, int]]) -> bool:
    return any(start < amount.end and amount.start < end for start, end in spans)


def _time(match: re.Match[str], text: str) -> Quantity:
    """ "6 min 40 s" in seconds, "1 h 30 min" in minutes."""
    is_hours = match["long_unit"].startswith(("h", "st", "g")) and not match["long_unit"].startswith("giay")
    is_seconds = match["short_unit"].startswith(("s", "giay"))
    factor = (3600 if is_hours else 60) if is_seconds else 60
    value = int(match["long"]) * factor + int(match["short"])
    return Quantity(float(value), "seconds" if is_seconds else "minutes", text, False, None)
