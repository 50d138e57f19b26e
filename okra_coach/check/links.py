"""Which objective stands above which."""

from __future__ import annotations

from collections.abc import Mapping

from okra_coach.check.once import once_a_book
from okra_coach.model.okra import OkraBook

Links = Mapping[str, tuple[str, ...]]


@once_a_book
def above(book: OkraBook) -> Links:
    """For each objective's id the ids that it supports."""
    return {one.id: one.supports for okras in book.sets for one in okras.objectives}


@once_a_book
def supported(book: OkraBook) -> frozenset[str]:
    """The ids that some objective supports."""
    return frozenset(up for ups in above(book).values() for up in ups)


def path_back(start: str, links: Links) -> list[str]:
    """The ids from an objective back to itself, without the return; empty when no way leads back."""
    seen: set[str] = set()
    ways = [[start]]
    while ways:
        way = ways.pop()
        for up in links.get(way[-1], ()):
            if up == start:
                return way
            if up not in seen:
                seen.add(up)
                ways.append([*way, up])
    return []


def chain_up(start: str, links: Links) -> list[str]:
    """The longest way from an objective upwards; a circle above it is walked once."""
    longest: list[str] = []
    ways = [[start]]
    while ways:
        way = ways.pop()
        longest = max(longest, way, key=len)
        ways += [[*way, up] for up in links.get(way[-1], ()) if up not in way and up in links]
    return longest
