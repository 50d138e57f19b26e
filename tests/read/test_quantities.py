from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.measure import Quantity
from okra_coach.read.quantities import read_quantity, says_nothing
from okra_coach.words import load_words

EXACT = [
    ("en", "8.4 %", 8.4, "%"),
    ("en", "12%", 12, "%"),
    ("en", "£38k (Nov)", 38_000, "GBP"),
    ("en", "$1.2m", 1_200_000, "USD"),
    ("en", "US$5m", 5_000_000, "USD"),
    ("en", "£1,250.50", 1250.5, "GBP"),
    ("en", "£20k a month", 20_000, "GBP"),
    ("en", "26 hours", 26, "hours"),
    ("en", "5.5 h", 5.5, "hours"),
    ("en", "31h (I count from the customer's first email)", 31, "hours"),
    ("en", "under 8 working hours", 8, "working hours"),
    ("en", "9d", 9, "days"),
    ("en", "WD 9", 9, "working days"),
    ("en", "=< 3 days for nine jobs out of ten", 3, "days"),
    ("en", "'=5 days", 5, "days"),
    ("en", "1,140 of 3,900", 1140, "of 3,900"),
    ("en", "27 of 40", 27, "of 40"),
    ("en", "+12", 12, ""),
    ("en", "-5 %", -5, "%"),
    ("en", "140 a day (tally, week of 30 Nov)", 140, "a day"),
    ("en", "84 containers per week", 84, "containers"),
    ("en", "40 new customers", 40, "new customers"),
    ("en", "20 would be great tbh", 20, ""),
    ("en", "433 on 11 December", 433, ""),
    ("en", "48 % (58 of 120, hand count, Nov)", 48, "%"),
    ("en", "not above 52", 52, ""),
    ("en", "stay at or above 99.5 %", 99.5, "%"),
    ("en", "< 1 %", 1, "%"),
    ("en", "0.125", 0.125, ""),
    ("en", "1 234 567", 1_234_567, ""),
    ("en", "Q4: 12 %", 12, "%"),
    ("en", "1 h 30 min", 1.5, "hours"),
    ("en", "1h30", 1.5, "hours"),
    ("en", "2 hours and 15 minutes", 2.25, "hours"),
    ("en", "2 hours, 15 of them idle", 2, "hours"),
    ("de", "12.000 €", 12_000, "EUR"),
    ("en", "12.000 €", 12_000, "EUR"),
    ("vi", "250,000đ", 250_000, "VND"),
    ("de", "2 Std. 45 Min.", 2.75, "hours"),
    ("de", "3,5 %", 3.5, "%"),
    ("de", "1,2 Mio. €", 1_200_000, "EUR"),
    ("de", "1.250 Tickets", 1250, "Tickets"),
    ("de", "11 im letzten Quartal", 11, ""),
    ("de", "12,5 Tage", 12.5, "days"),
    ("de", "3. Werktag", 3, "working days"),
    ("de", "7,5 Std.", 7.5, "hours"),
    ("de", "2 von 7", 2, "von 7"),
    ("vi", "1.250 đơn", 1250, "đơn"),
    ("vi", "4,6 tỷ đồng", 4_600_000_000, "VND"),
    ("vi", "31.000đ", 31_000, "VND"),
    ("vi", "120tr", 120_000_000, "VND"),
    ("vi", "45 phút", 45, "minutes"),
    ("vi", "3,9/5", 3.9, "/5"),
    ("vi", "giữ >= 99,9%", 99.9, "%"),
    ("vi", "giữ 4 độ", 4, "độ"),
    ("vi", "500 đơn hàng mỗi ngày", 500, "đơn hàng"),
    ("vi", "4 tỷ 6", 4_600_000_000, "VND"),
    ("vi", "1tr250", 1_250_000, "VND"),
    ("vi", "2 triệu 500", 2_500_000, "VND"),
    ("vi", "1 tỷ 200 triệu", 1_200_000_000, "VND"),
    ("vi", "100 triệu/tháng", 100_000_000, "VND"),
    ("vi", "120 triệu 3 tháng", 120_000_000, "VND"),
    ("vi", "2 tiếng rưỡi", 2.5, "hours"),
    ("vi", "2g30", 2.5, "hours"),
    ("vi", "1 tiếng 30", 1.5, "hours"),
    ("vi", "30p", 30, "minutes"),
    ("vi", "30'", 30, "minutes"),
    ("vi", "12,000 sản phẩm", 12_000, "sản phẩm"),
    ("en", "1.250 đơn", 1250, "đơn"),
    ("en", "1h 30m", 1.5, "hours"),
    ("en", "2½ hours", 2.5, "hours"),
    ("en", "1/2 day", 0.5, "days"),
    ("en", "1 1/2 days", 1.5, "days"),
    ("en", "$4.5 MM", 4_500_000, "USD"),
    ("en", "1 in 10", 1, "of 10"),
    ("de", "jede 5. Lieferung", 1, "of 5"),
    ("de", "jedes zehnte, dann geb ich einen aus", 1, "von 10"),
    ("vi", "cứ 3 người thì 1 người (sáng T7)", 1, "trên 3"),
    ("de", "eine Woche", 1, "weeks"),
    ("de", "9 AT (ab Klärung)", 9, "working days"),
    ("en", "3 in 4", 3, "of 4"),
    ("en", "two in three", 2, "of 3"),
    ("en", "9 at the moment", 9, ""),
    ("de", "250 T€", 250_000, "EUR"),
    ("de", "250 TEUR", 250_000, "EUR"),
    ("de", "Fr. 900.--", 900, "CHF"),
    ("de", "4 Wo.", 4, "weeks"),
    ("de", "1 Std. 30", 1.5, "hours"),
    ("de", "minus 5 %", -5, "%"),
    ("de", "2025: 47 Tage", 47, "days"),
    ("de", "Im Jahr 2025 waren es 47 Tage", 47, "days"),
    ("de", "KW 42: 17 Stück", 17, "Stück"),
    ("de", "im 3. Quartal 12 %", 12, "%"),
    ("de", "0,02 mm", 0.02, "mm"),
    ("de", "Stand 11/2026: 47 Tage", 47, "days"),
    ("en", "Q3 2026: 72%", 72, "%"),
    ("en", "as of 10/31: 140", 140, ""),
    ("en", "2 weeks 3 days", 2, "weeks"),
    ("vi", "tháng 10: 45 phút", 45, "minutes"),
    ("vi", "năm 2025 là 12%", 12, "%"),
    ("vi", "mỗi tháng 5 lần", 5, "lần"),
]
AIMS = [
    ("de", "von 11,5 auf 8 Wochen", 8, "weeks"),
    ("de", "60 % -> 80 %", 80, "%"),
    ("en", "from 72% to 85%", 85, "%"),
    ("en", "reduce to 5%", 5, "%"),
    ("en", "95% or more", 95, "%"),
    ("en", "5 or more", 5, ""),
    ("en", "less than 3 days", 3, "days"),
    ("en", "+42", 42, ""),
    ("vi", "từ 1.250 lên 1.500 sp", 1500, "sp"),
    ("vi", "giảm còn 8%", 8, "%"),
]
CHANGES = [
    "20 % weniger", "minus 20 %", "-20 %", "um 10 % besser", "3 Tage weniger", "20% reduction", "reduce by 20%",
    "10 more customers", "2x", "giảm 10%", "tăng 10%",
]  # fmt: skip
SOFT = [
    ("en", "about 9 working days", 9, "working days", None),
    ("en", "30-40k a month?", 30_000, "a month", 40_000),
    ("en", "around 8-9%", 8, "%", 9),
    ("en", "5 to 6 days", 5, "days", 6),
    ("en", "£5-6m", 5_000_000, "GBP", 6_000_000),
    ("en", "I think it's about 25?", 25, "", None),
    ("en", "maybe 15 of 88", 15, "of 88", None),
    ("en", "between 4 and 6 minutes", 4, "minutes", 6),
    ("de", "zwischen 5 und 8 %", 5, "%", 8),
    ("vi", "10~12 ngày", 10, "days", 12),
    ("de", "ca. 5 Tage", 5, "days", None),
    ("de", "30–40 %", 30, "%", 40),
    ("vi", "khoảng 9-10%, tuỳ tuần", 9, "%", 10),
    ("vi", "chưa biết, ước chừng 10%", 10, "%", None),
    ("vi", "khoảng 160 cuộc", 160, "cuộc", None),
    ("de", "rund ein Fünftel", 1, "von 5", None),
    ("en", "roughly a third", 1, "of 3", None),
    ("en", "60ish", 60, "", None),
    ("vi", "cứ 10 bộ thì 2-3 bộ", 2, "trên 10", 3),
    ("de", "zwei bis drei Wochen. Die 11 Tage sind geschönt", 2, "weeks", 3),
]
UNKNOWN = [
    "unknown", "Unknown.", "unknown, nobody counts it", "unknown - maybe not ours to change", "?", "n/a", "N/A", "-",
    "don't know", "I don’t know", "unbekannt", "weiß nicht", "k. A.", "unbekannt (fragen wir nicht)",
    "unbekannt, Pilot startet erst am 25.01.", "n/a (30 last year)", "TBD, aim 30", "wird nicht erfasst", "k.A",
    "keine", "we don't measure this", "chưa có", "không đo", "không", "chưa biết", "ko biet", "không rõ", "", "   ",
]  # fmt: skip
WORDS_ONLY = [
    "half",
    "Yes",
    "No",
    "same day",
    "most of them",
    "trong ngày",
    "xong trước 28/2",
    "2027-01-12",
    "8:30",
    "chưa",
    "15 January",
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), EXACT, ids=[row[1] for row in EXACT])
def test_a_number_is_read_with_its_unit(language: str, text: str, value: float, unit: str) -> None:
    assert read_quantity(text, language) == Quantity(value, unit, text)


