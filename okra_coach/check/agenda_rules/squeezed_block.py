"""No block is shorter than the least it works in."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit
from okra_coach.model.agenda import RESERVE
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each block that has less than its least minutes."""
    for item, block in scope.walk_items():
        if item.minutes < block.least and item.block != RESERVE:
            yield scope.at(
                item,
                say(
                    "“{block}” has {minutes} minutes and needs {least} at least.",
                    block=scope.title(item),
                    minutes=item.minutes,
                    least=block.least,
                ),
                say("Give it {least} minutes, or drop it as a whole.", least=block.least),
            )


RULE = Rule(
    code="AGD111",
    slug="squeezed-block",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Half of a method is no method: people start, and stop when it begins to work."),
    instead_of=say("“Alone, in pairs, in fours” in twelve minutes"),
    write=say("the block at its least, and another one dropped whole"),
    source="workshopr.io (drop a whole activity, do not squeeze all).",
    looks_at=InAgenda,
    find=find,
)
