"""Numbers that are quantities, and numbers that are names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.check.likeness import alike
from okra_coach.check.quantities import find_quantities, without_quantities
from okra_coach.check.text import language_of, word_count


@pytest.mark.parametrize(
    "text",
    [
        "Q3", "FY26", "FY 2026", "H1", "SOC 2", "ISO 27001", "tier-1", "Tier 1", "P0", "B2C", "v2", "24/7", "2XL", "5G",
        "first-90-day plan", "2-way", "Eth2.0", "360° view", "Industrie 4.0", "Covid-19", "KW 12", "2027", "1:1",
        "31.03.2027", "2027-03-31", "quý 3", "giai đoạn 2", "Phase 2", "Stufe 3", "first week",
    ],
)  # fmt: skip
def test_a_name_is_no_quantity(text: str) -> None:
    assert [found.text for found in find_quantities(f"Be ready for {text}")] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Reach $5M in ARR", "$5M"), ("grow by 20 %", "20 %"), ("NPS of 60", "60"), ("3x as fast", "3x"),
        ("1.250 Bestellungen", "1.250"), ("um 15 Prozent", "15 Prozent"), ("tăng 50%", "50%"), ("2 tỷ đồng", "2 tỷ"),
        ("cost under € 300", "300"), ("500ms", "500ms"), ("rated 4.5/5", "4.5"), ("10,000 readers", "10,000"),
        ("raise $2MM", "$2MM"), ("within 48hrs", "48hrs"), ("a 4.8-star rating", "4.8-star"), ("分数达到56分", "56"),
    ],
)  # fmt: skip
def test_a_quantity_is_found_as_written(text: str, number: str) -> None:
    assert [found.text.lstrip("€ ") for found in find_quantities(text)] == [number]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Grow revenue by 20 % in Europe", "Grow revenue in Europe"),
        ("Umsatz um 15 % steigern", "Umsatz steigern"),
        ("Reach $5M in ARR", None),
        ("Parents book without a call", None),
    ],
)
def test_a_line_goes_on_without_its_number_where_grammar_allows(text: str, plain: str | None) -> None:
    assert without_quantities(text) == plain


@given(st.text(max_size=80))
def test_any_text_can_be_searched_for_quantities(text: str) -> None:
    found = find_quantities(text)

    assert list(found) == sorted(found, key=lambda one: one.start)
    without_quantities(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Khách hàng nhận rau tươi", "vi"),
        ("Die Kunden bestellen ohne Anruf", "de"),
        ("The customers order without a call", "en"),
        ("Portal", "de"),
    ],
)
def test_the_language_of_a_line_is_guessed_from_its_letters_and_small_words(text: str, language: str) -> None:
    assert language_of(text, "de") == language


def test_vietnamese_words_have_one_and_a_half_syllables() -> None:
    assert word_count("khách hàng nhận rau tươi đúng", "vi") == 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Increase the share of online bookings to 45 %", "Share of online bookings", True),
        ("Wartezeit bis zur Behandlung senken", "Wartezeit bis zur Behandlung", True),
        ("Share of online bookings", "Share of on-time invoices", False),
        ("Increase", "Reduce", False),
        ("", "Reduce", False),
    ],
)
def test_lines_are_alike_but_for_numbers_and_direction(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
