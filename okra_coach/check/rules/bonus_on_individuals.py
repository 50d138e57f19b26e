"""No bonus hangs on one person's goals.

Known from `client: bonus_today: individual` in workshop.yaml, or from the answers when a third of those who
know say so. OKR+As whose subject is pay (“finalise the new pay scheme”) are nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Book, Hit
from okra_coach.model.finding import Severity
from okra_coach.model.insights import Insights
from okra_coach.model.sentence import say

QUESTION, INDIVIDUAL = "work.bonus", "individual"
SHARE = 1 / 3
_SAYS_NOTHING = ("unknown",)


def find(scope: Book) -> Iterator[Hit]:
    """A hit when workshop.yaml or the answers say that bonuses follow individual targets."""
    if scope.workshop.bonus_today == INDIVIDUAL:
        said = say("workshop.yaml says that bonuses follow individual targets today.")
    elif not scope.workshop.bonus_today and _nearly_all_say_so(scope.insights):
        said = say("Nearly all who answered say that bonuses follow individual targets today.")
    elif not scope.workshop.bonus_today and (share := _share(scope.insights)) >= SHARE:
        said = say(
            "{share}% of those who know say that bonuses follow individual targets today.", share=round(100 * share)
        )
    else:
        return
    yield scope.hit(
        said,
        say(
            "Say before the first cycle, in writing, that scores of OKR+As do not enter anybody's pay; if something "
            "must be paid, pay the team, and not in the first cycle."
        ),
        INDIVIDUAL,
    )


def _nearly_all_say_so(insights: Insights | None) -> bool:
    """Told without a count, which would say what each of them answered."""
    return insights is not None and insights.nearly_all.get(QUESTION) == INDIVIDUAL


def _share(insights: Insights | None) -> float:
    """The share of answers for individual targets among those who know."""
    choices = insights.choices.get(QUESTION, {}) if insights else {}
    known = {option: count for option, count in choices.items() if option not in _SAYS_NOTHING}
    total = sum(known.values())
    return known.get(INDIVIDUAL, 0) / total if total else 0.0


RULE = Rule(
    code="GOV601",
    slug="bonus-on-individuals",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "Who is paid for a score sets low targets and keeps bad news back. Carsten Ley asks for team bonuses; others "
        "for no link between scores and pay at all."
    ),
    instead_of=say("10 % of the salary for 100 % of the key results"),
    write=say("no link, or a bonus for the team, after some cycles of practice"),
    source="Carsten Ley; GitLab; Google; mooncamp.",
    looks_at=Book,
    find=find,
    aliases=("pay-tied",),
)
