"""One message of the briefing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """What is the case, in a sentence with its counts, and what to do about it in the room.

    `weight` ranks it, from 0 to 100: how far apart two sides are, or how much of the plan hangs on it.
    """

    said: str
    do: str
    weight: float
