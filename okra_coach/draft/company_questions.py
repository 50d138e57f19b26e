"""Open questions that more than one team must settle: what comes first, who serves what, who waits for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.draft.asking import ask
from okra_coach.draft.team import TeamDraft
from okra_coach.model.insights import Insights, ThemeVote
from okra_coach.model.okra import COMPANY, OkraSet, OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_BANDS = (
    (0.67, mark("most")),
    (0.34, mark("about half")),
    (0.0, mark("few")),
)
_MOST_PAIRS = 4
_APART = 0.3
"""From this difference in shares on, leadership and staff want different things."""


def company_questions(
    company: OkraSet, drafts: Sequence[TeamDraft], workshop: Workshop, insights: Insights, words: Words
) -> Iterator[OpenQuestion]:
    """All of them, in no order of weight."""
    yield from _leadership_and_staff(company, workshop, insights, words)
    yield from _mutual(drafts, workshop, words)
    yield from _of_company(company, drafts, workshop, words)
    yield from _unowned(drafts, words)


def _leadership_and_staff(
    company: OkraSet, workshop: Workshop, insights: Insights, words: Words
) -> Iterator[OpenQuestion]:
    """One question with both sides: what the leadership puts first and the staff do not, and the other way round."""
    votes = [v for v in insights.theme_votes if v.leadership_share is not None and v.staff_share is not None]
    gaps = sorted(votes, key=_gap)
    apart = list(dict.fromkeys(v for v in (gaps[-1:] + gaps[:1]) if abs(_gap(v)) >= _APART))
    if not apart:
        return
    sides = [
        words(
            "“{theme}” is put first by {leaders} in the leadership and by {staff} among everybody else.",
            theme=vote.name,
            leaders=words(_band(vote.leadership_share or 0)),
            staff=words(_band(vote.staff_share or 0)),
        )
        for vote in apart
    ]
    text = " ".join([*sides, words("What follows for this quarter?")])
    about = [objective.id for objective in company.objectives] or [COMPANY]
    who = [workshop.sponsor_role, words("all team leads")]
    yield ask(text, COMPANY, about, who, 10 + 5 * len(apart), 12, key="|".join(sorted(v.theme for v in apart)))


def _of_company(
    company: OkraSet, drafts: Sequence[TeamDraft], workshop: Workshop, words: Words
) -> Iterator[OpenQuestion]:
    """Objectives of the company that no team works for."""
    served = {name for draft in drafts for objective in draft.okras.objectives for name in objective.supports}
    for objective in company.objectives:
        if drafts and objective.id not in served:
            text = words("No team's draft serves “{objective}” yet: which team takes it on?", objective=objective.text)
            who = [workshop.sponsor_role, words("all team leads")]
            yield ask(text, COMPANY, [objective.id], who, 10, 6, key=f"unserved {objective.evidence[0]}")


def _unowned(drafts: Sequence[TeamDraft], words: Words) -> Iterator[OpenQuestion]:
    """One question for all actions without an owner role: each team settles its own at its table."""
    lacking = [action for draft in drafts for action in draft.okras.actions if action.owner_role is None]
    teams = [draft.okras.name for draft in drafts if any(a.owner_role is None for a in draft.okras.actions)]
    if not lacking:
        return
    text = words.plural(
        "{n} action has no owner role yet ({teams}): who takes it, and by when?",
        "{n} actions have no owner role yet ({teams}): who takes which, and by when?",
        len(lacking),
        teams=words.join(teams),
    )
    most = max(sum(a.owner_role is None for a in draft.okras.actions) for draft in drafts)
    yield ask(text, COMPANY, [action.id for action in lacking], teams, 2 + most, 3, key="owners")


def _band(share: float) -> str:
    """A share in words: where all or nobody agree, a figure would tell how each of them voted."""
    return next(text for least, text in _BANDS if share >= least)


def _gap(vote: ThemeVote) -> float:
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def _mutual(drafts: Sequence[TeamDraft], workshop: Workshop, words: Words) -> Iterator[OpenQuestion]:
    """One question for the pairs of teams that wait for each other, those that most people name."""
    needs = {draft.okras.owner: draft.needs for draft in drafts}
    waiting = {draft.okras.owner: set(draft.okras.depends_on) for draft in drafts}
    order = {team.id: place for place, team in enumerate(workshop.teams)}
    pairs = [
        (one, other)
        for one in waiting
        for other in waiting[one]
        if order[one] < order.get(other, 0) and one in waiting.get(other, set())
    ]
    pairs.sort(key=lambda pair: (-needs[pair[0]][pair[1]] - needs[pair[1]][pair[0]], order[pair[0]], order[pair[1]]))
    pairs = pairs[:_MOST_PAIRS]
    if not pairs:
        return
    shown = "; ".join(f"{workshop.team(one).name} – {workshop.team(other).name}" for one, other in pairs)
    text = words("These teams wait for each other: {pairs}. Who delivers what first, and by when?", pairs=shown)
    involved = [team for team in workshop.teams if any(team.id in pair for pair in pairs)]
    about = [f"{team.id}.o1" for team in involved]
    yield ask(text, COMPANY, about, [t.lead_role for t in involved], 10 + 3 * len(pairs), 10, key="knot")
