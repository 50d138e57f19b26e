"""What a partner would say in the car on the way to the client: only what the data say, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable

from okra_coach.compose import briefing_day as day
from okra_coach.compose import briefing_numbers as numbers
from okra_coach.compose import briefing_people as people
from okra_coach.compose import briefing_plans as plans
from okra_coach.compose import briefing_teams as teams
from okra_coach.compose import briefing_themes as themes
from okra_coach.compose import briefing_time as time
from okra_coach.compose import briefing_unsaid as unsaid
from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.words import Words

MOST = 7
"""More than these and the first page is no page of essentials."""

RULES: tuple[Callable[[Material, Words], Message | None], ...] = (
    plans.errors,
    plans.wrong_order,
    themes.wishes,
    numbers.disputed,
    teams.waits,
    unsaid.said_and_unsaid,
    numbers.outputs,
    teams.unserved,
    people.who_answered,
    time.short_cycle,
    teams.room_to_make,
    plans.too_late_to_learn,
    plans.too_much,
    day.weak_spots,
    numbers.missing,
    numbers.blurred_score,
)
"""The order in which equal weights are told; each gives its message a weight of its own."""


def messages(material: Material, words: Words) -> tuple[Message, ...]:
    """What stands out in this engagement, at most MOST, the weightiest first."""
    found = [message for rule in RULES if (message := rule(material, words)) is not None]
    return tuple(sorted(found, key=lambda message: -message.weight)[:MOST])
