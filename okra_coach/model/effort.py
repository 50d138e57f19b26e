"""What the rollout costs in hours, and when the coaches' hours fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Who gives time to the rollout."""

    SPONSOR = "sponsor"
    COACH = "coach"
    LEAD = "team lead"
    CHAMPION = "champion"
    MEMBER = "team member"


@dataclass(frozen=True, slots=True)
class RoleHours:
    """The hours of one role in one wave: of each person, and of all `people` together."""

    role: Role
    wave: int
    people: int
    hours_each: float

    @property
    def hours(self) -> float:
        """Hours of all people in the role together."""
        return self.people * self.hours_each


@dataclass(frozen=True, slots=True)
class CoachWeek:
    """The coaches' hours in the week that begins on `monday`; `supply` is None when nobody said what they have."""

    monday: date
    hours: float
    supply: float | None = None


@dataclass(frozen=True)
class Effort:
    """Hours by role and wave, and the coaches' weeks of the first cycle."""

    roles: tuple[RoleHours, ...] = ()
    weeks: tuple[CoachWeek, ...] = ()
