"""What a check-in has to say: what moved since the one before, what did not, and what is to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.check_in import Clash, Decision, LineEdit, Proposal
from okra_coach.model.okra import ActionStatus, KeyResult, OkraSet
from okra_coach.model.progress import ProgressSettings, Reading, Status, Summary


class Move(StrEnum):
    """What a key result did since the check-in before; `SILENT` has no new value, `UNTOLD` lacks what it takes."""

    CLOSER = "closer"
    STILL = "still"
    AWAY = "away"
    SILENT = "silent"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class LineNews:
    """One key result: how it stands now and stood then, and by which share of its way it moved.

    `off_track_running` counts the check-ins in a row, up to this one, at which it was off track.
    """

    owner: str
    key_result: KeyResult
    now: Reading
    before: Reading
    move: Move
    by: float | None = None
    confidence_fell: bool = False
    off_track_running: int = 0

    @property
    def off_track(self) -> bool:
        """Whether it needs a decision."""
        return self.now.status is Status.OFF_TRACK


@dataclass(frozen=True, slots=True)
class TeamNews:
    """One set of OKR+As: its key results as one, now and then; `silent_days` is how long it gave no value at all."""

    owner: str
    name: str
    now: Summary
    before: Summary
    moved: int = 0
    silent_days: int | None = None


@dataclass(frozen=True, slots=True)
class ActionNow:
    """An action as it stands; `since` is the last day on which nobody was at it yet, None while nobody is."""

    owner: str
    key_result: KeyResult
    id: str
    text: str
    owner_role: str | None = None
    due: date | None = None
    progress: ActionStatus = ActionStatus.OPEN
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """An action past its date and not over."""

    action: ActionNow
    days: int
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """Actions that were begun: how many, how many of them saw their key result move along, how many cannot be told.

    Nothing here says that one is the reason of the other.
    """

    tried: int = 0
    moved: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision of an earlier check-in, and what became of it: the way gone since, and how the key result stands."""

    decision: Decision
    day: date
    line: LineNews
    by: float | None = None
    actions_since: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A health measure out of its band; `name` is what its set is called."""

    owner: str
    name: str
    measure: str
    value: float | None
    unit: str
    band: str | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One check-in of the cycle: mean progress, what was expected by then, mean confidence."""

    day: date
    expected: float
    progress: float | None = None
    confidence: float | None = None


@dataclass(frozen=True)
class Week:
    """One check-in beside the one before; `before` is the cycle's first day for the first one.

    `edits` are those of this check-in that count; `proposals` all that nobody has taken over yet.
    """

    day: date
    before: date
    number: int
    expected: float
    sets: tuple[OkraSet, ...] = ()
    """Those that take part."""
    lines: tuple[LineNews, ...] = ()
    teams: tuple[TeamNews, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    blocked: tuple[LineNews, ...] = ()
    """Key results that were off track too often in a row."""
    to_decide: tuple[LineNews, ...] = ()
    decided: tuple[Decision, ...] = ()
    """In this check-in."""
    followed: tuple[Followed, ...] = ()
    tried: Tried = Tried()
    done: int = 0
    """Actions that were done since the check-in before."""
    idle: tuple[LineNews, ...] = ()
    """Key results for which no action is under way."""
    health: tuple[Broken, ...] = ()
    edits: tuple[LineEdit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    clashes: tuple[Clash, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    no_news_days: int = ProgressSettings().no_news_days
    """From when on a silence is long."""

    def those(self, *moves: Move) -> tuple[LineNews, ...]:
        """The key results that moved in one of these ways."""
        return tuple(line for line in self.lines if line.move in moves)

    @property
    def no_news(self) -> tuple[LineNews, ...]:
        """Key results whose latest value is too old to say anything."""
        return tuple(line for line in self.lines if line.now.status is Status.NO_NEWS)

    @property
    def doubted(self) -> tuple[LineNews, ...]:
        """Key results in which confidence fell."""
        return tuple(line for line in self.lines if line.confidence_fell)