@pytest.mark.parametrize(("language", "text", "value", "unit", "high"), SOFT, ids=[row[1] for row in SOFT])
def test_a_hedge_or_a_range_makes_it_approximate(
    language: str, text: str, value: float, unit: str, high: float | None
) -> None:
    assert read_quantity(text, language) == Quantity(value, unit, text, True, high)


@pytest.mark.parametrize(("language", "text", "value", "unit"), AIMS, ids=[row[1] for row in AIMS])
def test_a_target_is_the_value_to_be_reached(language: str, text: str, value: float, unit: str) -> None:
    assert read_quantity(text, language, aim=True) == Quantity(value, unit, text)


@pytest.mark.parametrize("text", CHANGES)
def test_a_target_that_says_by_how_much_is_no_value(text: str) -> None:
    assert read_quantity(text, "de", aim=True) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows which team owns what", "Not sure the leaders will stay with it", "Không rõ mục tiêu",
        "Keine Ahnung, wie wir das schaffen", "offen über Fehler sprechen", "Weiß nicht, ob die Leitung mitzieht",
    ],
)  # fmt: skip
def test_a_free_text_that_begins_with_a_doubt_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["keine", "Không có.", "-", "n/a", "unknown, nobody counts it", "k. A."])
def test_a_free_text_may_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", UNKNOWN)
def test_nobody_knows_is_no_value(text: str) -> None:
    assert read_quantity(text, "en") is None


