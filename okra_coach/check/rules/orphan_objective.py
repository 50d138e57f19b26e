"""A team's objective says which objective of the company it supports.

It is told only where the company has objectives. If the team means to go its own way, say so and switch the rule off.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import listed, shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for a team's objective that supports nothing."""
    company = scope.book.company
    if scope.is_company or scope.objective.supports or company is None or not company.objectives:
        return
    yield scope.hit(
        say(
            "The objective “{line}” of {name} supports no objective of the company.",
            line=shown(scope.objective.text),
            name=scope.okras.name,
        ),
        say(
            "Say which one it supports, of {objectives}; or agree that it stands alone.",
            objectives=listed([f"{one.id} {one.text}" for one in company.objectives], 5),
        ),
    )


RULE = Rule(
    code="ALN501",
    slug="orphan-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What supports nothing competes with what does. Sometimes it shows that the company forgot an objective."),
    instead_of=say("`supports: []`"),
    write=say("`supports: [company.o1]`"),
    source="OKR Orca; GitLab. Dissent: Sourcegraph (“OKRs do not nest”).",
    looks_at=InObjective,
    find=find,
    aliases=("orphan",),
)
