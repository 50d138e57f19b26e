"""What is left alone early, because a line lacks the words or signs for it, would have had nothing to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.check import examples, likeness
from okra_coach.check.lexicon import A_DIGIT, LANGUAGES, bits_in, bits_of, composed, counted, keys, pattern
from okra_coach.check.plain_words import plain_text
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES, overlapping_key_results, placeholder
from okra_coach.check.scope import Book, InAction, InKeyResult, InObjective
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, KeyResult, LineStatus, Objective, OkraBook, OkraSet
from tests import material
from tests.check.casefiles import CASES
from tests.check.test_lexicon import lines

NEEDING = [rule for rule in RULES if rule.needs]
LISTS = ("fair_lines.yaml", "faulty_lines.yaml", "german_okrs.yaml", "vietnamese_okrs.yaml")


@cache
def texts() -> list[str]:
    """Every text in the cases of the rules and in the lists of good and bad lines, and the sentences around them."""
    files = [*sorted(CASES.glob("*.yaml")), *(Path(__file__).parent / name for name in LISTS)]
    return list(dict.fromkeys(text for file in files for text in _strings(yaml.safe_load(file.read_text("utf-8")))))


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from (*_strings(key), *_strings(value))
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def scopes(kind: type[Book], text: str) -> list[Book]:
    """The text as an objective, as key results with fields and without, or as an action."""
    action = Action("a", text)
    results = [
        KeyResult("k", text, actions=(action,)),
        KeyResult("k", text, "%", Direction.INCREASE, 4.0, 40.0, source="CRM", owner_role="Sales lead"),
    ]
    objectives = [Objective("o", text, key_results=(one,), status=LineStatus.AGREED) for one in results]
    found: list[Book] = []
    for objective, key_result in zip(objectives, results, strict=True):
        okras = OkraSet("team", "Team", (objective,))
        book = OkraBook((okras,))
        for language in LANGUAGES:
            workshop = replace(material.workshop(), language=language)
            around = (workshop, None, book, okras, objective)
            found += [InObjective(*around), InKeyResult(*around, key_result), InAction(*around, key_result, action)]
    return [scope for scope in found if type(scope) is kind]


def left_alone(rule: Rule[Any], text: str) -> bool:
    return not bits_in(text) & bits_of(*rule.needs)


@pytest.mark.parametrize("rule", NEEDING, ids=lambda rule: rule.code)
def test_a_rule_tells_nothing_of_a_line_without_the_words_that_it_needs(rule: Rule[Any]) -> None:
    spared = [text for text in texts() if left_alone(rule, text)]

    assert len(spared) > 500
    assert [text for text in spared for scope in scopes(rule.looks_at, text) if list(rule.find(scope))] == []


@given(lines())
@settings(max_examples=200, deadline=None)
def test_nor_does_it_of_any_other_line_without_them(text: str) -> None:
    for rule in NEEDING:
        if left_alone(rule, text):
            assert not [scope for scope in scopes(rule.looks_at, text) if list(rule.find(scope))], rule.code


@pytest.mark.parametrize("rule", NEEDING, ids=lambda rule: rule.code)
def test_what_a_rule_needs_are_lists_that_there_are(rule: Rule[Any]) -> None:
    assert {*rule.needs} - {A_DIGIT} <= keys("en") | keys("de") | keys("vi")


@given(lines())
@settings(max_examples=500, deadline=None)
def test_what_is_left_of_a_line_word_by_word_is_what_is_left_of_the_whole(text: str) -> None:
    assert likeness._in_order.__wrapped__(text) == likeness._in_order_of_line(plain_text(text))
    told = overlapping_key_results._name.__wrapped__(text)
    assert told == overlapping_key_results._name_of_line(text)


@given(lines())
@settings(max_examples=500, deadline=None)
def test_words_are_counted_by_language_as_they_are_found(text: str) -> None:
    assert counted("small_words", text) == {
        language: len(pattern("small_words", language).findall(composed(text))) for language in LANGUAGES
    }


SIGNS = [
    "X",
    "N",
    "xx",
    "Y",
    "k",
    "%",
    "$",
    "Mio",
    "ngày",
    "phần trăm",
    "from",
    "to",
    " ",
    "…",
    "?",
    "_",
    ".",
    "[",
    "<",
]


@given(st.lists(st.sampled_from(SIGNS)))
@settings(max_examples=500, deadline=None)
def test_a_placeholder_is_not_passed_over(parts: list[str]) -> None:
    text = "".join(parts)
    found = placeholder._SIGNS.search(text)
    if found:
        assert placeholder.placeholder_in(text) == found.group(0)


def test_no_sort_of_work_is_passed_over() -> None:
    for text in texts():
        line = text.casefold()
        held = {name for name, words in examples._patterns().items() if words.search(line)}
        assert held <= set(examples._possible(text)), text
