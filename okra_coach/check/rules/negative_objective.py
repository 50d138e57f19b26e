"""An objective says what there will be, not what to stop or avoid.

Stopping what somebody suffers from is fine (“Nurses stop losing time to paperwork”, “No more queues”), and so is
what safety forbids (harm, accidents, lost data). What merely is no more (“Never late again”) is a note;
complaints that stop are still no goal, as people may just have given up complaining.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word, without
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when the objective begins (in German: ends) with stopping or avoiding, and frees nobody."""
    text = scope.objective.text
    stopping = first_word("negatives", text) or last_word("negatives", text, "de")
    word = stopping or first_word("absences", text)
    complaint = find_word("complaints", text) if word else None
    if word and (complaint or not _frees(scope)) and not find_word("safety", text):
        yield scope.hit(
            say("The objective “{line}” says what should not be (“{word}”).", line=shown(text), word=shown(word)),
            say("Ask what is there instead once that has stopped, and who notices; write that."),
            word,
            None if stopping or complaint else Severity.INFO,
        )


def _frees(scope: InObjective) -> bool:
    """Whether somebody is rid of something; “customer support” is a function and nobody."""
    text = without("functions", scope.objective.text)
    named = bool((scope.objective.customer or "").strip())
    return named or any(find_word(key, text) for key in ("people", "burdens"))


RULE = Rule(
    code="OBJ109",
    slug="negative-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What is avoided gives no direction: one can stop in a hundred ways without getting anywhere."),
    instead_of=say("“Avoid chaos in the warehouse”"),
    write=say("“Pickers find every item at first reach”"),
    source="Weekplan; the exceptions are ours.",
    looks_at=InObjective,
    find=find,
    aliases=("negative-framing",),
    needs=("negatives", "absences"),
)
