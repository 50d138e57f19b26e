from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from okra_coach.errors import CannotWriteError, ExternallyChangedError
from okra_coach.write.files import write_whole

as_root = sys.platform != "win32" and os.geteuid() == 0


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "okras" / "a.yaml", b"text")

    assert (tmp_path / "okras" / "a.yaml").read_bytes() == b"text"
    assert names(tmp_path / "okras") == ["a.yaml"]


def test_a_file_that_is_still_as_it_was_read_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    write_whole(path, b"new", hashlib.sha256(b"old").hexdigest())

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("now", [b"hers", None], ids=["changed", "deleted"])
def test_a_file_that_moved_on_is_left_alone(now: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(ExternallyChangedError):
        write_whole(path, b"new", hashlib.sha256(b"old").hexdigest())

    assert (path.read_bytes() if path.exists() else None) == now
    assert names(tmp_path) == (["a.yaml"] if now is not None else [])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_stays_a_link_and_its_target_gets_the_text(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    target = tmp_path / "shared" / "a.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "a.yaml"
    link.symlink_to(target)
    write_whole(link, b"new", hashlib.sha256(b"old").hexdigest())

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_a_killed_run_left_behind_is_swept_up(tmp_path: Path) -> None:
    (tmp_path / ".a.yaml.4711.okra-new").write_bytes(b"half")
    write_whole(tmp_path / "a.yaml", b"whole")

    assert names(tmp_path) == ["a.yaml"]


def test_a_file_name_with_brackets_is_a_name_and_no_pattern(tmp_path: Path) -> None:
    write_whole(tmp_path / "a[1]*.yaml", b"x")

    assert names(tmp_path) == ["a[1]*.yaml"]


def test_a_refusal_of_the_system_is_one_sentence_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "okras").write_bytes(b"a file where a folder should be")
    with pytest.raises(CannotWriteError, match=r"a\.yaml: cannot be written"):
        write_whole(tmp_path / "okras" / "a.yaml", b"x")


@pytest.mark.skipif(sys.platform == "win32" or as_root, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_a_refusal(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWriteError):
            write_whole(tmp_path / "a.yaml", b"x")
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.yaml"]
