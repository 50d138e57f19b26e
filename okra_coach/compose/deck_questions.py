"""Open questions for the room: the question, who must be there, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.documents.deck import Card, Table
from okra_coach.documents.wording import Wording
from okra_coach.model.okra import OpenQuestion
from okra_coach.words import Words

MOST_QUESTIONS = 6
"""What a room looks at at once; a default of ours."""
_MOST_NAMED = 3


def question_block(questions: Sequence[OpenQuestion], words: Words) -> Card | Table:
    """A single question held up on a card, several in a table."""
    if len(questions) != 1:
        return question_table(questions, words)
    (one,) = questions
    told = (people_told(one.who, words), words("{n} min", n=one.minutes))
    return Card(" · ".join(part for part in told if part), one.text, "")


def question_table(questions: Sequence[OpenQuestion], words: Words) -> Table:
    """The first questions, one a row."""
    rows = tuple(
        (question.text, people_told(question.who, words), words("{n} min", n=question.minutes))
        for question in questions[:MOST_QUESTIONS]
    )
    header = (words("Question"), words("Must be there"), words("Time"))
    alt = words("Table: open questions.")
    return Table(header, rows, alt, (6.6, 2.6, 1.1), frozenset({2}), frozenset())


def people_told(who: Sequence[str], words: Words) -> str:
    """All by their roles, or where they are many how many; in fewer words the first of them."""
    if len(who) > _MOST_NAMED:
        return words.plural("{n} leads of the teams named", "{n} leads of the teams named", len(who))
    whole, more = words.join(tuple(who)), len(who) - 1
    if more < 1:
        return whole
    return Wording(whole, words.plural("{first} and {n} more", "{first} and {n} more", more, first=who[0]))
