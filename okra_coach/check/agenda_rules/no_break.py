"""Nobody sits for longer than two hours without a break, 45 minutes at a screen.

The most minutes are `agenda.longest` and `agenda.longest_remote`. The reserve is not counted: it is free until
something takes longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import RESERVE, AgendaItem, AgendaSession, Timed
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each stretch that is too long, at the block with which it becomes so."""
    for session in scope.agenda.sessions:
        for stretch in _stretches(scope, session):
            found = _where_too_long(stretch, scope.settings.stretch)
            if found is not None:
                yield _hit(scope, stretch, found)


def _stretches(scope: InAgenda, session: AgendaSession) -> Iterator[list[Timed]]:
    """What lies between two breaks."""
    stretch: list[Timed] = []
    for timed in session.timed:
        if scope.is_rest(timed.item):
            yield stretch
            stretch = []
        elif timed.item.block != RESERVE:
            stretch.append(timed)
    yield stretch


def _where_too_long(stretch: list[Timed], most: int) -> AgendaItem | None:
    minutes = 0
    for timed in stretch:
        minutes += timed.item.minutes
        if minutes > most:
            return timed.item
    return None


def _hit(scope: InAgenda, stretch: list[Timed], item: AgendaItem) -> Hit:
    return scope.at(
        item,
        say(
            "From {start} to {end} people work {minutes} minutes without a break; the most is {most}.",
            start=f"{stretch[0].start:%H:%M}",
            end=f"{stretch[-1].end:%H:%M}",
            minutes=sum(timed.item.minutes for timed in stretch),
            most=scope.settings.stretch,
        ),
        say(
            "Put a break of {pause} minutes before “{block}”.",
            pause=scope.settings.pause,
            block=scope.title(item),
        ),
    )


RULE = Rule(
    code="AGD102",
    slug="no-break",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("After that people sit in the room and no longer work; what was decided last comes up again."),
    instead_of=say("objectives, key results and numbers from 9:00 to 12:30 without a pause"),
    write=say("a quarter of an hour at 10:45, written into the agenda and kept"),
    source="Banfield, Lombardo and Wax, Design Sprint (80 to 120 minutes); mvwi.co, remote OKRs (45).",
    looks_at=InAgenda,
    find=find,
)
