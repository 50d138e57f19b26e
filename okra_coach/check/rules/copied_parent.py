"""A team's objective adds something to the one it supports.

Told when its text is the company's, or when all its key results are measures of the company's objective.
One shared measure is fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.likeness import alike
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import Objective
from okra_coach.model.sentence import say
from okra_coach.words import mark

_SAME_TEXT = mark("The objective “{line}” of {name} repeats the company's “{parent}”.")
_SAME_MEASURES = mark("The objective “{line}” of {name} has only the key results of the company's “{parent}”.")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for a copy, with the line that it copies."""
    company = scope.book.company
    if scope.is_company or company is None:
        return
    own = scope.objective
    parents = [parent for parent in company.objectives if parent.id in own.supports or not own.supports]
    for parent in parents:
        same_text = alike(own.text, parent.text)
        if same_text or _same_measures(own, parent):
            template = _SAME_TEXT if same_text else _SAME_MEASURES
            yield scope.hit(
                say(template, line=shown(own.text), name=scope.okras.name, parent=shown(parent.text)),
                say(
                    "Say what {name} changes so that the company gets there; if it is nothing of its own, it needs "
                    "no objective.",
                    name=scope.okras.name,
                ),
                parent.id,
            )
            return


def _same_measures(own: Objective, parent: Objective) -> bool:
    theirs = [key_result.measure for key_result in parent.key_results]
    mine = [key_result.measure for key_result in own.key_results]
    return bool(mine) and all(any(alike(measure, other) for other in theirs) for measure in mine)


RULE = Rule(
    code="ALN504",
    slug="copied-parent",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("“A sure sign that a team OKR is superfluous is when its key results are identical to its parent's.”"),
    instead_of=say("“Quotes in an hour” for the company and again for the team"),
    write=say("what this team makes possible: “Rate sheets are right the first time”"),
    source="Workfuze; product-on-purpose pm-skills. Dissent: GitLab allows passed-through key results.",
    looks_at=InObjective,
    find=find,
)
