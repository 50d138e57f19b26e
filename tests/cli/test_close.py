"""`okra-coach close` and `okra-coach history` on the worked engagement."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.model.check_in import ActionNews, Record
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn
from okra_coach.words import load_words
from okra_coach.write.check_ins import write_check_in
from tests.material import ROOT

NORTHWIND = ROOT / "workshops" / "northwind_freight"
QUOTES, INVOICES = "quote-to-book-portal.o1.k2", "finance-billing.o1.k1"
FIRST = date(2027, 1, 25)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind with its plan and twelve check-ins of two key results."""
    folder = tmp_path_factory.mktemp("close") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra", "rollout.yaml"))
    shutil.rmtree(folder / "check-ins", ignore_errors=True)
    assert run("plan", folder).exit_code == 0
    record(folder, FIRST, 11)
    return folder


def record(folder: Path, first: date, weeks: int) -> None:
    for week in range(weeks):
        day = first + timedelta(weeks=week)
        values = (CheckIn(QUOTES, day, 12.0 + 3 * week, 7, "Anna says no"), CheckIn(INVOICES, day, 12.0, 8))
        write_check_in(folder, Record(day, values=values), {}, load_words("en"))


@pytest.fixture
def folder(tracked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tracked, tmp_path / "northwind"))


def present(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_dry_run_tells_all_and_writes_nothing(folder: Path) -> None:
    before = present(folder)
    done = run("close", folder, "--dry-run")

    assert done.exit_code == 0, done.output
    assert "A dry run: nothing was written." in done.stdout
    assert "quote-to-book-portal.o1.k2" in done.stdout
    assert present(folder) == before


def test_closing_writes_history_draft_and_retrospective_and_touches_nothing_else(folder: Path) -> None:
    before = present(folder)
    done = run("close", folder)

    assert done.exit_code == 0, done.output
    after = present(folder)
    assert {name: data for name, data in after.items() if name in before and not name.startswith(".okra")} == {
        name: data for name, data in before.items() if not name.startswith(".okra")
    }
    written = {"cycles/q1-2027/scores.yaml", "next/lines.yaml", "next/workshop.yaml", "next/okras/company.yaml"}
    assert written | {f"pack/cycles/q1-2027/retrospective.{kind}" for kind in ("pptx", "html")} <= set(after)


def test_closing_again_changes_no_byte_and_a_build_leaves_the_retrospective(folder: Path) -> None:
    run("close", folder)
    before = present(folder)
    done = run("close", folder)

    assert "Closed like this already: nothing changed." in done.stdout
    assert present(folder) == before
    run("build", folder)
    assert (folder / "pack/cycles/q1-2027/retrospective.pptx").is_file()


def test_her_choice_in_lines_counts_at_the_next_close(folder: Path) -> None:
    run("close", folder)
    lines = folder / "next/lines.yaml"
    text = lines.read_text(encoding="utf-8")
    start = text.index(QUOTES)
    lines.write_text(text[:start] + text[start:].replace("next: carry", "next: drop", 1), encoding="utf-8")
    done = run("close", folder)

    assert done.exit_code == 0, done.output
    assert QUOTES not in (folder / "next/okras/quote-to-book-portal.yaml").read_text(encoding="utf-8")
    assert "next: drop" in (folder / "cycles/q1-2027/scores.yaml").read_text(encoding="utf-8")


def test_a_choice_that_is_none_is_told_with_its_line(folder: Path) -> None:
    run("close", folder)
    lines = folder / "next/lines.yaml"
    lines.write_text(
        lines.read_text(encoding="utf-8").replace("    next: c", "    next: perhaps c", 1), encoding="utf-8"
    )
    done = run("close", folder)

    assert done.exit_code == 2
    assert "next/lines.yaml:" in done.stderr


def test_without_a_check_in_there_is_nothing_to_score(folder: Path) -> None:
    shutil.rmtree(folder / "check-ins")
    done = run("close", folder)

    assert done.exit_code == 2
    assert "no check-in is recorded yet" in done.stderr


def test_names_in_what_was_learned_become_roles_and_notes_are_shown_nowhere(folder: Path) -> None:
    learned = "Richard Aldous wants it by phone"
    news = ActionNews("x", QUOTES, "Call three customers", progress=ActionStatus.DONE, learned=learned, added=True)
    write_check_in(folder, Record(date(2027, 4, 12), actions=(news,)), {}, load_words("en"))
    run("close", folder)
    html = (folder / "pack/cycles/q1-2027/retrospective.html").read_text(encoding="utf-8")

    assert "wants it by phone" in html
    assert "Richard Aldous" not in html
    assert "Anna" not in html
    assert "Anna" not in (folder / "cycles/q1-2027/scores.yaml").read_text(encoding="utf-8")


def test_two_cycles_are_one_history_and_the_first_can_be_told_from_the_second(folder: Path) -> None:
    run("close", folder)
    begun = run("close", folder, "--begin")
    assert begun.exit_code == 0, begun.output
    assert "Q2 2027 has begun" in begun.stdout
    record(folder, date(2027, 4, 19), 11)
    done = run("close", folder)
    assert done.exit_code == 0, done.output

    told = json.loads(run("history", folder, INVOICES, "--json").stdout)["measures"]
    assert [[step["cycle"] for step in one["cycles"]] for one in told] == [["Q1 2027", "Q2 2027"]]
    assert "Q1 2027" in run("history", folder, "invoice").stdout
    assert run("history", folder, "no such thing").exit_code == 2
    html = (folder / "pack/cycles/q2-2027/retrospective.html").read_text(encoding="utf-8")
    assert "Across cycles" in html


def test_a_cycle_begun_by_mistake_is_taken_back(folder: Path) -> None:
    run("close", folder)
    before = present(folder)
    run("close", folder, "--begin")
    assert run("close", folder, "--undo").exit_code == 0

    after = present(folder)
    assert {n: d for n, d in after.items() if ".okra" not in n} == {n: d for n, d in before.items() if ".okra" not in n}


def test_another_cycle_of_the_same_name_is_not_overwritten(folder: Path) -> None:
    run("close", folder)
    scores = folder / "cycles/q1-2027/scores.yaml"
    text = scores.read_text(encoding="utf-8").replace("first: 2027-01-18", "first: 2026-01-18")
    scores.write_text(text, encoding="utf-8")
    done = run("close", folder)

    assert done.exit_code == 2
    assert "another name" in done.stderr
