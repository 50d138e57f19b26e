"""A drawing laid out: parts with their places in points, words and theme colours; what paints it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okra_coach.documents.letters import Letters


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle, from the drawing's upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in a theme colour, `lead` in bold before it; sizes in points."""

    text: str
    size: float
    colour: str = "tx1"
    bold: bool = False
    before: float = 0.0
    listed: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A shape; `edge` is its colour, width and dashes; `inset` is the air at the left and right of its words."""

    name: str
    spot: Spot
    words: tuple[Words, ...] = ()
    form: str = "rect"
    fill: str = ""
    edge: tuple[str, float, str] | None = None
    anchor: str = "ctr"
    align: str = "l"
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Join:
    """A connector from the right of one part to the left of another, by their numbers."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """Parts in reading order and what joins them."""

    parts: tuple[Part, ...]
    height: float
    joins: tuple[Join, ...] = ()


LISTED = 18.0
"""How far the words of a point stand right of its bullet's edge."""


def words_height(words: Sequence[Words], width: float, letters: Letters) -> float:
    """How high paragraphs are in a width without air around them."""
    return sum(
        letters.lines(whole(one), one.size, width - (LISTED if one.listed else 0.0), bold=one.bold or bool(one.lead))
        * one.size
        * letters.line
        + one.before
        for one in words
    )


def whole(words: Words) -> str:
    """The paragraph with what leads it."""
    return f"{words.lead}  {words.text}" if words.lead else words.text


def lowered(part: Part, by: float) -> Part:
    """The part further down."""
    return replace(part, spot=replace(part.spot, top=part.spot.top + by))
