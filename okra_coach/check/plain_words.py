"""A line's words without signs and digits, each with the lists that it is in by itself."""

from __future__ import annotations

import re
from functools import cache

from okra_coach.check.lexicon import composed, pattern, runs_of
from okra_coach.check.vocabulary import ODD

_LETTERS = re.compile(r"[^\W\d]+")

Words = list[tuple[str, int]]
"""Words, each with a bit for every list that it is in."""


class PlainWords:
    """Looks every run of letters up once in a few lists that belong together; a word may be the beginning of more."""

    def __init__(self, *keys: str) -> None:
        self._known = _Known(keys)
        self._unsure = 1 << len(keys)

    def of(self, text: str) -> Words | None:
        """The words in order; None where lists have to be asked about the whole line."""
        if not text.isascii() and ODD.search(text):
            return None
        known = self._known
        found = [known[run] for run in runs_of(text)]
        kinds = 0
        for _, kind in found:
            kinds |= kind
        return None if kinds & self._unsure else found


class _Known(dict[str, tuple[str, int]]):
    """What single runs are, found out when they first come up."""

    _MOST = 65536

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._lists = [pattern(key) for key in keys]

    def __missing__(self, run: str) -> tuple[str, int]:
        if len(self) >= self._MOST:
            self.clear()
        words = plain_text(run).split()
        kinds = [words_of_list.alone(words[0]) for words_of_list in self._lists] if len(words) == 1 else []
        unsure = len(words) > 1 or None in kinds
        bits = 1 << len(self._lists) if unsure else sum(1 << place for place, inside in enumerate(kinds) if inside)
        found = self[run] = (words[0] if words else "", bits)
        return found


def plain_text(text: str) -> str:
    """The words alone, in one case, with single spaces."""
    return composed(" ".join(_LETTERS.findall(composed(text).casefold())))


@cache
def plain_words(*keys: str) -> PlainWords:
    """The looker-up of the keys."""
    return PlainWords(*keys)
