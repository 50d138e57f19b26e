"""Key results: numbers move out of the words into their fields, and directions are turned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from okra_coach.check.lexicon import A_DIGIT, LANGUAGES, composed, find_word, may_have
from okra_coach.check.rewrites.grammar import Grammar, any_of, grammar, grammar_of, sentence
from okra_coach.check.rewrites.shown import as_measure, number
from okra_coach.check.rewrites.values import Values, values_in
from okra_coach.check.scope import InKeyResult
from okra_coach.model.finding import Edit, Rewrite
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult

_OPPOSITE = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}


def values_moved(scope: InKeyResult) -> Rewrite | None:
    """“Repeat orders from 12 % to 20 %” becomes a measure with a unit, a baseline and a target."""
    key_result = scope.key_result
    values = values_in(key_result.measure, _grammar(scope), scope.workshop.currency)
    if values is None or key_result.direction is Direction.KEEP or not _fits(values, key_result):
        return None
    if values.note and key_result.note:
        return None
    fields = {
        "measure": values.measure,
        "unit": values.unit,
        "direction": values.direction.value if values.direction else "",
        "baseline": "" if values.baseline is None else number(values.baseline),
        "target": number(values.target),
        "note": values.note,
    }
    return Rewrite((as_measure(values, _grammar(scope)),), edits_of(key_result, fields))


def baseline_moved(scope: InKeyResult) -> Rewrite | None:
    """“Customers who reorder (today 12 %)” keeps its name and gets a baseline."""
    key_result, language = scope.key_result, _grammar(scope)
    if key_result.target is None or key_result.baseline is not None or not may_have(key_result.measure, A_DIGIT):
        return None
    match = _with_baseline(language).fullmatch(composed(key_result.measure).strip())
    if match is None:
        return None
    unit = language.table("units").get(match["unit"] or "", match["unit"] or "")
    values = Values(
        sentence(match["name"]),
        unit or key_result.unit,
        float(match["digits"].replace(",", ".")),
        key_result.target,
        None,
    )
    if not _fits(values, key_result) or values.baseline is None:
        return None
    fields = {"measure": values.measure, "unit": values.unit, "baseline": number(values.baseline)}
    return Rewrite((as_measure(values, _grammar(scope)),), edits_of(key_result, fields))


@cache
def _with_baseline(language: Grammar) -> re.Pattern[str]:
    """A measure with the value that it has today."""
    return re.compile(
        rf"(?P<name>[^()]+?)\s*[(,–-]\s*(?:{language.any_of('now')})\s*:?\s*(?P<digits>\d+(?:[.,]\d{{1,2}})?)\s?"
        rf"(?P<unit>%|{any_of(language.table('units'))})?\)?",
        re.IGNORECASE,
    )


def unit_moved(scope: InKeyResult) -> Rewrite | None:
    """“Waiting time (minutes)” keeps its name and gets a unit."""
    key_result, written = scope.key_result, _written_units()
    text = composed(key_result.measure).strip()
    may_have_one = text.endswith(")") or " in " in text or " theo " in text
    match = _with_unit().fullmatch(text) if may_have_one and not key_result.unit else None
    if match is None:
        return None
    unit = written[match["one"] or match["two"]]
    fields = {"measure": sentence(match["name"]), "unit": unit}
    return Rewrite((f"{fields['measure']} ({unit})",), edits_of(key_result, fields))


@cache
def _written_units() -> Mapping[str, str]:
    """The units of all languages as people write them, each with how it is noted."""
    every = grammar("en").every
    units = {said: unit for one in LANGUAGES for said, unit in every[one]["units"].items()}
    return units | dict.fromkeys(every["percent"], "%")


@cache
def _with_unit() -> re.Pattern[str]:
    """A measure with its unit in brackets or behind “in”."""
    units = any_of(_written_units())
    return re.compile(rf"(?P<name>[^()]+?)\s*(?:\((?:in\s+)?(?P<one>{units})\)|\s(?:in|theo)\s+(?P<two>{units}))")


def direction_turned(scope: InKeyResult) -> Rewrite | None:
    """A declared direction gives way to the numbers, unless the measure itself speaks against them.

    “Waiting time”, increase, 25 → 42 has its numbers swapped as well, so nobody can tell without asking.
    """
    key_result, language = scope.key_result, _grammar(scope)
    baseline, target, declared = key_result.baseline, key_result.target, key_result.direction
    if declared not in _OPPOSITE or baseline is None or target is None or baseline == target:
        return None
    moved = Direction.INCREASE if target > baseline else Direction.DECREASE
    turned = Values(key_result.measure, key_result.unit, baseline, target, moved)
    swapped = Values(key_result.measure, key_result.unit, target, baseline, declared)
    if moved is declared:
        better_low = bool(find_word("lower_is_better", key_result.measure)) and moved is Direction.INCREASE
        return Rewrite((f"{as_measure(swapped, language)}, {Direction.DECREASE}",)) if better_low else None
    if _prefers(key_result.measure, declared):
        return Rewrite((f"{as_measure(swapped, language)}, {declared}",))
    if moved is Direction.INCREASE and find_word("lower_is_better", key_result.measure):
        return Rewrite((f"{as_measure(swapped, language)}, {declared}",))
    return Rewrite((f"{as_measure(turned, language)}, {moved}",), (Edit(key_result.id, "direction", moved.value),))


def _prefers(text: str, direction: Direction) -> bool:
    """Whether the words of a measure ask for a direction."""
    keys = {Direction.INCREASE: "change_up", Direction.DECREASE: "change_down"}
    return find_word(keys[direction], text) is not None


def _fits(values: Values, key_result: KeyResult) -> bool:
    """Whether the words say nothing else than the fields that are filled in already."""
    pairs = (
        (key_result.baseline, values.baseline),
        (key_result.target, values.target),
        (key_result.unit or None, values.unit or None),
        (key_result.direction, values.direction),
    )
    return all(None in (given, said) or given == said for given, said in pairs)


def edits_of(key_result: KeyResult, fields: dict[str, str]) -> tuple[Edit, ...]:
    """The fields that change; what is filled in already stays."""
    given = {
        "unit": bool(key_result.unit),
        "direction": key_result.direction is not None,
        "baseline": key_result.baseline is not None,
        "target": key_result.target is not None,
        "low": key_result.low is not None,
        "high": key_result.high is not None,
    }
    return tuple(Edit(key_result.id, name, value) for name, value in fields.items() if value and not given.get(name))


def _grammar(scope: InKeyResult) -> Grammar:
    return grammar_of(scope.key_result.measure, scope.workshop.language)
