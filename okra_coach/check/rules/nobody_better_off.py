"""An objective names who is better off, in its text or in `customer`."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import quoted
from okra_coach.model.finding import Severity

_SOMEBODY = ("people", "somebody")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when neither the field nor the text names anybody."""
    text = scope.objective.text
    if not (scope.objective.customer or "").strip() and not any(find_word(key, text) for key in _SOMEBODY):
        yield scope.hit(
            f"The objective {quoted(text)} names nobody who is better off.",
            "Ask “for whom?” until the answer is somebody whom you could call; then name them in the objective.",
        )


RULE = Rule(
    code="OBJ116",
    slug="nobody-better-off",
    severity=Severity.INFO,
    doc=__doc__,
    why="With a person in mind a team can tell a result from an activity: did she notice?",
    instead_of="“Become the leading platform”",
    write="“Independent garages find every part in one search”",
    source="The method page of okra-coach (our default: an objective names who is better off).",
    looks_at=InObjective,
    find=find,
)
