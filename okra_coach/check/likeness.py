"""Whether two lines say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, product

from rapidfuzz import fuzz, process

from okra_coach.check.lexicon import pattern
from okra_coach.check.plain_words import PlainWords, Word, plain_text

ALIKE = 88
"""From this token ratio (0-100) on two lines say the same."""

SHORTEST = 8
"""Shorter cores than this many letters are compared as they are: too little would be left."""

_SHORT = 24
"""Up to so many letters every pair that is alike is found; longer ones must begin three of five words alike."""

_PARTNER = (100 + (100 - ALIKE)) / (100 - (100 - ALIKE))
"""A line that is alike can be so many times as long."""

_TOUCHED = 2 * (2 * (100 - ALIKE)) / (200 - ALIKE)
"""The share of a line's letter pairs that can differ where two lines are alike: each letter left out takes two."""

_IDLE = ("change_up", "change_down", "small_words")
"""Lists of words that do not tell one line from another, in the order in which they are left out."""

_BEGINNING = 4
_FEW_WORDS = 3


def alike(one: str, other: str) -> bool:
    """Whether two lines say the same but for numbers, small words and the direction of a change."""
    mine, theirs = _in_order(one), _in_order(other)
    shorter, both = min(len(mine), len(theirs)), len(mine) + len(theirs)
    return 200 * shorter >= ALIKE * both and fuzz.ratio(mine, theirs, score_cutoff=ALIKE) >= ALIKE


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

    Two of them share many marks, so the two rarest that they share are among the rarest few of each (prefix
    filtering); only cores with two such marks in common are held against each other.
    """
    marked = [(core, _letter_pairs(core), _beginnings(core)) for core in cores]
    rank = _rarest_first(mark for _, pairs, words in marked for mark in (*pairs, *words))
    holders: dict[tuple[int, ...], list[str]] = {}
    for core, pairs, words in marked:
        seen: set[str] = set()
        letters, beginnings = sorted(map(rank, pairs)), sorted(map(rank, words))
        for mark in chain(_shared(letters, int(_TOUCHED * len(core))), _shared_words(beginnings)):
            near = holders.get(mark)
            if near is None:
                holders[mark] = [core]
            else:
                seen.update(near)
                near.append(core)
        seen.discard(core)
        if not seen:
            continue
        for other, _, _ in process.extract(core, seen, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            yield other, core


def _rarest_first(marks: Iterable[str]) -> Callable[[str], int]:
    """The place of each mark, from the rarest on."""
    often = Counter(marks)
    return {mark: place for place, mark in enumerate(sorted(often, key=lambda one: (often[one], one)))}.__getitem__


def _shared_words(words: list[int]) -> Iterator[tuple[int, ...]]:
    """A line of few words is found by one of them."""
    alone = [(word,) for word in words] if len(words) <= _FEW_WORDS else []
    return chain(alone, _shared(words, len(words) * 2 // 5))


def _shared(marks: list[int], lost: int) -> Iterator[tuple[int, ...]]:
    """Pairs of marks of which a like line has at least one, though it lacks so many marks; the rarest come first."""
    return combinations(marks[: lost + 2], 2)


def _letter_pairs(core: str) -> list[str]:
    """The letter pairs of a short core."""
    return _told_apart(core[at : at + 2] for at in range(len(core) - 1)) if len(core) <= _SHORT * _PARTNER else []


def _beginnings(core: str) -> list[str]:
    """What the words of a long core begin with."""
    return _told_apart(f" {word[:_BEGINNING]}" for word in core.split()) if len(core) > _SHORT else []


def _told_apart(marks: Iterable[str]) -> list[str]:
    """The second mark of a sort is another mark."""
    marks = list(marks)
    if len(set(marks)) == len(marks):
        return marks
    before: Counter[str] = Counter()
    found = []
    for mark in marks:
        before[mark] += 1
        found.append(f"{mark}\t{before[mark]}" if before[mark] > 1 else mark)
    return found


@lru_cache(maxsize=65536)
def _in_order(text: str) -> str:
    """The words that count, in the order of the alphabet: without those for a change and small ones, if enough is left.

    Most lines hold no word that is a part of a longer one, so that their words can be looked at one by one.
    """
    words = _idle().of(text)
    if words is None:
        return _in_order_of_line(plain_text(text))
    core = " ".join(sorted([word for word, kinds in words if not kinds]))
    return core if len(core) >= SHORTEST else _in_order_of_few(words)


@cache
def _idle() -> PlainWords:
    return PlainWords(*_IDLE)


def _in_order_of_few(words: list[Word]) -> str:
    kept = [(word, kinds) for word, kinds in words if word]
    for kind in range(len(_IDLE)):
        rest = [(word, kinds) for word, kinds in kept if not kinds >> kind & 1]
        kept = rest if len(" ".join(word for word, _ in rest)) >= SHORTEST else kept
    return " ".join(sorted(word for word, _ in kept))


def _in_order_of_line(text: str) -> str:
    for key in _IDLE:
        shorter = pattern(key).sub(" ", text)
        if shorter is not text:
            shorter = " ".join(shorter.split())
            text = shorter if len(shorter) >= SHORTEST else text
    return " ".join(sorted(text.split()))
