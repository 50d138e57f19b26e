"""A key result that moves “by 20 %” says 20 % of what, and from where.

With a baseline and a target, with points (“by 5 percentage points”) or a comparison (“than last quarter”) it is clear.
The two readings differ most where the measure is itself a share, such as conversion.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import A_DIGIT, composed, find_word, first_word, pattern
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import language_of, shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a change in percent without its base."""
    number = _change_in_percent(scope.key_result)
    if number is None:
        return
    text = scope.key_result.measure
    rate = find_word("rates", text, language_of(text, scope.workshop.language))
    message = (
        say(
            "The key result “{line}” moves by {number}, and does not say of what: {number} of it, or {points} points.",
            line=shown(text),
            number=number,
            points=number.replace("%", "").strip(),
        )
        if rate and "%" in number
        else say(
            "The key result “{line}” moves by {number}, and does not say of what.", line=shown(text), number=number
        )
    )
    yield scope.hit(
        message,
        say("Write where it stands today and where it should be: “from 15 to 18” can be read in one way only."),
        number,
    )


def _change_in_percent(key_result: KeyResult) -> str | None:
    text = composed(key_result.measure)
    numbers = find_quantities(text)
    if None not in (key_result.baseline, key_result.target) or len(numbers) != 1 or find_word("percent_base", text):
        return None
    only = numbers[0]
    if not find_word("percent_signs", only.text.replace("%", " % ")):
        return None
    before, after = text[: only.start].rstrip(), text[only.end :].lstrip()
    by = _ends_with("by_words", before) or (_begins_with_change(text) and _bare(only.text, before))
    return only.text if by or first_word("more_or_less", after) else None


def _begins_with_change(text: str) -> bool:
    return any(first_word(key, text) for key in ("plain_up", "plain_down"))


def _bare(number: str, before: str) -> bool:
    """“Cut returns 20 %”: no word or sign says that 20 % is where it ends."""
    return number[0].isdigit() and not _ends_with("level_words", before)


def _ends_with(key: str, text: str) -> bool:
    return any(found.end() == len(text) for found in pattern(key).finditer(text))


RULE = Rule(
    code="KR204",
    slug="ambiguous-percent",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("A conversion of 15 % that rises by 20 % ends at 18 or at 35: the team hears one, the board the other."),
    instead_of=say("“Raise conversion by 20 %”"),
    write=say("measure “Conversion of quotes”, unit %, baseline 15, target 18"),
    source="okrify; the levels are ours, as many published good key results write it so.",
    looks_at=InKeyResult,
    find=find,
    needs=(A_DIGIT,),
)
