"""From where to where a key result goes, as far as its words or its columns leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from okra_coach.model.measure import Direction, Quantity
from okra_coach.read.lexicon import fold, plain
from okra_coach.read.okr_lists.amounts import Amount, amounts_in
from okra_coach.read.okr_lists.bounds import bound_of
from okra_coach.read.okr_lists.due_days import is_day
from okra_coach.read.okr_lists.words import list_words
from okra_coach.read.quantities import read_quantity

_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_BETWEEN = 60
_UNIT_WORDS = 4
_SURE_UNITS = frozenset(
    ("%", "EUR", "USD", "GBP", "CHF", "VND", "seconds", "minutes", "hours", "days", "weeks", "months", "working days")
)
"""A noun behind a number may be anything, so that it is left to the words."""
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_LONGEST_CELL = 60
_OTHER_DOLLAR = re.compile(r"(?<![A-Za-z])(?!US)[A-Z]{1,2}\$")
_CHANGE = re.compile(r"(?<!\w)(?:by|um|them)\s*$")
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]")
_AIMED = re.compile(r"(?<!\w)(?:target|goal|ziel|muc tieu|cible|meta|to|auf|len|soll)(?!\w)")
_WHOLE = re.compile(r"(?:out of|of|von|trong|tren|from|scale|skala|thang điem|/)\s*$")


@dataclass(frozen=True, slots=True)
class Values:
    """What is known of a key result's numbers; `low` and `high` bound one that is kept."""

    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    direction: Direction | None = None
    low: float | None = None
    high: float | None = None


def values_in_words(text: str, language: str) -> Values:
    """Baseline and target where the words name both, or the target alone behind "to" or "at least"."""
    bare = fold(text)
    amounts = amounts_in(text, bare, language)
    shown = _BRACKET.sub(lambda match: " " * len(match[0]) if match.start() else match[0], bare)
    outside = [one for one in amounts if shown[one.start : one.end].strip()]
    pairs = [pair for pair in pairwise(outside) if _is_way(shown, *pair)]
    if not pairs and len(outside) < 2:
        pairs = [pair for pair in pairwise(amounts) if _is_way(bare, *pair)]
    if len(pairs) == 1:
        return _pair(*pairs[0])
    now = None if pairs else _with_now_in_bracket(bare, amounts)
    if now:
        return _pair(*now)
    if len(amounts) == 2 and not pairs:
        return _with_now(bare, *amounts)
    if len(amounts) == 1 and list_words().target.search(bare[: amounts[0].start]):
        return Values(target=amounts[0].quantity.value)
    return Values()


def _with_now_in_bracket(bare: str, amounts: list[Amount]) -> tuple[Amount, Amount] | None:
    """Where it starts and ends in "at least 320 (210 at the same point last year)"."""
    for match in _BRACKET.finditer(bare):
        inside = [one for one in amounts if match.start() < one.start < match.end()]
        before = [one for one in amounts if one.end <= match.start() and _is_bound(bare, one)]
        is_past = list_words().now.search(match[0]) or re.search(r"20\d\d|(?<!\w)q[1-4](?!\w)", match[0])
        if len(inside) == 1 and before and is_past and not _WHOLE.search(bare[match.start() + 1 : inside[0].start]):
            return inside[0], before[-1]
    return None


def _is_bound(bare: str, one: Amount) -> bool:
    """Whether "to" or "at least" and the like stand right before the amount, or "or more" right behind it."""
    return list_words().target.search(bare[: one.start]) is not None or bound_of(bare, one) is not None


def values_in_cells(details: Mapping[str, str], language: str) -> Values:
    """Baseline, target, unit and direction from columns or lines of their own; the current value where none starts."""
    unit = details.get("unit", "").strip()
    start, end = (cell_value(details.get(kind, ""), language) for kind in ("baseline", "target"))
    start = start or (cell_value(details.get("current", ""), language) if not details.get("baseline") else None)
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


def cell_value(text: str, language: str) -> Quantity | None:
    """The value of a cell; None where it holds a date or a text."""
    text = text.strip()
    found = read_quantity(_plainly(text), language, aim=True) if text and len(text) < _LONGEST_CELL else None
    is_date = _DATE.search(text) or (text[:1].isalnum() and any(map(str.isalpha, text)) and is_day(text))
    return found if isinstance(found, Quantity) and found.high is None and not is_date else None


def _plainly(text: str) -> str:
    """The text without a dollar sign that is not the American one."""
    return _OTHER_DOLLAR.sub("", text)


def _is_way(bare: str, one: Amount, other: Amount) -> bool:
    """Whether the two are the ends of "12 % → 20 %" or "from 12 clinics to 20"."""
    between = bare[one.end : other.start].removeprefix(".")
    if len(between.split()) > 2 * _UNIT_WORDS or len(between.strip()) > _BETWEEN or _CHANGE.search(bare[: one.start]):
        return False
    way = list_words().way
    words = between.split()
    if way.fullmatch(between):
        sign = between.strip()
        return sign not in ("to", "bis", "a", "à") or _begins(bare[: one.start]) or _unit_of(one, other) is not None
    if not (words and words[0][:1].isalpha()) or not all(re.fullmatch(r"[^\W\d]+|\W{1,3}", word) for word in words):
        return False
    rests = (f" {' '.join(words[count:])} " for count in range(1, min(_UNIT_WORDS, len(words) - 1) + 1))
    return any(way.fullmatch(rest) for rest in rests) and (_begins(bare[: one.start]) or "to" not in words)


def _begins(before: str) -> bool:
    return re.search(r"(?<!\w)(?:from|von|tu|de|desde)\s(?:\S+\s){0,2}$", before[-_BETWEEN:]) is not None


def _unit_of(one: Amount, other: Amount) -> str | None:
    """The unit of both; None when they are of two kinds."""
    first, second = one.quantity.unit, other.quantity.unit
    if first == second or not first or not second:
        return first or second
    return second if first in _SECONDS and second in _SECONDS else None


def _pair(start: Amount, end: Amount) -> Values:
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
    if first.unit != second.unit and first.unit in _SECONDS and second.unit in _SECONDS:
        value = value * _SECONDS[first.unit] / _SECONDS[second.unit]
    return Values(value, second.value, unit if unit in _SURE_UNITS else "")


def _with_now(bare: str, one: Amount, other: Amount) -> Values:
    """ "4.5 (currently 3.8)" and "currently 3.8, target 4.5"."""
    if _unit_of(one, other) is None:
        return Values()
    now = list_words().now
    between, before = bare[one.end : other.start], bare[: one.start]
    said = now.search(between) if len(between) <= _BETWEEN else None
    if said:
        is_of_first = not between[: said.start()].strip() and between[said.end() :].strip()[:1] in (",", ";", "→", "-")
        return _pair(one, other) if is_of_first else _pair(other, one)
    if now.search(before[-_BETWEEN:]) and _AIMED.search(between):
        return _pair(one, other)
    return Values()
