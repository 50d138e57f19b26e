"""Finds the codes of a codebook in a comment: words by their stems or beginnings, phrases, exclusions, negations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import snowballstemmer

from okra_coach.model.feedback import Codebook

_ALGORITHMS = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch"}
_WORD = re.compile(r"[^\W_]+")
_PATTERN = re.compile(r"\.\.\.|…|[^\W_]*\*[^\W_*]*\*?|[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_GAP = 3
_BEFORE = 3
_MOST_WORDS = 60_000
_LONGEST = 400
"""So many words of a comment are looked at; a longer one is a letter."""

_ANY = -1


@dataclass(frozen=True)
class _Phrase:
    """A phrase of a code as word patterns; `steps` hold each pattern with how many words may stand before it."""

    code: int
    steps: tuple[tuple[int, int], ...]
    whole: bool = False
    excluded: bool = False


class Matcher:
    """One codebook made ready; with `accents`, words are told apart by them, as Vietnamese ones are.

    `short` phrases of one syllable count only where the language is known, as they are words of other languages.
    """

    def __init__(self, book: Codebook, accents: bool = False) -> None:
        self.codes = tuple(code.id for code in book.codes)
        self._affirmed = tuple(code.affirmed for code in book.codes)
        self._accents = accents
        self._syllables = book.language == "vi"
        algorithm = None if self._syllables else _ALGORITHMS.get(book.language)
        self._stemmer: Any = snowballstemmer.stemmer(algorithm) if algorithm else None
        self._exact: dict[str, int] = {}
        self._parts: list[tuple[int, re.Pattern[str]]] = []
        self._ids: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._lengths: tuple[int, ...] = ()
        self._starts: dict[int, list[_Phrase]] = {}
        for number, code in enumerate(book.codes):
            for phrase in code.phrases:
                self._add(phrase, number)
            for phrase in code.excluded:
                self._add(phrase, number, excluded=True)
        negations = (part for word in book.negations for part in _PATTERN.findall(self.plain(word)))
        self._negations = frozenset(self._atom(part) for part in negations)
        self._known: dict[str, tuple[int, ...]] = {}

    def plain(self, text: str) -> str:
        """The text in lower case without apostrophes, and without accents unless they count."""
        return fold(text, keep=self._accents)

    def find(self, words: Sequence[str], certain: bool = True) -> tuple[frozenset[int], int]:
        """The codes that the words of a plain text speak of, and how many of the words say so."""
        known = self._known
        atoms = [known[word] if word in known else self._atoms(word) for word in words[:_LONGEST]]
        if not any(atoms):
            return frozenset(), 0
        found: list[tuple[int, range]] = []
        out: dict[int, set[int]] = {}
        for phrase, where in self._phrases(atoms):
            if phrase.excluded:
                out.setdefault(phrase.code, set()).update(where)
            elif certain or not self._syllables or self._accents or len(phrase.steps) > 1:
                found.append((phrase.code, where))
        counted = [
            (code, where)
            for code, where in found
            if (code not in out or out[code].isdisjoint(where))
            and not (self._affirmed[code] and self._negated(atoms, where.start))
        ]
        return frozenset(code for code, _ in counted), len({place for _, where in counted for place in where})

    def _phrases(self, atoms: Sequence[tuple[int, ...]]) -> Iterator[tuple[_Phrase, range]]:
        """Every phrase that is there, with the places of its words."""
        for start, here in enumerate(atoms):
            for atom in here:
                for phrase in self._starts.get(atom, ()):
                    end = self._end(phrase, start, atoms)
                    if end is not None and not (phrase.whole and (start, end) != (0, len(atoms) - 1)):
                        yield phrase, range(start, end + 1)

    def _end(self, phrase: _Phrase, start: int, atoms: Sequence[tuple[int, ...]]) -> int | None:
        """Where the phrase that starts here ends; None when its other words do not follow."""
        at = start
        for atom, gap in phrase.steps[1:]:
            near = range(at + 1, min(at + 2 + gap, len(atoms)))
            following = next((place for place in near if atom == _ANY or atom in atoms[place]), None)
            if following is None:
                return None
            at = following
        return at

    def _negated(self, atoms: Sequence[tuple[int, ...]], start: int) -> bool:
        return any(not self._negations.isdisjoint(atoms[place]) for place in range(max(0, start - _BEFORE), start))

    def _atoms(self, word: str) -> tuple[int, ...]:
        """The patterns that a word fits, remembered for the next time."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            known = self._known[word] = self._fitting(word)
        return known

    def _fitting(self, word: str) -> tuple[int, ...]:
        """Its stem's pattern, the beginnings it has, the letters with stars it matches; a number has no stem."""
        stem = self._exact.get(word if word.isdigit() else self._stem(word))
        beginnings = (self._beginnings.get(word[:length]) for length in self._lengths)
        parts = (atom for atom, pattern in self._parts if pattern.match(word))
        return tuple(atom for atom in (stem, *beginnings, *parts) if atom is not None)

    def _stem(self, word: str) -> str:
        return str(self._stemmer.stemWord(word)) if self._stemmer else word

    def _add(self, text: str, code: int, excluded: bool = False) -> None:
        whole = text.startswith("=")
        steps: list[tuple[int, int]] = []
        gap = 0
        for part in _PATTERN.findall(self.plain(text)):
            if part in ("...", "…"):
                gap = _GAP
            else:
                steps.append((self._atom(part), gap))
                gap = 0
        if steps and steps[0][0] == _ANY:
            steps = steps[1:]
        if steps:
            phrase = _Phrase(code, tuple(steps), whole, excluded)
            self._starts.setdefault(steps[0][0], []).append(phrase)

    def _atom(self, part: str) -> int:
        """The number of a word pattern: a stem, or letters with stars."""
        if part == "*":
            return _ANY
        if "*" not in part:
            return self._exact.setdefault(part if part.isdigit() else self._stem(part), self._next())
        if part not in self._ids:
            number = self._ids[part] = self._next()
            if part.index("*") == len(part) - 1:
                self._beginnings[part[:-1]] = number
                self._lengths = tuple(sorted({*self._lengths, len(part) - 1}))
            else:
                shape = ".*".join(re.escape(piece) for piece in part.split("*"))
                self._parts.append((number, re.compile(shape + r"\Z")))
        return self._ids[part]

    def _next(self) -> int:
        """A number that no word pattern has yet."""
        return len(self._exact) + len(self._ids)


