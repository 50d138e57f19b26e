"""A key result does not count the team's own activities.

What somebody outside does is no activity of the team: “Close 10 deals”, “20 new clients”.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.outputs import activity_words
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import quoted
from okra_coach.model.finding import Severity


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a number of activities."""
    words = activity_words(scope.key_result)
    if words:
        text = scope.key_result.measure
        yield scope.hit(
            f"The key result {quoted(text)} counts activities ({quoted(words)}).",
            f"Make {quoted(text)} an action, and measure what these activities should bring about.",
            words,
        )


RULE = Rule(
    code="KR207",
    slug="activity-count",
    severity=Severity.WARNING,
    doc=__doc__,
    why="Activities can always be done once more; whether they helped shows in what others do afterwards.",
    instead_of="“Write 12 reports”",
    write="“Readers who come back within a week”, from 3,000 to 10,000; the articles are actions",
    source="Weekplan; Atosup.",
    looks_at=InKeyResult,
    find=find,
)
