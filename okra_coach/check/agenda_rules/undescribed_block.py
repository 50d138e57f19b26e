"""A block is described: its goal, its steps, what to say."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each item whose block no file describes."""
    for item in scope.agenda.items:
        if scope.block(item) is None:
            yield scope.at(
                item,
                say(
                    "No file describes “{block}”: the run sheet has only its title and minutes.",
                    block=scope.title(item),
                ),
                say("Write templates/blocks/{name}.yaml in your folder; ours show how.", name=item.block),
            )


RULE = Rule(
    code="AGD114",
    slug="undescribed-block",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Whoever stands in for you finds a title and a length, and nothing to do."),
    instead_of=say("“The portal, live”, 15 minutes"),
    write=say("a file in `templates/blocks/` with goal, steps and what to say"),
    source="okra-coach (the run sheet is made from the blocks).",
    looks_at=InAgenda,
    find=find,
)
