"""Finds what people's wording means among known wordings: exactly, nearly, and by the words that matter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import log

from rapidfuzz import fuzz, process

NEAR = 90.0
PROPOSED = 0.4
"""From here on a wording may be proposed; what may be taken without asking is the caller's choice."""
_NUMBERING = re.compile(
    r"^\s*[(\[]?(?:(?:q|question|frage|câu|no|nr)\.?\s*)?\d{1,3}(?:\.\d{1,2})?[a-d]?\s*(?:[.):\]]|[-–]\s)\s*(?=\D)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*(?:\*+|\((?:required|optional|pflichtfeld|freiwillig|bắt buộc|không bắt buộc)\))\s*$", re.IGNORECASE
)
_BEGINNING = 25
_SHORT = 12
"""Wordings of a word or two are told apart exactly or not at all."""
_STEM = 5


@lru_cache(maxsize=50_000)
def loose(text: str) -> str:
    """The text without numbering, case, accents, punctuation and doubled spaces."""
    bare = _ASIDE.sub("", _NUMBERING.sub("", text))
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
        self._meaning: _Meaning | None = None

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
        """Every key that may be meant with its certainty of 0-1, the likeliest first, each once."""
        bare = loose(text)
        if bare in self._keys:
            return [(self._keys[bare], 1.0)]
        if not bare:
            return []
        if len(bare) < _SHORT:
            return []
        found: dict[str, float] = {}
        for wording, certainty in (*self._near(bare), *self._begun(bare), *self._alike(bare)):
            key = self._keys[wording]
            found[key] = max(found.get(key, 0.0), certainty)
        return sorted(found.items(), key=lambda item: -item[1])

    def _near(self, bare: str) -> list[tuple[str, float]]:
        near = process.extract(bare, self._keys.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=6)
        return [(wording, score / 100) for wording, score, _ in near if len(wording) >= _SHORT]

    def _begun(self, bare: str) -> list[tuple[str, float]]:
        """Wordings that the text cuts off, or goes on from."""
        if len(bare) < _BEGINNING:
            return []
        return [
            (wording, 0.95)
            for wording in self._keys
            if wording.startswith(bare) or (len(wording) >= _BEGINNING and bare.startswith(wording + " "))
        ]

    def _alike(self, bare: str) -> list[tuple[str, float]]:
        if self._meaning is None:
            self._meaning = _Meaning(self._keys)
        return self._meaning.alike(bare)


class _Meaning:
    """Compares texts by their words, rare ones counting more (inverse document frequency), and by their letters."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._words = {wording: frozenset(_stems(wording)) for wording in wordings if len(wording) >= _SHORT}
        counts = Counter(word for words in self._words.values() for word in words)
        total = len(self._words)
        self._weight = {word: log(1 + total / count) for word, count in counts.items()}
        self._unknown = log(1 + total)
        self._with: dict[str, list[str]] = defaultdict(list)
        for wording, words in self._words.items():
            for word in words:
                self._with[word].append(wording)

    def alike(self, bare: str) -> list[tuple[str, float]]:
        """Wordings from PROPOSED on."""
        words = frozenset(_stems(bare))
        shared = Counter(wording for word in words for wording in self._with.get(word, ()))
        scored = ((wording, self._score(bare, words, wording)) for wording, _ in shared.most_common(40))
        return [(wording, score) for wording, score in scored if score >= PROPOSED]

    def _score(self, bare: str, words: frozenset[str], wording: str) -> float:
        """The mean of the words' overlap (Dice) and the letters' (ratio), below 0.9 in any case."""
        overlap = 2 * self._weigh(words & self._words[wording])
        overlap /= self._weigh(words) + self._weigh(self._words[wording])
        letters = fuzz.token_sort_ratio(bare, wording) / 100
        return min(0.89, (overlap + letters) / 2)

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(self._weight.get(word, self._unknown) for word in words)


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in text.split()]
