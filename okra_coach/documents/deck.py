"""What a deck is: slides with a title that says the message, native blocks, speaker notes; no file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okra_coach.documents.deck_drawings import Drawing, Line


class Layout(StrEnum):
    """Which kind of the brand's layouts a slide stands on."""

    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quiet` is small and grey, `lead` is large."""

    text: str
    tone: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points; `size` in points is set when the slide is fitted."""

    items: tuple[str, ...]
    size: float = 16.0


@dataclass(frozen=True, slots=True)
class Table:
    """A native table; `widths` are relative, `right` are the columns that hold numbers, `strong` those in bold.

    A `spacious` one is to be written into: its rows are as high as handwriting needs. The row `marked` is the one
    that counts now; `air` is what each row is higher than its words need, in points.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    widths: tuple[float, ...] = ()
    right: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset({0})
    size: float = 12.0
    spacious: bool = False
    marked: tuple[str, ...] = ()
    air: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A native bar chart, one horizontal bar a category and series; values are shares from 0 to 1 or counts."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    alt: str
    percent: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """An objective as it is held up: for whom, and in which words."""

    label: str
    text: str
    detail: str
    size: float = 20.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One big number with what it is and how sure it is."""

    value: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Columns from left to right: waves, days or blocks, each with a heading and lines."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    alt: str
    size: float = 16.0


class Mark(StrEnum):
    """How a team stands on the roadmap; each looks different in grey as well."""

    NOW = "now"
    LATER = "later"
    PROBE = "probe"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Chip:
    """A team on the roadmap."""

    text: str
    mark: Mark = Mark.LATER


@dataclass(frozen=True, slots=True)
class Column:
    """A wave on the roadmap's time axis; `gate` is "" where nothing must be true first; `teams` names all in it."""

    head: str
    when: str
    gate: str = ""
    teams: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Teams of one kind of work, column by column; `line` runs before the first of them, up to column `line_to`."""

    name: str
    cells: tuple[tuple[Chip, ...], ...]
    line: str = ""
    line_to: int = 0


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Who starts when, as native shapes: waves along the time, teams in lanes; `legend` names the marks in use."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    name: str
    legend: tuple[tuple[Mark, str], ...] = ()
    gate: str = ""
    """What a diamond stands for."""

    @property
    def alt(self) -> str:
        """All of it in words, for whoever cannot see it."""
        told = "; ".join(f"{column.head}, {column.when}: {column.teams}" for column in self.columns)
        return f"{self.name}: {told}."


@dataclass(frozen=True, slots=True)
class Range:
    """From 0 to 100: where something lies; without ends nobody can tell, and `told` says so. A `heading` has no bar."""

    name: str
    told: str = ""
    low: float | None = None
    high: float | None = None
    at: float | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Ranges:
    """A native chart of floating bars with a tick at `at`; `below`, `tick` and `above` stand in its legend.

    Without `below` it has none, and a tick may stand beyond its bar: how far something is, and where it should be.
    """

    rows: tuple[Range, ...]
    below: str
    tick: str
    above: str
    alt: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A native column chart along the time, with a line that the columns should stay under where there is one."""

    categories: tuple[str, ...]
    name: str
    values: tuple[float, ...]
    alt: str
    line_name: str = ""
    line: tuple[float, ...] = ()


Block = Text | Bullets | Table | Bars | Card | Figure | Steps | Roadmap | Ranges | Columns | Line | Drawing


@dataclass(frozen=True, slots=True)
class Slide:
    """One idea: its message as the title, what shows it, where it comes from, and what to say."""

    layout: Layout
    section: str
    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    source: str = ""
    notes: str = ""
    part: str = ""
    """What it belongs to, by the name that blocks of the agenda call it; "" where it keeps its place."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in order; `stamp` is an ISO date that stands for the time of making."""

    title: str
    author: str
    language: str
    footer: str
    stamp: str
    slides: tuple[Slide, ...]
