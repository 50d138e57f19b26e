"""Objectives are linked over three levels at most: company, department, team."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.links import above, chain_up, path_back, supported
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

MOST = Number("ALN508", "levels", 3, "the most levels of objectives", least=1, most=20)


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for the lowest objective of a chain that is too long."""
    links = above(scope.book)
    own = scope.objective.id
    if own in supported(scope.book) or path_back(own, links):
        return
    chain = chain_up(own, links)
    most = scope.number(MOST)
    if len(chain) > most:
        yield scope.hit(
            say(
                "The objective “{line}” stands {levels} levels deep ({chain}).",
                line=shown(scope.objective.text),
                levels=len(chain),
                chain=" → ".join(chain),
            ),
            say("Link it to the objective that it serves most directly, at most {most} levels in all.", most=most),
            str(len(chain)),
        )


RULE = Rule(
    code="ALN508",
    slug="deep-links",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Each level in between takes weeks to agree, and the lowest team no longer knows what it is for."),
    instead_of=say("a chain of five objectives"),
    write=say("a team's objective that supports one of the company's"),
    source="Workfuze (two or three levels).",
    looks_at=InObjective,
    find=find,
    numbers=(MOST,),
)
