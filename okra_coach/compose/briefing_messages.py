"""What a partner would say in the car on the way to the client: only what the data say, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable

from okra_coach.compose import briefing_numbers as numbers
from okra_coach.compose import briefing_people as people
from okra_coach.compose import briefing_plans as plans
from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.words import Words

MOST = 7
"""More than these and the first page is no page of essentials."""

RULES: tuple[Callable[[Material, Words], Message | None], ...] = (
    plans.errors,
    plans.wrong_order,
    people.themes_apart,
    numbers.disputed,
    people.left_unsaid,
    people.bonus,
    plans.knots,
    people.who_answered,
    numbers.short_cycle,
    numbers.missing,
    plans.stops,
    plans.too_late_to_learn,
    numbers.blurred_score,
    people.weakest_habit,
)
"""In the order in which ties are told; each gives its message a weight of its own."""


def messages(material: Material, words: Words) -> tuple[Message, ...]:
    """What stands out in this engagement, at most MOST, the weightiest first."""
    found = [message for rule in RULES if (message := rule(material, words)) is not None]
    return tuple(sorted(found, key=lambda message: -message.weight)[:MOST])
