"""An action is something to do, not a figure to move.

Told for a short line that begins (in German: ends) with more or less of a measure and says no means.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.likeness import alike
from okra_coach.check.rule import Rule
from okra_coach.check.rules.prescribed_solution import means_in
from okra_coach.check.rules.vague_action import find as vague
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

LONGEST = 7
"""Longer lines mostly say how."""


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for a direction and a measure, where no other rule tells the line."""
    text = scope.action.text
    verb = _direction(text)
    measure = (find_word("metrics", text) or find_word("too_much", text)) if verb else None
    if verb and measure and _is_short(scope) and not means_in(text) and not _told_elsewhere(scope):
        yield scope.hit(
            say(
                "The action “{line}” is a figure to move (“{verb}”, “{measure}”), nothing to do.",
                line=shown(text),
                verb=shown(verb),
                measure=shown(measure),
            ),
            say("Ask what the team would try first to move “{measure}”, and write that.", measure=shown(measure)),
            f"{verb} {measure}",
        )


def _direction(text: str) -> str | None:
    keys = ("plain_up", "plain_down")
    first = next((word for key in keys if (word := first_word(key, text))), None)
    return first or next((word for key in keys if (word := last_word(key, text, "de"))), None)


def _is_short(scope: InAction) -> bool:
    text = scope.action.text
    return word_count(text, language_of(text, scope.workshop.language)) <= LONGEST


def _told_elsewhere(scope: InAction) -> bool:
    lines = (scope.key_result.measure, scope.objective.text)
    return any(vague(scope)) or any(alike(scope.action.text, line) for line in lines)


RULE = Rule(
    code="ACT308",
    slug="result-as-action",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A figure cannot be done on Monday; written as an action it hides that nobody has an idea yet."),
    instead_of=say("“Reduce waiting time”"),
    write=say("“Open a second till from 16:00 to 18:00 for two weeks”"),
    source="Allo (“the initiative repeats the metric”); the rule is ours.",
    looks_at=InAction,
    find=find,
    aliases=("is-metric",),
    needs=("plain_up", "plain_down"),
)
