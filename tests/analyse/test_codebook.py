from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from okra_coach.analyse.codebook import Coder
from okra_coach.analyse.codebook_candidates import candidates
from okra_coach.analyse.codebook_results import code_comments
from okra_coach.model.answers import Responses
from okra_coach.model.feedback import Code, Codebook, Feedback, FeedbackFile, FeedbackKind, FeedbackRow, ScoreColumn
from okra_coach.read.feedback_codebook import read_codebooks
from tests.analyse.building import engagement
from tests.material import workshop

FILE = FeedbackFile("nps.csv", (ScoreColumn("nps", FeedbackKind.NPS, 0, 10),), main=0)


def coder(*phrases: str, excluded: Sequence[str] = (), language: str = "en", affirmed: bool = False) -> Coder:
    code = Code("late", "Late", phrases, tuple(excluded), affirmed=affirmed)
    return Coder({language: Codebook(language, (code,), ("not", "never", "kein*", "không"))}, language)


def feedback(*said: tuple[float, str]) -> Feedback:
    rows = tuple(FeedbackRow(FILE, number, (score,), comment) for number, (score, comment) in enumerate(said, 2))
    codes = (Code("late", "Late", ("late",)), Code("dear", "Dear", ("price",)))
    return Feedback(rows, (FILE,), {"en": Codebook("en", codes, (), frozenset({"the", "was", "is"}))})


@pytest.mark.parametrize(
    ("phrase", "comment", "found"),
    [
        ("invoice", "Two INVOICES were sent", True),
        ("deliver*", "the delivery", True),
        ("*liefer*", "Paketlieferung zu spät", True),
        ("late", "Translate it", False),
        ("took ... long", "It took you far too long", True),
        ("took ... long", "It took one two three four long", False),
        ("=good", "Good!", True),
        ("=good", "Good service", False),
        ("dont answer", "They don't answer", True),
        ("cafe", "Café", True),
    ],
)
def test_a_phrase_is_found_as_the_codebook_says(phrase: str, comment: str, found: bool) -> None:
    assert bool(coder(phrase).codes(comment)) is found


def test_an_exclusion_undoes_only_the_words_it_covers() -> None:
    late = coder("late", excluded=["late shift"])
    assert not late.codes("The late shift was great")
    assert late.codes("The late shift was late")


def test_a_negation_undoes_a_code_that_is_affirmed() -> None:
    assert not coder("late", affirmed=True).codes("They are never late")
    assert coder("late").codes("They are never late")


@pytest.mark.parametrize("comment", ["Giao hàng quá trễ", "giao hang qua tre", "GIAO HANG TRE"])
def test_vietnamese_is_understood_with_and_without_accents(comment: str) -> None:
    assert coder("giao hàng", language="vi").codes(comment)


def test_the_place_of_a_vietnamese_tone_does_not_matter() -> None:
    assert coder("hóa đơn", language="vi").codes("hoá đơn sai")


def test_accents_count_where_they_are_typed() -> None:
    assert not coder("giá", language="vi").codes("phục vụ gia đình")


def test_one_vietnamese_syllable_does_not_find_english_words() -> None:
    books = {"en": Codebook("en", (Code("x", "X", ("zebra",)),)), "vi": Codebook("vi", (Code("y", "Y", ("rẻ",)),))}
    assert not Coder(books, "en").codes("re your mail")
    assert Coder(books, "en").codes("re lam", "vi")
    assert Coder(books, "en").codes("rẻ lắm")


@pytest.fixture(scope="module")
def shipped() -> Coder:
    return Coder(read_codebooks(Path("nowhere"), workshop())[0], "en")


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("The courier was two days late and nobody told us", {"delivery", "information"}),
        ("The app crashes when I log in", {"digital"}),
        ("Friendly staff, but overpriced", {"people", "price"}),
        ("Lieferung kam drei Tage zu spät, niemand geht ans Telefon", {"delivery", "contact"}),
        ("Rechnung war falsch", {"billing", "accuracy"}),
        ("Alles bestens", {"overall"}),
        ("Ứng dụng hay bị lỗi đăng nhập", {"digital"}),
        ("nhân viên thân thiện nhưng giao hàng chậm", {"people", "delivery", "speed"}),
        ("giao hang tre, tong dai khong tra loi", {"delivery", "contact"}),
        ("Purple monkey dishwasher", set()),
    ],
)
def test_the_shipped_codebooks_find_what_customers_speak_of(shipped: Coder, comment: str, codes: set[str]) -> None:
    assert shipped.codes(comment) == codes


def test_codes_have_shares_and_mean_scores_and_the_uncoded_are_counted() -> None:
    said = [(2.0, "late"), (9.0, "fine by me")] * 10 + [(5.0, "price")] * 4 + [(5.0, "👍"), (5.0, "")]
    found = code_comments(feedback(*said), "en")
    (late,) = found.codes
    assert (found.comments, found.uncoded) == (24, 10)
    assert (late.code, late.n, round(late.share, 3), late.mean) == ("late", 10, 0.417, 2.0)
    assert late.mean_others == pytest.approx((90 + 20) / 14)
    assert late.low < late.share < late.high
    assert not found.is_ready


def test_phrases_of_three_uncoded_commenters_are_proposed() -> None:
    said = [(1.0, "the rude parking was bad")] * 3 + [(10.0, "lovely garden")] * 4 + [(1.0, "once only")] * 2
    found = candidates(replace(engagement([]), feedback=feedback(*said)))
    phrases = {one.phrase: (one.people, one.low, one.high) for one in found}
    assert phrases["lovely garden"] == (4, 0, 4)
    assert phrases["rude parking"] == (3, 3, 0)
    assert not any("once" in phrase for phrase in phrases)


def test_names_are_masked_in_what_is_proposed() -> None:
    said = [(1.0, "Ask Sandra about parking")] * 4
    known = replace(engagement([]), feedback=feedback(*said), responses=Responses(names=frozenset({"Sandra Blum"})))
    assert not any("sandra" in one.phrase for one in candidates(known))
