"""`okra-coach check-in` without a tracker: a recorded check-in is rendered again."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.cli.situation import describe_situation
from okra_coach.model.check_in import Record
from okra_coach.model.progress import CheckIn
from okra_coach.words import load_words
from okra_coach.write.check_ins import write_check_in
from tests.material import ROOT

NORTHWIND = ROOT / "workshops" / "northwind_freight"
FIRST, SECOND = date(2027, 1, 25), date(2027, 2, 8)
QUOTES = "quote-to-book-portal.o1.k2"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind with its plan, and two check-ins on record."""
    folder = tmp_path_factory.mktemp("check-in") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra", "rollout.yaml"))
    assert CliRunner().invoke(door, ["plan", str(folder)]).exit_code == 0
    for day, value in ((FIRST, 12.0), (SECOND, 18.0)):
        note = "Said by Anna: the vendor never answers"
        write_check_in(folder, Record(day, values=(CheckIn(QUOTES, day, value, 6, note),)), {}, load_words("en"))
    return folder


@pytest.fixture
def folder(planned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(planned, tmp_path / "northwind"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(door, ["check-in", *arguments])


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_last_check_in_lies_in_the_pack_in_a_folder_of_its_day(folder: Path) -> None:
    done = run(str(folder))

    assert done.exit_code == 0
    assert "Share of quotes that go out with nobody touching them: 12% → 18%" in done.stdout
    lying = {path.name for path in (folder / "pack" / "check-ins" / "2027-02-08").iterdir()}
    assert lying == {"check-in.pptx", "check-in.html", "check-in.txt"}


def test_doing_it_again_gives_the_same_bytes_and_touches_no_record(folder: Path) -> None:
    run(str(folder))
    before = files(folder)
    run(str(folder))

    assert files(folder) == before


def test_an_earlier_day_is_told_as_it_was_known_then(folder: Path) -> None:
    done = run(str(folder), "--day", "2027-01-25", "--text")

    assert done.stdout.startswith("Check-in of 25 Jan, week 2: ")
    assert "18%" not in done.stdout
    assert len(done.stdout.splitlines()) == 5


def test_the_text_alone_is_what_the_file_holds(folder: Path) -> None:
    done = run(str(folder), "--text")

    assert done.stdout == (folder / "pack/check-ins/2027-02-08/check-in.txt").read_text(encoding="utf-8")


def test_programs_get_the_week(folder: Path) -> None:
    told = json.loads(run(str(folder), "--json").stdout)

    assert (told["day"], told["week"]["number"]) == ("2027-02-08", 2)
    assert [one["name"] for one in told["files"]] == ["check-in.pptx", "check-in.html", "check-in.txt"]


def test_what_a_team_noted_is_in_no_file(folder: Path) -> None:
    run(str(folder))
    lying = folder / "pack" / "check-ins" / "2027-02-08"

    assert "never answers" not in (lying / "check-in.html").read_text(encoding="utf-8")
    assert "never answers" not in (lying / "check-in.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("day", [None, "2027-03-01"])
def test_a_check_in_that_is_not_on_record_is_one_sentence(folder: Path, day: str | None) -> None:
    if day is None:
        shutil.rmtree(folder / "check-ins")
    done = run(str(folder), *(("--day", day) if day else ()))

    assert done.exit_code == 2
    last = done.stderr.splitlines()[-1]
    assert (
        "no check-in is recorded yet" if day is None else "no check-in of 2027-03-01 is recorded; there are"
    ) in last
    assert not (folder / "pack").exists()


def test_a_fault_in_a_record_is_told_with_its_line_and_nothing_is_written(folder: Path) -> None:
    record = folder / "check-ins" / "2027-02-08.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("value: 18", "value: many"), encoding="utf-8")
    done = run(str(folder))

    assert done.exit_code == 2
    assert "check-ins/2027-02-08.yaml:" in done.stderr
    assert not (folder / "pack").exists()


def test_the_gates_hear_of_the_check_ins(folder: Path) -> None:
    told = CliRunner().invoke(door, ["plan", str(folder), "--status"]).stdout

    assert "2 of 4 were held so far, of 2 teams." in told


def test_a_decision_that_she_writes_into_the_record_is_told_at_the_next_one(folder: Path) -> None:
    record = folder / "check-ins" / "2027-01-25.yaml"
    decided = f"decisions:\n  - about: {QUOTES}\n    decided: help\n    by: Managing Director\n"
    text = record.read_text(encoding="utf-8")
    record.write_text(text + decided, encoding="utf-8")
    done = json.loads(run(str(folder), "--json").stdout)

    (followed,) = done["week"]["followed"]
    assert (followed["decision"]["choice"], followed["day"]) == ("help", "2027-01-25")
    page = (folder / "pack/check-ins/2027-02-08/check-in.html").read_text(encoding="utf-8")
    assert "25 Jan: help it" in page


def test_the_folder_says_how_many_weeks_it_holds_and_what_comes_next(folder: Path) -> None:
    run(str(folder))
    told = describe_situation(folder) or ""

    assert "check-ins/  2 recorded" in told
    assert "Next: okra-coach check-in with the next filled-in tracker" in told


def test_a_source_of_her_own_takes_the_place_of_ours(folder: Path) -> None:
    own = folder / "templates" / "decks"
    own.mkdir(parents=True)
    (own / "check-in.md").write_text("# Week\n## {{ headline }}\n- {{ week.number }}\n", encoding="utf-8")
    assert run(str(folder)).exit_code == 0

    (own / "check-in.md").write_text("# Week\n## {{ nothing }}\n", encoding="utf-8")
    done = run(str(folder))
    assert (done.exit_code, "templates/decks/check-in.md:2" in done.stderr) == (2, True)


def test_what_was_handed_out_stays_when_its_record_is_taken_back(folder: Path) -> None:
    run(str(folder))
    done = run(str(folder), "--undo")

    assert "What was handed out stays in " in done.stdout
    assert (folder / "pack/check-ins/2027-02-08/check-in.pptx").is_file()
    assert not (folder / "check-ins/2027-02-08.yaml").exists()
