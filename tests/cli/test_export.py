from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.pipeline import draft_okras
from okra_coach.resources import worked_engagement


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "northwind"
    shutil.copytree(worked_engagement(), folder)
    draft_okras(folder)
    return folder


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "northwind"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, ["export", *map(str, arguments)])


def test_a_dry_run_tells_what_a_tool_cannot_hold_and_writes_nothing(folder: Path) -> None:
    done = run(folder, "--to", "jira", "--dry-run")

    assert done.exit_code == 0, done.output
    assert "no e-mail is known for the owner's role" in done.output
    assert not (folder / "hand-over").exists()


def test_a_file_a_tool_is_written(folder: Path) -> None:
    done = run(folder, "--to", "asana", "--to", "markdown")

    assert done.exit_code == 0, done.output
    assert {path.name for path in (folder / "hand-over").iterdir()} == {"asana.csv", "okrs.md"}
    assert "(unchanged)" in run(folder, "--to", "asana").output


def test_a_file_that_was_changed_by_hand_is_kept(folder: Path) -> None:
    run(folder, "--to", "csv")
    edited = folder / "hand-over" / "okrs.csv"
    edited.write_text("mine\n", encoding="utf-8")
    done = run(folder, "--to", "csv", "--to", "json")

    assert done.exit_code == 2
    assert "changed since okra-coach wrote it" in done.output
    assert edited.read_text(encoding="utf-8") == "mine\n"
    assert not (folder / "hand-over" / "okrs.json").exists()
    assert run(folder, "--to", "csv", "--overwrite").exit_code == 0


def test_teams_are_known_by_name_or_id(folder: Path) -> None:
    done = run(folder, "--to", "json", "--team", "Key Accounts", "--team", "company")

    assert done.exit_code == 0, done.output
    tree = json.loads((folder / "hand-over" / "okrs.json").read_text(encoding="utf-8"))
    assert [one["owner"] for one in tree["sets"]] == ["company", "key-accounts"]
    assert run(folder, "--to", "json", "--team", "Key Acounts").exit_code == 2


def test_programs_get_json(folder: Path) -> None:
    done = json.loads(run(folder, "--to", "linear", "--dry-run", "--json").stdout)

    (linear,) = done["handovers"]
    assert linear["target"] == "linear"
    assert linear["file"] is None
    assert any("due date" in loss["what"] for loss in linear["losses"])


def test_without_okras_it_says_what_makes_them(tmp_path: Path) -> None:
    bare = Path(shutil.copytree(worked_engagement(), tmp_path / "bare"))
    shutil.rmtree(bare / "okras", ignore_errors=True)
    done = run(bare, "--to", "csv")

    assert done.exit_code == 2
    assert 'no OKR+As here yet; "okra-coach draft" makes them' in done.output


def test_a_target_that_nobody_knows_is_refused_with_those_there_are(folder: Path) -> None:
    done = run(folder, "--to", "trello")

    assert done.exit_code == 2
    assert "peoplebox" in done.output


def test_what_the_check_ins_brought_is_handed_over_without_the_names_in_it(folder: Path) -> None:
    (folder / "check-ins").mkdir(exist_ok=True)
    record = """\
day: 2027-02-08
values:
  - key_result: company.o1.k2
    day: 2027-02-08
    value: 105
    confidence: 6
actions:
  - id: company.o1.k2.a9
    key_result: company.o1.k2
    text: Call priya.raman@northwind.example about the top ten lanes
    progress: doing
    added: true
"""
    (folder / "check-ins" / "2027-02-08.yaml").write_text(record, encoding="utf-8")
    done = run(folder, "--to", "csv")

    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader((folder / "hand-over" / "okrs.csv").read_text(encoding="utf-8-sig").splitlines()))
    (calls,) = [row for row in rows if row["id"] == "company.o1.k2"]
    assert (calls["current"], calls["confidence"]) == ("105", "6")
    (added,) = [row for row in rows if row["id"] == "company.o1.k2.a9"]
    assert added["status"] == "doing"
    assert "priya" not in added["text"]


def test_people_yaml_names_who_reads_mail_for_a_role_and_reaches_no_document(folder: Path) -> None:
    (folder / "people.yaml").write_text("Head of Billing: bills@northwind.example\n", encoding="utf-8")
    done = run(folder, "--to", "jira")

    assert done.exit_code == 0, done.output
    assert "bills@northwind.example" in (folder / "hand-over" / "jira.csv").read_text(encoding="utf-8-sig")
    (folder / "people.yaml").write_text("Head of Billing: nobody\n", encoding="utf-8")
    assert "people.yaml:1" in run(folder, "--to", "jira").output
