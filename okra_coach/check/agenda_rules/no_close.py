"""A session ends with a close: who does what, by when."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import RESERVE, AgendaItem, BlockKind
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each session without a close, or with work after it."""
    for session in scope.agenda.sessions:
        items = [item for item in session.items if item.block != RESERVE and not scope.is_rest(item)]
        if not items or scope.block(items[-1]) is None:
            continue
        closing = next((item for item in items if _closes(scope, item)), None)
        if closing is None:
            message = say("{whose} has no close: nobody says what was promised.", whose=scope.whose(session))
            yield scope.on(session, message, say("Keep the last ten minutes for promises, whatever else runs late."))
        elif not _closes(scope, items[-1]):
            message = say(
                "“{block}” comes after “{close}”, when people are already leaving.",
                block=scope.title(items[-1]),
                close=scope.title(closing),
            )
            yield scope.at(items[-1], message, say("Move it before “{close}”.", close=scope.title(closing)))


def _closes(scope: InAgenda, item: AgendaItem) -> bool:
    block = scope.block(item)
    return block is not None and block.kind is BlockKind.CLOSE


RULE = Rule(
    code="AGD112",
    slug="no-close",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Without a close everybody leaves with another memory of what was agreed."),
    instead_of=say("“Confidence vote” until the last minute, and people pack up during it"),
    write=say("ten minutes: each says one promise aloud, and it is written down"),
    source="Scriptapedia (close of a session); SessionLab.",
    looks_at=InAgenda,
    find=find,
)
