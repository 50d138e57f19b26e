"""All answers of an engagement in the aggregate, after the anonymity wall."""

from __future__ import annotations

from collections import Counter

from okra_coach.analyse.feedback import net_promoter_scores
from okra_coach.analyse.groups import by_group
from okra_coach.analyse.readiness import TeamAnswers, readiness, top_themes
from okra_coach.analyse.scales import scale_results
from okra_coach.analyse.votes import choice_counts, theme_votes
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.questionnaire import QuestionKind


def analyse(engagement: Engagement) -> Insights:
    """What may be told of the answers: nothing here lets a reader work out a group under the threshold."""
    workshop, responses = engagement.workshop, engagement.responses.responses
    threshold, teams = workshop.privacy_threshold, tuple(team.id for team in workshop.teams)
    groups = by_group(responses)
    votes = theme_votes(responses, workshop.themes, threshold)
    answers = TeamAnswers(groups, top_themes((vote.theme, vote.votes) for vote in votes), threshold)
    scales = [question.id for question in engagement.questionnaire.questions if question.kind is QuestionKind.SCALE]
    return Insights(
        participation=_participation(engagement),
        scales=tuple(result for scale in scales for result in scale_results(scale, groups, teams, threshold)),
        theme_votes=votes,
        net_promoter=net_promoter_scores(engagement.feedback),
        readiness=tuple(readiness(team, answers) for team in workshop.teams),
        choices=choice_counts(responses, engagement.questionnaire, threshold),
        threshold=threshold,
    )


def _participation(engagement: Engagement) -> Participation:
    """A leader counts under the team they chose: who answered is a head count, what they answered is not."""
    counted = Counter(response.team for response in engagement.responses.responses)
    return Participation(
        answered=len(engagement.responses.responses),
        invited=engagement.workshop.invited,
        by_team={team.id: counted[team.id] for team in engagement.workshop.teams},
    )
