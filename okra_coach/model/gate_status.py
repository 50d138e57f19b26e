"""Where the gates stand today: each condition met, missed or not known yet, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from okra_coach.model.progress import CheckIn


@dataclass(frozen=True)
class Recorded:
    """What the check-ins of a cycle tell before its gate.

    `off_track` are the ids of the key results that were off track at the mid-cycle review, None before it; `decided`
    those with a decision since; `overdue_days` is how long the longest open action of each key result is past its date.
    """

    check_ins: tuple[CheckIn, ...] = ()
    off_track: frozenset[str] | None = None
    decided: frozenset[str] = frozenset()
    overdue_days: dict[str, int] = field(default_factory=dict)


class State(StrEnum):
    """Whether a condition holds."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """A condition in words, whether it holds, and the figure found, or what will tell it."""

    condition: str
    state: State
    found: str = ""


@dataclass(frozen=True, slots=True)
class GateStatus:
    """One gate's conditions and what follows from them; nothing is decided while some are not known."""

    before_wave: int
    conditions: tuple[ConditionStatus, ...] = ()
    follows: tuple[str, ...] = ()

    def count(self, state: State) -> int:
        """How many conditions are in a state."""
        return sum(condition.state is state for condition in self.conditions)


@dataclass(frozen=True)
class RolloutStatus:
    """All gates, and the alignment probe's pass marks when there is a probe."""

    gates: tuple[GateStatus, ...] = ()
    probe: tuple[ConditionStatus, ...] = ()
