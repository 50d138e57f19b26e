"""Reading one line of text: its language, its length, and how to show it in a message."""

from __future__ import annotations

import re
from functools import lru_cache

from okra_coach.check.lexicon import LANGUAGES, composed, counted
from okra_coach.model.sentence import say

_VIETNAMESE = re.compile(r"[ăđơưẠ-ỹ]", re.IGNORECASE)
_GERMAN = re.compile(r"[äöüß]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’.,/&%-]*")
_SHOWN = 80

VIETNAMESE_SYLLABLES_A_WORD = 1.5
"""Vietnamese writes a space between syllables; a word has about one and a half of them."""


def shown(text: str) -> str:
    """The text on one line, cut when it is long; a sentence puts it in its own quotation marks."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The text in quotation marks, on one line, cut when it is long."""
    return f"“{shown(text)}”"


def words_of(text: str) -> list[str]:
    """The words in order."""
    return list(_words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(composed(text)))


@lru_cache(maxsize=4096)
def language_of(text: str, default: str) -> str:
    """The language a line seems to be written in: by its letters, then by its small words, else the default."""
    text = composed(text)
    if not text.isascii() and _VIETNAMESE.search(text):
        return "vi"
    counts = counted("small_words", text)
    if not text.isascii():
        counts["de"] += len(_GERMAN.findall(text))
    best = max(counts.values())
    return default if best == 0 or counts.get(default) == best else max(LANGUAGES, key=lambda one: counts[one])


def word_count(text: str, language: str) -> int:
    """How many words; syllables become words in Vietnamese."""
    count = len(words_of(text))
    return round(count / VIETNAMESE_SYLLABLES_A_WORD) if language == "vi" else count


def listed(texts: list[str], most: int = 3) -> str:
    """The first few texts in quotation marks, and how many more there are."""
    told = ", ".join(quoted(text) for text in texts[:most])
    return say("{told} and {more} more", told=told, more=len(texts) - most) if len(texts) > most else told
