"""What a block builds on was made before it."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import ON_HAND, AgendaItem, Block
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each block whose input no earlier block makes, naming the block that would."""
    made = set(ON_HAND)
    for item, block in scope.walk_items():
        makers = dict.fromkeys(_maker(scope, name) for name in block.inputs if name not in made)
        for maker in makers:
            yield _hit(scope, item, maker)
        made |= set(block.outputs)


def _maker(scope: InAgenda, name: str) -> Block | None:
    return next((block for block in scope.blocks.values() if name in block.outputs), None)


def _hit(scope: InAgenda, item: AgendaItem, maker: Block | None) -> Hit:
    told = scope.title(item)
    if maker is None:
        advice = say("Let an earlier block make it, or take it out of the inputs of “{block}”.", block=told)
        return scope.at(item, say("“{block}” needs something that no block makes.", block=told), advice)
    if any(one.block == maker.id for one in scope.agenda.items):
        message = say("“{block}” builds on “{maker}”, which comes only later.", block=told, maker=maker.title)
        return scope.at(item, message, say("Move “{maker}” before it.", maker=maker.title))
    message = say("“{block}” builds on “{maker}”, which is not in the agenda.", block=told, maker=maker.title)
    return scope.at(item, message, say("Put “{maker}” before it, or bring what it would make.", maker=maker.title))


RULE = Rule(
    code="AGD104",
    slug="missing-input",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "People cannot vote on objectives that nobody has written; the room waits while the facilitator improvises."
    ),
    instead_of=say("“Numbers: from where to where” before the key results are written"),
    write=say("key results first, their numbers afterwards"),
    source="Scriptapedia (inputs and outputs of a script).",
    looks_at=InAgenda,
    find=find,
)
