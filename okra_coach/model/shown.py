"""What packs have shown of the answers so far, so that the next one gives nothing away beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.model.insights import ScaleResult, ThemeVote

Cells = tuple[frozenset[str], ...]
"""The sets of people whose answers were added up in one figure, or follow by subtraction; each a salted digest."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is told of one question, after the wall.

    `counts` are of a choice's options; `nearly_all` is the option of all but a few, told instead of counts;
    `levels` is team → its 0-4 for the readiness score and how many answers are behind it; `disputed` are teams.
    """

    scales: tuple[ScaleResult, ...] = ()
    votes: tuple[ThemeVote, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    nearly_all: str | None = None
    levels: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as last shown; `packs` are the cells of every pack that showed it differently, the oldest first."""

    figures: Figures
    threshold: int
    packs: tuple[Cells, ...]


@dataclass(frozen=True)
class Shown:
    """Everything shown so far; the salt keeps digests of different engagements apart."""

    salt: str
    questions: Mapping[str, ShownQuestion] = field(default_factory=dict)
