"""An objective fits on one line: at most 15 words.

Vietnamese syllables count as two thirds of a word; a line over 110 letters is long in any language,
however long its words are.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import language_of, quoted, word_count
from okra_coach.model.finding import Severity

MOST_WORDS = 15
MOST_LETTERS = 110
"""Published good objectives have 8 words in the median and 17 at most; German compounds need a count of letters."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit with the number of words, or of letters where the words are long."""
    text = " ".join(scope.objective.text.split())
    count = word_count(text, language_of(text, scope.workshop.language))
    if count > MOST_WORDS or len(text) > MOST_LETTERS:
        size = f"{count} words" if count > MOST_WORDS else f"{len(text)} letters"
        yield scope.hit(
            f"The objective {quoted(text)} has {size}.",
            f"Cut it to what everybody can repeat from memory, at most {MOST_WORDS} words; "
            "reasons and means go elsewhere.",
            size,
        )


RULE = Rule(
    code="OBJ106",
    slug="objective-too-long",
    severity=Severity.WARNING,
    doc=__doc__,
    why="An objective works when people remember it; one that needs two lines is a paragraph of strategy.",
    instead_of="“Provide a solid organisational and developer experience foundation so that we can scale our team "
    "to twice its size this year”",
    write="“New engineers ship in their first week”",
    source="Andy Grove and John Doerr (one line); Sourcegraph (“like a title”); the limit is ours.",
    looks_at=InObjective,
    find=find,
    aliases=("too-long",),
)
