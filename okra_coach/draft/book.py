"""All drafts of an engagement: the company's, each team's, and the open questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.calm import calmed
from okra_coach.draft.company import company_aims, without_copies
from okra_coach.draft.company_results import with_key_results
from okra_coach.draft.grouping import Grouping, group_answers
from okra_coach.draft.health import company_health
from okra_coach.draft.identity import keep_ids
from okra_coach.draft.lexicon import Lexicon, load_lexicon
from okra_coach.draft.links import CompanyAim, linked
from okra_coach.draft.measures import Measure
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.questions import open_questions
from okra_coach.draft.served import with_those_served
from okra_coach.draft.stops import not_doing
from okra_coach.draft.suggestions import Advisor
from okra_coach.draft.team import TeamDraft, draft_team
from okra_coach.draft.themes import LEADERS, ThemeSupport, ranked_themes
from okra_coach.model.answers import Response
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights
from okra_coach.model.okra import COMPANY, OkraBook, OkraSet
from okra_coach.words import Words


@dataclass(frozen=True)
class Drafting:
    """A book with what it was made from; `renamed` maps the ids of the parts to those in the book."""

    book: OkraBook
    themes: Sequence[ThemeSupport]
    aims: Sequence[CompanyAim]
    teams: Sequence[TeamDraft]
    lexicon: Lexicon
    renamed: Mapping[str, str]


def draft(engagement: Engagement, insights: Insights, words: Words) -> OkraBook:
    """Drafts from answers whose names are masked already; lines known from an earlier draft keep their ids."""
    return drafting(engagement, insights, words).book


def drafting(engagement: Engagement, insights: Insights, words: Words) -> Drafting:
    """The drafts with the themes, aims and measures behind them, for whoever asks why."""
    workshop = engagement.workshop
    responses, lexicon = _prepared(engagement)
    shelf = Shelf(engagement.playbooks, lexicon)
    themes = ranked_themes(responses, engagement.feedback, workshop, lexicon, shelf)
    first = themes[: workshop.drafts.company_objectives]
    found = [
        draft_team(team, [r for r in responses if r.team == team.id], first, workshop, insights, lexicon, words)
        for team in workshop.teams
    ]
    drafted = [team for team in found if team is not None]
    aims = company_aims(responses, themes, drafted, workshop, lexicon)
    teams = [linked(team, aims, themes, responses, lexicon) for team in without_copies(drafted, aims)]
    objectives = with_key_results(aims, teams, lexicon, shelf)
    company = OkraSet(
        COMPANY,
        workshop.client,
        objectives,
        company_health([r for r in responses if r.role == LEADERS], _aimed_at(teams), lexicon, words),
        not_doing(responses, lexicon),
    )
    advisor = Advisor(shelf, responses, workshop, insights, lexicon, words)
    questions = open_questions(company, teams, workshop, insights, lexicon, words, advisor, responses)
    book = OkraBook((company, *(team.okras for team in teams)), questions)
    kept, renamed = keep_ids(book, engagement.okras, engagement.last_draft)
    return Drafting(kept, themes, aims, teams, lexicon, renamed)


def _prepared(engagement: Engagement) -> tuple[tuple[Response, ...], Lexicon]:
    """The answers as drafts read them, and the words of this engagement."""
    workshop = engagement.workshop
    lexicon = replace(load_lexicon(workshop.language), hours_a_day=workshop.working_hours_a_day)
    responses = calmed(engagement.responses.responses, lexicon)
    return responses, with_those_served(lexicon, responses, workshop.themes)


def group(engagement: Engagement) -> Grouping:
    """Which theme each answer speaks of, as drafts see it; the answers in their authors' own words."""
    responses, lexicon = _prepared(engagement)
    shelf = Shelf(engagement.playbooks, lexicon)
    themes = ranked_themes(responses, engagement.feedback, engagement.workshop, lexicon, shelf)
    return group_answers(responses, themes, shelf, lexicon)


def _aimed_at(teams: Sequence[TeamDraft]) -> list[Measure]:
    return [measure for team in teams for _, measure in team.measures]
