from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.errors import EditedSinceError
from okra_coach.write.forms import RECORD, write_forms

FILES = {"a.md": b"one", "b.md": b"two"}


def test_the_files_lie_in_forms(tmp_path: Path) -> None:
    written = write_forms(tmp_path, FILES)

    assert written == ((tmp_path / "forms" / "a.md", True), (tmp_path / "forms" / "b.md", True))
    assert (tmp_path / "forms" / "a.md").read_bytes() == b"one"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    before = (tmp_path / "forms" / "a.md").stat().st_mtime_ns

    assert [changed for _, changed in write_forms(tmp_path, FILES)] == [False, False]
    assert (tmp_path / "forms" / "a.md").stat().st_mtime_ns == before


def test_what_nobody_touched_follows_the_settings(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)

    assert [changed for _, changed in write_forms(tmp_path, FILES | {"a.md": b"new"})] == [True, False]


def test_what_a_person_changed_is_not_overwritten_and_nothing_else_is_written_either(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    (tmp_path / "forms" / "b.md").write_bytes(b"two, in my words")
    with pytest.raises(EditedSinceError, match=r"b\.md: changed since .* --overwrite$"):
        write_forms(tmp_path, {"a.md": b"new", "b.md": b"new"})

    assert (tmp_path / "forms" / "a.md").read_bytes() == b"one"
    assert (tmp_path / "forms" / "b.md").read_bytes() == b"two, in my words"


def test_whoever_asks_for_it_gets_it_overwritten(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    (tmp_path / "forms" / "b.md").write_bytes(b"mine")
    write_forms(tmp_path, FILES, overwrite=True)

    assert (tmp_path / "forms" / "b.md").read_bytes() == b"two"
    assert [changed for _, changed in write_forms(tmp_path, FILES | {"b.md": b"three"})] == [False, True]


def test_a_file_of_unknown_origin_counts_as_a_person_s(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    (tmp_path / RECORD).write_text("{ torn", encoding="utf-8")
    with pytest.raises(EditedSinceError):
        write_forms(tmp_path, {"a.md": b"new"})


def test_a_file_that_was_taken_away_comes_back(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    (tmp_path / "forms" / "a.md").unlink()

    assert [changed for _, changed in write_forms(tmp_path, FILES)] == [True, False]


def test_a_form_that_is_not_asked_for_now_keeps_its_place_in_the_record(tmp_path: Path) -> None:
    write_forms(tmp_path, FILES)
    write_forms(tmp_path, {"a.md": b"new"})

    assert [changed for _, changed in write_forms(tmp_path, {"b.md": b"new"})] == [True]
