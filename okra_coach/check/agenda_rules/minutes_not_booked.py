"""The blocks of a session take as many minutes as are booked.

Time that is left is only told.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import AgendaSession, after
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say, say_count


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each session that ends late, or has minutes without a block."""
    for session in scope.agenda.sessions:
        over = session.minutes - session.booked
        if over > 0:
            yield scope.on(
                session,
                _late(scope, session, over),
                say("Take a whole block out rather than minutes from all of them; the one on which least hangs."),
            )
        elif over < 0:
            yield scope.on(
                session,
                _free(scope, session, -over),
                say("Give them to the reserve, or to the block with the weightiest questions."),
                Severity.INFO,
            )


def _late(scope: InAgenda, session: AgendaSession, over: int) -> str:
    return say_count(
        "{whose} takes {n} minute more than is booked and would end at {end}.",
        "{whose} takes {n} minutes more than are booked and would end at {end}.",
        over,
        whose=scope.whose(session),
        end=f"{after(session.start, session.minutes):%H:%M}",
    )


def _free(scope: InAgenda, session: AgendaSession, left: int) -> str:
    return say_count(
        "{whose} has {n} booked minute without a block, before the end at {end}.",
        "{whose} has {n} booked minutes without a block, before the end at {end}.",
        left,
        whose=scope.whose(session),
        end=f"{session.end:%H:%M}",
    )


RULE = Rule(
    code="AGD101",
    slug="minutes-not-booked",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("People have trains, children and other meetings; whoever overruns once is not believed the next time."),
    instead_of=say("eight blocks of an hour in a day that ends at 16:30"),
    write=say("seven blocks, and the eighth on the list of what the workshop leaves"),
    source="workshopr.io (end on time); SessionLab, planner.",
    looks_at=InAgenda,
    find=find,
)
