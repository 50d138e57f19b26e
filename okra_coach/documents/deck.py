"""What a deck is: slides with a title that says the message, native blocks, speaker notes; no file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """A native table; `widths` are relative, `right` are the columns that hold numbers, `strong` those in bold."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    widths: tuple[float, ...] = ()
    right: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset({0})
    size: float = 12.0


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


Block = Text | Bullets | Table | Bars | Card | Figure | Steps


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


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in order; `stamp` is an ISO date that stands for the time of making."""

    title: str
    author: str
    language: str
    footer: str
    stamp: str
    slides: tuple[Slide, ...]
