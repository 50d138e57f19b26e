"""A key result moves something; a figure that only has to stay is a health measure.

Left alone are a key result declared as `keep within`, a guardrail that tells today's value (“Keep NPS above 42,
currently 47”), and keeping as the condition of a change (“… while we grow”).
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit when the words say keep, and no movement is declared."""
    key_result, text = scope.key_result, scope.key_result.measure
    moves = key_result.baseline is not None and key_result.target not in (None, key_result.baseline)
    guarded = bool(find_quantities(text)) and find_word("now_words", text) is not None
    if moves or guarded or key_result.direction is Direction.KEEP or find_word("upkeep_turned", text):
        return
    words = (
        first_word("measure_upkeep", text) or last_word("measure_upkeep", text, "de") or find_word("still_words", text)
    )
    if words:
        yield scope.hit(
            say(
                "The key result “{line}” keeps a figure where it is (“{words}”).", line=shown(text), words=shown(words)
            ),
            say(
                "Watch it as a health measure, with the lowest and the highest value that are fine; a key result "
                "says what should change."
            ),
            words,
        )


RULE = Rule(
    code="KR209",
    slug="kpi-in-disguise",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A figure that is fine as it is deserves watching, not a quarter of a team's attention."),
    instead_of=say("“Maintain a response time under 24 hours”"),
    write=say("a health measure “Response time”, band “under 24 hours”; a key result “Requests that need no response”"),
    source="GitLab; mooncamp; Google re:Work.",
    looks_at=InKeyResult,
    find=find,
    needs=("measure_upkeep", "still_words"),
)
