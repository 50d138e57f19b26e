"""What an objective supports is an objective of the company, by its id."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for each id that no objective of the company has."""
    company = scope.book.company
    known = [objective.id for objective in company.objectives] if company else []
    for own in scope.objective.supports:
        if own not in known:
            near = process.extractOne(own, known)
            yield scope.hit(
                say(
                    "The objective “{line}” supports “{own}”, which is no objective of the company.",
                    line=shown(scope.objective.text),
                    own=shown(own),
                ),
                say("Did you mean {near}?", near=near[0])
                if near
                else say("Write the company's objectives first, or leave it empty."),
                own,
            )


RULE = Rule(
    code="ALN502",
    slug="unknown-parent",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("A link to nothing looks like alignment in every table and is none."),
    instead_of=say("`supports: [company.objective-1]`"),
    write=say("`supports: [company.o1]`, an id from okras/company.yaml"),
    source="The rule is ours.",
    looks_at=InObjective,
    find=find,
)
