"""One message of the briefing, and how it is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Matter(IntEnum):
    """What sort of thing a message is about: where its weight starts."""

    BROKEN = 40
    """The plan cannot work as written."""
    APART = 35
    """Two sides want or count different things."""
    HELD_UP = 25
    """Something stands in the room's way: what people dare not say, what they take for a result."""
    TANGLED = 20
    """Teams wait for each other."""
    THIN = 15
    """Something is missing: answers, numbers, days."""
    ASIDE = 5
    """Good to know when it comes up."""


@dataclass(frozen=True)
class Message:
    """What is the case, in a sentence with its counts, and what to do about it in the room.

    `weight` ranks it, from 0 to 100.
    """

    said: str
    do: str
    weight: float


def weigh(matter: Matter, gap: float, reach: float) -> float:
    """The matter, up to 40 for how wide the gap is, up to 20 for how much of the plan or the house it concerns.

    Both are shares from 0 to 1; what is more counts as 1.
    """
    return matter + 40 * _share(gap) + 20 * _share(reach)


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
