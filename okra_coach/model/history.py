"""Cycles that were closed: what they had measured, from where to where, and how each line was scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okra_coach.model.closing import Way
from okra_coach.model.measure import Direction
from okra_coach.model.scores import Mark, Unscored


@dataclass(frozen=True, slots=True)
class PastLine:
    """A key result of a cycle; `target_was` is the target at its start where it was changed on the way.

    `way` is what was settled for the next cycle.
    """

    id: str
    owner: str
    measure: str
    unit: str = ""
    direction: Direction | None = None
    stretch: bool = False
    baseline: float | None = None
    target: float | None = None
    target_was: float | None = None
    low: float | None = None
    high: float | None = None
    last: float | None = None
    seen: date | None = None
    confidence: int | None = None
    raw: float | None = None
    score: float | None = None
    mark: Mark | None = None
    unscored: Unscored | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class PastTeam:
    """A set of a cycle with its score."""

    owner: str
    name: str
    score: float | None = None
    lines: tuple[PastLine, ...] = ()


@dataclass(frozen=True)
class PastCycle:
    """A cycle as it was closed on a day; `running` marks the one that goes on, as it stands."""

    name: str
    first: date
    last: date
    closed: date
    teams: tuple[PastTeam, ...] = ()
    running: bool = False

    @property
    def lines(self) -> tuple[PastLine, ...]:
        """All key results of all sets."""
        return tuple(line for team in self.teams for line in team.lines)

    def line(self, line_id: str) -> PastLine | None:
        """The key result of that id."""
        return next((line for line in self.lines if line.id == line_id), None)

    def team(self, owner: str) -> PastTeam | None:
        """The set of that owner."""
        return next((team for team in self.teams if team.owner == owner), None)


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure in one cycle; `alike` marks one that was found by its wording, because the id was another then."""

    cycle: PastCycle
    line: PastLine
    alike: bool = False


@dataclass(frozen=True, slots=True)
class MeasureHistory:
    """A measure across cycles, the oldest first."""

    id: str
    measure: str
    owner: str
    name: str
    steps: tuple[Followed, ...] = ()
