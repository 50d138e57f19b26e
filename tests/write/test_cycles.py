"""Closing, beginning and taking back leave every file whole and nothing of hers overwritten."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.errors import ChangedSinceCloseError, EditedSinceError, NotClosedError, NothingToTakeBackError
from okra_coach.model.closing import Way
from okra_coach.model.history import PastCycle, PastLine, PastTeam
from okra_coach.model.measure import Direction
from okra_coach.model.okra import OkraBook
from okra_coach.model.scores import Mark, Unscored
from okra_coach.model.workshop import Cycle
from okra_coach.read.cycles import read_cycles
from okra_coach.words import load_words
from okra_coach.write.cycle_trees import with_cycle
from okra_coach.write.cycles import begin_next, take_back, write_closed, write_lines, write_next
from tests.material import ROOT, okras
from tests.records import DAYS, IDS, NUMBERS, TEXTS, WORDS

EN = load_words("en")
NEXT = Cycle("Q2 2027", date(2027, 4, 12), date(2027, 7, 2))
NORTHWIND = (ROOT / "workshops" / "northwind_freight" / "workshop.yaml").read_text(encoding="utf-8")
SHARES = st.floats(0, 1).map(lambda share: round(share, 6))

LINES = st.builds(
    PastLine,
    IDS,
    st.just("a"),
    WORDS,
    TEXTS,
    st.none() | st.sampled_from(Direction),
    st.booleans(),
    *(st.none() | NUMBERS for _ in range(6)),
    st.none() | DAYS,
    st.none() | st.integers(1, 10),
    st.none() | NUMBERS,
    st.none() | SHARES,
    st.none() | st.sampled_from(Mark),
    st.none() | st.sampled_from(Unscored),
    st.none() | st.sampled_from(Way),
)
TEAMS = st.builds(PastTeam, st.just("a"), WORDS, st.none() | SHARES, st.lists(LINES, max_size=3).map(tuple))
CYCLES = st.builds(PastCycle, WORDS, DAYS, DAYS, DAYS, st.lists(TEAMS, max_size=2).map(tuple))
CLOSED = PastCycle("Q1 2027", date(2027, 1, 18), date(2027, 4, 9), date(2027, 4, 9))


@given(CYCLES)
def test_a_closed_cycle_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, cycle: PastCycle) -> None:
    folder = tmp_path_factory.mktemp("cycle")
    write_closed(folder, "one", cycle, EN)

    assert read_cycles(folder) == ({"one": cycle}, ())


def test_only_the_cycle_s_own_lines_of_the_workshop_change() -> None:
    before, after = NORTHWIND.splitlines(), with_cycle(NORTHWIND, NEXT).splitlines()

    assert [line for line in after if line not in before] == [
        "  name: Q2 2027",
        "  first: 2027-04-12",
        "  last: 2027-07-02",
    ]
    gone = [line.split(":")[0].strip(" -") for line in before if line not in after]
    assert set(gone) == {"name", "first", "last", "mid_review", "retrospective", "blackouts", "reason"}
    assert "# Named exactly as in the questionnaire. kind: project, result, central or daily." in after


def test_a_cycle_in_one_line_is_changed_too() -> None:
    text = "language: en\ncycle: {name: Q1 2027, first: 2027-01-18, last: 2027-04-09, mid_review: 2027-02-24}\nx: 1\n"

    assert with_cycle(text, NEXT) == (
        "language: en\ncycle: {name: Q2 2027, first: 2027-04-12, last: 2027-07-02}\nx: 1\n"
    )


def test_a_remark_behind_a_value_stays() -> None:
    text = "cycle:\n  name: Q1 2027  # the pilot\n  first: 2027-01-18\n  last: 2027-04-09\n"

    assert "  name: Q2 2027  # the pilot\n" in with_cycle(text, NEXT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement with two files of OKR+As and a check-in, closed, with a draft of the next cycle."""
    (tmp_path / "okras").mkdir()
    (tmp_path / "check-ins").mkdir()
    (tmp_path / "workshop.yaml").write_text(NORTHWIND, encoding="utf-8")
    for okra_set in okras().sets[:2]:
        (tmp_path / f"okras/{okra_set.owner}.yaml").write_text(f"owner: {okra_set.owner}\n", encoding="utf-8")
    (tmp_path / "check-ins/2027-02-01.yaml").write_text("day: 2027-02-01\n", encoding="utf-8")
    close(tmp_path)
    return tmp_path


def close(folder: Path) -> tuple[str, ...]:
    book = OkraBook(okras().sets[:1])
    return (
        *write_closed(folder, "q1-2027", CLOSED, EN),
        *write_lines(folder, NEXT, (), ({}, {}), EN),
        *write_next(folder, NEXT, book, EN),
    )


def present(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".okra" not in path.parts
    }


def test_closing_twice_changes_nothing(folder: Path) -> None:
    before = present(folder)

    assert close(folder) == ()
    assert present(folder) == before


def test_closing_leaves_the_cycle_s_own_files_as_they_are_and_copies_them_whole(folder: Path) -> None:
    for name in ("workshop.yaml", "okras/company.yaml", "check-ins/2027-02-01.yaml"):
        assert (folder / name).read_bytes() == (folder / "cycles/q1-2027" / name).read_bytes()


