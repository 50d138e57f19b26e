"""A set that wants more or faster also watches what could suffer from it.

A key result on quality, one with a band, the words “without …”, or any health measure will do. A share that rises
is not taken for growth.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

_NAME = 6
"""The measure's name stands in so many words; what follows only narrows it."""


def find(scope: InSet) -> Iterator[Hit]:
    """A hit for the first key result on growth or speed in a set without a counterweight."""
    key_results = scope.okras.key_results
    if scope.okras.health_measures or any(_weighs_against(one) for one in key_results):
        return
    driven = next((one for one in key_results if _drives(one)), None)
    if driven:
        yield Hit(
            scope.subject,
            scope.place_of(driven),
            say(
                "{whose}: “{measure}” is to move, and nothing watches what could suffer from it.",
                whose=scope.whose,
                measure=shown(driven.measure),
            ),
            say("Ask how one could reach it and do harm; add that as a health measure with a band."),
            driven.id,
        )


def _drives(key_result: KeyResult) -> bool:
    """Whether more of something is wanted, or less time or money for it."""
    baseline, target = key_result.baseline, key_result.target
    rises = key_result.direction is Direction.INCREASE
    falls = key_result.direction is Direction.DECREASE
    if key_result.direction is None:
        moved = (target or 0) - (baseline or 0) if None not in (baseline, target) else 0
        rises = moved > 0 or first_word("plain_up", key_result.measure) is not None
        falls = moved < 0 or first_word("plain_down", key_result.measure) is not None
    name = " ".join(key_result.measure.split()[:_NAME])
    share = "%" in f"{key_result.unit}{key_result.measure}"
    return (rises and not share and bool(find_word("growth", name))) or (falls and bool(find_word("effort", name)))


def _weighs_against(key_result: KeyResult) -> bool:
    text = key_result.measure
    return key_result.direction is Direction.KEEP or any(find_word(key, text) for key in ("qualities", "guardrails"))


RULE = Rule(
    code="KR218",
    slug="no-guardrail",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Whoever is measured by speed alone becomes fast and careless; nobody means harm, and nobody looks."),
    instead_of=say("“Orders picked per hour”, and nothing else"),
    write=say("“Orders picked per hour” with the health measure “Wrong items”, at most 2 in a thousand"),
    source="product-on-purpose pm-skills; PostHog (counter metrics).",
    looks_at=InSet,
    find=find,
)
