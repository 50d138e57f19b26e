"""An objective says what will be different, and for whom: “Improve the system” does not.

Told for lines of up to four words with a verb that fits any quarter and nobody named.
A measure with a direction is told by OBJ102.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import language_of, quoted, word_count
from okra_coach.model.finding import Severity

SHORTEST, LONGEST = 3, 4
"""Shorter lines are told by OBJ105; longer ones mostly say what is meant."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for a short line that begins (in German: ends) with a vague verb."""
    text = scope.objective.text
    length = word_count(text, language_of(text, scope.workshop.language))
    if not SHORTEST <= length <= LONGEST or _named(scope):
        return
    verb = next((word for key in ("vague_verbs", "change_up") if (word := _verb(key, text))), None)
    if verb:
        yield scope.hit(
            f"The objective {quoted(text)} could mean a hundred things ({quoted(verb)}).",
            "Say who will notice what: “New engineers ship in their first week” instead of a better onboarding.",
            verb,
        )


def _named(scope: InObjective) -> bool:
    text = scope.objective.text
    return any(find_word(key, text) for key in ("people", "metrics", "ambition")) or bool(scope.objective.customer)


def _verb(key: str, text: str) -> str | None:
    return first_word(key, text) or last_word(key, text, "de")


RULE = Rule(
    code="OBJ104",
    slug="vague-objective",
    severity=Severity.INFO,
    doc=__doc__,
    why="A line with a hundred readings makes no choice; each team goes on as before and calls it this.",
    instead_of="“Improve the developer experience”",
    write="“Backend engineers stop losing hours to broken test environments”",
    source="thierryteisseire (“could mean 100 different things”); hr.widion.",
    looks_at=InObjective,
    find=find,
)
