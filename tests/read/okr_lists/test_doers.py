"""Who does an action by when is read wherever people write it, and nothing else is taken for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okra_coach.read.okr_lists.details import without_details
from okra_coach.read.okr_lists.due_days import day_of
from okra_coach.read.okr_lists.labels import Part
from tests.read.okr_lists.reading import outline, read_bytes


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("22 January 2027", date(2027, 1, 22)),
        ("Jan 22", date(2027, 1, 22)),
        ("22nd of January", date(2027, 1, 22)),
        ("15.01.", date(2027, 1, 15)),
        ("1/15/2027", date(2027, 1, 15)),
        ("ngày 15 tháng 1 năm 2027", date(2027, 1, 15)),
        ("20/1", date(2027, 1, 20)),
        ("end of February", date(2027, 2, 28)),
        ("Mitte März 2028", date(2028, 3, 15)),
        ("cuối tháng 4", date(2027, 4, 30)),
        ("31 June", None),
        ("soon", None),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_the_list(said: str, day: date | None) -> None:
    assert day_of(said, 2027) == day


def test_a_day_without_any_year_stays_open() -> None:
    assert day_of("22 January", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Call ten guests. Desk lead, 22 January 2027",
        "Call ten guests – Desk lead, by 22 January 2027",
        "Call ten guests (Desk lead, 22.01.2027)",
        "Call ten guests [Desk lead – 2027-01-22]",
        "Call ten guests. Owner: Desk lead. Due: Jan 22, 2027.",
        "Call ten guests. Owner: Desk lead. Due Jan 22, 2027",
        "Call ten guests. Verantwortlich: Desk lead, bis 22.01.2027",
        "Call ten guests; responsible: Desk lead; deadline: 22 January 2027",
        "Call ten guests (owner: Desk lead; due: 22.01.2027)",
        "Call ten guests | Desk lead | 22.01.2027",
        "Call ten guests -> Desk lead (by 22 Jan 2027)",
        "Call ten guests, Desk lead, 22 January 2027",
        "Call ten guests. Phụ trách: Desk lead. Hạn: 22/01/2027.",
        "Call ten guests — Desk lead, start by 22 January 2027",
    ],
)
def test_owner_and_day_are_cut_from_the_end_of_an_action(text: str) -> None:
    words, details = without_details(text, Part.ACTION)
    assert words.rstrip(".") == "Call ten guests"
    assert details["owner"] == "Desk lead"
    assert day_of(details["due"], None) == date(2027, 1, 22)


@pytest.mark.parametrize(
    "text",
    [
        "Run the survey by 31 March",
        "Offer first pick of the pitch until mid-February",
        "Open the doors from 11 a.m. to 7 p.m.",
        "Measure twice: on 3 March and on 20 June",
        "Move tutoring to the lounge, and report what they say to us by 22 January",
    ],
)
def test_a_day_in_a_sentence_stays_there(text: str) -> None:
    assert without_details(text, Part.ACTION) == (text, {})


def test_the_survey_behind_a_key_result_is_no_owner() -> None:
    text = "Satisfaction from 3.4 to 4.2 (guest survey, 12 March 2027)"
    assert without_details(text, Part.KEY_RESULT) == (text, {})


def test_american_days_are_told_by_the_whole_list(tmp_path: Path) -> None:
    text = (
        "O1: Guests come back\nKR1: Visits from 2 to 9\n- Call them – Jo, 1/5/2027\n- Write to them – Jo, 1/25/2027\n"
    )
    days = [line.rpartition("!")[2] for line in outline(read_bytes(tmp_path, "a.txt", text)).splitlines()[2:]]
    assert days == ["2027-01-05", "2027-01-25"]


def test_a_remark_in_brackets_is_never_cut_in_two() -> None:
    text = "Crates thrown away from 320 to 90 [Baseline: Oct 2026 | Source: warehouse sheet]"
    words, _ = without_details(text, Part.KEY_RESULT)
    assert words in (text, text.partition(" [")[0])
