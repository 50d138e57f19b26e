"""`okra-coach decide`: what the room decided comes back from the sheet, as sheets come back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from okra_coach.cli.door import okra_coach as door
from tests.material import ROOT
from tests.render import convert

NORTHWIND = ROOT / "workshops" / "northwind_freight"
QUOTES = "quote-to-book-portal.o1.k1"
FIRST = 4


def run(*arguments: object) -> Result:
    return CliRunner().invoke(door, ["decide", *map(str, arguments)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decide") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra"))
    assert CliRunner().invoke(door, ["build", str(folder)]).exit_code == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "northwind"))


def filled(folder: Path, fill: Callable[[Worksheet, Worksheet], None], name: str = "decided.xlsx") -> Path:
    """The sheet of the pack, as somebody filled it in."""
    book = openpyxl.load_workbook(folder / "pack" / "room" / "decisions.xlsx")
    fill(*book.worksheets[:2])
    path = folder.parent / name
    book.save(path)
    return path


def row_of(sheet: Worksheet, own: str) -> int:
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == own)


def put(sheet: Worksheet, own: str, **values: object) -> None:
    """Values by their headers, with underscores for spaces."""
    headers = {str(cell.value).split(" (")[0].replace(" ", "_").lower(): cell.column for cell in sheet[FIRST - 1]}
    for name, value in values.items():
        sheet.cell(row_of(sheet, own), headers[name] or 1).value = value  # type: ignore[assignment]


def question(folder: Path, number: int = 0) -> dict[str, Any]:
    return dict(yaml.safe_load((folder / "questions.yaml").read_text(encoding="utf-8"))["questions"][number])


def key_result(folder: Path, own: str = QUOTES) -> dict[str, Any]:
    okras = yaml.safe_load((folder / "okras" / f"{own.split('.')[0]}.yaml").read_text(encoding="utf-8"))
    lines = [line for objective in okras["objectives"] for line in objective["key_results"]]
    return next(line for line in lines if line["id"] == own)


def as_it_was(folder: Path) -> dict[str, bytes]:
    names = [*folder.glob("okras/*.yaml"), folder / "questions.yaml", folder / "decisions.md"]
    return {path.name: path.read_bytes() for path in names if path.is_file()}


def test_an_answer_stands_in_questions_yaml_with_its_day_and_role(folder: Path) -> None:
    own = question(folder)["id"]

    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(questions, own, answer="We go for trade lanes in Q2", decided_by="Managing Director")

    assert run(folder, filled(folder, fill)).exit_code == 0
    told = question(folder)
    assert (told["answer"], told["decided"]) == ("We go for trade lanes in Q2", "2027-01-12, Managing Director")
    assert CliRunner().invoke(door, ["build", str(folder)]).exit_code == 0
    assert own not in (folder / "agenda.yaml").read_text(encoding="utf-8")


def test_a_line_is_changed_and_agreed_in_its_own_unit(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(
            lines,
            QUOTES,
            decision="change",
            baseline="31 Stunden",
            target=4,
            owner_role="Head of Sales",
            decided_by="CEO",
        )

    assert run(folder, filled(folder, fill), "--day", "2027-01-13").exit_code == 0
    line = key_result(folder)
    assert (line["baseline"], line["target"], line["owner_role"]) == (31, 4, "Head of Sales")
    assert (line["status"], line["decided"]) == ("agreed", "2027-01-13, CEO")
    assert "baseline: – → 31" in (folder / "decisions.md").read_text(encoding="utf-8")


def test_a_kept_line_is_agreed_and_one_that_nobody_touched_stays_a_draft(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(lines, QUOTES, decision="Keep ✔")

    assert run(folder, filled(folder, fill)).exit_code == 0
    assert key_result(folder)["status"] == "agreed"
    assert key_result(folder, "quote-to-book-portal.o1.k2")["status"] == "draft"


def test_a_dropped_line_goes_and_is_not_drafted_again(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(lines, f"{QUOTES}.a1", decision="drop")

    assert run(folder, filled(folder, fill)).exit_code == 0
    assert CliRunner().invoke(door, ["draft", str(folder)]).exit_code == 0
    assert f"{QUOTES}.a1" not in [action["id"] for action in key_result(folder)["actions"]]


def test_the_same_sheet_again_changes_nothing_and_undo_brings_every_byte_back(folder: Path) -> None:
    before = as_it_was(folder)

    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(questions, question(folder)["id"], answer="Yes")
        put(lines, QUOTES, baseline=31)

    path = filled(folder, fill)
    assert run(folder, path).exit_code == 0
    after = as_it_was(folder)
    assert "Nothing new was decided" in run(folder, path).stdout
    assert as_it_was(folder) == after
    assert run(folder, "--undo").exit_code == 0
    assert as_it_was(folder) == before
    assert run(folder, "--undo").exit_code == 2


def test_in_its_own_folder_the_sheet_is_all_that_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=31))
    monkeypatch.chdir(folder)
    assert run(path).exit_code == 0
    assert key_result(folder)["baseline"] == 31
    assert run(folder, path, "--undo").exit_code == 2
    assert key_result(folder)["baseline"] == 31


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = as_it_was(folder)
    path = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=31))
    assert "would change: okras/quote-to-book-portal.yaml, decisions.md" in run(folder, path, "--dry-run").stdout
    assert as_it_was(folder) == before


def test_what_is_not_sure_is_said_with_its_cell_and_not_taken(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(lines, QUOTES, decision="maybe")
        put(lines, "quote-to-book-portal.o1.k2", baseline="a lot")
        put(questions, str(questions.cell(FIRST, 1).value), answer="Yes")
        questions.cell(FIRST, 1).value = "q-nobody"

    before = as_it_was(folder)
    said = run(folder, filled(folder, fill)).stderr
    assert "“maybe” is none of keep, change and drop" in said
    assert "decided.xlsx Lines!G" in said
    assert "decided.xlsx Questions!A4: warning: there is no question “q-nobody”" in said
    assert as_it_was(folder) == before


def test_two_copies_that_decide_differently_are_named_and_neither_is_taken(folder: Path) -> None:
    one = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=31), "one.xlsx")
    two = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=26), "two.xlsx")
    shown = run(folder, one, two)
    assert f"{QUOTES} is decided in another way in one.xlsx Lines!" in shown.stderr
    assert "Nothing new was decided" in shown.stdout


def test_who_decided_is_a_role_and_no_address(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(lines, QUOTES, decision="keep", decided_by="anna@northwind.example")

    assert "told by the role" in run(folder, filled(folder, fill)).stderr
    assert "anna@" not in "".join(path.read_text(encoding="utf-8") for path in folder.glob("okras/*.yaml"))
    assert "anna@" not in (folder / "decisions.md").read_text(encoding="utf-8")


def test_columns_may_be_moved_and_rows_sorted(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        put(lines, QUOTES, baseline=31)
        lines.move_range(f"G3:H{lines.max_row}", cols=8)
        for number in range(FIRST, 12):
            for column in range(1, 20):
                upper, lower = lines.cell(number, column), lines.cell(24 - number, column)
                upper.value, lower.value = lower.value, upper.value

    assert run(folder, filled(folder, fill)).exit_code == 0
    assert key_result(folder)["baseline"] == 31


def asked_about(folder: Path, own: str, words: str) -> str:
    """The id of the question about a line that has these words."""
    asked = yaml.safe_load((folder / "questions.yaml").read_text(encoding="utf-8"))["questions"]
    return str(next(one["id"] for one in asked if own in one["about"] and words in one["text"]))


def test_an_answer_sets_the_same_key_result_of_the_team_and_of_the_company(folder: Path) -> None:
    own = asked_about(folder, "finance-billing.o1.k1", "stand today")
    sheet = filled(folder, lambda questions, lines: put(questions, own, answer="12 working days", decided_by="CEO"))
    assert run(folder, sheet).exit_code == 0
    for line in (key_result(folder, "finance-billing.o1.k1"), key_result(folder, "company.o3.k1")):
        assert (line["baseline"], line["status"], line["decided"]) == (12, "agreed", "2027-01-12, CEO")
    assert "was kept as the answer" not in run(folder, sheet).stderr


@pytest.mark.parametrize(
    "answer",
    ["30 hours, but only for LCL", "26 last year, 31 now", "30-40 hours", "Head of Sales finds out", "8 days?"],
)
def test_a_number_in_a_sentence_is_kept_as_the_answer_and_sets_nothing(folder: Path, answer: str) -> None:
    own = asked_about(folder, QUOTES, "stand today")
    shown = run(folder, filled(folder, lambda questions, lines: put(questions, own, answer=answer)))
    assert "was kept as the answer but not as baseline" in shown.stderr
    assert "decided.xlsx Questions!F" in shown.stderr
    assert (key_result(folder)["baseline"], key_result(folder)["status"]) == (None, "draft")
    assert own in shown.stdout or answer in shown.stdout


def test_a_number_that_no_question_asks_for_sets_nothing(folder: Path) -> None:
    own = asked_about(folder, "ocean-product.o1.k2", "Nobody has proposed an action")
    sheet = filled(folder, lambda questions, lines: put(questions, own, answer="4"))
    before = key_result(folder, "ocean-product.o1.k2")
    assert run(folder, sheet).exit_code == 0
    assert key_result(folder, "ocean-product.o1.k2") == before


@pytest.mark.parametrize("chosen", ["company.o1: Our customers can see the container from quay to door", "COMPANY.O1"])
def test_the_chosen_objective_of_the_company_is_the_one_that_is_served(folder: Path, chosen: str) -> None:
    own = asked_about(folder, "customs-desk.o1", "Which company objective")
    sheet = filled(folder, lambda questions, lines: put(questions, own, answer=chosen))
    assert run(folder, sheet).exit_code == 0
    okras = yaml.safe_load((folder / "okras" / "customs-desk.yaml").read_text(encoding="utf-8"))
    assert (okras["objectives"][0]["supports"], okras["objectives"][0]["status"]) == (["company.o1"], "agreed")


def test_two_objectives_in_one_answer_are_no_choice(folder: Path) -> None:
    own = asked_about(folder, "customs-desk.o1", "Which company objective")
    sheet = filled(folder, lambda questions, lines: put(questions, own, answer="company.o1 or company.o2"))
    assert "not as supports" in run(folder, sheet).stderr
    okras = yaml.safe_load((folder / "okras" / "customs-desk.yaml").read_text(encoding="utf-8"))
    assert okras["objectives"][0]["supports"] == []


def test_an_owner_is_a_role_and_nobody_by_name(folder: Path) -> None:
    sheet = filled(folder, lambda questions, lines: put(lines, QUOTES, owner_role="anna@northwind.example"))
    before = as_it_was(folder)
    assert "who owns a line is told by the role" in run(folder, sheet).stderr
    assert as_it_was(folder) == before


def test_a_cell_over_several_rows_and_one_with_an_error_are_said(folder: Path) -> None:
    def fill(questions: Worksheet, lines: Worksheet) -> None:
        questions.merge_cells("F4:F6")
        put(lines, QUOTES, decision="keep", note="#N/A")
        lines.cell(row_of(lines, QUOTES), 12).data_type = "e"

    said = run(folder, filled(folder, fill)).stderr
    assert "decided.xlsx Questions!F4: warning: one cell spans 3 rows" in said
    assert "decided.xlsx Lines!L" in said


def test_a_line_that_she_changed_since_the_sheet_was_made_stays_hers(folder: Path) -> None:
    path = folder / "okras" / "quote-to-book-portal.yaml"
    hers = path.read_text(encoding="utf-8").replace("target: ", "target: 1", 1)
    path.write_text(hers, encoding="utf-8")
    sheet = filled(folder, lambda questions, lines: put(lines, QUOTES, target=7, decision="change"))
    shown = run(folder, sheet)
    assert f"{QUOTES} was changed in okras/quote-to-book-portal.yaml since this sheet was made" in shown.stderr
    assert path.read_text(encoding="utf-8") == hers


def test_a_slip_on_the_sheet_is_mended_and_decided_again(folder: Path) -> None:
    def fill(value: int) -> Callable[[Worksheet, Worksheet], None]:
        return lambda questions, lines: put(lines, QUOTES, baseline=value)

    for value in (13, 31, 13):
        assert run(folder, filled(folder, fill(value))).exit_code == 0
        assert key_result(folder)["baseline"] == value
    path = folder / "okras" / "quote-to-book-portal.yaml"
    hers = path.read_text(encoding="utf-8").replace("baseline: 13", "baseline: 14")
    path.write_text(hers, encoding="utf-8")
    assert "since this sheet was made" in run(folder, filled(folder, fill(31))).stderr
    assert path.read_text(encoding="utf-8") == hers


def test_her_own_answer_is_not_replaced(folder: Path) -> None:
    path = folder / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("answer: null", "answer: settled by phone", 1))
    own = question(folder)["id"]
    sheet = filled(folder, lambda questions, lines: put(questions, own, answer="Something else"))
    assert "questions.yaml answers this already: “settled by phone”; it stays" in run(folder, sheet).stderr
    assert question(folder)["answer"] == "settled by phone"


def test_her_words_in_the_log_stay(folder: Path) -> None:
    log = folder / "decisions.md"
    log.write_text("# Our log\n\nWritten by hand.\n", encoding="utf-8")
    sheet = filled(folder, lambda questions, lines: put(lines, QUOTES, decision="keep", note="<b>all</b> agreed"))
    assert run(folder, sheet).exit_code == 0
    text = log.read_text(encoding="utf-8")
    assert text.startswith("# Our log\n\nWritten by hand.\n\n## 2027-01-12\n")
    assert "<b>" not in text


def test_a_file_that_is_no_such_sheet_stops_with_one_sentence(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    shown = run(folder, path)
    assert shown.exit_code == 2
    assert "this is no sheet of decisions" in shown.stderr


def test_a_program_reads_what_was_decided(folder: Path) -> None:
    path = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=31))
    told = json.loads(run(folder, path, "--dry-run", "--json").stdout)
    assert told["decisions"][0]["changes"] == [f"{QUOTES} baseline: – → 31"]


@pytest.mark.render
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_it_comes_back_from_libreoffice(folder: Path, kind: str, tmp_path: Path) -> None:
    path = filled(folder, lambda questions, lines: put(lines, QUOTES, baseline=31, decided_by="CEO"))
    (tmp_path / "saved").mkdir()
    saved = convert(path, tmp_path / "saved", kind)
    assert run(folder, saved).exit_code == 0
    assert key_result(folder)["baseline"] == 31
