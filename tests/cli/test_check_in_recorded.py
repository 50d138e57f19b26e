"""`okra-coach check-in FOLDER TRACKER`: what is understood is recorded, told, merged and taken back."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from okra_coach.cli.door import okra_coach as door
from tests.material import ROOT

NORTHWIND = ROOT / "workshops" / "northwind_freight"
CALLS, TOLD = "company.o1.k2", "company.o1.k1"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", ".okra"))
    assert CliRunner().invoke(door, ["build", str(folder)]).exit_code in (0, 1)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "northwind"))


def filled(folder: Path, name: str, change: Callable[[dict[str, Worksheet]], None]) -> Path:
    """A copy of the tracker that somebody typed into."""
    book = load_workbook(folder / "pack" / "tracker.xlsx")
    change({sheet.title: sheet for sheet in book.worksheets})
    path = folder.parent / name
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


def values(*said: tuple[str, float | str]) -> Callable[[dict[str, Worksheet]], None]:
    """Values of the first check-in, by key result."""

    def change(sheets: dict[str, Worksheet]) -> None:
        rows = list(sheets["Check-ins"].iter_rows(min_row=4))
        for own, value in said:
            next(row for row in rows if row[1].value == own)[5].value = value

    return change


def run(*arguments: object) -> Result:
    return CliRunner().invoke(door, ["check-in", *map(str, arguments)])


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_values_are_recorded_and_told_and_the_check_in_is_shown(folder: Path) -> None:
    done = run(folder, filled(folder, "tracker.xlsx", values((CALLS, 120), (TOLD, "35 %"))))
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("2027-01-25: 2 values, 2 counted for second lines\n")
    assert (folder / "pack" / "check-ins" / "2027-01-25" / "check-in.pptx").is_file()
    record = (folder / "check-ins" / "2027-01-25.yaml").read_text()
    assert "value: 35\n    from: tracker.xlsx Check-ins!F4" in record


def test_the_same_tracker_twice_changes_no_file(folder: Path) -> None:
    path = filled(folder, "tracker.xlsx", values((CALLS, 120)))
    run(folder, path)
    before = files(folder)
    done = run(folder, path)
    assert "said so already: nothing changed" in done.stdout
    assert files(folder) == before


def test_a_tracker_that_nobody_filled_in_is_recorded_only_as_a_day_that_was_asked_for(folder: Path) -> None:
    before = files(folder)
    done = run(folder, folder / "pack" / "tracker.xlsx")
    assert done.stdout.startswith("Nobody has filled anything in, so nothing was recorded")
    assert (done.exit_code, files(folder)) == (0, before)
    assert run(folder, folder / "pack" / "tracker.xlsx", "--day", "2027-01-25").exit_code == 0
    assert (folder / "check-ins" / "2027-01-25.yaml").is_file()


def test_recording_leaves_okras_as_they_are(folder: Path) -> None:
    before = {name: own for name, own in files(folder).items() if name.startswith("okras/")}

    def change(sheets: dict[str, Worksheet]) -> None:
        sheets["OKR+As"]["I5"] = 60

    done = run(folder, filled(folder, "tracker.xlsx", change), "--day", "2027-01-25")
    assert f"tracker.xlsx OKR+As!I5: {CALLS} target: 70 → 60" in done.stdout
    assert {name: own for name, own in files(folder).items() if name.startswith("okras/")} == before


def test_a_decision_typed_into_the_tracker_comes_back_and_stands_in_the_next_tracker(folder: Path) -> None:
    def change(sheets: dict[str, Worksheet]) -> None:
        values((CALLS, 160))(sheets)
        row = next(row for row in sheets["Check-ins"].iter_rows(min_row=4) if row[1].value == CALLS)
        row[8].value, row[9].value = "Help: one developer for two weeks", "Head of Import Operations"

    done = run(folder, filled(folder, "tracker.xlsx", change))
    assert "1 decision\n" in done.stdout
    assert f"tracker.xlsx Check-ins!I5: {CALLS} decided: help" in done.stdout
    record = (folder / "check-ins" / "2027-01-25.yaml").read_text()
    assert f"about: {CALLS}\n    decided: help\n    by: Head of Import Operations\n    note: one developer" in record
    CliRunner().invoke(door, ["tracker", str(folder), "--out", str(folder.parent / "next.xlsx")])
    rows = load_workbook(folder.parent / "next.xlsx")["Check-ins"].iter_rows(min_row=4, values_only=True)
    row = next(row for row in rows if row[1] == CALLS)
    assert row[8:10] == ("help: one developer for two weeks", "Head of Import Operations")
    again = run(folder, folder.parent / "next.xlsx", "--day", "2027-02-08", "--dry-run")
    assert again.stdout.startswith("2027-02-08: nothing new\n")


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path) -> None:
    path, before = filled(folder, "tracker.xlsx", values((CALLS, 120))), files(folder)
    done = run(folder, path, "--dry-run")
    assert done.stdout.startswith("2027-01-25: 1 value, 1 counted for a second line\n")
    assert files(folder) == before


def test_every_doubt_is_told_with_its_cell(folder: Path) -> None:
    done = run(folder, filled(folder, "tracker.xlsx", values((CALLS, "many"), (TOLD, "35 %"))))
    assert done.exit_code == 0
    assert "tracker.xlsx Check-ins!F5: warning: “many” is no number; not taken" in done.stderr


def test_two_copies_merge_and_what_they_dispute_is_named(folder: Path) -> None:
    mine = filled(folder, "a/tracker.xlsx", values((CALLS, 120), (TOLD, "35 %")))
    theirs = filled(folder, "b/tracker.xlsx", values((CALLS, 130)))
    done = run(folder, mine, theirs)
    assert done.exit_code == 1
    assert f"disputed: {CALLS} value: a/tracker.xlsx says 120, b/tracker.xlsx says 130; neither counts" in done.stdout
    assert "2027-01-25: 1 value, 1 counted for a second line, 1 dispute" in done.stdout


def test_a_recording_is_undone_and_brought_back(folder: Path) -> None:
    record = folder / "check-ins" / "2027-01-25.yaml"
    run(folder, filled(folder, "tracker.xlsx", values((CALLS, 120))))
    first = record.read_bytes()
    assert "is not recorded any more" in run(folder, "--undo").stdout
    assert not record.exists()
    assert "is again as it was" in run(folder, "--undo").stdout
    assert record.read_bytes() == first


def unmarked(path: Path) -> Path:
    """The workbook without the properties that tell what it was made from, as programs save it that keep none."""
    target = path.with_name(f"unmarked {path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as out:
        for info in source.infolist():
            if info.filename != "docProps/custom.xml":
                out.writestr(info.filename, source.read(info))
    return target


def test_a_tracker_that_lost_its_properties_is_held_against_the_nearest_okras(folder: Path) -> None:
    def change(sheets: dict[str, Worksheet]) -> None:
        sheets["OKR+As"]["I5"] = 60

    path = unmarked(filled(folder, "tracker.xlsx", change))
    okras = folder / "okras" / "company.yaml"
    okras.write_text(okras.read_text().replace("Rolled containers", "Rolled boxes"))
    done = run(folder, path, "--day", "2027-01-25")
    assert done.exit_code == 0
    assert "the file does not tell which OKR+As it was made from" in done.stderr
    assert done.stdout.startswith("2027-01-25: 1 changed line\n")


def test_a_tracker_of_unknown_okras_gives_its_values_and_none_of_its_lines(folder: Path) -> None:
    path = filled(folder, "tracker.xlsx", values((CALLS, 120)))
    shutil.rmtree(folder / ".okra" / "trackers")
    okras = folder / "okras" / "company.yaml"
    okras.write_text(okras.read_text().replace("Rolled containers", "Rolled boxes"))
    done = run(folder, path)
    assert done.stdout.startswith("2027-01-25: 1 value, 1 counted for a second line\n")
    assert "made from OKR+As that are not known here" in done.stderr
    assert "it is not known which of them is newer; not taken" in done.stderr


def test_the_tracker_of_another_client_is_refused(folder: Path) -> None:
    def change(sheets: dict[str, Worksheet]) -> None:
        for title, column in (("OKR+As", 5), ("Actions", 5), ("Health measures", 3)):
            for number, row in enumerate(sheets[title].iter_rows(min_row=4)):
                if row[column - 1].value:
                    row[column - 1].value = f"Something else altogether {number}"

    path, before = filled(folder, "tracker.xlsx", change), files(folder)
    done = run(folder, path)
    assert done.exit_code == 2
    assert "this is a tracker of another client" in done.stderr
    assert files(folder) == before


def test_a_file_that_is_no_tracker_stops_with_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("Name,Phone\nAda,1\n")
    done = run(folder, tmp_path / "notes.csv")
    assert done.exit_code == 2
    assert "this is no OKR+A tracker" in done.stderr
    assert "Traceback" not in done.output


def test_a_program_gets_the_same_as_json(folder: Path) -> None:
    path = filled(folder, "tracker.xlsx", values((CALLS, 120)))
    told = json.loads(run(folder, path, "--dry-run", "--json").stdout)
    assert (told["day"], told["written"], told["changed"], told["shown"]) == ("2027-01-25", False, True, None)
    assert told["record"]["values"][0]["value"] == 120
    assert json.loads(run(folder, path, "--json").stdout)["shown"]["day"] == "2027-01-25"


def test_undo_and_dry_run_ask_for_what_they_need(folder: Path) -> None:
    assert run(folder, "--dry-run").exit_code == 2
    assert run(folder, folder / "pack" / "tracker.xlsx", "--undo").exit_code == 2
    assert "no check-in was recorded here" in run(folder, "--undo").stderr
