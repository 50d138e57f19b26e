"""A tenth of the booked time is kept free.

The share is `agenda.reserve`. No reserve at all is a warning; minutes without a block count as reserve.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import RESERVE
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each session with less reserve than the settings ask for."""
    for session in scope.agenda.sessions:
        unused = max(session.booked - session.minutes, 0)
        kept = unused + sum(item.minutes for item in session.items if item.block == RESERVE)
        wanted = -(-session.booked * scope.settings.reserve // 100)
        if session.items and kept < wanted:
            yield scope.on(
                session,
                say(
                    "{whose} has {kept} minutes of reserve where {share} % of its time would be {wanted}.",
                    whose=scope.whose(session),
                    kept=kept,
                    share=scope.settings.reserve,
                    wanted=wanted,
                ),
                say("Take out the block on which least hangs, or book {missing} minutes more.", missing=wanted - kept),
                None if kept else Severity.WARNING,
            )


RULE = Rule(
    code="AGD103",
    slug="little-reserve",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Something always takes longer, and it is the talk that matters; without reserve the close pays for it."),
    instead_of=say("four hours of blocks in four hours"),
    write=say("25 minutes of reserve before the close, which nobody in the room has to know of"),
    source="workshopr.io (10 % of the time).",
    looks_at=InAgenda,
    find=find,
)
