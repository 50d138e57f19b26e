"""Looks at a table as its reader does: what can be worked out of each group from the total and from the others.

Each part is a set of people with the least and the greatest sum that its figure leaves open. With one total, taking
the others' ends from it is all that can be known (interval propagation over one equation is exact).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """So many answers, whose sum the reader knows to lie between `low` and `high`."""

    size: int
    low: int
    high: int


@dataclass(frozen=True)
class Reader:
    """What is public beside the parts: the ends of the scale, between which sums the total lies, and the answers.

    `answers` are all single answers, sorted, where their distribution is shown; empty where it is not.
    """

    scale: tuple[int, int]
    total: tuple[int, int]
    answers: tuple[int, ...] = ()

    def least(self, size: int) -> int:
        """The smallest sum that so many people can have."""
        return sum(self.answers[:size]) if self.answers else size * self.scale[0]

    def most(self, size: int) -> int:
        """The greatest sum that so many people can have."""
        return sum(self.answers[len(self.answers) - size :]) if self.answers else size * self.scale[1]


def narrowed(parts: Sequence[Part], reader: Reader) -> list[tuple[int, int]]:
    """What remains possible of each part's sum."""
    lows = [max(part.low, reader.least(part.size)) for part in parts]
    highs = [min(part.high, reader.most(part.size)) for part in parts]
    return [
        (
            max(low, reader.total[0] - (sum(highs) - high)),
            min(high, reader.total[1] - (sum(lows) - low)),
        )
        for low, high in zip(lows, highs, strict=True)
    ]


def gives_away(parts: Sequence[Part], reader: Reader) -> bool:
    """Whether it follows for some part what each of its people answered, or all but one of them."""
    return any(_is_known(part.size, *known, reader) for part, known in zip(parts, narrowed(parts, reader), strict=True))


def _is_known(size: int, low: int, high: int, reader: Reader) -> bool:
    """At an end of the scale, up to a point or two; or at the end of what the distribution leaves to so many."""
    bottom, top = size * reader.scale[0] + _slack(size), size * reader.scale[1] - _slack(size)
    return high <= max(bottom, reader.least(size)) or low >= min(top, reader.most(size))


def _slack(size: int) -> int:
    """Points that may be missing from the end of the scale and still tell what nearly everybody answered.

    Three people have three sums in the outermost step, so that one point is all that can be asked for.
    """
    return 2 if size > 3 else 1
