"""The catalogues: everything a client reads, in every language that is first-class."""

from __future__ import annotations

import string
from collections.abc import Iterable
from datetime import date

import pytest

from okra_coach.words import load_words, unit_named
from tests.catalogues import TRANSLATED, collect, load


def _forms(text: Iterable[str] | str | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    catalogue = load(language)
    missing = []
    for message in collect():
        known = catalogue.get(message.id)
        if message.id and (known is None or not all(_forms(known.string))):
            missing.append(message.id)

    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    present = {str(message.id) for message in collect()}

    assert [str(message.id) for message in load(language) if message.id and str(message.id) not in present] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_what_its_text_fills_in(language: str) -> None:
    wrong = []
    for message in load(language):
        for form in _forms(message.string):
            if message.id and _fields(form) - set().union(*map(_fields, _forms(message.id))):
                wrong.append((message.id, form))
            if isinstance(message.id, str) and message.id and _fields(message.id) - _fields(form):
                wrong.append((message.id, form))

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "number", "percent", "money", "day"),
    [
        ("en", "1,234.5", "8.4%", "£410,000", "12 January 2027"),
        ("de", "1.234,5", "8,4 %", "410.000 £", "12. Januar 2027"),
        ("vi", "1.234,5", "8,4%", "410.000 £", "12 tháng 1, 2027"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_writes_them(
    language: str, number: str, percent: str, money: str, day: str
) -> None:
    words = load_words(language)

    assert words.number(1234.5) == number
    assert words.quantity(8.4, "%").replace("\xa0", " ") == percent
    assert words.quantity(410000, "GBP").replace("\xa0", " ") == money
    assert words.date(date(2027, 1, 12)) == day


def test_a_currency_of_letters_keeps_its_distance() -> None:
    assert load_words("en").quantity(5600, "CHF") == "CHF\xa05,600"
    assert load_words("en").quantity(5600, "EUR") == "€5,600"


def test_a_value_nobody_gave_is_a_question_mark() -> None:
    assert load_words("en").quantity(None, "%") == "?"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert load_words("nl")("What you told us") == "What you told us"


@pytest.mark.parametrize(
    ("language", "one", "many"), [("en", "1 day", "12 days"), ("de", "1 Tag", "12 Tage"), ("vi", "1 ngày", "12 ngày")]
)
def test_durations_agree_with_their_number(language: str, one: str, many: str) -> None:
    words = load_words(language)

    printed = [words.quantity(n, "days").replace("\xa0", " ") for n in (1, 12)]

    assert printed == [one, many]


def test_a_unit_of_the_answers_own_is_printed_as_it_was_given() -> None:
    assert load_words("de").quantity(1250, "Tickets") == "1.250 Tickets"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "working days"), ("de", "Arbeitstage"), ("vi", "ngày làm việc")]
)
def test_a_unit_by_itself_is_known_again(language: str, shown: str) -> None:
    assert load_words(language).unit("working days") == shown
    assert unit_named(shown.upper()) == "working days"
    assert (load_words(language).unit("Tickets"), unit_named("Tickets")) == ("Tickets", "Tickets")