class Coder:
    """Codes comments with the codebooks of all languages.

    A comment in a known language is coded by that language's codebook; any other by the one that most of its words
    fit, the workshop's own first. Nothing guesses a language from letters.
    """

    def __init__(self, books: Mapping[str, Codebook], language: str = "") -> None:
        self._language = language
        self._accented = {book: Matcher(books[book], accents=True) for book in books if book == "vi"}
        self._plain = {book: Matcher(books[book]) for book in books}
        self._cache: dict[tuple[str, str], frozenset[str]] = {}

    def codes(self, comment: str, language: str = "") -> frozenset[str]:
        """The ids of the codes that a comment has."""
        key = (comment, language)
        if len(comment) > 40:
            return self._codes(comment, language)
        if key not in self._cache:
            if len(self._cache) >= _MOST_WORDS:
                self._cache.clear()
            self._cache[key] = self._codes(comment, language)
        return self._cache[key]

    def _codes(self, comment: str, language: str) -> frozenset[str]:
        words = _WORD.findall(fold(comment))
        tried = [language] if language in self._plain else list(self._plain)
        best: tuple[int, frozenset[str]] = (0, frozenset())
        for book in tried:
            certain = len(tried) == 1 or book == self._language
            matcher, said = self._plain[book], words
            if book in self._accented and has_accents(comment):
                matcher, said, certain = self._accented[book], _WORD.findall(fold(comment, keep=True)), True
            found, weight = matcher.find(said, certain)
            if weight > best[0]:
                best = weight, frozenset(matcher.codes[number] for number in found)
        return best[1]


def fold(text: str, keep: bool = False) -> str:
    """Lower case without apostrophes and accents; with `keep`, with accents in one order: hoà is hòa."""
    low = text.casefold().translate(_APOSTROPHES)
    if low.isascii():
        return low
    if keep:
        return _WORD.sub(lambda word: _toned(word[0]), unicodedata.normalize("NFC", low))
    bare = unicodedata.normalize("NFD", low.replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def has_accents(text: str) -> bool:
    """Whether any letter carries an accent, or is a đ."""
    return not text.isascii() and any(
        letter in "đĐ" or unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text)
    )


def _toned(word: str) -> str:
    """The word with its tone after its letters."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(letter for letter in letters if letter in _TONES)
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    return bare + _TONE_NAMES.get(tone, "")


_TONE_NAMES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
