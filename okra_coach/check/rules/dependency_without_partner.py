"""A team that others depend on has OKR+As of its own, or knows of it.

Told when the named team has no file with an objective, is no team of the workshop, or is the team itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.once import once_a_book
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import OkraBook
from okra_coach.model.sentence import say


def find(scope: InSet) -> Iterator[Hit]:
    """A hit for each dependency that nobody answers."""
    names = {team.id: team.name for team in scope.workshop.teams}
    active = _active(scope.book)
    for partner in scope.okras.depends_on:
        if partner == scope.okras.owner:
            yield scope.hit(
                say("{whose} depends on itself.", whose=scope.whose),
                say("Name the other team, or remove the line."),
                partner,
            )
        elif partner not in names:
            yield scope.hit(
                say(
                    "{whose} depends on “{partner}”, which is no team of the workshop.",
                    whose=scope.whose,
                    partner=shown(partner),
                ),
                say("Name one of {teams}, or agree it outside the workshop.", teams=", ".join(names))
                if names
                else say("Name one of the teams in workshop.yaml, or agree it outside the workshop."),
                partner,
            )
        elif partner not in active:
            yield scope.hit(
                say(
                    "{whose} depends on {partner}, which has no OKR+As in this cycle.",
                    whose=scope.whose,
                    partner=names[partner],
                ),
                say(
                    "Agree with {partner} who delivers what by when, and write down that it was accepted; no OKR+A is "
                    "needed for that.",
                    partner=names[partner],
                ),
                partner,
            )


@once_a_book
def _active(book: OkraBook) -> frozenset[str]:
    """Those who have OKR+As."""
    return frozenset(okras.owner for okras in book.sets if okras.objectives)


RULE = Rule(
    code="ALN509",
    slug="dependency-without-partner",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Most goals that fail between teams fail on a promise that the other side never made."),
    instead_of=say("“depends on: IT”"),
    write=say("who delivers what, by when, and that it was accepted"),
    source="Google OKR playbook (cross-team trap); GitLab.",
    looks_at=InSet,
    find=find,
)
