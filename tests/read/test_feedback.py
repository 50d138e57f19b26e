from __future__ import annotations

from datetime import datetime
from pathlib import Path

from okra_coach.read.feedback import read_feedback
from tests.read.folders import engagement, export, read_small


def read(folder: Path, text: str) -> tuple[list[tuple[int, str, str, datetime | None]], list[str]]:
    rows, faults = read_feedback(engagement(folder, feedback__a_csv=text), read_small(folder))
    return [(row.score, row.segment, row.comment, row.when) for row in rows], [str(fault) for fault in faults]


def test_columns_are_found_by_their_headers(tmp_path: Path) -> None:
    text = export(["date", "score", "customer segment", "comment"], ["2026-09-01", "10", "SME", "two\nlines"])
    assert read(tmp_path, text) == ([(10, "SME", "two\nlines", datetime(2026, 9, 1))], [])


def test_a_score_is_found_by_its_values(tmp_path: Path) -> None:
    text = export(["Ngày", "Bạn có giới thiệu chúng tôi không?", "Góp ý"], ["13/09/2026", "9", "tốt"])
    assert read(tmp_path, text)[0] == [(9, "", "tốt", datetime(2026, 9, 13))]


def test_a_rating_of_more_than_ten_is_no_score(tmp_path: Path) -> None:
    rows, faults = read(tmp_path, export(["date", "score"], ["2026-09-01", "87"], ["2026-09-02", "45"]))
    assert rows == []
    assert "no column holds a score of 0 to 10" in faults[0]


def test_a_row_without_a_score_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [["2026-09-01", str(score % 11)] for score in range(20)]
    found, faults = read(tmp_path, export(["date", "score"], *rows, ["2026-09-02", "good"], ["2026-09-02", ""]))
    assert len(found) == 20
    assert faults == ["feedback/a.csv row 22: the score is no number from 0 to 10; the row is left out"]


def test_who_wrote_it_is_left_out(tmp_path: Path) -> None:
    found, faults = read(tmp_path, export(["score", "Name", "comment"], ["7", "Zoe Quill", "fine"]))
    assert found == [(7, "", "fine", None)]
    assert faults == ['feedback/a.csv row 1, "Name": this column is left out, and never shown']


def test_no_feedback_is_no_fault(tmp_path: Path) -> None:
    assert read_feedback(tmp_path, read_small(tmp_path)) == ((), ())
