"""An objective is no routine task: invoices, tickets and payroll are done anyway.

Told for a short line that begins (in German: ends) with a verb of routine and names what is routinely handled.
A line that says what changes is left alone: “Answer requests before customers ask twice”.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

LONGEST = 8
"""Longer lines mostly say what changes."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for a task that comes up every week."""
    text = scope.objective.text
    verb = first_word("routine_verbs", text) or last_word("routine_verbs", text, "de")
    thing = find_word("routine_things", text)
    short = word_count(text, language_of(text, scope.workshop.language)) <= LONGEST
    if verb and thing and short and not find_word("changed", text) and not find_word("ambition", text):
        yield scope.hit(
            say(
                "The objective “{line}” is day-to-day work (“{verb}”, “{thing}”).",
                line=shown(text),
                verb=shown(verb),
                thing=shown(thing),
            ),
            say(
                "It is done anyway: watch it as a health measure, and ask what about “{thing}” should be different "
                "in three months, for whom.",
                thing=shown(thing),
            ),
            f"{verb} {thing}",
        )


RULE = Rule(
    code="OBJ117",
    slug="daily-work",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "Day-to-day work dressed as an objective gets a meeting a week and changes nothing; the goal that needed the "
        "meeting goes without."
    ),
    instead_of=say("“Process supplier invoices on time”"),
    write=say("“Suppliers never have to ask for their money”"),
    source="Carsten Ley (OKRs change something, KPIs keep something); Microsoft (business as usual as the first "
    "pitfall); GitLab (“OKRs are what is different”).",
    looks_at=InObjective,
    find=find,
    needs=("routine_verbs",),
)
