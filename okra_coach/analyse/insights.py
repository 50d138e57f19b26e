"""All answers of an engagement in the aggregate, after the anonymity wall."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from okra_coach.analyse.codebook_results import code_comments
from okra_coach.analyse.feedback import feedback_results, net_promoter_scores
from okra_coach.analyse.levels import THEMES
from okra_coach.analyse.quotes import released_quotes
from okra_coach.analyse.readiness import readiness
from okra_coach.analyse.scales import not_shown
from okra_coach.analyse.successive import told_beside
from okra_coach.analyse.tables import tables
from okra_coach.analyse.wall import shown_groups
from okra_coach.analyse.worries import TOLD, WORRY
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights, Participation, ScaleResult, Worries
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.model.shown import Figures, Shown


@dataclass(frozen=True)
class Analysed:
    """The insights, and what is shown once they are published."""

    insights: Insights
    shown: Shown


def analyse(engagement: Engagement, earlier: Shown | None = None) -> Insights:
    """What may be told of the answers: nothing here lets a reader work out a group under the threshold.

    `earlier` is what packs have shown so far; nothing follows from comparing them with this one either.
    """
    return analyse_beside(engagement, earlier).insights


def analyse_beside(engagement: Engagement, earlier: Shown | None) -> Analysed:
    """The same, with the record to keep when it is published."""
    workshop = engagement.workshop
    fresh = tables(engagement)
    shown, held = told_beside(earlier, fresh, engagement.responses.responses, workshop.privacy_threshold)
    told = {question: one.figures for question, one in shown.questions.items()}
    insights = Insights(
        participation=_participation(engagement),
        scales=tuple(result for question in _scales(engagement) for result in _results(question, told, engagement)),
        theme_votes=told.get(THEMES, Figures()).votes,
        net_promoter=net_promoter_scores(engagement.feedback),
        readiness=tuple(readiness(team, told, workshop.rollout) for team in workshop.teams),
        choices={question: one.counts for question, one in told.items() if one.counts and question != WORRY},
        nearly_all={question: figures.nearly_all for question, figures in told.items() if figures.nearly_all},
        worries=_worries(told),
        threshold=workshop.privacy_threshold,
        held=held,
        quotes=released_quotes(engagement) if workshop.quotes else (),
        feedback=feedback_results(engagement.feedback),
        comments=code_comments(engagement.feedback, workshop.language),
    )
    return Analysed(insights, shown)


def _scales(engagement: Engagement) -> list[str]:
    return [question.id for question in engagement.questionnaire.questions if question.kind is QuestionKind.SCALE]


def _results(question: str, told: dict[str, Figures], engagement: Engagement) -> tuple[ScaleResult, ...]:
    found = told.get(question, Figures()).scales
    return found or tuple(not_shown(question, engagement.workshop.teams))


def _worries(told: dict[str, Figures]) -> Worries:
    counts = dict(told.get(WORRY, Figures()).counts)
    return Worries(counts.pop(TOLD, 0), counts)


def _participation(engagement: Engagement) -> Participation:
    """Head counts go through the wall as well; a leader counts under the team they chose."""
    workshop, heads = engagement.workshop, Counter(r.team or "" for r in engagement.responses.responses)
    shown, teams = shown_groups(heads, workshop.privacy_threshold), [team.id for team in workshop.teams]
    return Participation(
        answered=len(engagement.responses.responses),
        invited=workshop.invited,
        by_team={
            team.id: heads[team.id] if team.id in shown or not heads[team.id] else None for team in workshop.teams
        },
        few=frozenset(team for team in teams if 0 < heads[team] < workshop.privacy_threshold),
    )
