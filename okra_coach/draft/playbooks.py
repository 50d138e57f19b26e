"""Which playbooks fit what was said, by which words: counted, not guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.model.playbook import Playbook

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\.\.\.|…|[^\W\d_]*\*?[^\W\d_]+\*?")
_GAP = 3
_FURTHER = 0.25
_MOST_COUNTED = 3
FITS = 1.0
"""From so many points on a playbook fits."""

Weighted = tuple[str, float]
"""A text with how much it counts."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A playbook with its points, and the words that were heard of it."""

    playbook: Playbook
    points: float
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a phrase: a stem, or letters that a word begins with or holds; `gap` words may stand before it."""

    core: str
    kind: str
    gap: int = 0

    def fits(self, word: str, stem: str) -> bool:
        if self.kind == "stem":
            return stem == self.core
        return word.startswith(self.core) if self.kind == "start" else self.core in word


@dataclass(frozen=True, slots=True)
class _Phrase:
    playbook: str
    steps: tuple[_Step, ...]


class Shelf:
    """Playbooks with their phrases ready for one language."""

    def __init__(self, playbooks: Sequence[Playbook], lexicon: Lexicon) -> None:
        self.playbooks = {playbook.id: playbook for playbook in playbooks}
        self._lexicon = lexicon
        self._phrases = [
            _Phrase(playbook.id, steps)
            for playbook in playbooks
            for phrase in playbook.sounds.get(lexicon.language, ())
            if (steps := _steps(phrase, lexicon))
        ]
        self._beginning: dict[str, tuple[_Phrase, ...]] = {}
        self._heard: dict[str, dict[str, frozenset[str]]] = {}

    def heard(self, text: str) -> Mapping[str, frozenset[str]]:
        """Playbook → the words of the text by which it speaks of it."""
        if text not in self._heard:
            found: dict[str, set[str]] = {}
            words = _WORD.findall(_folded(text))
            for start, word in enumerate(words):
                for phrase in self._begun(word):
                    end = self._end(phrase, start, words)
                    if end is not None:
                        found.setdefault(phrase.playbook, set()).add(" ".join(words[start : end + 1]))
            self._heard[text] = {name: frozenset(said) for name, said in found.items()}
        return self._heard[text]

    def fits(self, texts: Sequence[Weighted]) -> tuple[Fit, ...]:
        """The playbooks that the texts speak of, the best first; a text with several of its words counts a bit more."""
        points: dict[str, float] = {}
        words: dict[str, set[str]] = {}
        for text, weight in texts:
            for name, said in self.heard(text).items():
                more = _FURTHER * (min(len(said), _MOST_COUNTED) - 1)
                points[name] = points.get(name, 0.0) + weight * (1 + more)
                words.setdefault(name, set()).update(said)
        found = [Fit(self.playbooks[name], round(points[name], 6), tuple(sorted(words[name]))) for name in points]
        return tuple(
            sorted((one for one in found if one.points >= FITS), key=lambda one: (-one.points, one.playbook.id))
        )

    def _begun(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that may begin with the word."""
        if word not in self._beginning:
            stem = self._lexicon.stem(word)
            self._beginning[word] = tuple(phrase for phrase in self._phrases if phrase.steps[0].fits(word, stem))
        return self._beginning[word]

    def _end(self, phrase: _Phrase, start: int, words: Sequence[str]) -> int | None:
        """Where the phrase that starts here ends; None when its other words do not follow."""
        at = start
        for step in phrase.steps[1:]:
            near = range(at + 1, min(at + 2 + step.gap, len(words)))
            following = next((n for n in near if step.fits(words[n], self._lexicon.stem(words[n]))), None)
            if following is None:
                return None
            at = following
        return at


def _folded(text: str) -> str:
    """Small letters, each accented letter as one sign."""
    return unicodedata.normalize("NFC", text.casefold())


def _steps(phrase: str, lexicon: Lexicon) -> tuple[_Step, ...]:
    """The words of a phrase; three dots allow up to three words between two of them."""
    steps: list[_Step] = []
    gap = 0
    for part in _PART.findall(_folded(phrase)):
        if part in ("...", "…"):
            gap = _GAP
            continue
        steps.append(_step(part, gap, lexicon))
        gap = 0
    return tuple(steps)


def _step(part: str, gap: int, lexicon: Lexicon) -> _Step:
    if "*" not in part:
        return _Step(lexicon.stem(part), "stem", gap)
    kind = "within" if part.startswith("*") else "start"
    return _Step(part.strip("*"), kind, gap)
