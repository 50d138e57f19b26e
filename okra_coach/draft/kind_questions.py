"""Where people describe their team's work otherwise than workshop.yaml: a question with both sides, never a vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.draft.asking import ask
from okra_coach.draft.team import TeamDraft
from okra_coach.model.insights import Insights
from okra_coach.model.okra import COMPANY, OpenQuestion
from okra_coach.model.workshop import Team, TeamKind, Workshop
from okra_coach.words import Words, mark

_KINDS = {
    TeamKind.PROJECT: mark("a project with an end"),
    TeamKind.RESULT: mark("the owner of a product or result"),
    TeamKind.CENTRAL: mark("a central team that serves others"),
    TeamKind.DAILY: mark("day-to-day work"),
}
_MINUTES, _WEIGHT = 10, 9


def kind_questions(
    drafts: Sequence[TeamDraft], workshop: Workshop, insights: Insights, words: Words
) -> Iterator[OpenQuestion]:
    """One for each team whose kind is disputed; who said what stays behind the wall, and so does which kind they said.

    A share of project work in workshop.yaml settles it.
    """
    disputed = {ready.team for ready in insights.readiness if ready.kind_disputed}
    first = {draft.okras.owner: draft.okras.objectives[0].id for draft in drafts if draft.okras.objectives}
    for team in workshop.teams:
        if team.id in disputed and team.project_share is None:
            about = [first.get(team.id, COMPANY)]
            who = [team.lead_role or team.name]
            text = _text(team, workshop, words)
            yield ask(text, COMPANY, about, who, _MINUTES, _WEIGHT, key=f"kind {team.id}")


def _text(team: Team, workshop: Workshop, words: Words) -> str:
    tiers = workshop.rollout.tiers
    return words(
        "What kind of work does {team} do? It was entered as {kind}; at least two of its people describe it "
        "otherwise. Agree how much of a usual week goes into work with an end or a result of its own: from {project} "
        "on it may start first, from {mixed} on it comes second, with less it begins with a health board.",
        team=team.name,
        kind=words(_KINDS[team.kind]),
        project=words.quantity(tiers.project_from, "%"),
        mixed=words.quantity(tiers.mixed_from, "%"),
    )
