"""The words that drafting needs to know of a language, from `templates/lexicons/drafting.<language>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import snowballstemmer
import yaml

from okra_coach.resources import find_template

_ALGORITHMS = {"en": "english", "de": "german", "fr": "french", "nl": "dutch", "es": "spanish", "it": "italian"}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Lexicon:
    """Word lists of one language; `same` maps a word to the one it counts as."""

    language: str
    stop: frozenset[str]
    same: Mapping[str, str]
    vague: frozenset[str]
    decrease: frozenset[str]
    increase: frozenset[str]
    output: tuple[re.Pattern[str], ...]
    own: tuple[re.Pattern[str], ...]
    keep: tuple[re.Pattern[str], ...]
    owner_words: tuple[str, ...]
    empty: frozenset[str]
    clause: re.Pattern[str]
    customers: frozenset[str]
    effect: frozenset[str]
    weak_aim: tuple[re.Pattern[str], ...]

    def stems(self, text: str) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        words = (self.same.get(word, word) for word in _WORD.findall(text.lower()))
        kept = [word for word in words if word not in self.stop and len(word) > 1]
        return frozenset(self.same.get(stem, stem) for stem in _stem(self.language, tuple(kept)))

    def says(self, text: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
        """Whether one of the patterns is in the text."""
        return any(pattern.search(text) for pattern in patterns)


@cache
def _stemmer(language: str) -> Any:
    algorithm = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None


@cache
def _stem(language: str, words: tuple[str, ...]) -> tuple[str, ...]:
    stemmer = _stemmer(language)
    return tuple(stemmer.stemWords(list(words))) if stemmer else words


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    known = language if language in ("en", "de", "vi") else "en"
    data = yaml.load(find_template(f"lexicons/drafting.{known}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    same = {variant: word for word, variants in data["same"].items() for variant in variants}
    return Lexicon(
        language=language,
        stop=frozenset(data["stop"]),
        same=same,
        vague=frozenset(_stem(language, tuple(data["vague"]))),
        decrease=frozenset(_stem(language, tuple(data["decrease"]))),
        increase=frozenset(_stem(language, tuple(data["increase"]))),
        output=_patterns(data["output"]),
        own=_patterns(data["own"]),
        keep=_patterns(data["keep"]),
        owner_words=tuple(data["owner_words"]),
        empty=frozenset(data["empty"]),
        clause=re.compile(data["clause"], re.IGNORECASE),
        customers=frozenset(_stem(language, tuple(data["customers"]))),
        effect=frozenset(_stem(language, tuple(data["effect"]))),
        weak_aim=_patterns(data["weak_aim"]),
    )


def _patterns(texts: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)
