"""An objective has at least one key result that is an effect."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.outputs import is_effect
from okra_coach.check.rule import Rule
from okra_coach.check.rules.binary_key_result import binary_in
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when all key results are work, count activities or are only done or not done."""
    key_results = scope.objective.key_results
    if len(key_results) > 1 and not any(is_effect(one) and not binary_in(one) for one in key_results):
        customer = scope.objective.customer
        yield scope.hit(
            say(
                "All {count} key results of “{line}” are work; none is an effect.",
                count=len(key_results),
                line=shown(scope.objective.text),
            ),
            say("Add one that “{who}” would notice: what is there more or less of when the work is done?", who=customer)
            if customer
            else say("Add one that somebody would notice: what is there more or less of when the work is done?"),
        )


RULE = Rule(
    code="SET403",
    slug="all-outputs",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("When all the work can be done and nothing has changed, the objective was a project plan."),
    instead_of=say("“Launch the portal”, “Train 40 people”, “Write the manual”"),
    write=say("at least one effect: “Quotes accepted within a day”, from 35 % to 60 %"),
    source="Paul Niven; Carsten Ley accepts input key results in projects: ask for one effect, do not ban the others.",
    looks_at=InObjective,
    find=find,
)
