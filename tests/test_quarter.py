"""A quarter from its first tracker to the next cycle's draft, filled in by LibreOffice and not by our writer."""

from __future__ import annotations

import json
import shutil
import warnings
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.documents.tracker import ACTIONS, CHECK_INS, FIRST_ROW, OKRAS, TableSheet
from okra_coach.documents.workbook import column_name
from tests.calc import Edits
from tests.material import ROOT

pytestmark = pytest.mark.render

NORTHWIND = ROOT / "workshops" / "northwind_freight"
QUOTES, CALLS, INVOICES = "quote-to-book-portal.o1.k2", "company.o1.k2", "finance-billing.o1.k2"
ACCOUNTS = "key-accounts.o1.k1"
WEEKS = [date(2027, 1, 25) + timedelta(weeks=week) for week in range(12)]
JOINS, CHANGES = 6, 5
"""The weeks, from 0, in which a team of the second wave gives its first values, and in which a target is changed."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, [str(one) for one in arguments])


def told(week: int) -> dict[str, tuple[str, str]]:
    """What people type that week: quotes reach their target, calls fall without an action, invoices stand still."""
    values = {
        QUOTES: (f"{12 + 2.5 * week:g}%", "7"),
        CALLS: (f"{140 - 5 * week}", "6"),
        INVOICES: ("8.4%", "8"),
    }
    return values | ({ACCOUNTS: (f"{22 + week}", "5")} if week >= JOINS else {})


class Tracker:
    """A tracker as a person sees it: where a line stands, and what is typed there."""

    def __init__(self, path: Path) -> None:
        self.path, self.edits = path, Edits()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.book = openpyxl.load_workbook(path)

    def rows(self, sheet: TableSheet, key: str, value: object) -> list[int]:
        title, column = sheet.title, sheet.index(key) + 1
        rows = range(FIRST_ROW + 1, self.book[title].max_row + 1)
        return [row for row in rows if self.book[title].cell(row, column).value == value]

    def type(self, sheet: TableSheet, row: int, key: str, text: str) -> None:
        self.edits.type(sheet.title, f"{column_name(sheet.index(key))}{row}", text)

    def give(self, day: date, own: str, value: str, confidence: str) -> None:
        """Into the row that waits for it, or into the first free one."""
        sheet = self.book[CHECK_INS.title]
        mine = self.rows(CHECK_INS, "key_result", own)
        waiting = [row for row in mine if sheet.cell(row, CHECK_INS.index("value") + 1).value is None]
        if not waiting:
            waiting = [self.rows(CHECK_INS, "key_result", None)[0]]
            self.type(CHECK_INS, waiting[0], "day", day.isoformat())
            self.type(CHECK_INS, waiting[0], "key_result", own)
        self.type(CHECK_INS, waiting[0], "value", value)
        self.type(CHECK_INS, waiting[0], "confidence", confidence)


def fill_in(path: Path, week: int, target: Path) -> Path:
    tracker = Tracker(path)
    for own, (value, confidence) in told(week).items():
        tracker.give(WEEKS[week], own, value, confidence)
    if week == CHANGES:
        tracker.type(OKRAS, tracker.rows(OKRAS, "id", QUOTES)[0], "target", "35%")
    if week in (1, 4):
        row = tracker.rows(ACTIONS, "key_result", INVOICES)[0]
        tracker.type(ACTIONS, row, "status", "doing" if week == 1 else "done")
        if week != 1:
            tracker.type(ACTIONS, row, "learned", "The price list was not the reason")
    return tracker.edits.save(path, target)


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve weeks: a tracker is made, filled in by LibreOffice and recorded, week after week; then the close."""
    folder = tmp_path_factory.mktemp("quarter") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra", "rollout.yaml"))
    shutil.rmtree(folder / "check-ins", ignore_errors=True)
    assert run("plan", folder).exit_code == 0
    for week, day in enumerate(WEEKS):
        made = folder.parent / "tracker.xlsx"
        made.unlink(missing_ok=True)
        done = run("tracker", folder, "--as-of", str(day), "--out", made)
        assert done.exit_code == 0, done.output
        filled = fill_in(made, week, folder.parent / f"tracker of week {week + 1}.xlsx")
        done = run("check-in", folder, filled, "--day", str(day))
        assert done.exit_code == 0, done.output
    done = run("close", folder)
    assert done.exit_code == 0, done.output
    return folder


def closed(folder: Path) -> dict[str, dict[str, object]]:
    found = json.loads(run("history", folder, "--json").stdout)["measures"]
    return {one["id"]: one["cycles"][-1]["line"] for one in found}


def test_every_value_that_was_typed_came_back(quarter: Path) -> None:
    assert len(list((quarter / "check-ins").glob("*.yaml"))) == 12
    lines = closed(quarter)

    assert [lines[own]["last"] for own in (QUOTES, CALLS, INVOICES, ACCOUNTS)] == [39.5, 85, 8.4, 33]


def test_the_changed_target_is_kept_and_reported(quarter: Path) -> None:
    line = closed(quarter)[QUOTES]
    page = (quarter / "pack/cycles/q1-2027/retrospective.html").read_text(encoding="utf-8")

    assert (line["target"], line["target_was"], line["mark"]) == (35, 40, "met")
    assert "35% (was 40%)" in page
    assert "The target was changed on the way" in page
    assert "target: 40" in (quarter / "okras/quote-to-book-portal.yaml").read_text(encoding="utf-8")


def test_the_team_of_the_second_wave_takes_part_from_its_first_value_on(quarter: Path) -> None:
    scores = json.loads(run("close", quarter, "--dry-run", "--json").stdout)["scores"]

    assert "key-accounts" in [team["owner"] for team in scores]
    assert "customs-desk" not in [team["owner"] for team in scores]


def test_the_action_that_moved_nothing_is_asked_about_with_what_was_learned(quarter: Path) -> None:
    page = (quarter / "pack/cycles/q1-2027/retrospective.html").read_text(encoding="utf-8")

    assert "1 action was begun and the number hardly moved" in page
    assert "The price list was not the reason" in page


def test_the_next_cycle_starts_from_the_last_values(quarter: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(quarter, tmp_path / "northwind"))
    ways = {
        one["key_result"]["id"]: one["way"] for one in json.loads(run("close", folder, "--json").stdout)["proposals"]
    }
    assert (ways[QUOTES], ways[CALLS], ways[INVOICES]) == ("drop", "carry", "change")

    assert run("close", folder, "--begin").exit_code == 0
    company = (folder / "okras/company.yaml").read_text(encoding="utf-8")
    assert "baseline: 85" in company
    assert QUOTES not in (folder / "okras/quote-to-book-portal.yaml").read_text(encoding="utf-8")
    done = run("build", folder)
    assert done.exit_code == 0, done.output
    done = run("tracker", folder, "--as-of", "2027-04-19")
    assert done.exit_code == 0, done.output
