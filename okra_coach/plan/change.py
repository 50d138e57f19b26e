"""What the rollout asks of people: the risks, the messages, and the case for a short cycle."""

from __future__ import annotations

from okra_coach.model.change import Change
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.plan.communication import messages
from okra_coach.plan.house import House
from okra_coach.plan.risks import risks
from okra_coach.plan.short_cycle import short_cycle
from okra_coach.plan.workdays import workdays
from okra_coach.words import Words


def plan_change(engagement: Engagement, insights: Insights, book: OkraBook, rollout: Rollout, words: Words) -> Change:
    """All of it, told in counts that may be shown; nothing here knows an answer."""
    workshop = engagement.workshop
    house = House(workshop, engagement.questionnaire, insights, book, rollout, workdays(workshop), words)
    most = workshop.rollout.most_risks
    return Change(risks(engagement.risks, house, most), messages(house), short_cycle(house))
