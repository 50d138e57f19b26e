"""All drafts of an engagement: the company's, each team's, and the open questions."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.draft.company import draft_company, ranked_themes, supported
from okra_coach.draft.identity import keep_ids
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.questions import open_questions
from okra_coach.draft.team import TeamDraft, draft_team
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.words import Words


def draft(engagement: Engagement, insights: Insights, words: Words) -> OkraBook:
    """Drafts from answers whose names are masked already; lines known from an earlier draft keep their ids."""
    workshop, lexicon = engagement.workshop, load_lexicon(engagement.workshop.language)
    responses = engagement.responses.responses
    found = [
        draft_team(team, [r for r in responses if r.team == team.id], workshop, insights, lexicon)
        for team in workshop.teams
    ]
    teams = [team for team in found if team is not None]
    company = draft_company(responses, teams, workshop, lexicon, words)
    themes = ranked_themes(responses, workshop, lexicon)
    aligned = [_aligned(team, supported(team, company, themes, responses, lexicon)) for team in teams]
    questions = open_questions(company, aligned, workshop, insights, words)
    book = OkraBook((company, *(team.okras for team in aligned)), questions)
    return keep_ids(book, engagement.okras)


def _aligned(team: TeamDraft, supports: tuple[str, ...]) -> TeamDraft:
    objectives = tuple(replace(objective, supports=supports) for objective in team.okras.objectives)
    return replace(team, okras=replace(team.okras, objectives=objectives))
