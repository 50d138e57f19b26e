"""A key result holds one measure.

Two names with one number (“90 % satisfied with speed and accuracy”) may be one measure, and are told as a note.
A second measure that must not suffer (“while keeping …”), ranges and fixed pairs are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import A_DIGIT, composed, find_word, first_word, pattern, places
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit when both sides of an “and” hold a measure or a number."""
    text = composed(scope.key_result.measure)
    if (places(text, "metrics") < 2 and places(text, A_DIGIT) < 2) or find_word("guardrails", text):
        return
    pairs = [pair.span() for pair in pattern("fixed_pairs").finditer(text)]
    for joiner in pattern("joiners").finditer(text):
        one, other = text[: joiner.start()].strip(" ,"), text[joiner.end() :].strip()
        apart = not any(start <= joiner.start() < end for start, end in pairs)
        if apart and _measures(one, other):
            yield scope.hit(
                say(
                    "The key result “{line}” joins two measures with “{joiner}”.",
                    line=shown(text),
                    joiner=shown(joiner.group(0)),
                ),
                say(
                    "Make two key results, “{one}” and “{other}”, or drop the weaker one.",
                    one=shown(one),
                    other=shown(other),
                ),
                joiner.group(0),
                None if _apart(one, other) else Severity.INFO,
            )
            return


def _apart(one: str, other: str) -> bool:
    """Whether each side moves by itself: a number on both, or a direction of its own behind the joiner."""
    own = first_word("change_up", other) or first_word("change_down", other) or first_word("reach_words", other)
    return bool(own) or bool(find_quantities(one) and find_quantities(other))


def _measures(one: str, other: str) -> bool:
    """Whether each side has a measure of its own, or a number with its noun."""
    named = find_word("metrics", one) is not None and find_word("metrics", other) is not None
    numbered = bool(find_quantities(one)) and bool(find_quantities(other)) and len(other.split()) > 1
    return named or numbered


RULE = Rule(
    code="KR210",
    slug="compound-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("When one half is met and the other is not, nobody can score it."),
    instead_of=say("“Raise NPS to 50 and cut churn to 3 %”"),
    write=say("two key results, one a measure"),
    source="GitLab (“mutually exclusive”).",
    looks_at=InKeyResult,
    find=find,
    aliases=("compound",),
    needs=("joiners",),
)
