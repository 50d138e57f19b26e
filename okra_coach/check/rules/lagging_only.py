"""A team has at least one key result that moves before the money does.

Told when all of a set's key results are revenue, profit, cost or market share. For the company, which may look at such
figures, and while the lines are drafts it is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import listed
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult, LineStatus
from okra_coach.model.sentence import say


def find(scope: InSet) -> Iterator[Hit]:
    """A hit for a set of lagging figures only."""
    key_results = scope.okras.key_results
    if len(key_results) < 2 or not all(_lags(one) for one in key_results):
        return
    drafted = any(one.status is LineStatus.DRAFT for one in key_results)
    yield Hit(
        scope.subject,
        scope.place_of(key_results[0]),
        say(
            "{whose} has only figures that come late: {measures}.",
            whose=scope.whose,
            measures=listed([one.measure for one in key_results]),
        ),
        say("Ask what customers do weeks before this figure moves, and which of it the team can change; add that."),
        "",
        Severity.INFO if drafted or scope.is_company else None,
    )


def _lags(key_result: KeyResult) -> bool:
    return bool(find_word("lagging", key_result.measure)) and not find_word("leads_to_money", key_result.measure)


RULE = Rule(
    code="KR226",
    slug="lagging-only",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("When such a figure speaks, the quarter is over: a team cannot steer by it, only explain it."),
    instead_of=say("“Revenue” and “Profit margin”"),
    write=say("“Offers answered within a day” beside “Revenue from new customers”"),
    source="thierryteisseire (mistake 6); Marty Cagan, Inspired.",
    looks_at=InSet,
    find=find,
)
