"""The words around numbers, from templates/lexicons/quantities.yaml, made ready for matching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template


class _Letters(dict[int, str]):
    """Each letter without its accents and in lower case, one letter for one; đ stays đ, as it also means money."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        lower = base.lower()
        folded = lower if len(lower) == 1 else base
        self[code] = folded
        return folded


_NO_VALUE = r"(?![\w/]|[.,]\d|\s?%)"
_AMOUNT = r"\d[\d.,']*"
_LETTERS = _Letters({ord(one): other for one, other in zip("’‘“”„\u00a0", '\'\'""" ', strict=True)})


def fold(text: str) -> str:
    """The composed text without case and accents, letter for letter, so that positions stay."""
    return text.translate(_LETTERS)


def plain(text: str) -> str:
    """The text composed, folded, and without doubled spaces."""
    return " ".join(fold(unicodedata.normalize("NFC", text)).split())


@dataclass(frozen=True)
class Lexicon:
    """Patterns over text in its plain form, and what their words mean."""

    units: dict[str, str]
    currencies: dict[str, str]
    multipliers: dict[str, float]
    only_with_money: frozenset[str]
    no_nouns: frozenset[str]
    rates: frozenset[str]
    hedge: re.Pattern[str]
    range: re.Pattern[str]
    share: re.Pattern[str]
    unit: re.Pattern[str]
    currency: re.Pattern[str]
    multiplier: re.Pattern[str]
    unknown: frozenset[str]
    unknown_start: re.Pattern[str]
    guessed_bound: re.Pattern[str]
    money_alone: dict[str, str]
    nothing: frozenset[str]
    unknown_before_sign: re.Pattern[str]
    period: re.Pattern[str]
    year: re.Pattern[str]
    day_and_month: re.Pattern[str]
    month_and_day: re.Pattern[str]
    move: re.Pattern[str]
    change: re.Pattern[str]


@cache
def load_lexicon() -> Lexicon:
    """The words that ship with the tool."""
    path = find_template("lexicons/quantities.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    data = tree.value if isinstance(tree.value, dict) else {}
    units = {plain(word): unit for unit, words in data["units"].items() for word in _all(words)}
    currencies = {plain(word): code for code, words in data["currencies"].items() for word in words}
    multipliers = {plain(word): float(factor) for factor, words in data["multipliers"].items() for word in words}
    unknown = frozenset(plain(word) for word in _all(data["unknown"]))
    return Lexicon(
        units,
        currencies,
        multipliers,
        frozenset(data["only_with_money"]),
        frozenset(plain(word) for word in _all(data["no_nouns"])),
        frozenset(plain(word) for word in data["rates"]),
        re.compile(rf"~|≈|±|{_words(_all(data['hedges']))}"),
        re.compile(rf"\s*(?:{_any(data['ranges'])})\s*"),
        re.compile(rf"\s*(?:/|{_words(_all(data['shares']))})\s*(?:the\s+)?"),
        _word_after(units),
        _word_after(currencies),
        _word_after(multipliers),
        unknown,
        re.compile(rf"(?:{_any(word for word in unknown if len(word) > 4)})(?![\w])"),
        re.compile(rf"\W*(?:{_any(_all(data['guesses']))})(?!\w)\W*(?:\w+\W+)?(?:{_any(_all(data['bounds']))})(?!\w)"),
        {plain(word): code for code, words in data["money_alone"].items() for word in words},
        frozenset(plain(word) for word in _all(data["nothing"])),
        re.compile(rf"(?:{_any(data['unknown_before_sign'])})\s*[-–—(,;:]"),
        re.compile(rf"{_words_before(_all(data['periods']))}\d{{1,2}}(?:\s?/\s?\d{{2,4}})?{_NO_VALUE}"),
        re.compile(rf"{_words_before(_all(data['year_words']))}(?:19|20)\d\d{_NO_VALUE}"),
        re.compile(rf"(?<![\w.,/])\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:{_any(_all(data['months']))})(?![^\W\d_])"),
        re.compile(rf"{_words_before(_all(data['months']))}(?:[12]?\d|3[01]|20\d\d){_NO_VALUE}"),
        _moves(data),
        _changes(data),
    )


def _words_before(words: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{_any(words)})\.?\s?"


def _moves(data: dict[str, Any]) -> re.Pattern[str]:
    """ "12 -> 8", "12 auf 8" and "from 12 to 8"; the group `goal` is where the second number begins."""
    between = r"[^\d;]{0,25}?"
    plainly = rf"{_AMOUNT}{between}(?:{'|'.join(data['arrows'])}|(?<!\w)(?:{_any(_all(data['moves']))})(?!\w))"
    begun = rf"(?<!\w)(?:{_any(_all(data['from']))})\s[^\d;]{{0,10}}{_AMOUNT}{between}(?<!\w)(?:to)(?!\w)"
    return re.compile(rf"(?:{plainly}|{begun})\s*(?:ca\.?|about|khoang|~)?\s*(?P<goal>[+£$€-]?\s?\d)")


def _changes(data: dict[str, Any]) -> re.Pattern[str]:
    """A number that says by how much something is to change."""
    soft = r"\s(?:ca\.?\s|about\s|etwa\s|khoang\s|~\s?)?"
    before = rf"(?<!\w)(?:{_any(_all(data['changes_before']))}){soft}{_AMOUNT}|(?<!\w)by\s{_AMOUNT}\s?%"
    signed = rf"^\W*?[+\-−–]\s?{_AMOUNT}\s?(?:%|pp)"
    noun = r"\s?(?:%|(?!(?:or|oder|and|und)\b)[^\W\d_]+)?\s"
    end = r"(?!\s(?:als|than)\s\D{0,9}\d)(?!\w)"
    after = rf"{_AMOUNT}{noun}(?:{_any(_all(data['changes_after']))}){end}"
    return re.compile(rf"{before}|{signed}|{after}|^\W*{_AMOUNT}\s?x(?:\s(?:so|as|more)\b|\W*$)")


def _all(by_language: dict[str, list[str]]) -> Iterable[str]:
    return (word for words in by_language.values() for word in words)


def _any(words: Iterable[str]) -> str:
    """An alternative of the words, the longest first."""
    return "|".join(
        re.escape(word) for word in sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))
    )


def _words(words: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{_any(words)})(?!\w)"


def _word_after(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, right here, not the beginning of a longer word."""
    return re.compile(rf"({_any(words)})(?![^\W\d_])")
