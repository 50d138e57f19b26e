"""A key result has a unit, a data source and an owner role.

One finding a key result names all that is missing.
On a draft it is a note, as answers seldom hold it; on an agreed line it is a warning.
Counts and scores need no unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.check.lexicon import find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit that lists what is missing."""
    missing = list(_missing(scope.key_result))
    if missing:
        names = _joined(missing)
        yield scope.hit(
            say("The key result “{line}” lacks {names}.", line=shown(scope.key_result.measure), names=names),
            say("Settle it in the room in one go: which number, from which report, and who brings it every week."),
            names,
            scope.severity_by_status,
        )


def _joined(names: Sequence[str]) -> str:
    """One, two or all three of them."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return say("{one} and {other}", one=names[0], other=names[1])
    return say("{one}, {two} and {three}", one=names[0], two=names[1], three=names[2])


def _missing(key_result: KeyResult) -> Iterator[str]:
    if not key_result.unit and not find_word("unitless", key_result.measure):
        yield say("a unit")
    if not (key_result.source or "").strip():
        yield say("a data source")
    if not (key_result.owner_role or "").strip():
        yield say("an owner role")


RULE = Rule(
    code="KR225",
    slug="incomplete-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What nobody fetches from a named place is not measured in week three."),
    instead_of=say("“Response time, better”"),
    write=say(
        "measure “Median response time”, unit hours, source “help desk, weekly report”, owner role “Head of Support”"
    ),
    source="GitLab (one directly responsible individual); product-on-purpose pm-skills.",
    looks_at=InKeyResult,
    find=find,
)
