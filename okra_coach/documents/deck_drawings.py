"""Blocks that are drawn: trees, fields, themes, dates and whole OKR+As, as values; no file format."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 10.0
"""Where the axes of a quadrant end; they begin at 0."""


@dataclass(frozen=True, slots=True)
class Line:
    """A native line chart over dates; values are shares from 0 to 1, None where nobody knows.

    `expected` is drawn dashed and grey.
    """

    dates: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    alt: str
    expected_name: str = ""
    expected: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """What hangs on a branch: a team, and its objective where there is room for it."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective of the company with what supports it; `apart` holds what supports none."""

    text: str
    leaves: tuple[Leaf, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """Which objective of a team supports which one of the company."""

    rows: tuple[Branch, ...]
    name: str
    size: float = 12.0

    @property
    def alt(self) -> str:
        """All of it in words."""
        told = "; ".join(f"{row.text}: {', '.join(leaf.name for leaf in row.leaves) or '–'}" for row in self.rows)
        return f"{self.name} {told}."


@dataclass(frozen=True, slots=True)
class Item:
    """A dot with its name; from 0 to MOST on both axes."""

    name: str
    across: float
    up: float


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Things on two axes; `fields` are upper left, upper right, lower left, lower right.

    `height` in points is made less where a brand leaves less room.
    """

    across: tuple[str, str]
    up: tuple[str, str]
    items: tuple[Item, ...]
    name: str
    fields: tuple[str, ...] = ()
    size: float = 12.0
    height: float = 300.0

    @property
    def alt(self) -> str:
        """All of it in words."""
        told = "; ".join(f"{item.name}: {item.across:g}, {item.up:g}" for item in self.items)
        return f"{self.name} {told}."


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with how often it was named in words, as a share of the longest bar, and what it says."""

    name: str
    told: str
    share: float | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Themes without anybody's words: name, a small bar, what it says."""

    rows: tuple[Theme, ...]
    name: str
    size: float = 14.0

    @property
    def alt(self) -> str:
        """All of it in words."""
        return f"{self.name} " + "; ".join(f"{row.name}: {row.told}" for row in self.rows) + "."


@dataclass(frozen=True, slots=True)
class Event:
    """Something with its day; a `strong` one is what the others lead to."""

    when: str
    what: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order along a line; distances are even, not to scale."""

    rows: tuple[Event, ...]
    name: str
    size: float = 14.0

    @property
    def alt(self) -> str:
        """All of it in words."""
        return f"{self.name} " + "; ".join(f"{row.when}: {row.what}" for row in self.rows) + "."


@dataclass(frozen=True, slots=True)
class Aim:
    """A key result on a card: what is measured, from where to where."""

    measure: str
    today: str
    target: str


@dataclass(frozen=True, slots=True)
class OkraCard:
    """A whole OKR+A: objective, key results from today to target, first actions; `heads` name the last two."""

    label: str
    text: str
    detail: str
    heads: tuple[str, str]
    aims: tuple[Aim, ...] = ()
    actions: tuple[str, ...] = ()
    size: float = 14.0

    @property
    def alt(self) -> str:
        """All of it in words."""
        aims = "; ".join(f"{aim.measure}: {aim.today} → {aim.target}" for aim in self.aims)
        return ". ".join(part for part in (self.label, self.text, aims, "; ".join(self.actions)) if part)


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the room does in a block: its clock times, how long, steps or a question, facts with their headings."""

    name: str
    when: str
    long: str
    steps: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    question: str = ""
    size: float = 16.0
    first: int = 1
    """The number of the first step; more where the steps go on on a further slide."""

    @property
    def alt(self) -> str:
        """All of it in words."""
        facts = (f"{head}: {told}" for head, told in self.facts)
        return ". ".join(
            part.rstrip(".") for part in (self.name, self.when, self.long, self.question, *self.steps, *facts) if part
        )


Drawing = Tree | Quadrant | ThemeList | Timeline | OkraCard | Instruction
Rows = Tree | ThemeList | Timeline
"""Drawings that go on on a further slide row by row."""
