"""The agenda of a workshop: blocks as they are described, what was chosen of them, and computed clock times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from okra_coach.model.place import Place


class BlockKind(StrEnum):
    """What people do in a block: arrive, listen, collect, decide, judge, rest, or part."""

    OPEN = "open"
    INFORM = "inform"
    DIVERGE = "diverge"
    CONVERGE = "converge"
    EVALUATE = "evaluate"
    BREAK = "break"
    CLOSE = "close"


class CutRule(StrEnum):
    """What may happen to a block when time runs short."""

    NEVER = "never"
    SHRINK = "shrink"
    DROP = "drop"


class Grouping(StrEnum):
    """In which groups people work; `fours` also stands for three where the numbers ask for it."""

    ALONE = "alone"
    PAIRS = "pairs"
    TRIOS = "trios"
    FOURS = "fours"
    TEAMS = "teams"
    PLENARY = "plenary"


class Per(StrEnum):
    """How often a material is needed."""

    SESSION = "session"
    GROUP = "group"
    PERSON = "person"


class Concern(StrEnum):
    """What sort of thing an open question decides; blocks say which of them they settle."""

    DIRECTION = "direction"
    COMPANY = "company"
    ROOM = "room"
    HEALTH = "health"
    OBJECTIVE = "objective"
    LINK = "link"
    CONTRADICTION = "contradiction"
    MEASURE = "measure"
    OUTPUT = "output"
    NUMBER = "number"
    BASELINE = "baseline"
    TARGET = "target"
    SOURCE = "source"
    OWNER = "owner"
    ACTION = "action"
    NEEDS = "needs"
    ORDER = "order"
    ROLLOUT = "rollout"


ON_HAND = frozenset({"drafts", "feedback", "questions", "last scores"})
"""What an engagement brings into the room; everything else some block has to make."""
RESERVE = "buffer"
"""The block that holds time for whatever takes longer; it is no rest."""
BREAK, LUNCH, ENERGISER = "break", "lunch", "energiser"
"""Blocks that are put in between, wherever they are needed."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Something to have at hand: `quantity` for the session, each group or each person."""

    item: str
    per: Per = Per.SESSION
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block as templates/blocks/ describes it, in one language.

    `inputs` must be on hand or made by an earlier block's `outputs`; people work in each of `grouping` in turn.
    `slides` name what the deck shows for it.
    """

    id: str
    title: str
    kind: BlockKind
    minutes: int
    least: int
    cut: CutRule
    goal: str = ""
    method: str = ""
    grouping: tuple[Grouping, ...] = (Grouping.PLENARY,)
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    materials: tuple[Supply, ...] = ()
    steps: tuple[str, ...] = ()
    say: str = ""
    ask: str = ""
    if_silence: str = ""
    watch_for: str = ""
    if_late: str = ""
    remote: str = ""
    slides: tuple[str, ...] = ()
    settles: tuple[Concern, ...] = ()
    place: Place | None = None

    @property
    def is_rest(self) -> bool:
        """A break of any length; the reserve is none."""
        return self.kind is BlockKind.BREAK and self.id != RESERVE

    @property
    def is_active(self) -> bool:
        """People do something rather than listen."""
        return self.kind in (BlockKind.OPEN, BlockKind.DIVERGE, BlockKind.CONVERGE, BlockKind.EVALUATE)

    @property
    def in_parallel(self) -> bool:
        """The teams work at the same time, so that each settles its own questions."""
        return self.grouping[:1] == (Grouping.TEAMS,)

    @property
    def share_out(self) -> bool:
        """Every group reports to all: what began in groups ends with everybody."""
        return len(self.grouping) > 1 and self.grouping[-1] is Grouping.PLENARY and self.kind is not BlockKind.INFORM


Blocks = Mapping[str, Block]
"""Every block that may stand in an agenda, by its id."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A block in its place: its minutes, the open questions it settles by id, who must be there, and why it is here.

    `id` is the block's, with a number where it stands more than once; `title` is the consultant's own, "" for the
    block's.
    """

    id: str
    block: str
    minutes: int
    questions: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    lead: str = ""
    title: str = ""
    note: str = ""
    why: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """An item with the clock times that follow from all before it."""

    item: AgendaItem
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class AgendaSession:
    """A day, or one remote session: when it starts, when the room must be free, and its items in order."""

    number: int
    day: date
    start: time
    end: time
    items: tuple[AgendaItem, ...] = ()
    place: Place | None = None

    @property
    def booked(self) -> int:
        """The booked minutes."""
        return minutes_between(self.start, self.end)

    @property
    def minutes(self) -> int:
        """What the items take together."""
        return sum(item.minutes for item in self.items)

    @property
    def timed(self) -> tuple[Timed, ...]:
        """Every item with its clock times."""
        return tuple(self._timed())

    def _timed(self) -> Iterator[Timed]:
        start = self.start
        for item in self.items:
            end = after(start, item.minutes)
            yield Timed(item, start, end)
            start = end


class Instead(StrEnum):
    """What becomes of a question that the workshop has no time for."""

    BEFORE = "before"
    AFTER = "after"
    CHECK_IN = "check-in"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A question that does not fit, what to do instead, and with whom."""

    question: str
    instead: Instead
    who: tuple[str, ...] = ()
    note: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """All sessions in order, what does not fit, and in sentences how the choice came about.

    `edited` tells that a person arranged it: then blocks, order and minutes are hers. `people` come, in so many
    `groups` where people work in fours, and so many `teams` where each works on its own.
    """

    sessions: tuple[AgendaSession, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    reasons: tuple[str, ...] = ()
    edited: bool = False
    people: int = 0
    groups: int = 0
    teams: int = 0

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items of all sessions in order."""
        return tuple(item for session in self.sessions for item in session.items)

    @property
    def settled(self) -> frozenset[str]:
        """The ids of all questions that have a block."""
        return frozenset(question for item in self.items for question in item.questions)


def title_of(item: AgendaItem, blocks: Blocks) -> str:
    """The item's own title, its block's, or the name in the file where there is no such block."""
    return item.title or (blocks[item.block].title if item.block in blocks else item.block)


def minutes_between(start: time, end: time) -> int:
    """Minutes from one time of a day to another; negative when it is earlier."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def after(start: time, minutes: int) -> time:
    """The time of day so many minutes later; past midnight it begins again."""
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()
