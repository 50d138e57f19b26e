"""How a cycle ended: scores of key results, objectives and teams, and why some have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.okra import KeyResult, Objective


class Mark(StrEnum):
    """What a score means: a committed key result is met or missed, an aspirational one green, amber or red."""

    MET = "met"
    MISSED = "missed"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Unscored(StrEnum):
    """Why a key result has no score."""

    NO_BASELINE = "no baseline"
    NO_TARGET = "no target"
    NO_DISTANCE = "baseline equals target"
    NO_BAND = "no band"
    NO_VALUE = "no value"


@dataclass(frozen=True, slots=True)
class Score:
    """One key result at the end: `value` from 0 to 1, unrounded; `raw` may lie beyond, as progress does.

    Of one to keep in its band, both are the share of its values that were inside. `seen` is the day of the last
    value; `unscored` tells why there is no score.
    """

    key_result: KeyResult
    value: float | None = None
    raw: float | None = None
    mark: Mark | None = None
    unscored: Unscored | None = None
    current: float | None = None
    seen: date | None = None
    confidence: int | None = None

    @property
    def reached(self) -> bool:
        """Whether all of it was reached."""
        return self.value is not None and self.value >= 1.0


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """An objective: the mean of the key results that have a score, and the weakest of them."""

    objective: Objective
    lines: tuple[Score, ...] = ()
    value: float | None = None
    weakest: Score | None = None


@dataclass(frozen=True, slots=True)
class TeamScore:
    """A set of OKR+As: the mean of all its key results that have a score, and the weakest of them."""

    owner: str
    name: str
    objectives: tuple[ObjectiveScore, ...] = ()
    value: float | None = None
    weakest: Score | None = None

    @property
    def lines(self) -> Iterator[Score]:
        """All key results, in order."""
        return (line for one in self.objectives for line in one.lines)
