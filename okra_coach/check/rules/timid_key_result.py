"""A key result asks for a change that is more than noise.

Told when the way from baseline to target is under 5 % of the baseline, and of what is missing to the top of the scale
where there is one (99.5 to 99.9 % is a large step); when the words say that the target is reached today; and when they
begin with “at least one”. What the law or safety demands is left alone. A small step may be bold on a large figure:
hence a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word
from okra_coach.check.quantities import Found, find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction, share_of
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

LEAST = Number("KR213", "percent", 5, "the least change in percent of the baseline", most=100)

_STARS, _MARKS = 5.0, 10.0
"""Where ratings up to 5 and up to 10 end when nothing says so."""

_BETWEEN = 12
"""How many letters may stand between the two numbers of “from 40 to 50”."""


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a small step, a target that is reached, or “at least one”."""
    key_result = scope.key_result
    text = key_result.measure
    if key_result.direction is Direction.KEEP or find_word("must_be_whole", text):
        return
    ends = _ends(key_result)
    least = scope.number(LEAST) / 100
    if ends and _step(*ends, None) < least and _step(*ends, _top(key_result, ends)) < least:
        told = f"{ends[0]:g} to {ends[1]:g}"
        yield scope.hit(
            say(
                "The key result “{line}” moves from {start} to {end}, less than {least} %.",
                line=shown(text),
                start=ends[0],
                end=ends[1],
                least=scope.number(LEAST),
            ),
            say("Ask whether anybody would notice, and whether it moves as much by itself from one month to the next."),
            told,
        )
    elif word := first_word("timid_words", text):
        yield scope.hit(
            say("The key result “{line}” is content with “{word}”.", line=shown(text), word=shown(word)),
            say("Ask how many there would be if it went well."),
            word,
        )


def _ends(key_result: KeyResult) -> tuple[float, float] | None:
    """Where it starts and ends, by its fields or by its words; None when one is missing or both are the same."""
    baseline, target = key_result.baseline, key_result.target
    ends = _in_words(composed(key_result.measure)) if baseline is None or target is None else (baseline, target)
    return ends if ends and ends[0] > 0 and ends[0] != ends[1] else None


def _in_words(text: str) -> tuple[float, float] | None:
    """“From 40 to 50”, “50 (currently 40)”."""
    numbers = find_quantities(text)
    if len(numbers) != 2 or _scale(numbers[0]) != _scale(numbers[1]):
        return None
    one, other = numbers
    if one.value is None or other.value is None:
        return None
    between = text[one.end : other.start]
    if find_word("now_words", between):
        return other.value, one.value
    return (one.value, other.value) if len(between) <= _BETWEEN and find_word("up_to", between) else None


def _scale(number: Found) -> str:
    return re.sub(r"[\d.,\s]", "", number.text)


def _top(key_result: KeyResult, ends: tuple[float, float]) -> float | None:
    """The highest value that the measure can have; None when it has no end."""
    if "%" in key_result.unit or "%" in key_result.measure:
        return 100.0
    if whole := share_of(key_result.unit):
        return whole
    if find_word("ratings", f"{key_result.measure} {key_result.unit}") and max(ends) <= _MARKS:
        return _STARS if max(ends) <= _STARS else _MARKS
    return None


def _step(start: float, end: float, top: float | None) -> float:
    """The step as a share of the start, or of the room above it if that is smaller."""
    base = start if top is None or top <= start else min(start, top - start)
    return abs(end - start) / base


RULE = Rule(
    code="KR213",
    slug="timid-key-result",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("A target that is reached by doing nothing costs a place on the list and brings no idea."),
    instead_of=say("“Orders a week”, from 400 to 410"),
    write=say("“Orders a week”, from 400 to 480: that needs something new"),
    source="Google OKR playbook (sandbagging); thierryteisseire (mistake 4); the limit is ours.",
    looks_at=InKeyResult,
    find=find,
    aliases=("not-ambitious",),
    numbers=(LEAST,),
)
