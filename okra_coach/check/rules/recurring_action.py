"""An action ends, so that one can say what it brought.

Told for “continuously”, “as needed” and for what happens every week, unless the line says until when, calls it a trial
or has a hypothesis. A new habit may well be the action: then say how long it is tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import shown
from okra_coach.check.unfinished import is_open
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for the words that give it no end."""
    action = scope.action
    word = find_word("recurring", action.text)
    ends = find_word("limited", action.text) or action.hypothesis or action.due
    if word and not ends and is_open(action):
        yield scope.hit(
            say("The action “{line}” has no end (“{word}”).", line=shown(action.text), word=shown(word)),
            say("Try it for a number of weeks, say what you expect to see, and then keep it or drop it."),
            word,
        )


RULE = Rule(
    code="ACT310",
    slug="recurring-action",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("What goes on for ever is never done, so nobody asks whether it helped."),
    instead_of=say("“Continuously collect ideas from the shop floor”"),
    write=say("“Ask the early shift for one idea every Friday, for four weeks, and try two”"),
    source="objective-kit (definition of done); Carsten Ley (actions are experiments).",
    looks_at=InAction,
    find=find,
    needs=("recurring",),
)
