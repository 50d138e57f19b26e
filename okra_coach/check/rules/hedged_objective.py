"""An objective says what will be, not what will be tried, explored or supported.

Helping somebody who is named is left alone (“Help patients keep their appointments”), helping anything else a note.
A team that wants to learn something first may say so: then it is what it learns that counts.
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
    """A hit for a verb that promises nothing."""
    text = scope.objective.text
    verb = hedge_in(text)
    if verb:
        helps = first_word("helps", text) or last_word("helps", text, "de")
        yield scope.hit(
            say("The objective “{line}” promises only an attempt (“{verb}”).", line=shown(text), verb=shown(verb)),
            say("Ask what would be different if “{verb}” went well, and write that.", verb=shown(verb)),
            verb,
            Severity.INFO if helps else None,
        )


def hedge_in(text: str) -> str | None:
    """The verb that makes a line an attempt or an assistance; None for a line that says what will be."""
    attempt = first_word("hedges", text)
    if attempt or find_word("people", text):
        return attempt
    return last_word("hedges", text, "de") or first_word("helps", text) or last_word("helps", text, "de")


RULE = Rule(
    code="OBJ114",
    slug="hedged-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A line that is so careful that it cannot fail gives nobody a reason to move."),
    instead_of=say("“Investigate options for a faster returns desk”"),
    write=say("“Shoppers have their money back before they are home”"),
    source="Sourcegraph handbook (goals “written so cautiously they are hard to understand”). "
    "Dissent: pm-skills accepts objectives of learning.",
    looks_at=InObjective,
    find=find,
    needs=("hedges", "helps"),
)
