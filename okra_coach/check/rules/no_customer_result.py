"""A set has at least one key result that a customer, or whoever the team works for, would notice.

Told for sets of two and more key results that are all the house's own figures (cost, revenue, utilisation, overtime) or
its own work. People in the words of a measure, what they experience (waiting, complaints, deliveries on time) and a
measure from customer feedback are noticed. A warning only for the company's agreed ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.outputs import is_effect
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import listed
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult, LineStatus
from okra_coach.model.sentence import say

_FEEDBACK = "feedback."


def find(scope: InSet) -> Iterator[Hit]:
    """A hit for a set in which nobody outside would notice anything."""
    key_results = scope.okras.key_results
    if len(key_results) < 2 or not all(_is_inner(one) for one in key_results) or not any(map(is_effect, key_results)):
        return
    agreed = all(one.status is LineStatus.AGREED for one in key_results)
    yield Hit(
        scope.subject,
        scope.place_of(key_results[0]),
        say(
            "{whose} has no key result that a customer would notice: {measures}.",
            whose=scope.whose,
            measures=listed([one.measure for one in key_results]),
        ),
        say("Ask who has something from it, and what they would do more often, or no longer have to do; count that."),
        "",
        Severity.WARNING if agreed and scope.is_company else None,
    )


def _is_inner(key_result: KeyResult) -> bool:
    text = key_result.measure
    if any(source.startswith(_FEEDBACK) for source in key_result.evidence):
        return False
    if any(find_word(key, text) for key in ("people", "customer_results")):
        return False
    return not is_effect(key_result) or any(find_word(key, text) for key in ("inner_figures", "lagging"))


RULE = Rule(
    code="SET409",
    slug="no-customer-result",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("A company can improve all its own figures and still lose those it exists for."),
    instead_of=say("“Overtime”, “Utilisation” and “Cost per order”"),
    write=say("one of them, and “Orders that arrive complete”"),
    source="Carsten Ley (goals come from customer feedback); Josh Seiden, Outcomes Over Output.",
    looks_at=InSet,
    find=find,
)
