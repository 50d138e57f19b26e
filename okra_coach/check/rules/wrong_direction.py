"""A key result's direction fits its numbers, its words and its measure.

Numbers and declared direction that contradict each other are an error, as they would turn every score round.
A direction that is unusual for the measure (“increase complaints”) is a warning: ask, it may be meant.
Measures that are turned round by a word are left alone: “Complaints solved within a day”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from okra_coach.check.lexicon import composed, find_word, first_word, last_word, may_have, pattern
from okra_coach.check.quantities import Found, find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say
from okra_coach.words import mark

_OPPOSITE = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_LONGEST_NAME = 6
_AGAINST = {
    Direction.INCREASE: mark("The key result “{line}” is to increase, and its numbers go from {start} to {end}."),
    Direction.DECREASE: mark("The key result “{line}” is to decrease, and its numbers go from {start} to {end}."),
}


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for numbers that go the other way, for words that do, or for an unusual direction."""
    key_result = scope.key_result
    moved, said = _moved(key_result), _said(key_result.measure)
    written = _numbers_in_words(key_result.measure) if said and not moved else None
    if written and said and _way(*written) is not said:
        yield _against_words(scope, said, *written)
        return
    declared = key_result.direction or said
    if declared is Direction.KEEP:
        return
    if moved and declared and moved is not declared:
        yield _against_numbers(scope, declared)
    elif key_result.direction and said and said is not key_result.direction:
        yield scope.hit(
            say(
                "The key result “{line}” says {said} in its words and “{direction}” in its field.",
                line=shown(key_result.measure),
                said=said.value,
                direction=key_result.direction.value,
            ),
            say("Decide which is meant; `direction: {said}` would fit the words.", said=said.value),
            key_result.direction.value,
        )
    elif (moved or declared) is Direction.INCREASE and (noun := _better_when_low(key_result.measure)):
        yield scope.hit(
            say(
                "The key result “{line}” is to increase, and “{noun}” is better when it falls.",
                line=shown(key_result.measure),
                noun=shown(noun),
            ),
            _if_less_is_better(key_result),
            noun,
            Severity.WARNING,
        )


def _if_less_is_better(key_result: KeyResult) -> str:
    """Advice about fields only for a line that has them."""
    if key_result.direction:
        return say("If less is better, write `direction: decrease` and check baseline and target.")
    if _moved(key_result) or find_quantities(key_result.measure):
        return say(
            "If less is better, swap the two numbers, with a verb such as “reduce” in front; if more is meant, say "
            "what "
            "is good."
        )
    return say("If less is better, say so, with a verb such as “reduce” in front; if more is meant, say what is good.")


def _numbers_in_words(text: str) -> tuple[Found, Found] | None:
    """The two numbers of “from 2 % to 5 %” when both are in one unit and cannot be read otherwise."""
    if not may_have(text, "from_words"):
        return None
    text = composed(text)
    found = find_quantities(text)
    for one, other in pairwise(found):
        before, between = text[: one.start].rstrip(), text[one.end : other.start].strip()
        start = last_word("from_words", before)
        alike = _unit(one) == _unit(other) or (_unit(one), _unit(other)) == ("", "%")
        if start and alike and first_word("up_to", between) == between != "":
            return (one, other) if _way(one, other) else None
    return None


def _unit(number: Found) -> str:
    return re.sub(r"[\d.,\s+<>≤≥~±-]", "", number.text)


def _way(one: Found, other: Found) -> Direction | None:
    if one.value is None or other.value is None or one.value == other.value:
        return None
    return Direction.INCREASE if other.value > one.value else Direction.DECREASE


def _against_words(scope: InKeyResult, said: Direction, one: Found, other: Found) -> Hit:
    return scope.hit(
        say(
            _AGAINST[said],
            line=shown(scope.key_result.measure),
            start=one.text,
            end=other.text,
        ),
        say("Swap the numbers, or the verb."),
        f"{one.text} … {other.text}",
    )


def _against_numbers(scope: InKeyResult, declared: Direction) -> Hit:
    key_result = scope.key_result
    numbers = f"{key_result.baseline:g} to {key_result.target:g}"
    return scope.hit(
        say(
            _AGAINST[declared],
            line=shown(key_result.measure),
            start=key_result.baseline or 0.0,
            end=key_result.target or 0.0,
        ),
        say("Swap baseline and target, or write `direction: {direction}`.", direction=_OPPOSITE[declared].value)
        if key_result.direction
        else say("Swap baseline and target, or change the verb."),
        numbers,
    )


def _moved(key_result: KeyResult) -> Direction | None:
    """The direction from baseline to target; None when they are equal or one is missing."""
    if key_result.baseline is None or key_result.target is None or key_result.baseline == key_result.target:
        return None
    return Direction.INCREASE if key_result.target > key_result.baseline else Direction.DECREASE


def _said(text: str) -> Direction | None:
    """The direction that the first word gives, in German the last one too; a guardrail's verb counts for nothing."""
    if not may_have(text, "plain_up", "plain_down"):
        return None
    text = composed(text)
    if may_have(text, "guardrails"):
        clauses = (found.start() for found in pattern("guardrails").finditer(text))
        end = next((start for start in clauses if text[:start].rstrip().endswith(",")), len(text))
        text = text[:end]
    text = text.rstrip(" ,")
    if first_word("plain_up", text) or last_word("plain_up", text, "de"):
        return Direction.INCREASE
    return Direction.DECREASE if first_word("plain_down", text) or last_word("plain_down", text, "de") else None


def _better_when_low(text: str) -> str | None:
    if not may_have(text, "lower_is_better") or len(text.split()) > _LONGEST_NAME or find_word("turned_round", text):
        return None
    return find_word("lower_is_better", text)


RULE = Rule(
    code="KR215",
    slug="direction-mismatch",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("With the wrong sign a success is scored as a failure, and nobody notices until the end."),
    instead_of=say("“Waiting time”, increase, from 25 to 42"),
    write=say("“Waiting time”, decrease, from 42 to 25"),
    source="Data entry errors in published OKRs; the rule is ours.",
    looks_at=InKeyResult,
    find=find,
)
