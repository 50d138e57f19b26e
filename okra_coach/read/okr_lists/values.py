"""From where to where a key result goes, as far as its words or its columns leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from okra_coach.model.measure import Direction, Quantity
from okra_coach.read.lexicon import fold, plain
from okra_coach.read.okr_lists.words import list_words
from okra_coach.read.quantities import read_quantity

_SCALES = (
    "%|percent|prozent|phan tram|million[a-z]*|mio\\.?|mrd\\.?|billion|trieu|ty|nghin|tsd\\.?"
    "|pp|vnd|usd|eur|chf|[€£$₫đ]"
)
_TIMES = (
    "days?|hours?|minutes?|seconds?|weeks?|months?|tage?n?|stunden?|minuten?|wochen?|sekunden?|ngay|gio|phut|tuan|thang"
)
_AMOUNT = re.compile(
    r"(?<![\w.,/:#-])(?P<all>(?:[$€£¥₫]\s?|(?:usd|eur|gbp|chf|vnd)\s?)?[+-]?\d+(?:[.,'\u202f]\d+)*"
    rf"(?:\s?(?:{_SCALES})(?!\w)|(?:k|m|mn|bn|h|ms|s|min|d)(?!\w)|\s(?:{_TIMES})(?!\w))?)"
)
_NAME_BEFORE = re.compile(r"(?<!\w)(?:q|fy|h|tier|level|phase|version|soc|iso|week|kw|top|v)[\s-]?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_BETWEEN = 40
_SURE_UNITS = frozenset(
    ("%", "EUR", "USD", "GBP", "CHF", "VND", "seconds", "minutes", "hours", "days", "weeks", "months")
)
"""A noun behind a number may be anything, so that it is left to the words."""
_LONGEST_CELL = 60
_OTHER_DOLLAR = re.compile(r"(?<![A-Za-z])(?!US)[A-Z]{1,2}\$")
_CHANGE = re.compile(r"(?<!\w)(?:by|um|them)\s*$")


@dataclass(frozen=True, slots=True)
class Values:
    """What is known of a key result's numbers."""

    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    quantity: Quantity


def values_in_words(text: str, language: str) -> Values:
    """Baseline and target where the words name both, or the target alone behind "to" or "at least"."""
    bare = fold(text)
    amounts = _amounts(text, bare, language)
    pairs = [(one, other) for one, other in pairwise(amounts) if _is_way(bare, one, other)]
    if len(pairs) == 1:
        return _pair(*pairs[0])
    if len(amounts) == 2 and not pairs:
        return _with_now(bare, *amounts)
    if len(amounts) == 1 and list_words().target.search(bare[: amounts[0].start]):
        return Values(target=amounts[0].quantity.value)
    return Values()


def values_in_cells(details: Mapping[str, str], language: str) -> Values:
    """Baseline, target, unit and direction from columns or lines of their own; the current value where none starts."""
    unit = details.get("unit", "").strip()
    start, end = (_cell(details.get(kind, ""), language) for kind in ("baseline", "target"))
    start = start or (_cell(details.get("current", ""), language) if not details.get("baseline") else None)
    named = unit or next((one.unit for one in (end, start) if one and one.unit in _SURE_UNITS), "")
    return Values(start.value if start else None, end.value if end else None, named, _direction(details))


def _direction(details: Mapping[str, str]) -> Direction | None:
    return _DIRECTIONS.get(plain(details.get("direction", "")).split(" ")[0])


_DIRECTIONS = {
    **dict.fromkeys(
        ("increase", "up", "higher", "steigern", "erhohen", "tang", "augmenter", "aumentar"), Direction.INCREASE
    ),
    **dict.fromkeys(
        ("decrease", "reduce", "down", "lower", "senken", "giam", "reduire", "reducir"), Direction.DECREASE
    ),
    **dict.fromkeys(("maintain", "keep", "halten", "duy"), Direction.KEEP),
}


def _cell(text: str, language: str) -> Quantity | None:
    text = text.strip()
    found = read_quantity(_plainly(text), language, aim=True) if text and len(text) < _LONGEST_CELL else None
    return found if isinstance(found, Quantity) and found.high is None and not _DATE.search(text) else None


def _plainly(text: str) -> str:
    """The text without a dollar sign that is not the American one."""
    return _OTHER_DOLLAR.sub("", text)


def _amounts(text: str, bare: str, language: str) -> list[_Amount]:
    dates = [match.span() for match in _DATE.finditer(bare)]
    found = []
    for match in _AMOUNT.finditer(bare):
        inside = any(start < match.end() and match.start() < end for start, end in dates)
        is_name = _NAME_BEFORE.search(bare[: match.start()]) or _YEAR.fullmatch(match["all"].strip())
        quantity = read_quantity(text[match.start() : match.end()], language)
        if not inside and not is_name and isinstance(quantity, Quantity):
            found.append(_Amount(match.start(), match.end(), quantity))
    return found


def _is_way(bare: str, one: _Amount, other: _Amount) -> bool:
    """Whether the two are the ends of "12 % → 20 %" or "from 12 clinics to 20"."""
    between = bare[one.end : other.start]
    if len(between) > _BETWEEN or _CHANGE.search(bare[: one.start]):
        return False
    way = list_words().way
    bound = way.fullmatch(between)
    if bound is None:
        word, _, rest = between.strip().partition(" ")
        bound = way.fullmatch(f" {rest} ") if rest and word.isalpha() else None
    sign = between.strip()
    return bound is not None and (
        sign not in ("to", "bis", "a", "à") or _begins(bare[: one.start]) or _unit_of(one, other) is not None
    )


def _begins(before: str) -> bool:
    return re.search(r"(?<!\w)(?:from|von|tu|de|desde)\s(?:\S+\s){0,2}$", before) is not None


def _unit_of(one: _Amount, other: _Amount) -> str | None:
    """The unit of both; None when they are of two kinds."""
    first, second = one.quantity.unit, other.quantity.unit
    if first == second or not first or not second:
        return first or second
    return None


def _pair(start: _Amount, end: _Amount) -> Values:
    unit = _unit_of(start, end)
    if unit is None:
        return Values()
    first, second = start.quantity, end.quantity
    value = first.value
    if (
        first.text.strip().isdigit()
        and second.value >= 1000 > value
        and re.search(r"[^\d\s.,]", second.text)
        and not unit
    ):
        return Values()
    return Values(value, second.value, unit if unit in _SURE_UNITS else "")


def _with_now(bare: str, one: _Amount, other: _Amount) -> Values:
    """ "4.5 (currently 3.8)" and "currently 3.8, target 4.5"."""
    if _unit_of(one, other) is None:
        return Values()
    now = list_words().now
    between, before = bare[one.end : other.start], bare[: one.start]
    if len(between) <= _BETWEEN and now.search(between):
        return _pair(other, one)
    if now.search(before[-_BETWEEN:]) and re.search(
        r"(?<!\w)(?:target|goal|ziel|muc tieu|cible|meta|to|auf|len|soll)(?!\w)", between
    ):
        return _pair(one, other)
    return Values()
