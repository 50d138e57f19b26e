"""A key result has a baseline: where the measure stands today.

New things start from nothing (“new customers won”), and a band needs no baseline.
A missing baseline is a note, never more: a third of published good key results have none, and the first
weeks of the cycle can bring it.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.outputs import is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.measure import Direction
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a target without the value it starts from."""
    key_result = scope.key_result
    if key_result.baseline is not None or key_result.target is None or key_result.direction is Direction.KEEP:
        return
    text = key_result.measure
    if find_word("from_zero", text) or len(find_quantities(text)) > 1 or not is_effect(key_result):
        return
    yield scope.hit(
        say("The key result “{line}” has a target and no baseline.", line=shown(text)),
        say(
            "Look it up in “{source}” before the cycle starts; if nobody can, make measuring it the first action.",
            source=shown(key_result.source),
        )
        if key_result.source
        else say(
            "Look it up or measure it before the cycle starts; if nobody can, make measuring it the first action."
        ),
    )


RULE = Rule(
    code="KR203",
    slug="no-baseline",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Without the present value nobody knows whether the target is bold, easy or already met."),
    instead_of=say("“Customer satisfaction of 90 %”"),
    write=say("measure “Customers who rate us 4 or 5”, unit %, baseline 76, target 90"),
    source="Felipe Castro (“from X to Y”); Perdoo; OKR Orca.",
    looks_at=InKeyResult,
    find=find,
)
