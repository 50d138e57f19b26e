from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.documents.letters import BASE_FONT, letters_of
from okra_coach.resources import templates_folder

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüßđươạệ", min_size=1, max_size=14), min_size=1, max_size=30)


def test_the_font_of_our_own_brand_is_measured() -> None:
    assert letters_of(BASE_FONT).width("i", 1000) == pytest.approx(229, rel=0.02)
    assert letters_of(BASE_FONT).width("W", 1000) == pytest.approx(890, rel=0.02)


def test_bold_letters_are_measured_too() -> None:
    assert letters_of("Arial").width("Objective", 20, bold=True) > letters_of("Arial").width("Objective", 20)


def test_a_font_that_nobody_measured_counts_as_a_wide_one() -> None:
    unknown = letters_of("Acme Grotesk Pro").width("Every customer gets an answer", 20)
    assert unknown >= max(letters_of(font).width("Every customer gets an answer", 20) for font in ("Calibri", "Arial"))


def test_the_name_of_a_font_is_known_however_it_is_written() -> None:
    assert letters_of(" calibri ").width("Ab", 10) == letters_of("Calibri").width("Ab", 10)


def test_letters_with_marks_are_as_wide_in_one_sign_as_in_several() -> None:
    arial, text = letters_of("Arial"), "Chất lượng"
    assert arial.width(unicodedata.normalize("NFD", text), 20) == arial.width(text, 20)


@pytest.mark.parametrize("file", sorted((templates_folder() / "brand" / "letters").glob("*-*.json")))
def test_every_measured_letter_has_a_width_in_both_weights(file) -> None:  # type: ignore[no-untyped-def]
    held = json.loads(file.read_text(encoding="utf-8"))
    assert len(held["characters"]) == len(held["regular"]) == len(held["bold"])
    assert held["licence"]


@given(WORDS, st.floats(60, 900), st.sampled_from(["Calibri", "Arial", "Verdana", "Nobody's Sans"]))
def test_more_room_never_takes_more_lines(words: list[str], width: float, font: str) -> None:
    letters, text = letters_of(font), " ".join(words)
    assert letters.lines(text, 14, width + 100) <= letters.lines(text, 14, width)


@given(WORDS, st.floats(60, 900))
def test_lines_hold_the_whole_text(words: list[str], width: float) -> None:
    letters, text = letters_of(BASE_FONT), " ".join(words)
    assert letters.lines(text, 14, width) * width >= letters.width(text, 14) * 0.9
