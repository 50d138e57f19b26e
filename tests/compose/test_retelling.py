"""Findings in the language of the document."""

from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import date

from okra_coach.compose.retelling import retold, retold_beside
from okra_coach.model.sentence import say, say_count
from okra_coach.words import load_words

ENGLISH = load_words("en")
_GERMAN = {
    "The objective “{line}” has {size}.": "Das Objective „{line}“ hat {size}.",
    "due on {day}, {share} %": "fällig am {day}, {share} %",
}


class Catalogue(gettext.NullTranslations):
    """A few German texts."""

    def gettext(self, message: str) -> str:
        """The German text."""
        return _GERMAN.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The German form."""
        return "{n} Wort" if n == 1 else "{n} Wörter"


GERMAN = replace(load_words("de"), catalogue=Catalogue())


def test_a_sentence_in_a_sentence_is_told_again_too() -> None:
    told = say("The objective “{line}” has {size}.", line="Umsatz", size=say_count("{n} word", "{n} words", 1200))

    assert retold(told, GERMAN) == "Das Objective „Umsatz“ hat 1.200 Wörter."
    assert retold(told, ENGLISH) == "The objective “Umsatz” has 1,200 words."


def test_days_and_numbers_are_told_as_the_language_writes_them() -> None:
    told = say("due on {day}, {share} %", day=date(2027, 1, 15), share=2.5)

    assert retold(told, GERMAN) == "fällig am 15. Januar 2027, 2,5 %"


def test_a_line_that_stands_beside_it_is_left_out_in_any_language() -> None:
    told = say("The objective “{line}” has {size}.", line="Umsatz", size="x")

    assert retold_beside(told, GERMAN) == "Das Objective hat x."
    assert retold_beside(told, ENGLISH) == "The objective has x."


def test_a_plain_text_stays_as_it_is() -> None:
    assert retold("Nothing {known}", GERMAN) == "Nothing {known}"
    assert retold_beside("Nothing {known}", GERMAN) == "Nothing {known}"
