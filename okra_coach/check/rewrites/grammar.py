"""What rewriting knows of a language, from templates/lexicons/rewriting.yaml and the words of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import yaml

from okra_coach.check.lexicon import LANGUAGES, composed, first_word, last_word, runs_of
from okra_coach.check.text import language_of
from okra_coach.check.vocabulary import Vocabulary
from okra_coach.resources import templates_folder

_VERBS = ("change_up", "change_down", "reach_words", "measure_upkeep", "verbs", "work_verbs")
_INFINITIVE = re.compile(r"[a-zäöüß]n\s*[.!]?\s*$")
_RUNS_KEPT = 65536
_FOLDER = templates_folder() / "lexicons"


@lru_cache(maxsize=4096)
def grammar_of(text: str, default: str) -> Grammar:
    """The grammar of the language that a line is written in; a verb at its end makes a short line German."""
    found = language_of(text, default)
    if found == "en" and _INFINITIVE.search(text) and any(last_word(key, text, "de") for key in _VERBS):
        return grammar("de" if not any(first_word(key, text, "en") for key in _VERBS) else "en")
    return grammar(found)


@cache
def grammar(language: str) -> Grammar:
    """A language's words, read once; English where the language has none."""
    data = _read("rewriting.yaml")
    known = language if language in LANGUAGES else "en"
    return Grammar(known, data[known], data, tuple(_read(f"phrasing.{known}.yaml")["roles"]))


@cache
def given_names() -> frozenset[str]:
    """First names in lower case: what holds one is no role."""
    text = (_FOLDER / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip() and line[0] != "#")


def _read(name: str) -> dict[str, Any]:
    path = _FOLDER / name
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - all text: "no" and "on" are words here
    return data


@dataclass(frozen=True, eq=False)
class Grammar:
    """One language's words; `every` are those of all languages together."""

    language: str
    own: dict[str, Any]
    every: dict[str, Any]
    roles: tuple[str, ...]

    def any_of(self, *keys: str) -> str:
        """The words of the keys as alternatives of a pattern, the longest first."""
        return _alternatives(self, keys)

    def table(self, key: str) -> dict[str, str]:
        """A key's words with what each stands for."""
        return dict(self.own.get(key, {}))

    def all_words(self, key: str) -> str:
        """The words that every language shares."""
        return any_of(self.every[key])

    @cached_property
    def back(self) -> re.Pattern[str]:
        """Words that point out of a line."""
        return re.compile(rf"(?<!\w)(?:{self.any_of('back')})(?!\w)", re.IGNORECASE)

    @cached_property
    def owner_back(self) -> re.Pattern[str]:
        """Words that may mean the owner of an action."""
        return re.compile(rf"(?<!\w)(?:{self.any_of('owner_back')})(?!\w)", re.IGNORECASE)

    @cached_property
    def lone_role(self) -> re.Pattern[str]:
        """A word that names a team by itself: “Marketing”, but not “Product”."""
        return re.compile(rf"(?:{'|'.join(self.roles)})", re.IGNORECASE)

    @cached_property
    def role(self) -> re.Pattern[str]:
        """One word, or few, that name a role."""
        more = [re.escape(word) for word in self.own["role_words"]]
        return re.compile(rf"(?:{'|'.join([*self.roles, *more])})", re.IGNORECASE)


class Beginnings(dict[str, bool]):
    """Whether a word of some keys begins with a run of letters, by the run."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._words = Vocabulary({("", ""): list(words)})

    def __missing__(self, run: str) -> bool:
        if len(self) >= _RUNS_KEPT:
            self.clear()
        found = self[run] = self._words.known[run].somehow != 0
        return found

    def stand_in(self, text: str) -> bool:
        """Whether one of the words may stand in the text; False is sure."""
        return self._words.anywhere != 0 or any(map(self.__getitem__, runs_of(text)))


@cache
def beginnings(language: str, *keys: str) -> Beginnings:
    """The first parts of a language's words."""
    return Beginnings(composed(word) for key in keys for word in grammar(language).own.get(key, ()))


@cache
def _alternatives(language: Grammar, keys: tuple[str, ...]) -> str:
    return any_of(word for key in keys for word in language.own.get(key, ()))


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first; a * stands for any letters."""
    ordered = sorted({composed(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


def sentence(text: str) -> str:
    """The text with a capital at its beginning and single spaces."""
    line = " ".join(text.split()).strip(" ,;:–—-")
    return line[:1].upper() + line[1:]


def points_back(text: str, language: Grammar) -> bool:
    """Whether a word of the text means something that stands outside it."""
    return language.back.search(composed(text)) is not None
