"""No more people come than can work together.

The most is `agenda.most_people`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit with how many come."""
    people, most = scope.agenda.people, scope.settings.most_people
    if people > most:
        yield scope.hit(
            say("{people} people come; more than {most} cannot work together in one room.", people=people, most=most),
            say("Ask each team for at most {each} people, or hold two workshops.", each=_each(scope)),
            str(people),
        )


def _each(scope: InAgenda) -> int:
    return max(scope.settings.most_people // max(scope.agenda.teams, 1), 1)


RULE = Rule(
    code="AGD107",
    slug="too-many-people",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Beyond two dozen people some only watch, and reports fill the day."),
    instead_of=say("38 people around one wall"),
    write=say("two workshops of 19, or two people of each team"),
    source="Sparkademy (rooms of 20 to 24, in teams of 4).",
    looks_at=InAgenda,
    find=find,
)
