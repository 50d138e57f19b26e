"""A key result names something that can be measured.

It is a wish when it begins with “better”, “more” or a verb and holds neither a number nor a measure.
Work to do is the business of KR206, a measure without a target that of KR202.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.compared import instead_of
from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.outputs import is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a wish."""
    words = wish_in(scope.key_result)
    if words:
        yield scope.hit(
            say(
                "The key result “{line}” is a wish (“{words}”) and holds no measure.",
                line=shown(scope.key_result.measure),
                words=shown(words),
            ),
            say("Ask what there would be more or less of, count that, and give it a unit, a baseline and a target."),
            words,
        )


def wish_in(key_result: KeyResult) -> str | None:
    """The words that make the key result a wish; None when there is anything to measure."""
    text = key_result.measure
    given = (key_result.baseline, key_result.target, key_result.low, key_result.high)
    if any(value is not None for value in given) or key_result.unit or find_quantities(text) or instead_of(text):
        return None
    if any(find_word(key, text) for key in ("metrics", "number_words", "amounts", "counts")):
        return None
    words = (first_word(key, text) for key in ("wish_words", "change_up", "change_down", "verbs", "vague_verbs"))
    ends = (last_word(key, text, "de") for key in ("change_up", "change_down", "vague_verbs"))
    return next((word for word in (*words, *ends) if word), None) if is_effect(key_result) else None


RULE = Rule(
    code="KR201",
    slug="no-metric",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("“It's not a key result unless it has a number.” Without a measure the end of the cycle is a debate."),
    instead_of=say("“Make importers happier”"),
    write=say("measure “Net promoter score of shop owners”, baseline 28, target 50"),
    source="Marissa Mayer, quoted by John Doerr, Measure What Matters.",
    looks_at=InKeyResult,
    find=find,
)
