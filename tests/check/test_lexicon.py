"""Words of many lists at once are found exactly as one regular expression of a list would find them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.check.lexicon import (
    LANGUAGES,
    composed,
    find_word,
    first_word,
    keys,
    last_word,
    pattern,
    spellings,
    without,
    without_deadline,
    word_list,
)
from okra_coach.check.vocabulary import Vocabulary, folded
from okra_coach.check.words_of_list import ListedWords

KEYS = sorted(keys("en"))
WORDS = sorted({word for language in LANGUAGES for key in KEYS for word in word_list(key, language)})
PLAIN = ["the", "portal", "Größe", "ngày", "e", "12", "%", "5.4", "and", "Q3", "ß", "", "x_y", "’s", "\u0301", "–", "a"]
CASED: list[Callable[[str], str]] = [str, str.upper, str.title, str.lower, str.swapcase]
GLUE = [" ", " ", " ", "  ", "-", ", ", ". ", "\n", "\u00a0", "/", "", "'", "*", "(", "&"]


def plain_reading(words: list[str]) -> re.Pattern[str]:
    """What the lists promise, as slow as it is simple."""
    ordered = sorted({composed(word) for word in words}, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def of_key(key: str, *languages: str) -> re.Pattern[str]:
    """A key's words in the plain reading."""
    return plain_reading([word for language in languages or LANGUAGES for word in spellings(key, language)])


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Lines with words of the lists in them, bent, cased, cut, glued, and composed or not."""
    word = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(PLAIN))
    text = ""
    for part in draw(st.lists(word, max_size=7)):
        stars = draw(st.sampled_from(["", "", "en", "s", "ly", "_"]))
        cased = draw(st.sampled_from(CASED))
        text += cased(part.replace("*", stars)) + draw(st.sampled_from(GLUE))
    return unicodedata.normalize("NFC" if draw(st.booleans()) else "NFD", text)


ANY_LINE = st.one_of(lines(), lines(), st.text(max_size=30))


@given(ANY_LINE, st.sampled_from(KEYS), st.sampled_from([(), ("en",), ("de",), ("vi",), ("en", "vi")]))
@settings(max_examples=300, deadline=None)
def test_every_question_about_a_key_is_answered_as_by_its_regular_expression(
    text: str, key: str, languages: tuple[str, ...]
) -> None:
    plain, ours = of_key(key, *languages), pattern(key, *languages)
    line = composed(text)
    assert [found.span() for found in ours.finditer(line)] == [found.span() for found in plain.finditer(line)]
    assert find_word(key, text, *languages) == (found.group(0) if (found := plain.search(line)) else None)
    begun = plain.match(line.lstrip(" \t\"'“”„*-•"))
    assert first_word(key, text, *languages) == (begun.group(0) if begun else None)
    stripped = without_deadline(line).rstrip(" .!;\"'“”")
    ends = [found.group(0) for found in plain.finditer(stripped) if found.end() == len(stripped)]
    assert last_word(key, text, *languages) == (ends[0] if ends else None)
    assert (ours.fullmatch(line) is None) == (plain.fullmatch(line) is None)
    assert without(key, text) == " ".join(of_key(key).sub(" ", line).split())


PIECE = st.text("aábB*ßi ıſ&-'ế", min_size=1, max_size=5)


@given(st.lists(PIECE, min_size=1, max_size=6), st.text("aAábB*ßẞiİıſsSKk &-'\n ế_1", max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_list_of_words_is_found_as_by_its_regular_expression(words: list[str], text: str) -> None:
    vocabulary = Vocabulary({("mine", "en"): words, ("other", "en"): words[:1]})
    ours = ListedWords(vocabulary, vocabulary.bits([("mine", "en")]))
    plain = plain_reading(words)
    expected = [found.span() for found in plain.finditer(text)]
    assert [found.span() for found in ours.finditer(text)] == expected
    assert ((found := ours.match(text)) and found.span()) == ((other := plain.match(text)) and other.span())
    assert ours.sub("+", text) == plain.sub("+", text)


def test_case_is_left_aside_as_regular_expressions_do_for_every_letter_of_the_lists() -> None:
    letters = {letter for word in WORDS for letter in composed(word).casefold() if letter.isalpha()}
    every = "".join(map(chr, range(0x2200)))
    for letter in sorted(letters):
        like = {other for other in every if folded(other) == folded(letter)}
        assert like == set(re.findall(re.escape(letter), every, re.IGNORECASE)), letter


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["roll out", "roll"], "Roll  out it", ["Roll  out"]),
        (["increas*"], "INCREASING increased", ["INCREASING", "increased"]),
        (["*umsatz"], "Der Gesamtumsatz", ["Gesamtumsatz"]),
        (["customer"], "customers, customer", ["customer"]),
        (["người dùng"], "mọi NGƯỜI DÙNG", ["NGƯỜI DÙNG"]),
        (["&"], "R&D and a & b", ["&"]),
    ],
)
def test_words_are_whole_and_the_longest_wins(words: list[str], text: str, found: list[str]) -> None:
    vocabulary = Vocabulary({("mine", "en"): words})
    assert ListedWords(vocabulary, vocabulary.bits([("mine", "en")])).findall(text) == found
