"""An action says how, it does not repeat its key result or objective."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.likeness import alike
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say
from okra_coach.words import mark

_KEY_RESULT = mark("The action “{line}” repeats its key result “{above}”.")
_OBJECTIVE = mark("The action “{line}” repeats its objective “{above}”.")


def find(scope: InAction) -> Iterator[Hit]:
    """A hit when the action is its key result or objective in other words."""
    text = scope.action.text
    above = ((_KEY_RESULT, scope.key_result.measure), (_OBJECTIVE, scope.objective.text))
    for template, line in above:
        if alike(text, line):
            yield scope.hit(
                say(template, line=shown(text), above=shown(line)),
                say("Ask what the team would try first to get there, and write that."),
                line,
            )
            return


RULE = Rule(
    code="ACT311",
    slug="repeats-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("The key result says how far; the action must add how, or there is nothing to do on Monday."),
    instead_of=say("“Increase the share of bookings made online”"),
    write=say("“Test the five-field form with eight customers”"),
    source="Allo (“the initiative repeats the metric”).",
    looks_at=InAction,
    find=find,
)
