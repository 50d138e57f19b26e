"""An objective holds no target number.

Numbers that are names are left alone: Q3, FY26, SOC 2, tier-1, B2C, 24/7, 2027, a 90-day plan.
Number words such as “double” are left alone too.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import A_DIGIT
from okra_coach.check.quantities import find_quantities, without_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for the first quantity of the objective."""
    found = find_quantities(scope.objective.text)
    if not found:
        return
    number, plain = found[0].text, without_quantities(scope.objective.text)
    yield scope.hit(
        say(
            "The objective “{line}” holds the number “{number}”.",
            line=shown(scope.objective.text),
            number=shown(number),
        ),
        say("Move {number} to the target of a key result and start from “{plain}”.", number=number, plain=shown(plain))
        if plain
        else say(
            "Move {number} to the target of a key result and say in words what gets better, for whom.", number=number
        ),
        number,
    )


RULE = Rule(
    code="OBJ101",
    slug="number-in-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "An objective says what gets better and for whom; the number that proves it belongs to a key result, where "
        "it has a baseline, a source and an owner."
    ),
    instead_of=say("“Reach $5M in ARR”"),
    write=say("“Mid-size shippers choose us without a second thought”, with a key result on ARR from 3.8 to 5 million"),
    source="GitLab handbook; Christina Wodtke, Radical Focus; Marty Cagan, Inspired.",
    looks_at=InObjective,
    find=find,
    aliases=("has-number-in-objective",),
    needs=(A_DIGIT,),
)
