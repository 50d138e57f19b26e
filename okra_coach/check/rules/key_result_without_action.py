"""A key result has at least one open action, and at most seven.

A key result of the company may do without when a team's objective supports its objective: the team carries the actions.
On a draft a missing action is a note, as the room invents the first experiments.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult, Number
from okra_coach.check.text import shown
from okra_coach.check.unfinished import is_open
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

MOST = Number("ACT312", "most", 7, "the most open actions of a key result", least=1, most=50)
"""More actions than this at once are a project plan."""


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for no open action, or for too many."""
    text, actions = scope.key_result.measure, scope.key_result.actions
    count = sum(1 for action in actions if is_open(action))
    most = scope.number(MOST)
    if count > most:
        yield scope.hit(
            say("The key result “{line}” has {count} open actions.", line=shown(text), count=count),
            say("Pick the {most} or fewer that teach most in the next weeks; the rest waits.", most=most),
            str(count),
        )
    elif count == 0 and not (scope.is_company and _carried(scope)):
        yield scope.hit(
            say("The key result “{line}” has no open action.", line=shown(text))
            if actions
            else say("The key result “{line}” has no action.", line=shown(text)),
            say("Ask what the team would try first, in the first two weeks, and what it expects to see."),
            "",
            scope.severity_by_status,
        )


def _carried(scope: InKeyResult) -> bool:
    """Whether a team works for the company's objective."""
    return any(scope.objective.id in own.supports for team in scope.book.teams for own in team.objectives)


RULE = Rule(
    code="ACT312",
    slug="key-result-without-action",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("OKR+A lives from actions: a key result that nobody works on moves by luck."),
    instead_of=say("a key result and good intentions"),
    write=say("one experiment for the first two weeks, with an owner role and a date"),
    source="Carsten Ley, OKR+A (teams propose and try actions continuously); the numbers are ours.",
    looks_at=InKeyResult,
    find=find,
    aliases=("SET408",),
    numbers=(MOST,),
)
