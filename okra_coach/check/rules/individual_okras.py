"""OKR+As belong to teams, not to single persons.

Told for a set or a key result whose owner is “each …” or “every …”, and for a set with the name of a person whom
workshop.yaml lists. One role that brings the number each week is right: it answers for the team.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import composed, first_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InSet) -> Iterator[Hit]:
    """A hit on the set, and on each key result that everybody has for himself or herself."""
    name = composed(scope.okras.name).strip()
    people = {composed(person).casefold() for person in scope.workshop.people}
    if first_word("each_words", name) or name.casefold() in people:
        yield scope.hit(
            say("The OKR+As of “{name}” are those of a person.", name=shown(name)),
            say("Move what serves the team's customers to the team; personal goals stay in the development talk."),
            name,
        )
    for key_result in scope.okras.key_results:
        owner = (key_result.owner_role or "").strip()
        if first_word("each_words", owner):
            yield Hit(
                key_result.id,
                scope.place_of(key_result),
                say(
                    "The key result “{line}” is owned by each one alone (“{owner}”).",
                    line=shown(key_result.measure),
                    owner=shown(owner),
                ),
                say("Name the one role that brings the team's number, and count what the team reaches together."),
                owner,
            )


RULE = Rule(
    code="GOV602",
    slug="individual-okras",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Personal OKR+As double the work and end in the appraisal; what a team could reach together is not asked."),
    instead_of=say("owner role “Each consultant”"),
    write=say("owner role “Head of Consulting”, for a number that the team reaches together"),
    source="GitLab; mooncamp.",
    looks_at=InSet,
    find=find,
)
