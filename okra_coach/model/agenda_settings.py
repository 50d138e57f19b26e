"""How the workshop is held, and the numbers by which its agenda is made: our own defaults, all of them settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from okra_coach.model.place import Place


class MeetingMode(StrEnum):
    """Whether people sit in one room, each at a screen, or some of each."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Experience(StrEnum):
    """How well the people who come know OKRs."""

    NONE = "none"
    SOME = "some"
    REGULAR = "regular"


@dataclass(frozen=True, slots=True)
class SessionTime:
    """A day, or one remote session, as it is booked."""

    day: date
    start: time
    end: time
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class AgendaSettings:
    """Who comes, and what a good agenda keeps to; `people` and `facilitators` are None where nobody said."""

    mode: MeetingMode = MeetingMode.ON_SITE
    people: int | None = None
    roles: tuple[str, ...] = ()
    facilitators: int | None = None
    experience: Experience = Experience.NONE
    lunch: int = 60
    sessions: tuple[SessionTime, ...] = ()
    break_minutes: int = 15
    break_minutes_remote: int = 10
    longest: int = 120
    """So many minutes without a break at most, on site."""
    longest_remote: int = 45
    reserve: int = 10
    """So much of the booked time, in per cent, is kept free."""
    questions: int = 60
    """So much of a block, in per cent, may go into open questions."""
    report: int = 3
    """Minutes that a group needs to report to all."""
    most_people: int = 24

    @property
    def is_remote(self) -> bool:
        """Whether somebody sits at a screen: then all keep to what a screen allows."""
        return self.mode is not MeetingMode.ON_SITE

    @property
    def stretch(self) -> int:
        """The most minutes without a break."""
        return self.longest_remote if self.is_remote else self.longest

    @property
    def pause(self) -> int:
        """How long a break takes."""
        return self.break_minutes_remote if self.is_remote else self.break_minutes


def groups_of(people: int, settings: AgendaSettings) -> int:
    """How many groups: of four at most in a room, of three or four at screens."""
    return -(-people * 2 // 7) if settings.is_remote else -(-people // 4)
