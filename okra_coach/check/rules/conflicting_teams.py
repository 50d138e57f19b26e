"""Two teams do not pull the same measure in opposite directions."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Book, Hit
from okra_coach.check.text import shown
from okra_coach.check.twins import opposed, twins
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: Book) -> Iterator[Hit]:
    """A hit on the later of two like measures with opposite directions."""
    for one, other in twins(scope):
        if opposed(one.key_result, other.key_result):
            yield other.hit(
                say(
                    "{name} and {other} pull “{measure}” in opposite directions.",
                    name=other.okras.name,
                    other=one.okras.name,
                    measure=shown(other.key_result.measure),
                ),
                say("Bring both leads together before the workshop ends: one direction, or two measures that differ."),
                one.key_result.id,
            )


RULE = Rule(
    code="ALN507",
    slug="conflicting-teams",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Each team can only reach its key result if the other fails."),
    instead_of=say("Sales raises “discounts granted”, Finance lowers them"),
    write=say("one direction that both agreed, with a band for the other side's worry"),
    source="John Cutler; SixArm.",
    looks_at=Book,
    find=find,
)
