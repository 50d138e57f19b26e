"""Between what values a guardrail is to stay, from its words and its cells."""

from __future__ import annotations

from collections.abc import Mapping

from okra_coach.model.measure import Direction
from okra_coach.read.lexicon import fold
from okra_coach.read.okr_lists.amounts import Amount, amounts_in
from okra_coach.read.okr_lists.bounds import Bound, bound_of
from okra_coach.read.okr_lists.values import Values, cell_value, values_in_cells, values_in_words
from okra_coach.read.okr_lists.words import list_words


def kept_values(text: str, details: Mapping[str, str], language: str) -> Values:
    """The value today as baseline, and the lowest and highest that are fine; both alike where no bound is named."""
    given, said = values_in_cells(details, language), values_in_words(text, language)
    target = details.get("target", "")
    if cell_value(target, language) is not None:
        low, high = _band(target, given.target, language)
        return Values(given.baseline, None, given.unit, Direction.KEEP, low, high)
    bound = _bounded_amount(text, language)
    value = bound.quantity.value if bound else said.target
    low, high = _band(text, value, language) if value is not None else _none_in(text)
    baseline = given.baseline if given.baseline is not None else _today(text, said, value, language)
    return Values(baseline, None, given.unit or said.unit or _unit(text, language), Direction.KEEP, low, high)


def _band(text: str, value: float | None, language: str) -> tuple[float | None, float | None]:
    bare = fold(text)
    bounds = [bound_of(bare, one) for one in amounts_in(text, bare, language) if one.quantity.value == value]
    bound = next((one for one in bounds if one), None)
    if bound is None:
        return value, value
    return (value, None) if bound is Bound.LOW else (None, value)


def _bounded_amount(text: str, language: str) -> Amount | None:
    """The amount that a bound stands beside, else the last that is in no brackets."""
    bare = fold(text)
    amounts = amounts_in(text, bare, language)
    bounded = [one for one in amounts if bound_of(bare, one)]
    outside = [one for one in amounts if bare[: one.start].count("(") == bare[: one.start].count(")")]
    return next(iter([*bounded, *reversed(outside)]), None)


def _today(text: str, said: Values, value: float | None, language: str) -> float | None:
    if said.baseline is not None:
        return said.baseline
    bare = fold(text)
    behind = [one for one in amounts_in(text, bare, language) if "(" in bare[: one.start]]
    if behind and value is not None:
        return behind[-1].quantity.value
    is_none_today = value is None and len(list_words().none.findall(bare)) > 1
    return 0.0 if is_none_today else None


def _none_in(text: str) -> tuple[float | None, float | None]:
    """ "Injuries: none" is at most zero."""
    return (None, 0.0) if list_words().none.search(fold(text)) else (None, None)


def _unit(text: str, language: str) -> str:
    found = [one.quantity.unit for one in amounts_in(text, fold(text), language)]
    known = ("%", "EUR", "USD", "GBP", "CHF", "VND", "seconds", "minutes", "hours", "days", "weeks", "working days")
    return next((unit for unit in found if unit in known), "")
