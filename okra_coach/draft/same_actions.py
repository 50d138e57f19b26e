"""Which action lines say the same, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz.fuzz import ratio, token_set_ratio

from okra_coach.draft.actions import QUESTION, Line
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.phrasing import phrasing

_SAME_ACTION = 90
_SLIP = 75
_FEWEST_SHARED = 3
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LONG_COMPOUND = 10
"""A German compound of so many letters says what others say in three words."""


def merged(lines: Iterable[Line], lexicon: Lexicon) -> tuple[tuple[Line, ...], ...]:
    """Lines that say the same, together."""
    groups: list[list[Line]] = []
    for line in lines:
        home = next((g for g in groups if _says_the_same(g[0], line, lexicon)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return tuple(tuple(group) for group in groups)


def _says_the_same(one: Line, other: Line, lexicon: Lexicon) -> bool:
    if not same_sense(one.text, other.text, lexicon) or _differ(one, other, lexicon):
        return False
    if token_set_ratio(one.text, other.text) >= _SAME_ACTION and min(len(one.stems), len(other.stems)) > 1:
        return same_figures(one.text, other.text) or same_figures(other.text, one.text)
    return _is_within(one, other, lexicon) or _is_within(other, one, lexicon)


def _differ(one: Line, other: Line, lexicon: Lexicon) -> bool:
    """Whether each says something that the other does not: a list for ovens is none for tills."""
    framed = _frame_stems(lexicon)
    joined = [lexicon.stems(line.text.replace("-", "")) for line in (one, other)]
    own, theirs = one.stems - other.stems - joined[1] - framed, other.stems - one.stems - joined[0] - framed
    return _is_news(own, theirs) and _is_news(theirs, own)


def _is_news(words: Iterable[str], known: frozenset[str]) -> bool:
    """Whether one of the words is nothing like the known ones; a slip of the pen is like the word."""
    return any(all(ratio(word, other) < _SLIP for other in known) for word in words)


@cache
def _frame_words(language: str) -> str:
    rules = phrasing(language)
    frames = [written for _, written in (*rules.nouns, *rules.directions, rules.mandatory)]
    return re.sub(r"\{\w+\}", " ", " ".join([*frames, rules.have]))


def _frame_stems(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that a line may have got, which tell nothing of what was said."""
    return lexicon.stems(_frame_words(lexicon.language))


def _is_within(short: Line, long: Line, lexicon: Lexicon) -> bool:
    """Whether a line says less of the same; a word says too little where words have no stems.

    An output that was named as a measure is short by nature: all of what it names is enough.
    """
    told = short.stems - _frame_stems(lexicon)
    if short.question != QUESTION and told and lexicon.has_stems:
        return told <= long.stems and same_figures(short.text, long.text)
    whole = long.stems | lexicon.stems(long.text.replace("-", ""))
    if lexicon.language == "de" and told and told <= whole and min(map(len, told)) >= _LONG_COMPOUND:
        return same_figures(short.text, long.text)
    enough = lexicon.has_stems and len(short.stems) >= _FEWEST_SHARED
    return enough and short.stems <= long.stems and same_figures(short.text, long.text)


def same_figures(short: str, long: str) -> bool:
    """Whether every figure of the shorter line stands in the longer one too."""
    return set(_FIGURE.findall(short)) <= set(_FIGURE.findall(long))


def same_sense(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether both lines say to do something, or both to leave it."""
    negation = phrasing(lexicon.language).negation
    return bool(negation.search(one)) == bool(negation.search(other))
