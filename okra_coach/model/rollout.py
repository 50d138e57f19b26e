"""Which teams start when, why, and the dates of the cycle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from okra_coach.model.place import Place


class Part(StrEnum):
    """What a team does in its wave."""

    STARTS = "starts"
    PROBE = "alignment probe"
    BOARD = "health board"


@dataclass(frozen=True, slots=True)
class Placement:
    """A team's place in the plan; `pinned` when a person put it there; all reasons in words.

    `held_back` are those of the reasons that kept it from starting sooner; rollout.yaml does not have them.
    """

    team: str
    wave: int
    part: Part
    reasons: tuple[str, ...] = ()
    sooner_if: tuple[str, ...] = ()
    pinned: bool = False
    place: Place | None = None
    held_back: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class GateRecord:
    """What was seen of a cycle by the day of its gate; None is not known yet.

    A person may fill it in, or check-ins do: counts of check-ins held, of key results off track at the mid-cycle
    review and of those with a decision, of changes made after the retrospective, of events with the sponsor; the mean
    of 1-5 with its answers; the longest open need in days; the coaches' hours; by how much speaking up fell.
    """

    check_ins_held: int | None = None
    off_track: int | None = None
    decided: int | None = None
    retrospective_held: bool | None = None
    changes_made: int | None = None
    helpful: float | None = None
    helpful_answers: int | None = None
    longest_blocked_days: int | None = None
    sponsor_events: int | None = None
    coach_hours: float | None = None
    safety_fall: float | None = None
    safety_answers: int | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be true before a wave starts, and what happens when it is not; both in words."""

    before_wave: int
    conditions: tuple[str, ...] = ()
    if_missed: tuple[str, ...] = ()
    seen: GateRecord = GateRecord()


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one team needs from another, to be signed before the kick-off; `by` and `accepted` are None until known.

    Two agreements with the same pair of teams in both directions are a knot.
    """

    needs: str
    gives: str
    what: str = ""
    by: date | None = None
    accepted: bool | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ProbeTest:
    """What the central team of the first wave must find out, and what it must show to pass; both in words.

    `contradictions_left` and `blind_match`, in per cent, are what was seen; None is not known yet.
    """

    team: str
    questions: tuple[str, ...] = ()
    pass_marks: tuple[str, ...] = ()
    contradictions_left: int | None = None
    blind_match: float | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Teams that start together, in the cycle of that number."""

    number: int
    teams: tuple[str, ...]
    people: int
    coach_hours: float


class EventKind(StrEnum):
    """What happens on a date of the cycle."""

    REFRESH = "feedback refresh"
    PREPARATION = "preparation"
    DRAFT = "company draft"
    WORKSHOP = "workshop"
    ALIGNMENT = "alignment"
    KICK_OFF = "kick-off"
    CHECK_IN = "check-in"
    COACH_REVIEW = "coach review"
    READING = "reading"
    MID_REVIEW = "mid-cycle review"
    SCORING = "scoring"
    RETROSPECTIVE = "retrospective"
    GATE = "gate"
    PLANNING = "planning"


@dataclass(frozen=True, slots=True)
class CycleEvent:
    """One date of the cycle; `note` says why it is not on its usual day."""

    kind: EventKind
    day: date
    start: time
    minutes: int
    number: int = 0
    note: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Rollout:
    """The plan of the rollout and the calendar of the cycle."""

    placements: tuple[Placement, ...] = ()
    waves: tuple[Wave, ...] = ()
    gates: tuple[Gate, ...] = ()
    events: tuple[CycleEvent, ...] = ()
    working_days: int = 0
    warnings: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    probe: ProbeTest | None = None

    @property
    def knots(self) -> tuple[tuple[str, str], ...]:
        """Pairs of teams that each need the other, each pair once."""
        needs = {(one.needs, one.gives): number for number, one in enumerate(self.agreements)}
        return tuple(pair for pair, number in needs.items() if needs.get(pair[::-1], -1) > number)

    def placement(self, team: str) -> Placement:
        """A team's place; KeyError when it has none."""
        for placement in self.placements:
            if placement.team == team:
                return placement
        raise KeyError(team)
