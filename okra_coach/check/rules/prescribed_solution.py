"""A key result says how far, not by what means.

The channel that is counted (“bookings via the app”) is part of the measure and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, may_have, pattern, runs_of
from okra_coach.check.outputs import is_effect
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_GERUND = re.compile(r"(?<!\w)(?:by|through)\s+(?!\w*(?:spring|morning|evening|king)\b)\w{2,}ing\b", re.IGNORECASE)

_BEFORE_GERUND = frozenset({"by", "through"})


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for the words that begin the means."""
    text = composed(scope.key_result.measure)
    means = means_in(text)
    if means and is_effect(scope.key_result):
        yield scope.hit(
            say("The key result “{line}” says how it is reached (“{means}”).", line=shown(text), means=shown(means)),
            say(
                "Make “{text}” an action: if it does not work, the team may try something else.",
                text=shown(text[text.find(means) :]),
            ),
            means,
        )


def means_in(text: str) -> str | None:
    """The words with which a line goes over to its means; None when it names none."""
    found = _GERUND.search(text) if not _BEFORE_GERUND.isdisjoint(runs_of(text)) else None
    if found:
        return found.group(0)
    clear = find_word("by_means", text)
    if clear:
        return clear
    for word in pattern("maybe_means").finditer(text) if may_have(text, "maybe_means") else ():
        if first_word("means", text[word.end() :]):
            return word.group(0)
    return None


RULE = Rule(
    code="KR222",
    slug="prescribed-solution",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Once the means stands in the key result, nobody looks for a better one when it turns out not to help."),
    instead_of=say("“Fewer calls by introducing a chatbot”"),
    write=say("“Calls about opening hours”, a week, from 210 to 60; the chatbot is an action"),
    source="m-hub (“key results must not answer how”).",
    looks_at=InKeyResult,
    find=find,
)
