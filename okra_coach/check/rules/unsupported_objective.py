"""A company's objective is supported by at least one team.

Told only once a team has objectives of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for an objective of the company that no team works for."""
    if not scope.is_company:
        return
    theirs = [objective for team in scope.book.teams for objective in team.objectives]
    if theirs and not any(scope.objective.id in objective.supports for objective in theirs):
        yield scope.hit(
            say("No team supports the company's objective “{line}”.", line=shown(scope.objective.text)),
            say("Ask which team would feel its loss; if there is none this cycle, put it on the not-doing list."),
            scope.objective.id,
        )


RULE = Rule(
    code="ALN505",
    slug="unsupported-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("An objective of the company that no team works for is a wish of the management."),
    instead_of=say("a third objective that nobody picked up"),
    write=say("two objectives with teams behind them"),
    source="OKR Orca; the rule is ours.",
    looks_at=InObjective,
    find=find,
)
