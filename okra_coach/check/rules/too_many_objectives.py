"""A team has at most three objectives, the company at most five.

Over five (over seven for the company) is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.model.finding import Severity

LIMITS = {True: (5, 7), False: (3, 5)}
"""For the company, and for a team: above the first a warning, above the second an error."""


def find(scope: InSet) -> Iterator[Hit]:
    """A hit with the number of objectives."""
    count = len(scope.okras.objectives)
    most, far_too_many = LIMITS[scope.is_company]
    if count > most:
        yield scope.hit(
            f"{scope.whose} has {count} objectives.",
            f"Keep at most {most}: let everybody name the one to drop first, and move the rest to the not-doing list.",
            str(count),
            Severity.ERROR if count > far_too_many else Severity.WARNING,
        )


RULE = Rule(
    code="SET401",
    slug="too-many-objectives",
    severity=Severity.WARNING,
    doc=__doc__,
    why="Every further objective takes from the others; a list of everything chooses nothing.",
    instead_of="nine objectives",
    write="one or two for a team, two or three for the company, and a not-doing list",
    source="GitLab (at most 3); mooncamp (2-4); Google re:Work (3-5); Andy Grove (at most 7).",
    looks_at=InSet,
    find=find,
)
