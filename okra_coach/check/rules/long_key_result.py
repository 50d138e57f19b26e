"""A key result is a measure that fits into a table: at most 25 words.

Vietnamese syllables count as two thirds of a word; a line over 180 letters is long in any language.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import runs_of
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult, Number
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say, say_count

MOST_WORDS = Number("KR211", "words", 25, "the most words", least=5)
MOST_LETTERS = Number("KR211", "letters", 180, "the most letters", least=30)
"""Published good key results have 8 words in the median, and one of ten has more than 12."""


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit with the number of words, or of letters where the words are long."""
    most_words, most_letters = scope.number(MOST_WORDS), scope.number(MOST_LETTERS)
    if len(runs_of(scope.text)) <= most_words and len(scope.text) <= most_letters:
        return
    text = " ".join(scope.text.split())
    count = word_count(text, language_of(text, scope.workshop.language))
    if count > most_words or len(text) > most_letters:
        size = (
            say_count("{n} word", "{n} words", count)
            if count > most_words
            else say_count("{n} letter", "{n} letters", len(text))
        )
        yield scope.hit(
            say("The key result “{line}” has {size}.", line=shown(text), size=size),
            say(
                "Keep the name of the measure; how it is counted and where the number comes from go into a note "
                "beside it, how it is reached into the actions."
            ),
            size,
        )


RULE = Rule(
    code="KR211",
    slug="key-result-too-long",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("A measure that has to be read twice is not looked at every week."),
    instead_of=say("a sentence with two conditions, the reason and the method"),
    write=say("“Refunds paid within three days”, and the definition in the note"),
    source="GitLab (“few words”); the limits are ours.",
    looks_at=InKeyResult,
    find=find,
    numbers=(MOST_WORDS, MOST_LETTERS),
)
