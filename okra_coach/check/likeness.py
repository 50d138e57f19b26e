"""Whether two lines say the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from rapidfuzz import fuzz

from okra_coach.check.lexicon import composed, without

ALIKE = 88
"""From this token ratio (0-100) on two lines say the same."""

SHORTEST = 8
"""Shorter cores than this many letters are compared as they are: too little would be left."""

_SHORT = 24
"""Up to so many letters every pair that is alike is found; longer lines must begin half of their words alike."""

_PARTNER = (100 + (100 - ALIKE)) / (100 - (100 - ALIKE))
"""A line that is alike can be so many times as long."""

_TOUCHED = 2 * (2 * (100 - ALIKE)) / (200 - ALIKE)
"""The share of a line's letter pairs that can differ where two lines are alike: each letter left out takes two."""

_BEGINNING = 4


def alike(one: str, other: str) -> bool:
    """Whether two lines say the same but for numbers, small words and the direction of a change."""
    return fuzz.ratio(_in_order(one), _in_order(other), score_cutoff=ALIKE) >= ALIKE


def alike_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of lines that are `alike`, the smaller first, without holding each against each."""
    same = defaultdict(list)
    for number, text in enumerate(texts):
        same[_in_order(text)].append(number)
    for numbers in same.values():
        yield from combinations(numbers, 2)
    for one, other in _near(list(same)):
        yield from ((min(pair), max(pair)) for pair in product(same[one], same[other]))


def _near(cores: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Different cores that are alike.

    Two of them share many marks, so they share one of the rarest few of each (prefix filtering).
    """
    marked = [(core, *_marks(core)) for core in cores]
    often = Counter(mark for _, pairs, words in marked for mark in (*pairs, *words))
    holders: dict[str, list[str]] = defaultdict(list)
    for core, pairs, words in marked:
        seen: set[str] = set()
        rare = [*_rarest(pairs, int(_TOUCHED * len(core)) + 1, often), *_rarest(words, len(words) // 2 + 1, often)]
        for mark in rare:
            for other in holders[mark]:
                if other not in seen:
                    seen.add(other)
                    if fuzz.ratio(core, other, score_cutoff=ALIKE) >= ALIKE:
                        yield other, core
            holders[mark].append(core)


def _marks(core: str) -> tuple[list[str], list[str]]:
    """The letter pairs of a short core and the beginnings of a long one's words, the second of a sort told apart."""
    pairs = [core[at : at + 2] for at in range(len(core) - 1)] if len(core) <= _SHORT * _PARTNER else []
    words = [f" {word[:_BEGINNING]}" for word in core.split()] if len(core) > _SHORT else []
    return _told_apart(pairs), _told_apart(words)


def _told_apart(marks: Iterable[str]) -> list[str]:
    before: Counter[str] = Counter()
    found = []
    for mark in marks:
        before[mark] += 1
        found.append(f"{mark}\t{before[mark]}" if before[mark] > 1 else mark)
    return found


def _rarest(marks: list[str], most: int, often: Counter[str]) -> list[str]:
    return sorted(marks, key=lambda mark: (often[mark], mark))[:most]


@lru_cache(maxsize=65536)
def _in_order(text: str) -> str:
    """The words that count, in the order of the alphabet."""
    return " ".join(sorted(_core(text).split()))


def _core(text: str) -> str:
    text = re.sub(r"[^\w\s]|\d", " ", composed(text).casefold())
    text = " ".join(text.split())
    for key in ("change_up", "change_down", "small_words"):
        shorter = without(key, text)
        text = shorter if len(shorter) >= SHORTEST else text
    return text
