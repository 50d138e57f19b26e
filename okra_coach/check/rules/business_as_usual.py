"""An objective is a change, not the running of the business.

Keeping something as the condition of a change is left alone: “Keep quality while we double the team”.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when the objective maintains, continues or keeps running."""
    text = scope.objective.text
    if find_word("upkeep_turned", text):
        return
    words = first_word("upkeep", text) or last_word("upkeep", text, "de") or find_word("upkeep_anywhere", text)
    if words:
        yield scope.hit(
            say("The objective “{line}” keeps things as they are (“{words}”).", line=shown(text), words=shown(words)),
            say("If it must not slip, make it a health measure with a band; as objective, say what will be different."),
            words,
        )


RULE = Rule(
    code="OBJ110",
    slug="business-as-usual",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "A line that would be just as true next quarter chooses nothing; what only has to stay is watched by a "
        "health measure."
    ),
    instead_of=say("“Keep operations running”"),
    write=say("“Support solves problems before customers notice them”"),
    source="Google re:Work; GitLab (“OKRs are what is different”); cdi.digital (repeatability test).",
    looks_at=InObjective,
    find=find,
    aliases=("evergreen",),
    needs=("upkeep", "upkeep_anywhere"),
)
