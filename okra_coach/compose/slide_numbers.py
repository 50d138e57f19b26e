"""Which slides of the workshop's deck belong to which block of its agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from okra_coach.compose.deck_day import day_of
from okra_coach.documents.deck import Deck
from okra_coach.model.engagement import Material
from okra_coach.words import Words


def slide_numbers(deck: Deck, material: Material, words: Words) -> Mapping[str, str]:
    """By the id of each item with slides its first and last slide: `12` or `12–15`."""
    return dict(_numbers(deck, material, words))


def _numbers(deck: Deck, material: Material, words: Words) -> Iterator[tuple[str, str]]:
    """A block's slides carry its title as their section, and come in the agenda's order."""
    runs = [
        (section, [number for number, _ in run])
        for section, run in groupby(enumerate(deck.slides, 1), lambda numbered: numbered[1].section)
    ]
    begin = 0
    for one in day_of(material, words):
        found = next((at for at in range(begin, len(runs)) if runs[at][0] == one.title), None)
        if found is not None:
            begin = found + 1
            first, last = runs[found][1][0], runs[found][1][-1]
            yield one.id, f"{first}–{last}" if last > first else f"{first}"