@pytest.mark.parametrize("text", WORDS_ONLY)
def test_an_answer_without_a_number_keeps_its_words(text: str) -> None:
    assert read_quantity(text, "vi") == text


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,250", 1250),
        ("en", "1.250", 1.25),
        ("de", "1.250", 1250),
        ("de", "1,250", 1.25),
        ("vi", "1.250", 1250),
        ("en", "1.250.000", 1_250_000),
        ("de", "1,250.75", 1250.75),
        ("en", "12,5", 12.5),
    ],
)
def test_three_digits_follow_the_language(language: str, text: str, value: float) -> None:
    assert read_quantity(text, language) == Quantity(value, "", text)


numbers = st.floats(0, 10_000_000).map(lambda value: round(value, 2)) | st.integers(0, 10_000_000)
units = st.sampled_from(["%", "days", "hours", "minutes", "weeks", "GBP", "EUR", "USD", "VND", "CHF"])


@settings(deadline=None)
@given(numbers, units, st.sampled_from(["en", "de", "vi"]))
def test_a_number_printed_in_a_language_is_read_back(value: float, unit: str, language: str) -> None:
    shown = load_words(language).quantity(value, unit)
    found = read_quantity(shown, language)
    assert isinstance(found, Quantity)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.approximate) == (unit, False)


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "de", "vi"]))
def test_no_text_breaks_the_reading(text: str, language: str) -> None:
    read_quantity(text, language)


@settings(deadline=None)
@given(st.text("0123456789.,-–/ k%€$:()?abdhmđ", max_size=40), st.sampled_from(["en", "de", "vi"]))
def test_no_number_like_text_breaks_the_reading(text: str, language: str) -> None:
    found = read_quantity(text, language)
    assert not isinstance(found, Quantity) or found.high is None or found.high > found.value
