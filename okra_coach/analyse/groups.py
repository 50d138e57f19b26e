"""Who counts where: every respondent belongs to exactly one group, and leaders are their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from okra_coach.model.answers import Response

LEADERSHIP = "leadership"
NO_TEAM = ""

Grouped = Mapping[str, tuple[Response, ...]]


def is_leader(response: Response) -> bool:
    """Whether the respondent answers for the company rather than for a team."""
    return response.role == LEADERSHIP


def by_group(responses: Iterable[Response]) -> dict[str, tuple[Response, ...]]:
    """Team id → its members' and leads' answers; top management under "leadership", the teamless under ""."""
    groups: dict[str, list[Response]] = {}
    for response in responses:
        groups.setdefault(_group(response), []).append(response)
    return {group: tuple(members) for group, members in groups.items()}


def numbers(responses: Iterable[Response], question: str) -> list[float]:
    """The numeric answers to a question."""
    values = (response.value(question) for response in responses)
    return [float(value) for value in values if isinstance(value, (int, float)) and not isinstance(value, bool)]


def counts(groups: Mapping[str, Iterable[object]]) -> dict[str, int]:
    """How many answers each group has."""
    return {group: sum(1 for _ in members) for group, members in groups.items()}


def chosen(responses: Iterable[Response], question: str) -> Counter[str]:
    """How often each option of a single choice was taken."""
    values = (response.value(question) for response in responses)
    return Counter(value for value in values if isinstance(value, str) and value)


def several(response: Response, question: str) -> tuple[str, ...]:
    """The options of a several-choice question that one person took, each once."""
    value = response.value(question)
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else ()


def _group(response: Response) -> str:
    return LEADERSHIP if is_leader(response) else response.team or NO_TEAM
