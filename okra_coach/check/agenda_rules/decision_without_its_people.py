"""Whoever a decision needs is in the room.

Who comes is `agenda.roles`; where nobody wrote them down, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each block with questions that need a known role which does not come."""
    coming = {role.casefold() for role in scope.settings.roles}
    known = _roles(scope)
    questions = {one.id: one for one in scope.book.questions}
    for item in scope.agenda.items if coming else ():
        needed = dict.fromkeys(
            role for own in item.questions if own in questions for role in questions[own].who if role in known
        )
        missing = [role for role in needed if role.casefold() not in coming]
        if missing:
            yield scope.at(
                item,
                say(
                    "“{block}” settles questions that need somebody who does not come: {roles}.",
                    block=scope.title(item),
                    roles=", ".join(missing),
                ),
                say("Invite them, or settle these questions with them before the day."),
            )


def _roles(scope: InAgenda) -> frozenset[str]:
    """Every role that leads a team, backs the work or owns a line."""
    leads = {scope.workshop.sponsor_role, *(team.lead_role for team in scope.workshop.teams)}
    results = {one.owner_role for okras in scope.book.sets for one in okras.key_results}
    actions = {one.owner_role for okras in scope.book.sets for one in okras.actions}
    return frozenset(role for role in leads | results | actions if role)


RULE = Rule(
    code="AGD110",
    slug="decision-without-its-people",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A decision in the absence of the one who must carry it is made a second time."),
    instead_of=say("the number of the finance team, settled without its head"),
    write=say("her place in the invitation, or the question settled with her the day before"),
    source="Lamorte, OKRs Field Book (who must be at the workshop).",
    looks_at=InAgenda,
    find=find,
)
