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
_I = re.IGNORECASE


@dataclass(frozen=True)
class Lexicon:
    """Word lists of one language; `same` maps a word to the one it counts as."""

    language: str
    stop: frozenset[str]
    same: Mapping[str, str]
    vague: frozenset[str]
    own: tuple[re.Pattern[str], ...]
    keep: tuple[re.Pattern[str], ...]
    empty: frozenset[str]
    clause: re.Pattern[str]
    customers: frozenset[str]
    weak_aim: tuple[re.Pattern[str], ...]
    related: Mapping[str, frozenset[str]]
    """A stem of a theme's name → stems by which answers speak of the same thing."""
    able: str
    """How a company objective begins that finishes the sentence "our customers will be able to …"."""
    our_customers: str
    prepositions: frozenset[str]
    nobody: frozenset[str]
    figure_phrase: re.Pattern[str]
    counted: re.Pattern[str]
    second_idea: re.Pattern[str]
    opening: re.Pattern[str] | None
    open_ends: frozenset[str]
    aside: re.Pattern[str]
    spelled: Mapping[str, str]
    """Short forms, such as "w/o", and what they stand for."""
    length: float
    """How many words a thought takes; a Vietnamese word is mostly written as two."""
    insiders: frozenset[str]
    described: re.Pattern[str]
    thing: re.Pattern[str]
    our_people: str
    switch: tuple[re.Pattern[str], ...]
    refers_back: tuple[re.Pattern[str], ...]
    periods: tuple[tuple[re.Pattern[str], str], ...]
    ordinals: tuple[frozenset[str], frozenset[str]]
    now_words: tuple[re.Pattern[str], ...]
    limit: tuple[re.Pattern[str], ...]
    hours_a_day: float | None = None
    """What the consultant stated; None when hours and days are not to be compared."""

    @property
    def has_stems(self) -> bool:
        """Whether words of this language have stems; without them a shared word says less."""
        return self.language in _ALGORITHMS

    def stems(self, text: str) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        words = (self.same.get(word, word) for word in _WORD.findall(text.lower()))
        kept = [word for word in words if word not in self.stop and len(word) > 1]
        return frozenset(self.same.get(stem, stem) for stem in _stem(self.language, tuple(kept)))

    def stem(self, word: str) -> str:
        """The stem of one word in lower case; the word itself where the language has no stems."""
        return _stem(self.language, (word,))[0]

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
    data = _words_in(f"drafting.{known}")
    same = {variant: word for word, variants in data["same"].items() for variant in variants}
    return Lexicon(
        language=language,
        stop=frozenset(data["stop"]),
        same=same,
        vague=frozenset(_stem(language, tuple(data["vague"]))),
        own=_patterns(data["own"]),
        keep=_patterns(data["keep"]),
        empty=frozenset(data["empty"]),
        clause=re.compile(data["clause"], _I),
        customers=frozenset(_stem(language, tuple(data["customers"]))),
        weak_aim=_patterns(data["weak_aim"]),
        related=_related(known, data["related"], same),
        able=data["able"],
        our_customers=data["our_customers"],
        prepositions=frozenset(data["prepositions"]),
        nobody=frozenset(_stem(language, tuple(data["nobody"]))),
        figure_phrase=_counting(data["figure_phrase"], data["numbers"]),
        counted=_counting(data["counted"], data["numbers"]),
        second_idea=re.compile(data["second_idea"], _I),
        opening=re.compile(data["opening"], _I) if data["opening"] else None,
        open_ends=frozenset(data["open_ends"]),
        aside=re.compile(data["aside"], _I),
        spelled=dict(data["spelled"]),
        length=float(data["length"]),
        insiders=frozenset(_stem(language, tuple(word for words in data["insiders"] for word in words.split()))),
        described=re.compile(data["described"], _I),
        thing=re.compile(data["thing"], _I),
        our_people=data["our_people"],
        switch=_patterns(data["switch"]),
        refers_back=_patterns(data["refers_back"]),
        periods=tuple((re.compile(pattern, _I), shown) for pattern, shown in data["periods"]),
        ordinals=(frozenset(data["ordinals"][0]), frozenset(data["ordinals"][1])),
        now_words=_patterns(data["now_words"]),
        limit=_patterns(data["limit"]),
    )


def _related(language: str, groups: Mapping[str, list[str]], same: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Each head is a stem already or becomes one, and so do its words."""

    def stem(words: list[str]) -> list[str]:
        stems = _stem(language, tuple(same.get(word, word) for word in words))
        return [same.get(found, found) for found in stems]

    return {stem([head])[0]: frozenset(stem(words)) for head, words in groups.items()}


@cache
def month_names(language: str) -> Mapping[str, int]:
    """Names of months and their short forms, in lower case and without a stop, with their number."""
    from babel.dates import get_month_names

    found = {}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=language).items():
            found[str(name).lower().rstrip(".")] = int(number)
    return found


def _counting(pattern: str, numbers: list[str]) -> re.Pattern[str]:
    """A pattern in which NUMBER stands for the number words."""
    return re.compile(pattern.replace("NUMBER", "|".join(numbers)), _I)


def _patterns(texts: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, _I) for text in texts)


def _words_in(name: str) -> Any:
    """A lexicon with every word as text: "on" and "no" are words here, and the base loader makes nothing else."""
    return yaml.load(find_template(f"lexicons/{name}.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506


@cache
def unit_words() -> Mapping[str, str]:
    """How people write a unit, in lower case → the unit as the model names it."""
    data = _words_in("quantities")
    return {
        str(word).lower(): unit for unit, spoken in data["units"].items() for words in spoken.values() for word in words
    }
