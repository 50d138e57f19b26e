"""What a consultant says to start an engagement; everything else gets a default she can change in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from okra_coach.model.workshop import TeamKind


@dataclass(frozen=True, slots=True)
class NewTeam:
    """A team as it will be named in the questionnaire."""

    name: str
    kind: TeamKind
    size: int
    lead_role: str = ""


@dataclass(frozen=True)
class NewEngagement:
    """The answers to the questions of `okra-coach new`; "" and None are looked up or left to be filled in."""

    client: str
    language: str
    country: str
    day: date
    cycle_first: date
    cycle_last: date
    teams: tuple[NewTeam, ...]
    themes: tuple[str, ...] = ()
    sponsor_role: str = "Managing Director"
    consultant: str = ""
    location: str = ""
    start: time = time(9, 0)
    end: time = time(16, 30)
    employees: int | None = None
    currency: str = ""
    timezone: str = ""
