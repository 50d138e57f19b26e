"""Where every group reports to all, the reports leave time for the work.

A report takes `agenda.report` minutes; that it may fill this much of the block is ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, Number
from okra_coach.model.agenda import Block, Grouping
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

SHARE = Number("AGD105", "share", 60, "the most per cent of a block that reports may take", least=10, most=100)
_IN_GROUPS = frozenset({Grouping.TRIOS, Grouping.FOURS})


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each block in which the reports of all groups take too much."""
    for item, block in scope.walk_items():
        groups = _reporting(scope, block)
        reports = groups * scope.settings.report
        if groups > 1 and reports * 100 > item.minutes * scope.number(SHARE):
            yield scope.at(
                item,
                say(
                    "In “{block}” {groups} groups report for {each} minutes each: {reports} of {minutes} minutes.",
                    block=scope.title(item),
                    groups=groups,
                    each=scope.settings.report,
                    reports=reports,
                    minutes=item.minutes,
                ),
                say("Hang the sheets up and let people walk, or let only those report who need something."),
            )


def _reporting(scope: InAgenda, block: Block) -> int:
    """How many groups report to all; pairs and single people do not."""
    if not block.share_out:
        return 0
    if Grouping.TEAMS in block.grouping:
        return scope.agenda.teams
    return scope.agenda.groups if _IN_GROUPS & set(block.grouping) else 0


RULE = Rule(
    code="AGD105",
    slug="long-share-out",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("The sixth report is not heard, and the time for it was taken from the work."),
    instead_of=say("eight groups report in a block of thirty minutes"),
    write=say("a gallery walk: the sheets hang, people walk, two questions a sheet"),
    source="okra-coach research (groups times three minutes); workshopr.io.",
    looks_at=InAgenda,
    find=find,
    numbers=(SHARE,),
)
