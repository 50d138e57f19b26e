"""An objective names who is better off, in its text or in `customer`."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_SOMEBODY = ("people", "somebody", "felt")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when neither the field nor the text names anybody."""
    text = scope.objective.text
    named = any(find_word(key, text) for key in _SOMEBODY) or _houses(text)
    if not named and not (scope.objective.customer or "").strip():
        yield scope.hit(
            say("The objective “{line}” names nobody who is better off.", line=shown(text)),
            say("Ask “for whom?” until the answer is somebody whom you could call; then name them in the objective."),
        )


def _houses(text: str) -> bool:
    """“Stores get their goods when they need them”: the people of a place, where it is the subject."""
    article = first_word("articles", text)
    behind = composed(text).lstrip()[len(article or "") :]
    return first_word("houses", behind) is not None


RULE = Rule(
    code="OBJ116",
    slug="nobody-better-off",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("With a person in mind a team can tell a result from an activity: did she notice?"),
    instead_of=say("“Become the leading platform”"),
    write=say("“Independent garages find every part in one search”"),
    source="The method page of okra-coach (our default: an objective names who is better off).",
    looks_at=InObjective,
    find=find,
)
