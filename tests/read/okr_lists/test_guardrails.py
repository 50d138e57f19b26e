"""What is called a guardrail is kept and not moved, however it is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.model.measure import Direction
from okra_coach.stories.checking import check_file
from tests.read.okr_lists.reading import read_bytes

BEFORE = "O1: Guests come back\nKR1: Orders a week from 120 to 200\n"


@pytest.mark.parametrize(
    "line",
    [
        "KR2 (guardrail): Wrong orders stay at 4 a week or fewer (now 4)",
        "KR2 [Guardrail] Wrong orders stay at 4 a week or fewer (now 4)",
        "KR2: (guardrail) Wrong orders stay at 4 a week or fewer (now 4)",
        "KR2: Guardrail: Wrong orders stay at 4 a week or fewer (now 4)",
        "KR2: Wrong orders stay at 4 a week or fewer (now 4) (guardrail)",
        "KR2: Wrong orders stay at 4 a week or fewer (now 4) – guardrail",
        "KR2 (Leitplanke / guardrail). Wrong orders stay at 4 a week or fewer (now 4)",
        "Key result 2 (counter-metric) – Wrong orders stay at 4 a week or fewer (now 4)",
        "KEY RESULT 2 (GUARDRAIL)\nWrong orders stay at 4 a week or fewer (now 4)",
        "Guardrail KR2: Wrong orders stay at 4 a week or fewer (now 4)",
        "KQ2 (chỉ số đối trọng). Wrong orders stay at 4 a week or fewer (now 4)",
        "Guardrail: Wrong orders stay at 4 a week or fewer (now 4)\n  - Check every bag. Shift lead, 12.01.2027",
    ],
)
def test_a_marked_key_result_is_kept_within_its_band(line: str, tmp_path: Path) -> None:
    (okras,) = read_bytes(tmp_path, "okrs.txt", BEFORE + line).book.sets
    _, kept = okras.key_results
    assert kept.measure == "Wrong orders stay at 4 a week or fewer (now 4)"
    assert (kept.direction, kept.baseline, kept.low, kept.high) == (Direction.KEEP, 4, None, 4)


def test_a_guardrail_that_nobody_calls_a_key_result_is_a_health_measure(tmp_path: Path) -> None:
    (okras,) = read_bytes(tmp_path, "okrs.txt", f"{BEFORE}Guardrail: Wrong orders").book.sets
    assert [one.measure for one in okras.health_measures] == ["Wrong orders"]
    assert len(okras.key_results) == 1


def test_actions_under_a_guardrail_are_its_own(tmp_path: Path) -> None:
    text = f"{BEFORE}KR2 (guardrail): Wrong orders at most 4\n  - Check every bag. Shift lead, 12.01.2027\n"
    (okras,) = read_bytes(tmp_path, "okrs.txt", text).book.sets
    assert [len(one.actions) for one in okras.key_results] == [0, 1]


def test_a_measure_about_guardrails_is_not_marked(tmp_path: Path) -> None:
    text = "O1: Roads are safe\nKR1: Guardrails repaired within a day from 40 % to 80 %\n"
    (kr,) = read_bytes(tmp_path, "okrs.txt", text).book.sets[0].key_results
    assert (kr.direction, kr.target) == (None, 80)


def test_a_kept_key_result_is_not_told_to_move(tmp_path: Path) -> None:
    path = tmp_path / "okrs.txt"
    path.write_text(f"{BEFORE}KR2 (guardrail): Wrong orders stay at 4 or fewer (now 4)\n", encoding="utf-8")
    told = {one.code for one in check_file(path).findings if one.subject.endswith("k2")}
    assert not told & {"KR202", "KR203", "KR209", "KR215"}
