"""Looks at a table as its reader does: what can be worked out of each group from the total and from the others.

Each part is a set of people with the least and the greatest sum that its figure leaves open. With one total, taking
the others' ends from it is all that can be known of a sum (interval propagation over one equation is exact). Beside a
distribution a part can only have sums that so many of the answers make up; and who answers alike needs somebody in
another part to have changed answers with, unnoticed: the two spreads then look the same to the reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_LARGE = 100
"""From this size on a group has so many sums that gaps between them tell nothing."""


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

    def within(self, part: Part) -> Part:
        """The part, its ends moved to sums that so many people can have."""
        if not self.answers or part.size > _LARGE:
            return Part(part.size, max(part.low, self.least(part.size)), min(part.high, self.most(part.size)))
        possible = sums_of(self.answers, part.size)
        fitting = [total for total in range(part.low, part.high + 1) if possible >> total & 1]
        return Part(part.size, fitting[0], fitting[-1]) if fitting else part


@cache
def sums_of(answers: tuple[int, ...], size: int) -> int:
    """All sums that so many of the answers can have, as the bits of one number."""
    reached = [1] + [0] * size
    for value, count in Counter(answers).items():
        for taken in range(size, 0, -1):
            for number in range(1, min(count, taken) + 1):
                reached[taken] |= reached[taken - number] << (value * number)
    return reached[size]


def narrowed(parts: Sequence[Part], reader: Reader) -> list[Part]:
    """The parts with what remains possible of their sums."""
    known, before = [reader.within(part) for part in parts], list[Part]()
    while known != before:
        before = known
        known = [reader.within(_beside(part, before, reader)) for part in before]
    return known


def _beside(part: Part, parts: Sequence[Part], reader: Reader) -> Part:
    """What the total and the other parts leave of it."""
    others_low = sum(other.low for other in parts) - part.low
    others_high = sum(other.high for other in parts) - part.high
    return Part(
        part.size, max(part.low, reader.total[0] - others_high), min(part.high, reader.total[1] - others_low)
    )  # fmt: skip


def gives_away(parts: Sequence[Part], reader: Reader) -> bool:
    """Whether it follows for some part what each of its people answered, or all but one of them."""
    return any(_is_known(part, reader) for part in narrowed(parts, reader))


def is_cornered(places: Sequence[tuple[Part, Sequence[int]]]) -> bool:
    """Whether all in some part answered alike, or all but one, and nobody could change answers with somebody else.

    Each part stands with its true answers; a change must leave the sums of both within what is told.
    """
    return any(_are_alike(own) and not _could_change(number, places) for number, (_, own) in enumerate(places))


def _could_change(number: int, places: Sequence[tuple[Part, Sequence[int]]]) -> bool:
    part, own = places[number]
    usual = Counter(own).most_common(1)[0][0]
    return any(
        value != usual and _holds(part, own, value - usual) and _holds(other, others, usual - value)
        for place, (other, others) in enumerate(places)
        if place != number
        for value in set(others)
    )


def _holds(part: Part, answers: Sequence[int], more: int) -> bool:
    return part.low <= sum(answers) + more <= part.high


def _is_known(part: Part, reader: Reader) -> bool:
    """At an end of the scale, up to a point or two; or where the distribution leaves to so many only like answers."""
    bottom, top = (part.size * end for end in reader.scale)
    if part.high <= bottom + _slack(part.size) or part.low >= top - _slack(part.size):
        return True
    lowest, highest = reader.answers[: part.size], reader.answers[len(reader.answers) - part.size :]
    return (part.high <= reader.least(part.size) and _are_alike(lowest)) or (
        part.low >= reader.most(part.size) and _are_alike(highest)
    )


def _are_alike(answers: Sequence[int]) -> bool:
    """All of them, or all but one."""
    return len(answers) > 0 and max(Counter(answers).values()) >= len(answers) - 1


def _slack(size: int) -> int:
    """Points that may be missing from the end of the scale and still tell what nearly everybody answered.

    Three people have three sums in the outermost step, so that one point is all that can be asked for.
    """
    return 2 if size > 3 else 1
