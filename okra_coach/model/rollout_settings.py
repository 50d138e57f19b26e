"""The numbers by which teams are rated and waves are let through: our own defaults, all of them settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadinessWeights:
    """How much each criterion counts in the readiness score; only their proportion matters.

    The sponsor's backing is shown and not counted: it tells of the leadership, and no team should wait for that.
    """

    result_orientation: int = 25
    measurability: int = 15
    priorities: int = 15
    decide: int = 15
    safety: int = 10
    rhythm: int = 10
    room: int = 10
    backing: int = 0


@dataclass(frozen=True, slots=True)
class TierSettings:
    """From which share of project work, in per cent, a team counts as project and result work, and as mixed."""

    project_from: int = 60
    mixed_from: int = 30


@dataclass(frozen=True, slots=True)
class GateSettings:
    """What must be true before a wave starts: shares in per cent, the score of 5, and the rest in its own unit."""

    check_ins: int = 80
    complete: int = 70
    effects: int = 60
    helpful: float = 3.5
    blocked_days: int = 14
    sponsor_events: int = 2
    coach_load: int = 85
    safety_fall: float = 0.5


@dataclass(frozen=True, slots=True)
class ProbeSettings:
    """What the alignment probe must show: shares in per cent, and how many contradictions may be left."""

    traced: int = 80
    accepted: int = 80
    contradictions: int = 0
    blind_match: int = 60


@dataclass(frozen=True, slots=True)
class MeetingMinutes:
    """How long each date of the cycle takes; workshop and check-in have their own settings."""

    refresh: int = 60
    preparation: int = 60
    draft: int = 30
    alignment: int = 90
    kick_off: int = 30
    coach_review: int = 60
    reading: int = 30
    mid_review: int = 60
    scoring: int = 60
    retrospective: int = 150
    gate: int = 60
    planning: int = 120


@dataclass(frozen=True, slots=True)
class CoachHours:
    """What a team takes of a coach in its first, second, third and every later cycle, in hours.

    `usable` is the share of the coaches' hours, in per cent, that is planned; the rest is left for what comes up.
    """

    first: float = 20.0
    second: float = 10.0
    third: float = 5.0
    later: float = 3.0
    usable: int = 80


@dataclass(frozen=True, slots=True)
class CoachTime:
    """What a team's first cycle takes of a coach, in proportion: the plan's hours are spread by these."""

    preparation: float = 3.0
    workshop: float = 6.0
    alignment: float = 2.0
    check_ins: float = 2.0
    mid_review: float = 2.0
    retrospective: float = 3.0
    office_hours: float = 2.0
