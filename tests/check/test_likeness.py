"""Lines that say the same are found among many as they are found one by one."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.check.likeness import alike, alike_pairs
from tests.benchmarks.many_okras import book_of
from tests.material import workshop

WORD = st.sampled_from(
    ["orders", "order", "churn", "Kunden", "Kunde", "khách", "hàng", "quote", "quotes", "x", "rate", ""]
)


def one_by_one(texts: list[str]) -> list[tuple[int, int]]:
    """Each line held against each."""
    return [(i, j) for i, j in combinations(range(len(texts)), 2) if alike(texts[i], texts[j])]


@given(st.lists(st.lists(WORD, max_size=4).map(" ".join), max_size=12))
@settings(max_examples=300, deadline=None)
def test_short_lines_that_are_alike_are_all_found(texts: list[str]) -> None:
    assert sorted(alike_pairs([text[:24] for text in texts])) == one_by_one([text[:24] for text in texts])


@given(st.lists(st.text("abcd ", max_size=24), max_size=14))
@settings(max_examples=300, deadline=None)
def test_short_lines_of_any_letters_that_are_alike_are_all_found(texts: list[str]) -> None:
    assert sorted(alike_pairs(texts)) == one_by_one(texts)


def test_lines_of_a_large_book_that_are_alike_are_all_found() -> None:
    book, _ = book_of(300, workshop())
    texts = [key_result.measure for _, _, key_result in book.walk()]
    texts += [text.replace("e", "", 1) for text in texts[:150]] + [f"{text} now" for text in texts[150:300]]
    found = sorted(alike_pairs(texts))
    assert len(found) >= 250
    assert found == one_by_one(texts)
