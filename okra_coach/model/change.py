"""What the rollout asks of people: risks with what to do about them, and who hears what when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Risk:
    """Something in the answers that can break the rollout; `because` tells it with its count, `weight` is 0-100."""

    id: str
    name: str
    because: str
    remedies: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the communication plan; roles, never names."""

    day: date
    audience: str
    text: str
    channel: str
    sender: str


@dataclass(frozen=True)
class Change:
    """The weightiest risk first, messages in order of time, and why a short cycle, from the client's own answers."""

    risks: tuple[Risk, ...] = ()
    messages: tuple[Message, ...] = ()
    short_cycle: tuple[str, ...] = ()
