"""The words that rules look for, from templates/lexicons/checking.*.yaml, made ready for matching.

Words of every language are known everywhere, as teams mix them. A `*` stands for any letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import yaml

from okra_coach.check.vocabulary import DIGITS, Line, Vocabulary
from okra_coach.check.words_of_list import ListedWords
from okra_coach.resources import templates_folder

LANGUAGES = ("en", "de", "vi")

A_DIGIT = "0-9"
"""Asks for any digit where otherwise a key of the lists is named."""

_TEXTS_KEPT = 4096

_MAY_BE_DEADLINE = re.compile(
    r"(?:\d[.)]?|\)|[a-z]s?(?:jahr|quartal|monat|woche)s?(?:ende|mitte|anfang)?)[ .!]*$", re.IGNORECASE
)
_DEADLINE_ENDS = frozenset(")rltesgRLTESGſ")
"""The last letters of what `_MAY_BE_DEADLINE` finds, beside digits."""

_GERMAN_DEADLINE = re.compile(
    r"[\s,]+\(?(?:bis|im|in|zum|vor|ab|am|per|noch)\s"
    r"(?:(?:spätestens|zum|zur|ende|mitte|anfang|des|dem|den|der|im|in|kw|q[1-4]|h[12]|\w*quartal\w*|\w*jahr\w*|monat\w*"
    r"|woche\w*|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|dies\w+|nächst\w+"
    r"|\d[\d./]*)[\s.)]*)+$",
    re.IGNORECASE,
)


@cache
def _file(language: str) -> dict[str, list[str]]:
    path = templates_folder() / "lexicons" / f"checking.{language}.yaml"
    data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - all text: "no" and "on" are words here
    vague = set(data["vague_verbs"])
    more = [verb for verb in _drafted_verbs(language) if verb not in vague]
    return {**data, "verbs": list(dict.fromkeys([*data["verbs"], *more]))}


def _drafted_verbs(language: str) -> list[str]:
    """The verbs with which drafts begin an action: what drafting knows for one, checking does as well."""
    path = templates_folder() / "lexicons" / f"phrasing.{language}.yaml"
    data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return list(data["verbs"])


def word_list(key: str, language: str) -> tuple[str, ...]:
    """The words of a key in one language, as the file has them."""
    return tuple(_file(language).get(key, ()))


def keys(language: str) -> frozenset[str]:
    """The keys that a language's file has."""
    return frozenset(_file(language))


def may_have(text: str, *keys: str) -> bool:
    """Whether the text, or a part of it cut out between words, may have a word of the keys; False is sure."""
    return _line(text).every & bits_of(*keys) != 0


def bits_in(text: str) -> int:
    """What `may_have` asks, as a number: the lists of which the text may have a word, and whether it has a digit."""
    return _line(text).every


@cache
def bits_of(*keys: str) -> int:
    """The lists of the keys in every language as the bits of one number."""
    named = [(key, language) for key in keys if key != A_DIGIT for language in LANGUAGES]
    return _vocabulary().bits(named) | (DIGITS if A_DIGIT in keys else 0)


def runs_of(text: str) -> list[str]:
    """The runs of letters and digits that the text is cut into, in lower case."""
    return _line(text).runs


def places(text: str, *keys: str) -> int:
    """At how many places of the text, at most, a word of the keys begins."""
    bits = bits_of(*keys)
    return sum([1 for lists in _line(text).lists if lists & bits])


def has_odd_letters(text: str) -> bool:
    """Whether a letter of the text has another lower case here than elsewhere."""
    return _line(text).is_odd


def find_word(key: str, text: str, *languages: str) -> str | None:
    """The first of the key's words in the text, as the text writes it; None when there is none."""
    words = pattern(key, *languages) if languages else pattern(key)
    line = _line(text)
    return words.first_in(line) if line.every & words.lists else None


def first_word(key: str, text: str, *languages: str) -> str | None:
    """The key's word that the text begins with, as the text writes it."""
    words = pattern(key, *languages) if languages else pattern(key)
    if not _line(text).every & words.lists:
        return None
    line = _opened(text)
    end = words.end_of_first(line) if line.opening & words.lists else -1
    return line.text[:end] if end >= 0 else None


