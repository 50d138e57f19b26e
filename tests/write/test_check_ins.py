"""A check-in's record on disk: hers to edit, the same for the same trackers, and taken back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from okra_coach.errors import ExternallyChangedError, NothingToUndoError
from okra_coach.model.check_in import LineEdit, Record
from okra_coach.model.progress import CheckIn
from okra_coach.read.check_ins import read_check_ins
from okra_coach.words import load_words
from okra_coach.write.check_ins import undo_check_in, write_check_in

DAY = date(2027, 2, 1)
WORDS = load_words("en")
FIRST = Record(
    DAY,
    ("tracker.xlsx",),
    values=(
        CheckIn("sales.o1.k1", DAY, 4.0, 7, source="tracker.xlsx Check-ins!F4"),
        CheckIn("sales.o1.k2", DAY, 9.0, source="tracker.xlsx Check-ins!F5"),
    ),
    edits=(LineEdit("sales.o1.k1", "target", 10.0, 12.0, source="tracker.xlsx OKR+As!I4"),),
)


def record(folder: Path, said: Record) -> bool:
    return write_check_in(folder, said, read_check_ins(folder)[2], WORDS)


def with_value(value: float) -> Record:
    return replace(FIRST, values=(replace(FIRST.values[0], value=value), *FIRST.values[1:]))


def path(folder: Path) -> Path:
    return folder / "check-ins" / "2027-02-01.yaml"


def test_the_same_record_twice_is_the_same_file_and_no_change(tmp_path: Path) -> None:
    assert record(tmp_path, FIRST) is True
    first = path(tmp_path).read_bytes()
    assert record(tmp_path, FIRST) is False
    assert path(tmp_path).read_bytes() == first
    assert read_check_ins(tmp_path)[0] == (FIRST,)


def test_what_she_changed_or_took_out_stays_so_and_her_comments_too(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    text = path(tmp_path).read_text().replace("value: 4\n", "value: 5  # they meant five\n")
    path(tmp_path).write_text(text[: text.index("changes:")])
    record(tmp_path, replace(with_value(6.0), decisions=()))
    after = path(tmp_path).read_text()
    assert "value: 5  # they meant five" in after
    assert "target" not in after


def test_a_corrected_tracker_mends_what_nobody_touched(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    assert record(tmp_path, with_value(6.0)) is True
    assert read_check_ins(tmp_path)[0] == (with_value(6.0),)


def test_two_readings_of_a_day_stay_two(tmp_path: Path) -> None:
    both = replace(FIRST, values=(*FIRST.values, CheckIn("sales.o1.k1", DAY, 6.0)))
    record(tmp_path, both)
    assert record(tmp_path, both) is False
    assert read_check_ins(tmp_path)[0] == (both,)


def test_undo_takes_the_last_recording_back_and_undoing_again_brings_it_back(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    first = path(tmp_path).read_bytes()
    record(tmp_path, with_value(6.0))
    second = path(tmp_path).read_bytes()
    assert undo_check_in(tmp_path) == (DAY, True)
    assert path(tmp_path).read_bytes() == first
    assert undo_check_in(tmp_path, DAY) == (DAY, True)
    assert path(tmp_path).read_bytes() == second


def test_after_an_undo_the_next_recording_takes_nothing_for_an_edit_of_hers(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    record(tmp_path, with_value(6.0))
    undo_check_in(tmp_path)
    record(tmp_path, with_value(7.0))
    assert read_check_ins(tmp_path)[0] == (with_value(7.0),)


def test_the_first_recording_of_a_day_is_undone_to_no_record(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    assert undo_check_in(tmp_path) == (DAY, False)
    assert not path(tmp_path).exists()
    assert undo_check_in(tmp_path) == (DAY, True)
    assert read_check_ins(tmp_path)[0] == (FIRST,)


def test_without_any_recording_there_is_nothing_to_undo(tmp_path: Path) -> None:
    with pytest.raises(NothingToUndoError, match="no check-in was recorded here"):
        undo_check_in(tmp_path)
    record(tmp_path, FIRST)
    with pytest.raises(NothingToUndoError, match="no check-in of 2027-02-08"):
        undo_check_in(tmp_path, date(2027, 2, 8))


def test_a_record_that_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    record(tmp_path, FIRST)
    prints = read_check_ins(tmp_path)[2]
    path(tmp_path).write_text("day: 2027-02-01\n")
    with pytest.raises(ExternallyChangedError):
        write_check_in(tmp_path, with_value(6.0), prints, WORDS)
    assert path(tmp_path).read_text() == "day: 2027-02-01\n"
