"""One facilitator looks after two groups at most.

How many lead it is `agenda.facilitators`, else as many as there are coaches; without either nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say, say_count


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit with how many lead it and how many it takes."""
    there = scope.settings.facilitators or len(scope.workshop.coaches)
    wanted = -(-scope.agenda.groups // 2)
    if 0 < there < wanted:
        yield scope.hit(
            say_count(
                "{n} person leads {groups} groups; it takes {wanted}.",
                "{n} people lead {groups} groups; it takes {wanted}.",
                there,
                groups=scope.agenda.groups,
                wanted=wanted,
            ),
            say("Ask team leads who know the blocks to look after a table each, and brief them the day before."),
            str(there),
        )


RULE = Rule(
    code="AGD108",
    slug="few-facilitators",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("A group that is stuck for ten minutes has lost its block; nobody can hear five tables at once."),
    instead_of=say("one facilitator for six tables"),
    write=say("three people who know the blocks: the second and third may be team leads who did it last cycle"),
    source="futuring-architectures.com, workshop checklist (one facilitator for two groups).",
    looks_at=InAgenda,
    find=find,
)
