"""What the rollout asks of people: risks with what to do about them, and who hears what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okra_coach.model.playbook import Wording


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to do: by whom (`sponsor`, `lead`, …), at which point of the calendar (`kick-off`, …), and what."""

    who: str
    at: str
    do: Wording


@dataclass(frozen=True, slots=True)
class RiskPlay:
    """A risk of the playbook; `id` is its file's name.

    `when` maps conditions to the threshold from which each is met; one that is met is enough. `sounds` maps a language
    to phrases by which people speak of it as a worry. `weight` is where its rank starts, 0 to 40.
    """

    id: str
    name: Wording
    weight: int
    when: Mapping[str, float]
    remedies: tuple[Remedy, ...]
    sounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
