"""A line's words without signs and digits, each with the lists that it is in by itself."""

from __future__ import annotations

import re

from okra_coach.check.lexicon import composed, has_odd_letters, pattern, runs_of

_LETTERS = re.compile(r"[^\W\d]+")

Word = tuple[str, int]
"""A word with a bit for every list that it is in, and one more where there is no word, as in a number."""


class PlainWords:
    """Looks every run of letters up once in a few lists that belong together."""

    def __init__(self, *keys: str) -> None:
        self._known = _Known(keys)

    def of(self, text: str) -> list[Word] | None:
        """The words in order; None where one may be a part of a longer entry, so that the line has to be searched."""
        if has_odd_letters(text):
            return None
        found = list(map(self._known.__getitem__, runs_of(text)))
        return None if _UNSURE in found else found


_UNSURE = ("", -1)
_MOST_KEPT = 65536


class _Known(dict[str, Word]):
    """What single runs are, found out when they first come up."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._lists = [pattern(key) for key in keys]

    def __missing__(self, run: str) -> Word:
        if len(self) >= _MOST_KEPT:
            self.clear()
        words = [run] if run.isascii() and run.isalpha() else plain_text(run).split()
        found = self[run] = self._looked_up(words[0]) if len(words) == 1 else self._none(words)
        return found

    def _looked_up(self, word: str) -> Word:
        inside = [one.alone(word) for one in self._lists]
        return _UNSURE if None in inside else (word, sum(1 << place for place, is_in in enumerate(inside) if is_in))

    def _none(self, words: list[str]) -> Word:
        return _UNSURE if words else ("", 1 << len(self._lists))


def plain_text(text: str) -> str:
    """The words alone, in one case, with single spaces."""
    return composed(" ".join(_LETTERS.findall(composed(text).casefold())))
