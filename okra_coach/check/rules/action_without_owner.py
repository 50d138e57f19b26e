"""An action has an owner role.

Agreed actions are told one by one, as warnings.
Drafted actions are told once a file, as a note: answers seldom name an owner, and the room settles them in one round.
Done and dropped actions are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.unfinished import unfinished_hits
from okra_coach.model.finding import Severity
from okra_coach.model.okra import Action
from okra_coach.model.sentence import say
from okra_coach.words import mark


def find(scope: InSet) -> Iterator[Hit]:
    """Hits for the open actions that nobody owns."""
    yield from unfinished_hits(
        scope,
        _has_none,
        mark("The action “{line}” has no owner."),
        mark("{whose}: {count} of {all} open actions have no owner: {actions}."),
        "no owner",
        say("Ask in the room who takes it on; an action that nobody takes is dropped, and that is fine."),
    )


def _has_none(action: Action) -> bool:
    return not (action.owner_role or "").strip()


RULE = Rule(
    code="ACT302",
    slug="no-owner",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What belongs to everybody is done by nobody."),
    instead_of=say("“Follow up with the importer”"),
    write=say("“Call the five lost customers and ask why”, owner role “Head of Key Accounts”"),
    source="GitLab (one directly responsible individual).",
    looks_at=InSet,
    find=find,
)
