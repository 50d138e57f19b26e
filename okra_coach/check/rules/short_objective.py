"""An objective is a goal, not a theme of a word or two."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import quoted, words_of
from okra_coach.model.finding import Severity

SHORTEST = 3
"""Fewer words than this are a theme; “Get paid customers” is a goal."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for an objective of one or two words."""
    words = words_of(scope.objective.text)
    if len(words) < SHORTEST:
        yield scope.hit(
            f"The objective {quoted(scope.objective.text)} is a theme and not yet a goal.",
            "Add who is better off and what they can do at the end of the cycle that they cannot do today.",
            scope.objective.text.strip(),
        )


RULE = Rule(
    code="OBJ105",
    slug="too-short",
    severity=Severity.INFO,
    doc=__doc__,
    why="A theme gives no direction: two people read two different goals into “Ecosystem”.",
    instead_of="“Leadership development”",
    write="“Team leads settle priorities without waiting for the board”",
    source="Atlassian; Weekplan.",
    looks_at=InObjective,
    find=find,
)
