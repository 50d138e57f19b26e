"""A key result is an effect, not a piece of work.

Looked for: verbs for a team's own work at the beginning (at the end in German), nouns made of them
(“Einführung des Portals”), and states such as “is live”.
Measures that only begin like work are left alone: “Support tickets per week”, “Delivered orders on time”,
“100 % of the shops are migrated”.
Work that goes on to a measured effect (“Support 5 languages with 80 % satisfied users”) is told as a note.
The method allows input key results in projects; SET403 asks for at least one effect in each objective.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.outputs import WORK, effect_beside, output_words
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for the words that make it work."""
    words = output_words(scope.key_result)
    if words:
        text = scope.key_result.measure
        yield scope.hit(
            say(
                "The key result “{line}” is work to be done (“{words}”), not its effect.",
                line=shown(text),
                words=shown(words),
            ),
            say(
                "Make “{line}” an action, and measure what there will be more or less of once it is done.",
                line=shown(text),
            ),
            words,
            Severity.INFO if effect_beside(text) else None,
        )


RULE = Rule(
    code="KR206",
    slug="output-not-outcome",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "“If it can go in your backlog, it is not an outcome.” Work can be finished without helping anybody; an "
        "effect shows whether it was the right work."
    ),
    instead_of=say("“Launch the new booking portal”"),
    write=say(
        "measure “Customers who log in again within a month”, unit %, baseline 12, target 20; the launch is an action"
    ),
    source="Felipe Castro; Perdoo; Josh Seiden, Outcomes Over Output. Dissent: PostHog; GitLab as a fall-back.",
    looks_at=InKeyResult,
    find=find,
    needs=WORK,
)
