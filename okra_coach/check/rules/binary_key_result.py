"""A key result shows how far one is, not only whether something was done.

Looked for: certified, approved, signed; a unit such as yes/no; a way from 0 to 1. Work that is done or not is told by
KR206. A dated milestone beside key results that move is accepted by some: the profile `milestones` makes it a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word
from okra_coach.check.outputs import is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.rules.key_result_without_measure import wish_in
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import quoted
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a key result that is either done or not."""
    words = binary_in(scope.key_result)
    if words:
        yield scope.hit(
            f"The key result {quoted(scope.key_result.measure)} is only ever done or not done ({quoted(words)}).",
            "Count what it consists of or what follows from it: how many of how many, or what others do afterwards.",
            words,
        )


def binary_in(key_result: KeyResult) -> str | None:
    """What makes a key result done or not done; None when there is anything to count, or when it is work."""
    unit = key_result.unit.strip()
    if unit and find_word("binary_units", unit) == composed(unit):
        return unit
    text = key_result.measure
    if unit or find_quantities(text) or any(find_word(key, text) for key in ("metrics", "counts", "number_words")):
        return None
    if wish_in(key_result) or not is_effect(key_result):
        return None
    if key_result.baseline in (None, 0) and key_result.target == 1:
        return "0 to 1"
    return find_word("binary_words", text) if key_result.target is None else None


RULE = Rule(
    code="KR208",
    slug="binary-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why="For eleven weeks it stands at nothing and tells nobody whether to worry; then it is too late.",
    instead_of="“Quality label obtained”",
    write="“Requirements of the quality label that a trial audit finds met”, unit of 84, baseline 31, target 84",
    source="LeadDev; okr-framework; Koan. Dissent: Paul Niven accepts dated milestones beside measures.",
    looks_at=InKeyResult,
    find=find,
    aliases=("binary",),
)
