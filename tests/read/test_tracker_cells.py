"""Cells as people type them: what can be understood is taken, and every other one says why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.documents.tracker import ACTION_WORDS, DECISION_WORDS, DIRECTION_WORDS
from okra_coach.read.tracker_cells import (
    Read,
    choices,
    read_choice,
    read_confidence,
    read_day,
    read_decision,
    read_number,
)
from okra_coach.words import LANGUAGES, load_words

FIRST, LAST = date(2027, 4, 12), date(2027, 7, 2)


@pytest.mark.parametrize(
    ("text", "unit", "language", "value"),
    [
        ("4.5", "days", "en", 4.5),
        ("4,5", "Tage", "de", 4.5),
        ("4.5 days", "days", "en", 4.5),
        ("4,5 Tage", "days", "de", 4.5),
        ("4,5 ngày", "days", "vi", 4.5),
        ("1.250", "", "de", 1250.0),
        ("1,250", "", "en", 1250.0),
        ("1.250.000", "VND", "vi", 1_250_000.0),
        ("70%", "%", "en", 70.0),
        ("70 %", "%", "de", 70.0),
        ("70,5 %", "%", "de", 70.5),
        ("0.7", "%", "en", 70.0),
        ("70", "%", "en", 70.0),
        ("0", "%", "en", 0.0),
        ("-3", "", "en", -3.0),
        ("€ 1,200", "EUR", "en", 1200.0),
        ("about 12", "", "en", 12.0),
        ("12 customers", "", "en", 12.0),
    ],
)
def test_a_value_is_understood_with_its_unit(text: str, unit: str, language: str, value: float) -> None:
    read = read_number(text, unit, language)
    assert read.taken
    assert read.value == value


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("many", "", "is no number"),
        ("8-9 %", "%", "is a range"),
        ("4 weeks", "%", "is not in %"),
        ("30 %", "days", "is not in days"),
        ("1", "%", "may be 1 % or 100 %"),
    ],
)
def test_a_value_in_doubt_is_not_taken(text: str, unit: str, why: str) -> None:
    read = read_number(text, unit, "en")
    assert not read.taken
    assert why in read.remark


def test_a_bare_fraction_beside_tiny_shares_is_in_doubt() -> None:
    assert read_number("0.7", "%", "en", (30.0, 70.0)).value == 70.0
    assert not read_number("0.7", "%", "en", (0.9, 0.5)).taken


def test_how_a_bare_share_was_taken_is_told() -> None:
    assert read_number("70", "%", "en").remark == "“70” was read as 70 %"
    assert read_number("0.7", "%", "en").remark == "“0.7” was read as 70 %"
    assert read_number("70%", "%", "en").remark == ""


def test_not_known_is_an_empty_cell_and_told() -> None:
    read = read_number("n/a", "", "en")
    assert (read.taken, read.value) == (True, None)
    assert "not known" in read.remark


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)))
def test_a_number_that_a_sheet_holds_is_that_number(number: float) -> None:
    read = read_number(f"{number:.4f}", "days", "de")
    assert (read.value, read.remark) == (float(f"{number:.4f}"), "")


def test_a_share_far_from_all_that_is_known_is_asked_back() -> None:
    pasted = read_number("4500%", "%", "de", (41, 70))
    assert (pasted.taken, pasted.remark[-14:]) == (False, "taken, is it 45 %?"[-14:])
    doubled = read_number("300%", "%", "de", (41, 70))
    assert (doubled.value, doubled.remark) == (300, "“300%” was read as 300 %; is it 3 %?")
    assert read_number("120%", "%", "de", (41, 70)).remark == ""
    assert read_number("4500%", "%", "de", (900, 5000)) == Read(4500)
    assert read_number("4500%", "%", "de") == Read(4500)


@pytest.mark.parametrize(("text", "language"), [("0,45", "de"), ("0.45", "en"), ("45", "de"), ("ca. 45", "de")])
def test_a_share_without_its_sign_is_taken_as_people_mean_it(text: str, language: str) -> None:
    read = read_number(text, "%", language, (41, 70))
    assert (read.value, read.remark) == (45, f"“{text}” was read as 45 %")


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("7.0", 7), ("7/10", 7), ("7 von 10", 7), ("7 trên 10", 7), ("70 %", 7), ("7 🙂", 7), ("7,5", 8)],
)
def test_confidence_is_understood_as_people_write_it(text: str, value: int) -> None:
    assert read_confidence(text).value == value


@pytest.mark.parametrize("text", ["0", "11", "high", "0.7", "-3", "7/5"])
def test_a_confidence_that_is_none_from_1_to_10_is_in_doubt(text: str) -> None:
    assert not read_confidence(text).taken


@pytest.mark.parametrize(
    ("text", "day_first"),
    [
        ("2027-04-19", True),
        ("2027-04-19 00:00", True),
        ("19.04.2027", True),
        ("19.4.27", True),
        ("19/04/2027", True),
        ("04/19/2027", False),
        ("19 April 2027", True),
        ("April 19, 2027", True),
        ("19. April 2027", True),
        ("Mo, 19.04.2027", True),
        ("Montag, 19. April 2027", True),
        ("ngày 19 tháng 4 năm 2027", True),
        ("19 tháng 4, 2027", True),
        ("19.4.", True),
        ("19/4", True),
        ("19. Apr", True),
        ("Apr 19", True),
        ("19 tháng 4", True),
        ("46496", True),
    ],
)
def test_a_date_is_understood_however_it_was_typed(text: str, day_first: bool) -> None:
    read = read_day(text, day_first, True, FIRST, LAST)
    assert (read.value, read.taken) == (date(2027, 4, 19), True)


@pytest.mark.parametrize("text", ["next week", "31.2.2027", "Monday", "19.12.", "12", "next week 12", "19. Dezember"])
def test_a_date_that_is_none_is_in_doubt(text: str) -> None:
    assert not read_day(text, True, True, FIRST, LAST).taken


def test_a_date_that_may_be_read_in_two_ways_tells_how_it_was_read() -> None:
    assert read_day("3/4/2027", True, False, FIRST, LAST).remark == "“3/4/2027” was read as 2027-04-03"
    assert read_day("3/4/2027", True, True, FIRST, LAST).remark == ""
    assert read_day("3.4.2027", True, False, FIRST, LAST).remark == ""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("done ✔", "done"),
        ("✅", "done"),
        ("✔️", "done"),
        ("Erledigt", "done"),
        ("XONG", "done"),
        ("đã xong", "done"),
        ("da xong", "done"),
        ("chưa xong", "open"),
        ("not done", "open"),
        ("nicht erledigt", "open"),
        ("In Arbeit", "doing"),
        ("in progress…", "doing"),
        ("đang làm", "doing"),
        ("100 %", "done"),
        ("40%", "doing"),
        ("❌", "dropped"),
        ("gestrichen", "dropped"),
        ("done, see notes", "done"),
        ("finishd", "done"),
    ],
)
def test_a_status_is_understood_in_any_language_with_or_without_signs(text: str, status: str) -> None:
    assert read_choice(text, "status").value == status


@pytest.mark.parametrize("text", ["halb", "maybe", "done ❌", "?", "ask Tim", "🙂"])
def test_a_status_that_is_none_of_the_list_is_in_doubt(text: str) -> None:
    read = read_choice(text, "status")
    assert not read.taken
    assert text[:4] in read.remark


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("help", "help"),
        ("Drop it!", "drop"),
        ("hỗ trợ", "help"),
        ("ändern, neuer Zielwert", "change: neuer Zielwert"),
        ("help: one developer: two weeks", "help: one developer: two weeks"),
        ("keep – we know why", "keep: we know why"),
    ],
)
def test_a_decision_is_understood_with_the_words_behind_it(text: str, decision: str) -> None:
    assert read_decision(text).value == decision


@pytest.mark.parametrize("text", ["👍", "we talked about it", "done: help"])
def test_a_decision_that_is_none_of_the_four_is_in_doubt(text: str) -> None:
    assert not read_decision(text).taken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_our_own_lists_offer_is_known(language: str) -> None:
    words = load_words(language)
    for status, text in ACTION_WORDS.items():
        assert read_choice(words(text), "status").value == status
    for direction, text in DIRECTION_WORDS.items():
        assert read_choice(words(text), "direction").value == direction
    for meaning in ("yes", "no", "not measured"):
        assert read_choice(words(meaning), "inside").value == meaning
    for choice, text in DECISION_WORDS.items():
        assert read_decision(words(text)).value == choice


def test_no_word_stands_for_two_things() -> None:
    from okra_coach.read.tree import parse_tree
    from okra_coach.resources import find_template

    path = find_template("lexicons/tracker.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name).value
    assert isinstance(tree, dict)
    for sort, lists in tree.items():
        words = [str(word).casefold() for own in lists.values() for word in own]
        assert len(words) == len(set(words)), sort
        assert set(choices(sort).values()) == set(lists)
