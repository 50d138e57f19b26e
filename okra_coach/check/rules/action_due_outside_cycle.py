"""An action is due inside the cycle.

After the end of the cycle is an error; before the workshop is a warning, as such a date is mostly a slip.
The days between workshop and kick-off are fine: that is when things are prepared.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import shown
from okra_coach.check.unfinished import is_open
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for an open action that is due too late, or before anybody agreed on it."""
    due, cycle = scope.action.due, scope.workshop.cycle
    if due is None or not is_open(scope.action):
        return
    if due > cycle.last:
        yield scope.hit(
            say(
                "The action “{line}” is due on {due}, after the cycle ends on {last}.",
                line=shown(scope.action.text),
                due=due,
                last=cycle.last,
            ),
            say("Cut it to a first step that can be done by {last}, or leave it for the next cycle.", last=cycle.last),
            due.isoformat(),
        )
    elif due < min(scope.workshop.day, cycle.first):
        yield scope.hit(
            say(
                "The action “{line}” is due on {due}, before the workshop on {day}.",
                line=shown(scope.action.text),
                due=due,
                day=scope.workshop.day,
            ),
            say(
                "Check the year and the month; the cycle runs from {first} to {last}.",
                first=cycle.first,
                last=cycle.last,
            ),
            due.isoformat(),
            Severity.WARNING,
        )


RULE = Rule(
    code="ACT305",
    slug="due-outside-cycle",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("What ends after the cycle cannot move a key result within it."),
    instead_of=say("due 30 June in a cycle that ends on 9 April"),
    write=say("the first step of it, due inside the cycle"),
    source="The method page of okra-coach (due inside the cycle).",
    looks_at=InAction,
    find=find,
)
