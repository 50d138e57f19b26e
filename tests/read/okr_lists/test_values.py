"""Baseline, target, unit and band come out of the words as a person would read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.model.measure import Direction
from okra_coach.read.okr_lists.bands import kept_values
from okra_coach.read.okr_lists.values import values_in_words
from tests.read.okr_lists.reading import read_bytes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Calls drop from 46 a week to 15 a week in March", "en", (46, 15, "")),
        ("Members with a payment: 640 (March 2026) → 480 (March 2027)", "en", (640, 480, "")),
        ("Commission from £11.40 (January to March 2026) down to £8.00", "en", (11.4, 8, "GBP")),
        ("Families who booked again: at least 320 (210 at the same point last year)", "en", (210, 320, "")),
        ("Visits before the midterm: from 74 (spring 2026) to 160, out of about 310", "en", (74, 160, "")),
        ("Time to find the casualty: from 6 min 40 s to 5 min 30 s", "en", (400, 330, "seconds")),
        ("Wait: from 1 h 30 min to 45 min", "en", (90, 45, "minutes")),
        ("Households that shop weekly: 120 today, 200 by end of August", "en", (120, 200, "")),
        ("Wartezeit am Tresen: 6 Min. → 3 Min.", "de", (6, 3, "minutes")),
        ("Gemeinsam spielen: mindestens 60 (im 1. Quartal 2026: 24)", "de", (24, 60, "")),
        ("Anteil, der zweimal kommt: mindestens 40 % (Vorjahr: 22 %)", "de", (22, 40, "%")),
        ("Tối thiểu 4.000 người trong tháng 3 (tháng 10/2026: 2.100)", "vi", (2100, 4000, "")),
        ("Số shop gửi từ 20 đơn trở lên: ít nhất 480 (hiện nay 350)", "vi", (350, 480, "")),
        ("Khách bỏ khâu kiểm lại: ít nhất 12 trong 30 khách (hiện nay 4)", "vi", (4, 12, "")),
    ],
)
def test_remarks_beside_the_numbers_do_not_hide_them(
    text: str, language: str, expected: tuple[float, float, str]
) -> None:
    found = values_in_words(text, language)
    assert (found.baseline, found.target, found.unit) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Revenue grows by 20 % (18 % of it abroad)",
        "Score of at least 4 (out of 5)",
        "At least 8.500 households (von 13.000)",
        "Average rating of 4.2 on a scale from 1 to 5 in Q1 2027",
    ],
)
def test_the_size_of_a_scale_is_no_baseline(text: str) -> None:
    assert values_in_words(text, "en").baseline is None or values_in_words(text, "en").baseline == 1


@pytest.mark.parametrize(
    ("text", "language", "band", "baseline", "unit"),
    [
        ("Median wait stays at 9 working days or less (now 9)", "en", (None, 9), 9, "working days"),
        ("Households served stays at 5,400 a month or more (now 5,400)", "en", (5400, None), 5400, ""),
        ("Lost-time injuries stay at 0 (0 in Q1 2026)", "en", (0, 0), 0, ""),
        ("Training injuries: none (none on the autumn course)", "en", (None, 0), 0, ""),
        ("Crew overtime stays under 6 hours a week (5.5 now)", "en", (None, 6), 5.5, "hours"),
        ("Balances 30+ days past due stay at or below 2.9% (now 2.9%)", "en", (None, 2.9), 2.9, "%"),
        ("Überstunden bleiben bei höchstens 4 Stunden im Monat (heute 4)", "de", (None, 4), 4, "hours"),
        ("Doanh thu không thấp hơn 900 đồng (hiện nay 950 đồng)", "vi", (900, None), 950, "VND"),
    ],
)
def test_a_guardrail_has_a_band_and_the_value_of_today(
    text: str, language: str, band: tuple[float | None, float | None], baseline: float, unit: str
) -> None:
    found = kept_values(text, {}, language)
    assert (found.low, found.high) == band
    assert (found.baseline, found.unit, found.target) == (baseline, unit, None)
    assert found.direction is Direction.KEEP


def test_a_guardrail_takes_its_band_from_cells() -> None:
    found = kept_values("Median time to collection", {"current": "8 days", "target": "10 days or fewer"}, "en")
    assert (found.baseline, found.low, found.high, found.unit) == (8, None, 10, "days")


def test_a_guardrail_without_numbers_has_no_band() -> None:
    found = kept_values("Crews stay safe", {}, "en")
    assert (found.low, found.high, found.direction) == (None, None, Direction.KEEP)


@pytest.mark.parametrize(
    "text",
    [
        "O1: Ships berth at once\nKR1: Hours at anchor from 14 to 6 (source: port log)\n",
        "O1: Ships berth at once\nKR1: Hours at anchor from 14 to 6. Source: port log\n",
        "O1: Ships berth at once\nKR1: Hours at anchor from 14 to 6\nData source: port log\n",
        "O1: Ships berth at once\nKR1: Hours at anchor from 14 to 6 – Datenquelle: port log\n",
        "| Objective | Key result | Measured by |\n|---|---|---|\n| Ships berth | Hours from 14 to 6 | port log |\n",
    ],
)
def test_the_data_source_is_read_wherever_it_stands(text: str, tmp_path: Path) -> None:
    (kr,) = read_bytes(tmp_path, "a.md", text).book.sets[0].key_results
    assert (kr.source, kr.baseline, kr.target) == ("port log", 14, 6)