def test_a_later_check_in_goes_into_the_copy_and_one_taken_out_leaves_it(folder: Path) -> None:
    (folder / "check-ins/2027-02-01.yaml").unlink()
    (folder / "check-ins/2027-02-08.yaml").write_text("day: 2027-02-08\n", encoding="utf-8")

    assert set(close(folder)) == {
        "cycles/q1-2027/check-ins/2027-02-08.yaml",
        "cycles/q1-2027/check-ins/2027-02-01.yaml",
    }
    assert not (folder / "cycles/q1-2027/check-ins/2027-02-01.yaml").exists()


def test_what_she_changed_in_the_copy_or_in_the_draft_is_not_overwritten(folder: Path) -> None:
    scores, draft = folder / "cycles/q1-2027/scores.yaml", folder / "next/workshop.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("Q2 2027", "Summer"), encoding="utf-8")
    assert close(folder) == ()
    assert "Summer" in draft.read_text(encoding="utf-8")

    scores.write_text("cycle: mine\n", encoding="utf-8")
    with pytest.raises(EditedSinceError, match=r"scores\.yaml"):
        close(folder)
    assert scores.read_text(encoding="utf-8") == "cycle: mine\n"


def test_beginning_brings_the_draft_into_place_and_taking_back_restores_every_byte(folder: Path) -> None:
    before = present(folder)
    begin_next(folder, "q1-2027")

    assert not (folder / "next").exists()
    assert "name: Q2 2027" in (folder / "workshop.yaml").read_text(encoding="utf-8")
    assert list((folder / "check-ins").iterdir()) == []
    assert [path.name for path in (folder / "okras").iterdir()] == ["company.yaml"]

    assert take_back(folder, "q2-2027") == "begun"
    assert present(folder) == before


def test_taking_the_close_back_leaves_what_there_was_before(folder: Path) -> None:
    assert take_back(folder, "q1-2027") == "closed"

    assert set(present(folder)) == {
        "workshop.yaml", "okras/company.yaml", f"okras/{okras().sets[1].owner}.yaml", "check-ins/2027-02-01.yaml"
    }  # fmt: skip
    with pytest.raises(NothingToTakeBackError):
        take_back(folder, "q1-2027")


def test_what_changed_since_the_close_stops_the_beginning(folder: Path) -> None:
    (folder / "check-ins/2027-04-12.yaml").write_text("day: 2027-04-12\n", encoding="utf-8")
    before = present(folder)

    with pytest.raises(ChangedSinceCloseError, match="2027-04-12"):
        begin_next(folder, "q1-2027")
    assert present(folder) == before


def test_work_on_the_new_cycle_stops_the_way_back(folder: Path) -> None:
    begin_next(folder, "q1-2027")
    (folder / "okras/company.yaml").write_text("owner: company\nname: Hers\n", encoding="utf-8")
    before = present(folder)

    with pytest.raises(ChangedSinceCloseError, match="company"):
        take_back(folder, "q2-2027")
    assert present(folder) == before


def test_an_edited_draft_stops_the_close_from_being_taken_back(folder: Path) -> None:
    path = folder / "next/okras/company.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# hers\n", encoding="utf-8")

    with pytest.raises(EditedSinceError, match="company"):
        take_back(folder, "q1-2027")
    assert take_back(folder, "q1-2027", overwrite=True) == "closed"


def test_the_only_copy_of_a_file_is_never_removed(folder: Path) -> None:
    (folder / "okras/company.yaml").unlink()

    with pytest.raises(ChangedSinceCloseError, match="company"):
        take_back(folder, "q1-2027", overwrite=True)


def test_a_file_of_hers_in_next_stays_there(folder: Path) -> None:
    (folder / "next/thoughts.txt").write_text("later", encoding="utf-8")
    begin_next(folder, "q1-2027")

    assert [path.name for path in (folder / "next").iterdir()] == ["thoughts.txt"]


def test_nothing_begins_before_the_close(tmp_path: Path) -> None:
    (tmp_path / "workshop.yaml").write_text(NORTHWIND, encoding="utf-8")

    with pytest.raises(NotClosedError):
        begin_next(tmp_path, "q1-2027")


@pytest.mark.parametrize("done", range(5))
def test_a_beginning_that_was_killed_goes_on_or_is_taken_back(folder: Path, tmp_path: Path, done: int) -> None:
    """After so many of its steps: files are put, others go, the workshop last."""
    before, whole = present(folder), tmp_path / "whole"
    shutil.copytree(folder, whole, ignore=shutil.ignore_patterns("whole"))
    begin_next(whole, "q1-2027")
    after = present(whole)
    (folder / ".okra/begun").mkdir()
    (folder / ".okra/begun/cycle.txt").write_text("q1-2027\n", encoding="utf-8")
    names = ["okras/company.yaml", f"okras/{okras().sets[1].owner}.yaml", "check-ins/2027-02-01.yaml", "workshop.yaml"]
    for name in names[:done]:
        if name in after:
            (folder / name).write_bytes(after[name])
        else:
            (folder / name).unlink()
    shutil.rmtree(whole)
    again = tmp_path / "again"
    shutil.copytree(folder, again, ignore=shutil.ignore_patterns("again"))

    begin_next(again, "q1-2027" if done < 4 else "q2-2027")
    assert present(again) == after
    shutil.rmtree(again)
    assert take_back(folder, "q1-2027" if done < 4 else "q2-2027") == "begun"
    assert present(folder) == before


def test_a_cycle_with_another_name_is_another_folder(folder: Path) -> None:
    write_closed(folder, "q2-2027", replace(CLOSED, name="Q2 2027", first=date(2027, 4, 12)), EN)

    assert list(read_cycles(folder)[0]) == ["q1-2027", "q2-2027"]
