"""An action has a due date.

Agreed actions are told one by one, as warnings.
Drafted actions are told once a file, as a note: the room sets the dates when it has chosen the actions.
Done and dropped actions are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.unfinished import unfinished_hits
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say
from okra_coach.words import mark


def find(scope: InSet) -> Iterator[Hit]:
    """Hits for the open actions without a date."""
    first, last = scope.workshop.cycle.first, scope.workshop.cycle.last
    yield from unfinished_hits(
        scope,
        lambda action: action.due is None,
        mark("The action “{line}” has no due date."),
        mark("{whose}: {count} of {all} open actions have no due date: {actions}."),
        "no due date",
        say(
            "Give it a date inside the cycle ({first} to {last}), early enough that its result can still change the "
            "plan.",
            first=first,
            last=last,
        ),
    )


RULE = Rule(
    code="ACT304",
    slug="no-due-date",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("An action is an experiment: without a date nobody learns from it in time for the next one."),
    instead_of=say("“Eventually try the short form”"),
    write=say("“Test the short form with eight customers”, due in the third week of the cycle"),
    source="SMART goals; GitLab.",
    looks_at=InSet,
    find=find,
)
