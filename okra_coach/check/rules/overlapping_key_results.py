"""The key results of an objective do not contain each other.

Told when one is the other but for its numbers, or the other with a region, a group or a channel added: “Orders” and
“Orders from Austria”.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from okra_coach.check.lexicon import first_word, without
from okra_coach.check.plain_words import PlainWords, plain_text
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit on the objective for each pair of which one holds the other."""
    for one, other in combinations(scope.objective.key_results, 2):
        if _overlap(one, other):
            yield Hit(
                other.id,
                scope.place_of(other),
                say(
                    "The key results “{measure}” and “{measure_2}” count the same thing.",
                    measure=shown(one.measure),
                    measure_2=shown(other.measure),
                ),
                say(
                    "Keep the one that the team can move, or take the part out of the whole; as it is, a success "
                    "counts twice."
                ),
                one.id,
            )


def _overlap(one: KeyResult, other: KeyResult) -> bool:
    mine, theirs = _name(one.measure), _name(other.measure)
    if not mine or not theirs:
        return False
    shorter, longer = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if not longer.startswith(shorter):
        return False
    rest = longer[len(shorter) :]
    return not rest or (rest[0] == " " and first_word("narrowing", rest) is not None)


@lru_cache(maxsize=4096)
def _name(measure: str) -> str:
    """The measure without numbers and the words for a direction."""
    words = _moves().of(measure)
    return _name_of_line(measure) if words is None else " ".join([word for word, kinds in words if not kinds])


def _name_of_line(measure: str) -> str:
    return without("plain_down", without("plain_up", plain_text(measure)))


@cache
def _moves() -> PlainWords:
    return PlainWords("plain_up", "plain_down")


RULE = Rule(
    code="KR217",
    slug="overlapping-key-results",
    severity=Severity.INFO,
    doc=__doc__,
    why=say(
        "When one holds the other, the objective has a measure less than it seems, and one success is scored twice."
    ),
    instead_of=say("“Orders” beside “Orders from Austria”"),
    write=say("“Orders from Austria” beside “Customers in Austria who order again”"),
    source="GitLab (“mutually exclusive”); cdi.digital (nested key results). Dissent: the two ends of a funnel may "
    "stand side by side.",
    looks_at=InObjective,
    find=find,
    aliases=("overlapping",),
)
