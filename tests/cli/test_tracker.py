"""`okra-coach tracker`: the next workbook, with what check-ins brought, and never over what nobody recorded."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.documents.tracker import ACTIONS, CHECK_INS, HEALTH, OKRAS, TableSheet
from tests.material import ROOT
from tests.write.workbooks import opened

NORTHWIND = ROOT / "workshops" / "northwind_freight"
QUOTES = "quote-to-book-portal.o1.k2"
WEEK, NEXT = date(2027, 1, 25), date(2027, 2, 8)
TOP = 4


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(door, [command, *arguments])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind with the tracker of a first check-in, which people have filled in."""
    folder = tmp_path_factory.mktemp("tracker") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra", "rollout.yaml"))
    assert run("plan", str(folder)).exit_code == 0
    assert run("tracker", str(folder), "--as-of", str(WEEK)).exit_code == 0
    _fill(folder / "pack" / "tracker.xlsx")
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "northwind"))


def _fill(path: Path) -> None:
    """A value with its note, an action done, an action added, a target changed, a health measure's value."""
    book = opened(path.read_bytes())
    line = _row(book, CHECK_INS, key_result=QUOTES, day=datetime(WEEK.year, WEEK.month, WEEK.day))
    _put(book, CHECK_INS, line, value=0.18, confidence=6, note="The form was shortened")
    done = _row(book, ACTIONS, key_result=QUOTES)
    _put(book, ACTIONS, done, status="done", learned="Fewer fields, more quotes")
    _put(book, ACTIONS, _row(book, ACTIONS, key_result=None), key_result=QUOTES, text="Call ten customers")
    _put(book, OKRAS, _row(book, OKRAS, id=QUOTES), target=0.5)
    _put(book, HEALTH, TOP, latest=7, inside="no", note="Watched")
    book.save(path)


def _row(book: Any, sheet: TableSheet, **wanted: object) -> int:
    """The first row whose cells say this."""
    page = book[sheet.title]
    for number in range(TOP, page.max_row + 1):
        if all(page.cell(number, sheet.index(key) + 1).value == value for key, value in wanted.items()):
            return number
    raise KeyError(wanted)


def _put(book: Any, sheet: TableSheet, row: int, **values: object) -> None:
    for key, value in values.items():
        book[sheet.title].cell(row, sheet.index(key) + 1).value = value


def _said(book: Any, sheet: TableSheet, row: int, *keys: str) -> tuple[object, ...]:
    return tuple(book[sheet.title].cell(row, sheet.index(key) + 1).value for key in keys)


def test_a_tracker_that_nobody_recorded_is_not_overwritten(folder: Path) -> None:
    path = folder / "pack" / "tracker.xlsx"
    before = path.read_bytes()
    done = run("tracker", str(folder), "--as-of", str(NEXT))

    assert done.exit_code == 2
    assert f'Record it with "okra-coach check-in {folder} {path}"' in done.stderr
    assert path.read_bytes() == before


def test_the_next_tracker_has_all_that_was_recorded(folder: Path) -> None:
    path = folder / "pack" / "tracker.xlsx"
    filled_in = path.read_bytes()
    assert run("check-in", str(folder), str(path)).exit_code == 0
    done = run("tracker", str(folder), "--as-of", str(NEXT))
    assert done.exit_code == 0, done.stderr
    assert "history: 1 value of 1 check-in\n" in done.stdout

    assert path.with_name("tracker (filled in).xlsx").read_bytes() == filled_in
    book = opened(path.read_bytes(), values=True)
    told = _row(book, CHECK_INS, key_result=QUOTES, day=datetime(WEEK.year, WEEK.month, WEEK.day))
    assert _said(book, CHECK_INS, told, "value", "confidence", "note") == (0.18, 6, "The form was shortened")
    finished = _row(book, ACTIONS, key_result=QUOTES)
    assert _said(book, ACTIONS, finished, "status", "learned") == ("done", "Fewer fields, more quotes")
    added = _row(book, ACTIONS, text="Call ten customers")
    assert _said(book, ACTIONS, added, "key_result", "status") == (QUOTES, "open")
    assert _said(book, OKRAS, _row(book, OKRAS, id=QUOTES), "current", "target") == (0.18, 0.5)
    assert _said(book, HEALTH, TOP, "latest", "inside", "note", "state") == (7, "no", "Watched", "■ out of its band")


def test_a_fresh_tracker_tells_nothing_new(folder: Path) -> None:
    path = folder / "pack" / "tracker.xlsx"
    run("check-in", str(folder), str(path))
    run("tracker", str(folder), "--as-of", str(NEXT))
    before = _record(folder)
    for _ in range(2):
        assert run("check-in", str(folder), str(path), "--day", str(WEEK)).exit_code == 0
        assert _record(folder) == before


def _record(folder: Path) -> dict[str, Any]:
    """The week's record without the cells that said it."""
    return cast(dict[str, Any], _placeless(yaml.safe_load((folder / "check-ins" / f"{WEEK}.yaml").read_text("utf-8"))))


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(one) for key, one in value.items() if key != "from"}
    return [_placeless(one) for one in value] if isinstance(value, list) else value


def test_building_the_pack_again_keeps_the_history(folder: Path) -> None:
    path = folder / "pack" / "tracker.xlsx"
    run("check-in", str(folder), str(path))
    assert run("build", str(folder)).exit_code == 0

    book = opened(path.read_bytes(), values=True)
    assert _said(book, OKRAS, _row(book, OKRAS, id=QUOTES), "current", "target") == (0.18, 0.5)
    assert path.with_name("tracker (edited).xlsx").is_file()


def test_rows_for_the_day_that_is_asked_for_are_there_also_off_the_plan(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.xlsx"
    done = run("tracker", str(folder), "--as-of", "2027-02-03", "--out", str(out), "--json")

    assert json.loads(done.stdout)["as_of"] == "2027-02-03"
    assert _row(opened(out.read_bytes()), CHECK_INS, day=datetime(2027, 2, 3), key_result=QUOTES)


def test_an_unfilled_tracker_gives_way_to_the_next_and_the_same_day_gives_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.xlsx"
    run("tracker", str(folder), "--as-of", str(WEEK), "--out", str(out))
    first = out.read_bytes()
    run("tracker", str(folder), "--as-of", str(NEXT), "--out", str(out))
    assert out.read_bytes() != first
    run("tracker", str(folder), "--as-of", str(WEEK), "--out", str(out))
    assert out.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == ["mine.xlsx"]


def test_a_file_that_is_no_tracker_of_ours_is_left_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "budget.xlsx"
    out.write_bytes(b"somebody's budget")

    assert run("tracker", str(folder), "--out", str(out)).exit_code == 2
    assert out.read_bytes() == b"somebody's budget"


def test_without_a_day_it_is_for_the_next_check_in_after_the_last_recorded_one(folder: Path) -> None:
    path = folder / "pack" / "tracker.xlsx"
    assert run("check-in", str(folder), str(path)).exit_code == 0

    assert f"for the check-in of {NEXT}" in run("tracker", str(folder)).stdout
