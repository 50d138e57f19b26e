"""After lunch people do something rather than listen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import LUNCH, RESERVE, BlockKind
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each block in which people listen right after lunch."""
    for session in scope.agenda.sessions:
        items = [item for item in session.items if item.block != RESERVE]
        for lunch, item in pairwise(items):
            block = scope.block(item)
            if lunch.block == LUNCH and block and not block.is_active and block.kind is not BlockKind.CLOSE:
                yield scope.at(
                    item,
                    say("In “{block}”, right after lunch, people mostly listen.", block=scope.title(item)),
                    say("Put something on their feet before it, or swap it with a block in which the teams work."),
                )


RULE = Rule(
    code="AGD106",
    slug="listening-after-lunch",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Half an hour after lunch is when people listen worst; on their feet they stay awake."),
    instead_of=say("lunch, then a talk about the calendar"),
    write=say("lunch, five minutes on their feet, then key results in the teams"),
    source="workshopr.io (practitioners' advice, no study).",
    looks_at=InAgenda,
    find=find,
)
