"""Finds what people's wording means among known wordings: exactly, without accents and punctuation, then nearly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

NEAR = 90.0
_NUMBERING = re.compile(r"^\s*(?:(?:q|question|frage|câu)\s*)?\d{1,2}\s*[.):]\s+", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def loose(text: str) -> str:
    """The text without numbering, case, accents, punctuation and doubled spaces."""
    bare = _NUMBERING.sub("", text)
    folded = unicodedata.normalize("NFKD", bare.casefold().replace("đ", "d"))
    return " ".join(
        "".join(char if char.isalnum() else " " for char in folded if not unicodedata.combining(char)).split()
    )


class Wordings:
    """Known wordings, each standing for a key; a wording that stands for two keys stands for the first."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[str, str] = {}
        for wording, key in pairs:
            self._keys.setdefault(loose(wording), key)
        self._keys.pop("", None)
        self._found: dict[str, tuple[str, float] | None] = {}

    def find(self, text: str) -> tuple[str, float] | None:
        """The key that the text stands for with a certainty of 0-1; None when nothing is near enough."""
        if text not in self._found:
            self._found[text] = self._search(loose(text))
        return self._found[text]

    def _search(self, bare: str) -> tuple[str, float] | None:
        if bare in self._keys:
            return self._keys[bare], 1.0
        if len(bare) < 4:
            return None
        near = process.extractOne(bare, self._keys.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        return (self._keys[near[0]], near[1] / 100) if near else None

    def candidates(self, text: str) -> list[tuple[str, float]]:
        """Every key that is near enough, the nearest first, each once."""
        bare = loose(text)
        if bare in self._keys:
            return [(self._keys[bare], 1.0)]
        near = process.extract(bare, self._keys.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=6)
        return list({self._keys[found]: score / 100 for found, score, _ in reversed(near)}.items())[::-1]
