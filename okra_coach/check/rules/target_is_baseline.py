"""A key result's target differs from its baseline.

A guardrail is left alone: a figure that keeps within a bound it stands on (“stays at 9 days or less, today 9”).
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit when nothing is to move."""
    key_result = scope.key_result
    if key_result.direction is Direction.KEEP or key_result.target is None:
        return
    if key_result.baseline == key_result.target and not find_word("band_words", key_result.measure):
        value = f"{key_result.target:g}"
        yield scope.hit(
            say(
                "The key result “{line}” starts at {value} and is to end at {value}.",
                line=shown(key_result.measure),
                value=value,
            ),
            say("Raise the target, or make it a health measure with a band around {value}.", value=value),
            value,
        )


RULE = Rule(
    code="KR227",
    slug="target-is-baseline",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("Progress is the way gone from baseline to target; when there is no way, it cannot be worked out."),
    instead_of=say("baseline 99.9, target 99.9"),
    write=say("a health measure with the band “at least 99.9”, or a target that moves"),
    source="The method page of okra-coach (baseline equal to target is an error).",
    looks_at=InKeyResult,
    find=find,
)
