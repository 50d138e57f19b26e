"""Lunch is at lunchtime.

The latest time is ours; `agenda.lunch: 0` says that there is none. A rest of half an hour is taken for lunch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, Number
from okra_coach.model.agenda import LUNCH, AgendaItem
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

LATEST = Number("AGD113", "latest", 13, "the hour by which lunch has begun, 12.5 is 12:30", least=11, most=15)
_MORNING, _AFTERNOON = time(11, 30), time(14)
_LEAST = 30


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each session over noon without lunch, or with a late one."""
    latest = time(int(scope.number(LATEST)), int(scope.number(LATEST) % 1 * 60))
    for session in scope.agenda.sessions:
        if not scope.settings.lunch or session.start > _MORNING or session.end < _AFTERNOON or not session.items:
            continue
        lunch = next((timed for timed in session.timed if _is_lunch(scope, timed.item)), None)
        if lunch is None:
            yield scope.on(
                session,
                say(
                    "{whose} runs from {start} to {end} without lunch.",
                    whose=scope.whose(session),
                    start=f"{session.start:%H:%M}",
                    end=f"{session.end:%H:%M}",
                ),
                say("Put lunch in by {latest}, or write `lunch: 0` below agenda.", latest=f"{latest:%H:%M}"),
            )
        elif lunch.start > latest:
            message = say("Lunch begins only at {start}.", start=f"{lunch.start:%H:%M}")
            yield scope.at(lunch.item, message, say("Let it begin by {latest}.", latest=f"{latest:%H:%M}"))


def _is_lunch(scope: InAgenda, item: AgendaItem) -> bool:
    return item.block == LUNCH or (scope.is_rest(item) and item.minutes >= _LEAST)


RULE = Rule(
    code="AGD113",
    slug="late-lunch",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Hungry people agree to anything or to nothing; the caterer does not wait either."),
    instead_of=say("lunch at 13:30, when the key results are done"),
    write=say("lunch at 12:30, and the key results go on after it"),
    source="workshopr.io (never push lunch back).",
    looks_at=InAgenda,
    find=find,
    numbers=(LATEST,),
)
