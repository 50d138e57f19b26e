"""A key result does not count the team's own activities.

What somebody outside does is no activity of the team: “Close 10 deals”, “20 new clients”.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.outputs import activity_words
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a number of activities."""
    words = activity_words(scope.key_result)
    if words:
        text = scope.key_result.measure
        yield scope.hit(
            say("The key result “{line}” counts activities (“{words}”).", line=shown(text), words=shown(words)),
            say("Make “{line}” an action, and measure what these activities should bring about.", line=shown(text)),
            words,
        )


RULE = Rule(
    code="KR207",
    slug="activity-count",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Activities can always be done once more; whether they helped shows in what others do afterwards."),
    instead_of=say("“Write 12 reports”"),
    write=say("“Readers who come back within a week”, from 3,000 to 10,000; the articles are actions"),
    source="Weekplan; Atosup.",
    looks_at=InKeyResult,
    find=find,
)
