"""A cycle at its end: how each line got there, what there is to ask, and what might become of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.check_in import LineEdit
from okra_coach.model.okra import ActionStatus, KeyResult
from okra_coach.model.progress import Reading
from okra_coach.model.scores import Score
from okra_coach.model.week import ActionNow, Broken


@dataclass(frozen=True, slots=True)
class Told:
    """How a key result stood on a day, when that share of the cycle's working days was over."""

    day: date
    elapsed: float
    reading: Reading


@dataclass(frozen=True, slots=True)
class LineStory:
    """A key result through its cycle: `told` at the start and at each check-in, `by` the share of its way it went.

    `by` is None where there is no way, such as in a band, or where nobody gave a value; `changes` are those of its
    target or band on the way.
    """

    owner: str
    key_result: KeyResult
    score: Score
    told: tuple[Told, ...]
    by: float | None = None
    actions: tuple[ActionNow, ...] = ()
    changes: tuple[LineEdit, ...] = ()

    @property
    def begun(self) -> tuple[ActionNow, ...]:
        """The actions that somebody was at."""
        return tuple(one for one in self.actions if one.since is not None)

    @property
    def first(self) -> Told:
        """The start."""
        return self.told[0]

    @property
    def last(self) -> Told:
        """The end."""
        return self.told[-1]


class Pattern(StrEnum):
    """What in the data is worth a question."""

    UNMOVED = "actions without movement"
    MOVED_ALONE = "movement without action"
    EARLY = "reached early"
    CONFIDENT = "confident and low"
    DOUBTED = "doubted and high"
    UNSEEN = "nobody looked"
    HEALTH = "health measure broken beside movement"
    CHANGED = "target changed"
    SANDBAGGED = "reached cycle after cycle"
    WISHFUL = "far off cycle after cycle"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask in the retrospective, with the ids of the lines that it is about.

    `measures` are what those lines are called; `number` is the weeks that nobody looked, the actions that were begun
    or the cycles in a row; `broken` the health measure; `weight` ranks it.
    """

    pattern: Pattern
    owner: str
    name: str
    about: tuple[str, ...]
    measures: tuple[str, ...]
    number: int = 0
    broken: Broken | None = None
    weight: float = 0.0


class Way(StrEnum):
    """What becomes of a key result in the next cycle."""

    CARRY = "carry"
    CHANGE = "change"
    DROP = "drop"


class Why(StrEnum):
    """Why a way is proposed."""

    DECIDED = "decided in a check-in"
    REACHED = "reached"
    BAND_KEPT = "band kept"
    UNSCORED = "cannot be scored"
    MOVING = "on its way"
    STILL = "did not move along with its actions"
    AWAY = "went the other way"
    UNTRIED = "nothing was tried"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What might become of a key result: `way` is ours with its reason, `chosen` hers."""

    owner: str
    key_result: KeyResult
    way: Way
    why: Why
    chosen: Way | None = None

    @property
    def settled(self) -> Way:
        """What counts."""
        return self.chosen or self.way


@dataclass(frozen=True, slots=True)
class ActionEnd:
    """An action at the end: `moved` tells whether its key result went along since it began, None where nobody can.

    `goes_on` when it is not over and neither is its key result.
    """

    action: ActionNow
    moved: bool | None = None
    learned: str = ""
    goes_on: bool = False

    @property
    def owes_learning(self) -> bool:
        """Whether it is over and nobody wrote down what was learned."""
        return self.action.progress in (ActionStatus.DONE, ActionStatus.DROPPED) and not self.learned
