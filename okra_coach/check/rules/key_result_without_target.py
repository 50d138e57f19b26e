"""A key result has a target beside its measure.

For `keep within` the band takes the place of the target.
Number words (“double”, “every pupil”, “by half”) are numbers in the words as well.
A key result that is a wish (KR201), work (KR206, KR207) or done or not (KR208) is told there.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.compared import instead_of
from okra_coach.check.lexicon import find_word, first_word
from okra_coach.check.outputs import is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.rules.binary_key_result import binary_in
from okra_coach.check.rules.key_result_without_measure import wish_in
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

_MEASURES = ("metrics", "rates", "counts", "ratings", "lower_is_better", "measure_heads")
"""Words for what is counted today already, so that it can be looked up."""


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a missing target or band, with the number that stands in the words, if one does."""
    key_result = scope.key_result
    if not _lacks_target(key_result) or wish_in(key_result) or binary_in(key_result) or not is_effect(key_result):
        return
    if key_result.direction is Direction.KEEP:
        yield scope.hit(
            say("The key result “{line}” is to be kept within a band and has none.", line=shown(key_result.measure)),
            say("Agree its low and its high, the lowest and the highest value that are still fine."),
        )
    else:
        yield _no_target(scope)


def _lacks_target(key_result: KeyResult) -> bool:
    if key_result.direction is Direction.KEEP:
        return key_result.low is None and key_result.high is None
    return key_result.target is None


def _no_target(scope: InKeyResult) -> Hit:
    text = scope.key_result.measure
    ends, numbers = instead_of(text), find_quantities(text)
    if ends:
        return scope.hit(
            say("The key result “{line}” has its two values in its words and no target.", line=shown(text)),
            say(
                "Write “{target}” as the target and “{baseline}” as the baseline; the measure keeps only its name.",
                target=shown(ends[0]),
                baseline=shown(ends[1]),
            ),
            ends[0],
        )
    if numbers:
        number = numbers[-1].text
        return scope.hit(
            say(
                "The key result “{line}” has the number “{number}” in its words and no target.",
                line=shown(text),
                number=shown(number),
            ),
            say(
                "Write {number} as the target so that progress can be worked out; the measure keeps only its name.",
                number=number,
            ),
            number,
        )
    return _said_in_words(scope) or _not_said(scope)


def _said_in_words(scope: InKeyResult) -> Hit | None:
    text = scope.key_result.measure
    none = first_word("none_left", text) or first_word("nothing_words", text)
    if none and not text.lstrip()[len(none) :].startswith("-"):
        return scope.hit(
            say(
                "The key result “{line}” says its target in words (“{none}”) and not where it stands today.",
                line=shown(text),
                none=shown(none),
            ),
            say("Write 0 as the target, and how many there are today as the baseline."),
            none,
        )
    words = find_word("amounts", text) or first_word("wholes", text)
    if words is None:
        return None
    return scope.hit(
        say(
            "The key result “{line}” says how far in words (“{words}”) and has no number for it.",
            line=shown(text),
            words=shown(words),
        ),
        say("Write what “{words}” means as the target, and where it stands today as the baseline.", words=shown(words)),
        words,
    )


def _not_said(scope: InKeyResult) -> Hit:
    text = scope.key_result.measure
    missing = (
        say("The key result “{line}” has neither baseline nor target.", line=shown(text))
        if scope.key_result.baseline is None
        else say("The key result “{line}” has no target.", line=shown(text))
    )
    known = scope.key_result.unit or any(find_word(key, text) for key in _MEASURES)
    look = (
        say("Look the present value up, then agree in the room how far it should move by the end of the cycle.")
        if known
        else say(
            "Say first what would be counted (how many, how long, what share of what); then look up where it stands "
            "today, and agree how far it should move."
        )
    )
    return scope.hit(missing, look)


RULE = Rule(
    code="KR202",
    slug="no-target",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A measure without a target is a column header waiting for data: any movement could be called success."),
    instead_of=say("“Reduce shipper churn”"),
    write=say("measure “Customers lost within 30 days”, unit %, baseline 40, target 10"),
    source="OKR Orca; okrify.",
    looks_at=InKeyResult,
    find=find,
)
