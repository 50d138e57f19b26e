"""A key result says what is reached, not what was tried or contributed to.

Helping and analysing as work is told by KR206.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.outputs import is_effect
from okra_coach.check.rule import Rule
from okra_coach.check.rules.hedged_objective import hedge_in
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a verb that promises nothing."""
    text = scope.key_result.measure
    verb = hedge_in(text)
    if verb and is_effect(scope.key_result):
        yield scope.hit(
            say("The key result “{line}” counts an attempt (“{verb}”).", line=shown(text), verb=shown(verb)),
            say("Drop “{verb}”: what is there more or less of when it went well?", verb=shown(verb)),
            verb,
        )


RULE = Rule(
    code="KR220",
    slug="hedged-key-result",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("To have contributed is always true; nobody can be told from it how it went."),
    instead_of=say("“Contribute to fewer returns”"),
    write=say("“Parcels returned because of the wrong size”, unit %, baseline 18, target 11"),
    source="Google OKR playbook (consult, help, analyse, participate).",
    looks_at=InKeyResult,
    find=find,
    needs=("hedges", "helps"),
)
