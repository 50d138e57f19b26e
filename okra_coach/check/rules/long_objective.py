"""An objective fits on one line: at most 15 words.

Vietnamese syllables count as two thirds of a word; a line over 110 letters is long in any language,
however long its words are.
Up to a fifth more is only a note: published objectives that their sources call good have up to 17 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import runs_of
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective, Number
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say, say_count

MOST_WORDS = Number("OBJ106", "words", 15, "the most words", least=3)
MOST_LETTERS = Number("OBJ106", "letters", 110, "the most letters", least=20)
_A_LITTLE = 1.2
"""Published good objectives have 8 words in the median and 17 at most; German compounds need a count of letters."""


def find(scope: InObjective) -> Iterator[Hit]:
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
            say("The objective “{line}” has {size}.", line=shown(text), size=size),
            say(
                "Cut it to what everybody can repeat from memory, at most {most_words} words; reasons and means go "
                "elsewhere.",
                most_words=most_words,
            ),
            size,
            Severity.INFO if count <= most_words * _A_LITTLE and len(text) <= most_letters * _A_LITTLE else None,
        )


RULE = Rule(
    code="OBJ106",
    slug="objective-too-long",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("An objective works when people remember it; one that needs two lines is a paragraph of strategy."),
    instead_of=say(
        "“Provide a solid organisational and developer experience foundation so that we can scale our team to twice "
        "its size this year”"
    ),
    write=say("“New engineers ship in their first week”"),
    source="Andy Grove and John Doerr (one line); Sourcegraph (“like a title”); the limit is ours.",
    looks_at=InObjective,
    find=find,
    aliases=("too-long",),
    numbers=(MOST_WORDS, MOST_LETTERS),
)
