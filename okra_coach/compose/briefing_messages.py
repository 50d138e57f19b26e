"""The few things a consultant should know before she walks in: each only when the data say so, with its counts."""

from __future__ import annotations

from collections.abc import Callable

from okra_coach.compose import briefing_numbers as numbers
from okra_coach.compose import briefing_people as people
from okra_coach.compose.briefing_message import Message
from okra_coach.model.engagement import Material
from okra_coach.words import Words

MOST = 9
"""More than these and the first page is no page of essentials."""

RULES: tuple[Callable[[Material, Words], Message | None], ...] = (
    people.themes_apart,
    people.views_apart,
    people.cannot_disagree,
    numbers.numbers_disputed,
    numbers.numbers_missing,
    numbers.errors,
    people.few_answers,
    people.thin_bases,
    numbers.knots,
    numbers.short_cycle,
    people.not_asked,
    people.bonus,
    numbers.blurred_score,
    people.weakest_habit,
)
"""The most important first."""


def messages(material: Material, words: Words) -> tuple[Message, ...]:
    """What stands out in this engagement, at most MOST."""
    found = [message for rule in RULES if (message := rule(material, words)) is not None]
    return tuple(found[:MOST])
