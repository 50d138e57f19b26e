"""Objectives do not support themselves, not even by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.links import above, path_back
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Book, Hit, InObjective, walk
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: Book) -> Iterator[Hit]:
    """A hit for each circle, on the first of its objectives."""
    links = above(scope.book)
    told: set[str] = set()
    for one in [inner for inner in walk(scope) if isinstance(inner, InObjective) and type(inner) is InObjective]:
        circle = path_back(one.objective.id, links)
        if circle and not told.intersection(circle):
            told.update(circle)
            chain = " → ".join([*circle, one.objective.id])
            yield one.hit(
                say("The objective “{line}” supports itself: {chain}.", line=shown(one.objective.text), chain=chain),
                say("Decide which of them is the end that the others serve, and let that one support none of them."),
                chain,
            )


RULE = Rule(
    code="ALN503",
    slug="circular-link",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("In a circle everything is a means and nothing an end; no table and no score can be added up along it."),
    instead_of=say("company.o1 supports company.o2, which supports company.o1"),
    write=say("one of them supports the other"),
    source="The rule is ours.",
    looks_at=Book,
    find=find,
)
