"""Sentences that know what they were made from."""

from __future__ import annotations

from okra_coach.model.sentence import Sentence, say, say_count


def test_a_sentence_is_its_english_text() -> None:
    told = say("At most {most} of “{line}”.", most=2.5, line="a {b}")

    assert told == "At most 2.5 of “a {b}”."
    assert (told.template, told.values["line"]) == ("At most {most} of “{line}”.", "a {b}")


def test_a_count_chooses_the_form() -> None:
    one, two = (say_count("{n} word of {line}", "{n} words of {line}", n, line="x") for n in (1, 2))

    assert (one, two) == ("1 word of x", "2 words of x")


def test_braces_without_values_stay() -> None:
    assert say("Write {x} as it is.") == "Write {x} as it is."
    assert isinstance(say("a"), Sentence)
