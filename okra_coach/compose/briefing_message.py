"""One message of the briefing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """What is the case, with the numbers behind it, and what to do about it in the room."""

    headline: str
    detail: str
    do: str
