"""An action names something that is there when it is done.

Told when a short line begins (in German: ends) with a verb such as improve, look into or support, and holds
neither a number nor a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

LONGEST = 6
"""Longer lines mostly say what is meant."""


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for a short line with a vague verb."""
    text = scope.action.text
    verb = first_word("vague_verbs", text) or last_word("vague_verbs", text, "de")
    if (
        verb
        and _is_short(text, scope.workshop.language)
        and not find_quantities(text)
        and not find_word("number_words", text)
    ):
        yield scope.hit(
            say(
                "The action “{line}” is vague (“{verb}”): nobody can say when it is done.",
                line=shown(text),
                verb=shown(verb),
            ),
            say("Name the first thing that will exist: a list, a test with five people, a decision, a changed form."),
            verb,
        )


def _is_short(text: str, language: str) -> bool:
    return word_count(text, language_of(text, language)) <= LONGEST


RULE = Rule(
    code="ACT307",
    slug="vague-action",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A vague action cannot fail, so nobody learns from it."),
    instead_of=say("“Improve code reviews”"),
    write=say("“Add a checklist of five points to the review template”"),
    source="objective-kit (deliverable and definition of done).",
    looks_at=InAction,
    find=find,
    aliases=("vague", "no-deliverable"),
    needs=("vague_verbs",),
)
