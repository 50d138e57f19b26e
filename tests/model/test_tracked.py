"""The lines that a tracker shows, and the fingerprint that tells two states of them apart."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.model.tracked import fingerprint, same, tracked
from tests.material import okras

BOOK = okras()


def test_the_fingerprint_follows_the_lines_and_not_the_wording_around_them() -> None:
    own = fingerprint(tracked(BOOK))
    renamed = replace(BOOK, sets=tuple(replace(each, name=each.name + "!") for each in BOOK.sets))
    assert fingerprint(tracked(renamed)) == own
    assert fingerprint(tracked(replace(BOOK, sets=BOOK.sets[:1]))) != own


def test_every_field_that_a_tracker_shows_is_in_the_fingerprint() -> None:
    lines = tracked(BOOK)
    for own, fields in lines.items():
        for name in fields:
            changed = {**lines, own: {**fields, name: "something else"}}
            assert fingerprint(changed) != fingerprint(lines)


def test_an_empty_text_is_no_text_and_the_last_bit_of_a_number_says_nothing() -> None:
    assert same("", None)
    assert same(0.1 + 0.2, 0.3)
    assert same(1e12 + 0.1, 1e12)
    assert not same(0.0, None)
    assert not same(1.0, 1.001)
    assert not same("a", None)