def first_word_unaccented(key: str, text: str, language: str) -> str | None:
    """Like `first_word` for texts typed without accents, as on many phones: “them 2 xe” for “thêm 2 xe”."""
    found = _unaccented_words(key, language).match(unaccented(text.lstrip()))
    return found.group(0) if found else None


@cache
def _unaccented_words(key: str, language: str) -> re.Pattern[str]:
    words = sorted({unaccented(word) for word in word_list(key, language)})
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)")


def unaccented(text: str) -> str:
    """The text in lower case without accents; đ becomes d."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def last_word(key: str, text: str, *languages: str) -> str | None:
    """The key's word that the text ends with, as German sentences do."""
    words = pattern(key, *languages)
    return words.last_in(_closed(text)) if _line(text).every & words.lists else None


@lru_cache(maxsize=_TEXTS_KEPT)
def _line(text: str) -> Line:
    return _vocabulary().line(composed(text))


@lru_cache(maxsize=_TEXTS_KEPT)
def _opened(text: str) -> Line:
    """The line without the signs in front of its first word."""
    return _vocabulary().line(composed(text).lstrip(" \t\"'“”„*-•"))


@lru_cache(maxsize=_TEXTS_KEPT)
def _closed(text: str) -> Line:
    """The line up to its last word."""
    return _vocabulary().line(without_deadline(composed(text)).rstrip(" .!;\"'“”"))


def counted(key: str, text: str) -> dict[str, int]:
    """How many of the key's words stand in the text, by language."""
    line, every, bits = _line(text), pattern(key), _bits_by_language(key)
    if not line.every & every.lists:
        return dict.fromkeys(LANGUAGES, 0)
    found = every.alone_in(line)
    if found is None:
        return {language: len(pattern(key, language).spans_in(line)) for language in LANGUAGES}
    return {language: len([1 for lists in found if lists & own]) for language, own in bits}


@cache
def _bits_by_language(key: str) -> list[tuple[str, int]]:
    return [(language, pattern(key, language).lists) for language in LANGUAGES]


def without_deadline(text: str) -> str:
    """“Portal einführen” of “Portal einführen bis Ende KW 8”: a German verb may end before the time."""
    end = text.rstrip(" .!\n")[-1:]
    may_be = end in _DEADLINE_ENDS or end.isdigit()
    return _GERMAN_DEADLINE.sub("", text) if may_be and _MAY_BE_DEADLINE.search(text) else text


def without(key: str, text: str) -> str:
    """The text without the key's words, single-spaced."""
    line = _line(text)
    spans = pattern(key).spans_in(line)
    rest = pattern(key).sub(" ", line.text) if spans else line.text
    return " ".join(rest.split())


def composed(text: str) -> str:
    """The text with each accented letter as one character and plain apostrophes."""
    return text if text.isascii() else _composed(text)


@lru_cache(maxsize=_TEXTS_KEPT)
def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'")


@cache
def pattern(key: str, *languages: str) -> ListedWords:
    """Any of the key's words, whole, the longest first, whatever the case."""
    vocabulary = _vocabulary()
    return ListedWords(vocabulary, vocabulary.bits((key, language) for language in languages or LANGUAGES))


@cache
def _vocabulary() -> Vocabulary:
    """Every list of every language."""
    named = ((key, language) for language in LANGUAGES for key in sorted(keys(language)))
    return Vocabulary({(key, language): map(composed, spellings(key, language)) for key, language in named})


def spellings(key: str, language: str) -> list[str]:
    """The words, German ones also as the Swiss write them, Vietnamese ones of more than a syllable without accents."""
    words = word_list(key, language)
    if language == "de":
        return list(dict.fromkeys([*words, *(word.replace("ß", "ss") for word in words)]))
    bare = (unaccented(word) for word in words if " " in word) if language == "vi" else ()
    return list(dict.fromkeys([*words, *bare]))
