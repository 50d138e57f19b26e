from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import okra_coach.write.pack as room
from okra_coach.documents.pack import Pack, PackFile
from okra_coach.documents.page import Page
from okra_coach.errors import CannotWriteError
from okra_coach.write.pack import recover_pack, write_pack

NAMES = ("briefing.html", "guide.html", "agenda.html")


def pack(text: str, names: tuple[str, ...] = NAMES) -> Pack:
    return Pack(tuple(PackFile(name, Page(name, "en", f"# {name}\n\n{text}"), "") for name in names))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(folder: Path, text: str) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    return contents(write_pack(folder, pack(text), None))


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".pack")]


def test_the_pack_is_in_place_and_nothing_else_is_left(tmp_path: Path) -> None:
    where = write_pack(tmp_path, pack("one"), None)

    assert where == tmp_path / "pack"
    assert set(contents(where)) == set(NAMES)
    assert leftovers(tmp_path) == []


def test_a_second_pack_takes_the_place_of_the_first(tmp_path: Path) -> None:
    written(tmp_path, "one")

    assert all(b"two" in data for data in written(tmp_path, "two").values())
    assert leftovers(tmp_path) == []


def test_a_document_that_is_no_longer_made_goes(tmp_path: Path) -> None:
    written(tmp_path, "one")
    write_pack(tmp_path, pack("two", NAMES[:2]), None)

    assert set(contents(tmp_path / "pack")) == set(NAMES[:2])


def test_what_a_person_put_into_the_pack_stays_in_it(tmp_path: Path) -> None:
    written(tmp_path, "one")
    (tmp_path / "pack" / "photos").mkdir()
    (tmp_path / "pack" / "photos" / "wall.jpg").write_bytes(b"photo")
    (tmp_path / "pack" / "notes.txt").write_bytes(b"notes")

    for text in ("two", "three"):
        now = written(tmp_path, text)
        assert now["photos/wall.jpg"] == b"photo"
        assert now["notes.txt"] == b"notes"
        assert len(now) == len(NAMES) + 2


def test_a_generated_file_that_was_polished_by_hand_stays_beside_the_new_one(tmp_path: Path) -> None:
    written(tmp_path, "one")
    (tmp_path / "pack" / "briefing.html").write_bytes(b"polished")
    now = written(tmp_path, "two")

    assert now["briefing (edited).html"] == b"polished"
    assert b"two" in now["briefing.html"]

    (tmp_path / "pack" / "briefing.html").write_bytes(b"polished again")
    again = written(tmp_path, "three")

    assert again["briefing (edited).html"] == b"polished"
    assert again["briefing (edited 2).html"] == b"polished again"


def test_without_the_record_of_the_last_run_a_different_file_counts_as_hers(tmp_path: Path) -> None:
    old = written(tmp_path, "one")
    shutil.rmtree(tmp_path / ".okra")

    assert written(tmp_path, "two")["briefing (edited).html"] == old["briefing.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_pack_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "pack").symlink_to(tmp_path / "elsewhere")
    written(tmp_path, "one")

    assert (tmp_path / "pack").is_symlink()
    assert set(contents(tmp_path / "elsewhere")) == set(NAMES)


STEPS = ("write_synced", "_carry_over", "_write_record", "sync_folder", "exchange", "_put_in_place")


@pytest.mark.parametrize("atomic", [True, False], ids=["at once", "two renames"])
@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_old_pack(
    step: str, atomic: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = written(tmp_path, "one")
    if not atomic:
        monkeypatch.setattr(room, "exchange", lambda one, other: False)

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room, step, fail)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_pack(tmp_path, pack("two"), None)

    assert contents(tmp_path / "pack") == old
    assert leftovers(tmp_path) == []

    monkeypatch.undo()
    assert set(written(tmp_path, "two")) == set(NAMES)


def test_without_an_atomic_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "exchange", lambda one, other: False)
    written(tmp_path, "one")

    assert all(b"two" in data for data in written(tmp_path, "two").values())
    assert leftovers(tmp_path) == []


def test_a_kill_between_two_renames_is_mended_by_the_next_run(tmp_path: Path) -> None:
    old = written(tmp_path, "one")
    (tmp_path / "pack").rename(tmp_path / ".pack-old")
    shutil.copytree(tmp_path / ".pack-old", tmp_path / ".pack-new-4711")
    recover_pack(tmp_path)

    assert contents(tmp_path / "pack") == old
    assert leftovers(tmp_path) == []


def test_a_kill_after_two_renames_leaves_the_new_pack(tmp_path: Path) -> None:
    new = written(tmp_path, "two")
    shutil.copytree(tmp_path / "pack", tmp_path / ".pack-old")
    recover_pack(tmp_path)

    assert contents(tmp_path / "pack") == new
    assert leftovers(tmp_path) == []


