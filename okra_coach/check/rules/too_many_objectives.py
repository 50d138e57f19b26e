"""A team has at most three objectives, the company at most five.

Three more than that are an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet, Number
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

TEAM = Number("SET401", "team", 3, "the most objectives of a team", least=1, most=20)
COMPANY = Number("SET401", "company", 5, "the most objectives of the company", least=1, most=20)
_FAR = 2
"""So many more are an error."""


def find(scope: InSet) -> Iterator[Hit]:
    """A hit with the number of objectives."""
    count = len(scope.okras.objectives)
    most = scope.number(COMPANY if scope.is_company else TEAM)
    if count > most:
        yield scope.hit(
            say("{whose} has {count} objectives.", whose=scope.whose, count=count),
            say(
                "Keep at most {most}: let everybody name the one to drop first; the rest goes to the not-doing list.",
                most=most,
            ),
            str(count),
            Severity.ERROR if count > most + _FAR else Severity.WARNING,
        )


RULE = Rule(
    code="SET401",
    slug="too-many-objectives",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Every further objective takes from the others; a list of everything chooses nothing."),
    instead_of=say("nine objectives"),
    write=say("one or two for a team, two or three for the company, and a not-doing list"),
    source="GitLab (at most 3); mooncamp (2-4); Google re:Work (3-5); Andy Grove (at most 7).",
    looks_at=InSet,
    find=find,
    numbers=(TEAM, COMPANY),
)
