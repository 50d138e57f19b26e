"""A key result shows how far one is, not only whether something was done.

Looked for: certified, approved, signed; a unit such as yes/no; a way from 0 to 1. Work that is done or not is told by
KR206. A dated milestone beside key results that move is accepted by some: the profile `milestones` makes it a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.compared import instead_of
from okra_coach.check.lexicon import composed, find_word, pattern
from okra_coach.check.outputs import is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.rules.key_result_without_measure import wish_in
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

_PLURAL_S = re.compile(r"\w{3,}[^s\W]s")
_PLURAL = re.compile(r"\w{3,}[^s\W]s|\w{3,}[enr]")


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a key result that is either done or not."""
    words = binary_in(scope.key_result)
    if words:
        yield scope.hit(
            say(
                "The key result “{line}” is only ever done or not done (“{words}”).",
                line=shown(scope.key_result.measure),
                words=shown(words),
            ),
            say(
                "Count what it consists of or what follows from it: how many of how many, or what others do afterwards."
            ),
            words,
        )


def binary_in(key_result: KeyResult) -> str | None:
    """What makes a key result done or not done; None when there is anything to count, or when it is work."""
    unit = key_result.unit.strip()
    if unit and find_word("binary_units", unit) == composed(unit):
        return unit
    text = key_result.measure
    if (
        unit
        or instead_of(text)
        or find_quantities(text)
        or any(find_word(key, text) for key in ("metrics", "counts", "number_words"))
    ):
        return None
    if wish_in(key_result) or not is_effect(key_result):
        return None
    if key_result.baseline in (None, 0) and key_result.target == 1:
        return "0 to 1"
    return _one_state(composed(text)) if key_result.target is None else None


def _one_state(text: str) -> str | None:
    """“Contract signed” is one state; “contracts signed” and “certified welders” can be counted."""
    for found in pattern("binary_words").finditer(text):
        before, after = _head(text[: found.start()]).split()[-1:], text[found.end() :].split()[:1]
        if not any(_PLURAL.fullmatch(word) for word in before) and not any(_PLURAL_S.fullmatch(word) for word in after):
            return found.group(0)
    return None


def _head(text: str) -> str:
    """“Rahmenvertrag” of “Rahmenvertrag mit der Klinikgruppe”: what is signed stands before its particulars."""
    beside = next((found for found in pattern("narrowing", "de").finditer(text) if found.start() > 0), None)
    return text[: beside.start()] if beside else text


RULE = Rule(
    code="KR208",
    slug="binary-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("For eleven weeks it stands at nothing and tells nobody whether to worry; then it is too late."),
    instead_of=say("“Quality label obtained”"),
    write=say("“Requirements of the quality label that a trial audit finds met”, unit of 84, baseline 31, target 84"),
    source="LeadDev; okr-framework; Koan. Dissent: Paul Niven accepts dated milestones beside measures.",
    looks_at=InKeyResult,
    find=find,
    aliases=("binary",),
)