def test_a_kill_between_exchange_and_record_makes_no_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "one")
    record = room._write_record
    calls: list[int] = []

    def killed_the_second_time(folder: Path, made: dict[str, list[str]]) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        record(folder, made)

    monkeypatch.setattr(room, "_write_record", killed_the_second_time)
    with pytest.raises(KeyboardInterrupt):
        write_pack(tmp_path, pack("two"), None)
    monkeypatch.undo()

    assert set(written(tmp_path, "three")) == set(NAMES)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_the_unfinished_folder_of_a_run_that_is_still_going_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".pack-new-4711").mkdir()
    with room._lock(tmp_path / ".pack-new-4711"):
        recover_pack(tmp_path)
        assert leftovers(tmp_path) == [".pack-new-4711"]
    recover_pack(tmp_path)

    assert leftovers(tmp_path) == []


def test_a_refusal_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="pack: cannot be written"):
        write_pack(tmp_path / "gone", pack("one"), None)


ENDLESS = """
import itertools, sys
from pathlib import Path
from tests.write.test_pack import pack
from okra_coach.write.pack import write_pack
print("going", flush=True)
for number in itertools.count():
    write_pack(Path(sys.argv[1]), pack("even" if number % 2 else "odd"), None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_kill_at_any_moment_leaves_one_pack_or_the_other(tmp_path: Path) -> None:
    packs = [written(tmp_path / text, text) for text in ("even", "odd")]
    folder = tmp_path / "killed"
    written(folder, "even")
    moments = random.Random(7)
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(folder)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(moments.uniform(0.0, 0.12))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()

        assert contents(folder / "pack") in packs
    written(folder, "even")

    assert contents(folder / "pack") == packs[0]
    assert leftovers(folder) == []


INSIDE = (*NAMES, "calendars/one.html", "calendars/two.html")


def test_documents_may_lie_in_a_folder_of_the_pack(tmp_path: Path) -> None:
    where = write_pack(tmp_path, pack("one", INSIDE), None)
    assert set(contents(where)) == set(INSIDE)
    assert set(contents(write_pack(tmp_path, pack("two", INSIDE), None))) == set(INSIDE)


def test_a_document_in_a_folder_that_is_no_longer_made_goes_with_its_folder(tmp_path: Path) -> None:
    write_pack(tmp_path, pack("one", INSIDE), None)
    write_pack(tmp_path, pack("two", INSIDE[:-1]), None)
    assert set(contents(tmp_path / "pack")) == set(INSIDE[:-1])
    write_pack(tmp_path, pack("three"), None)
    assert sorted(path.name for path in (tmp_path / "pack").iterdir()) == sorted(NAMES)


def test_what_a_person_put_beside_the_documents_of_a_folder_stays(tmp_path: Path) -> None:
    where = write_pack(tmp_path, pack("one", INSIDE), None)
    (where / "calendars" / "notes.txt").write_text("mine", encoding="utf-8")
    (where / "calendars" / "old").mkdir()
    (where / "calendars" / "old" / "more.txt").write_text("mine too", encoding="utf-8")
    (where / "calendars" / "one.html").write_text("changed by hand", encoding="utf-8")
    now = contents(write_pack(tmp_path, pack("two"), None))
    assert now["calendars/notes.txt"] == b"mine"
    assert now["calendars/old/more.txt"] == b"mine too"
    assert now["calendars/one (edited).html"] == b"changed by hand"
    assert "calendars/two.html" not in now


WEEK = "check-ins/2027-02-01"


def week(text: str, day: str = WEEK) -> Pack:
    return pack(text, (f"{day}/check-in.html",))


def test_a_part_is_made_anew_and_all_else_stays_as_it_is(tmp_path: Path) -> None:
    before = written(tmp_path, "one")
    (tmp_path / "pack" / "own.txt").write_text("hers", encoding="utf-8")
    write_pack(tmp_path, week("first", "check-ins/2027-01-25"), None, "check-ins/2027-01-25")
    write_pack(tmp_path, week("second"), None, WEEK)
    after = contents(tmp_path / "pack")

    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"own.txt", "check-ins/2027-01-25/check-in.html", f"{WEEK}/check-in.html"}
    assert leftovers(tmp_path) == []


def test_a_part_replaces_what_it_made_before_and_keeps_what_was_edited(tmp_path: Path) -> None:
    write_pack(tmp_path, week("one"), None, WEEK)
    write_pack(tmp_path, week("two"), None, WEEK)
    page = tmp_path / "pack" / WEEK / "check-in.html"
    assert [path.name for path in page.parent.iterdir()] == ["check-in.html"]

    page.write_text("hers", encoding="utf-8")
    write_pack(tmp_path, week("three"), None, WEEK)

    assert b"three" in page.read_bytes()
    assert (page.parent / "check-in (edited).html").read_text(encoding="utf-8") == "hers"


def test_a_new_pack_keeps_what_was_handed_out_at_check_ins(tmp_path: Path) -> None:
    written(tmp_path, "one")
    write_pack(tmp_path, week("first"), None, WEEK)
    handed_out = contents(tmp_path / "pack" / WEEK)
    write_pack(tmp_path, pack("two", NAMES[:2]), None)

    assert contents(tmp_path / "pack" / WEEK) == handed_out
    assert set(contents(tmp_path / "pack")) == {*NAMES[:2], f"{WEEK}/check-in.html"}

    write_pack(tmp_path, week("again"), None, WEEK)
    assert b"again" in (tmp_path / "pack" / WEEK / "check-in.html").read_bytes()
    assert len(list((tmp_path / "pack" / WEEK).iterdir())) == 1
