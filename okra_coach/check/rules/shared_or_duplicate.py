"""Two teams with the same measure know of each other.

A shared key result is good practice; the same measure twice by accident is double work, and with opposite
directions it is a conflict (ALN507).
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Book, Hit
from okra_coach.check.text import shown
from okra_coach.check.twins import opposed, twins
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: Book) -> Iterator[Hit]:
    """A hit on the later of two like measures of two teams."""
    for one, other in twins(scope):
        if not opposed(one.key_result, other.key_result):
            yield other.hit(
                say(
                    "The measure “{measure}” of {name} is also one of {other}'s, “{others}”.",
                    measure=shown(other.key_result.measure),
                    name=other.okras.name,
                    other=one.okras.name,
                    others=shown(one.key_result.measure),
                ),
                say("Ask both: shared, with one owner and one target, or the same work twice?"),
                one.key_result.id,
            )


RULE = Rule(
    code="ALN506",
    slug="shared-or-duplicate",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Two teams that pull one figure without talking do the same work, or undo each other's."),
    instead_of=say("the same key result in two files"),
    write=say("one key result with one owner, and actions in both teams"),
    source="Mayadata (“expose redundant efforts”); Felipe Castro (shared OKRs).",
    looks_at=Book,
    find=find,
    aliases=("duplicate",),
)
