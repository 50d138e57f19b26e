"""An action is small enough to be done, and learned from, within weeks.

Told when it begins (in German: ends) with a verb such as rebuild or migrate and takes on the whole of something.
Done and dropped actions are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import shown
from okra_coach.check.unfinished import is_open
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for a rebuilding of the whole."""
    text = scope.action.text
    verb = first_word("big_verbs", text) or last_word("big_verbs", text, "de")
    whole = find_word("whole_words", text)
    if verb and whole and find_word("big_things", text) and is_open(scope.action):
        yield scope.hit(
            say(
                "The action “{line}” is a project (“{verb}”, “{whole}”).",
                line=shown(text),
                verb=shown(verb),
                whole=shown(whole),
            ),
            say("Take the one part that hurts most, and write what the team can try with it in the first two weeks."),
            f"{verb} {whole}",
        )


RULE = Rule(
    code="ACT309",
    slug="action-too-big",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("An action is an experiment: what takes the whole cycle is learned from when it is over."),
    instead_of=say("“Rebuild the entire warehouse system”"),
    write=say("“Let two pickers work one morning with printed routes, and count the metres”"),
    source="objective-kit (large efforts need checkpoints); Carsten Ley (actions are experiments).",
    looks_at=InAction,
    find=find,
    aliases=("too-big",),
    needs=("big_verbs",),
)
