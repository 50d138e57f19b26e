"""A cycle is a quarter: 13 weeks at most."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Book, Hit, Number
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

MOST_WEEKS = Number("SET405", "weeks", 13, "the most weeks of a cycle", least=1, most=60)


def find(scope: Book) -> Iterator[Hit]:
    """A hit with the length of the cycle."""
    cycle = scope.workshop.cycle
    most = scope.number(MOST_WEEKS)
    if cycle.weeks > most:
        yield scope.hit(
            say(
                "The cycle {name} runs for {weeks} weeks, from {first} to {last}.",
                name=cycle.name,
                weeks=cycle.weeks,
                first=cycle.first,
                last=cycle.last,
            ),
            say("End it after {most} weeks and plan the next with what was learned.", most=most),
            f"{cycle.weeks:g} weeks",
        )


RULE = Rule(
    code="SET405",
    slug="long-cycle",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Plans for six or twelve months do not survive the market; a quarter is short enough to feel the end."),
    instead_of=say("a cycle from January to December"),
    write=say("a cycle of 12 or 13 weeks; what takes a year is a strategy"),
    source="Carsten Ley; GitLab; mooncamp.",
    looks_at=Book,
    find=find,
    numbers=(MOST_WEEKS,),
)
