"""An objective is not a measure with a direction.

A line that goes on to say how or for whom is left alone: “Cut the time it takes customers to complete their first
order”, “Raise productivity by removing distractions”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word, may_have
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import language_of, shown, word_count
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

LONGEST = 6
"""A measure with a direction needs no more words than this."""

_TO = re.compile(r"\bto\s+(?=\w)")
_COMPOUND = re.compile(
    r"\s*(?P<what>[^\W\d_]{4,}?)s?-?(?P<way>steigerung|senkung|erhöhung|reduktion|reduzierung|minimierung|wachstum)\b",
    re.IGNORECASE,
)
"""“Kostensenkung”, “Effizienzsteigerung im Lager”: German puts direction and measure into one word."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when a short objective begins with more or less, and goes on with a measure."""
    text = scope.objective.text
    found = metric_in(text, scope.workshop.language)
    if found:
        verb, metric = found
        yield scope.hit(
            say(
                "The objective “{line}” is a measure with a direction (“{verb}”, “{metric}”).",
                line=shown(text),
                verb=shown(verb),
                metric=shown(metric),
            ),
            say(
                "Keep “{metric}” as the measure of a key result, and say in the objective what people would notice "
                "if it moved.",
                metric=shown(metric),
            ),
            f"{verb} {metric}",
        )


def metric_in(text: str, language: str) -> tuple[str, str] | None:
    """The direction and the measure of a short line that holds nothing else."""
    text = _head(text)
    compound = _COMPOUND.match(text)
    if not compound and not may_have(text, "metrics"):
        return None
    verb, metric = _direction(text), find_word("metrics", text)
    if compound:
        verb, metric = compound.group("way"), find_word("metrics", compound.group("what"))
    if verb is None or metric is None or find_word("goes_on", text):
        return None
    length = word_count(text, language_of(text, language)) - 2 * len(find_quantities(text))
    return (verb, metric) if length <= LONGEST else None


def _head(text: str) -> str:
    """“Raise engagement” of “Raise engagement to boost effectiveness”: a direction is no reason for another."""
    for found in _TO.finditer(text):
        rest = text[found.end() :]
        if first_word("change_up", rest, "en") or first_word("change_down", rest, "en"):
            return text[: found.start()].rstrip()
    return text


def _direction(text: str) -> str | None:
    return (
        first_word("change_up", text)
        or first_word("change_down", text)
        or first_word("reach_words", text)
        or last_word("change_up", text, "de")
        or last_word("change_down", text, "de")
    )


RULE = Rule(
    code="OBJ102",
    slug="metric-as-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "“Increase revenue” is a key result that lost its target: nobody learns what to do differently, or for whom."
    ),
    instead_of=say("“Increase revenue”"),
    write=say("“Repair shops reorder without picking up the phone”, with revenue from reorders as a key result"),
    source="Profit.co; WAdamBrooks; okrify.",
    looks_at=InObjective,
    find=find,
)
