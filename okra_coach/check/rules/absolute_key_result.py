"""A target of all, of none or of ten times as much is rarely meant.

What safety, law or data demand is left alone, as is work (“Migrate 100 % of the shops”), which can be finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from okra_coach.check.lexicon import A_DIGIT, composed, find_word, first_word, may_have
from okra_coach.check.outputs import is_effect, work_verb
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

MOST_TIMES = Number("KR214", "times", 10, "from how many times the baseline on a target is told", least=2)


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a target at the end of the scale or far from where it starts."""
    key_result = scope.key_result
    text = key_result.measure
    if key_result.direction is Direction.KEEP:
        return
    told = _all_or_none(key_result) or _many_times(key_result, scope.number(MOST_TIMES))
    if told and not _may_be_whole(key_result):
        yield scope.hit(
            say("The key result “{line}” asks for {told}.", line=shown(text), told=told),
            say("Ask whether the last step is worth as much as the first; if not, say how far this cycle should go."),
            told,
        )


def _may_be_whole(key_result: KeyResult) -> bool:
    """Whether safety or law ask for all of it, or it is work that can be finished."""
    text = key_result.measure
    demanded = any(find_word(key, text) for key in ("must_be_whole", "safety", "work_states"))
    return demanded or not is_effect(key_result) or work_verb(text) is not None


def _all_or_none(key_result: KeyResult) -> str | None:
    text = composed(key_result.measure)
    if key_result.target == 100 and "%" in key_result.unit:
        return "100 %"
    if key_result.target == 0 and (key_result.baseline or 0) > 0:
        return say("zero")
    if not may_have(text, A_DIGIT, "none_left"):
        return None
    numbers = () if find_word("grown", text) else find_quantities(text)
    hundred = next((number.text for number in numbers if _is_all(number.text, number.value)), None)
    none = first_word("none_left", text)
    return hundred or (none if none and not text.lstrip()[len(none) :].startswith("-") else None)


def _is_all(text: str, value: float | None) -> bool:
    return value == 100 and bool(find_word("percent_signs", text.replace("%", " % ")))


def _many_times(key_result: KeyResult, most: float) -> str | None:
    baseline, target = key_result.baseline, key_result.target
    if baseline and target and baseline > 0 and target >= most * baseline:
        return say("{times} times as much", times=_whole(target / baseline))
    if not may_have(key_result.measure, A_DIGIT):
        return None
    written = (number for number in find_quantities(key_result.measure) if number.text.casefold().endswith("x"))
    return next((number.text for number in written if (number.value or 0) >= most), None)


def _whole(times: float) -> float:
    """Without digits behind the point, unless the baseline is so small that there is no number for it."""
    return round(times) if isfinite(times) else times


RULE = Rule(
    code="KR214",
    slug="absolute-target",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("The last percent costs as much as the first fifty; a target that nobody believes is dropped in week two."),
    instead_of=say("“Answer 100 % of the mails within an hour”"),
    write=say("“Mails answered within an hour”, unit %, baseline 35, target 80"),
    source="Google OKR playbook (all of it only where it was promised); the rule and its limit are ours.",
    looks_at=InKeyResult,
    find=find,
    aliases=("unrealistic",),
    numbers=(MOST_TIMES,),
)
