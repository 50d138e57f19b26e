"""`okra-coach check --fix` and `--diff` on a worked engagement, and what a later draft makes of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from tests.material import ROOT

FILE = Path("okras") / "company.yaml"
BROKEN = "Raise the calls that we answer at once from 60 % to 80 %"


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    """The worked engagement, freshly drafted, with a key result that somebody wrote into one line."""
    folder = tmp_path / "northwind"
    shutil.copytree(
        ROOT / "workshops" / "northwind_freight",
        folder,
        ignore=shutil.ignore_patterns("okras", ".okra", "questions.yaml", "rollout.yaml", "pack"),
    )
    assert run("draft", folder).exit_code == 0
    text = (folder / FILE).read_text(encoding="utf-8")
    first = re.compile(
        r"        measure: .*\n        unit: .*\n        direction: .*\n        baseline: .*\n        target: .*\n"
    )
    mine = f"        measure: {BROKEN}   # the CEO's words\n        unit: ''\n        direction: null\n"
    changed, count = first.subn(f"{mine}        baseline: null\n        target: null\n", text, count=1)
    assert count == 1
    (folder / FILE).write_text(changed, encoding="utf-8")
    return folder


def run(*args: object) -> Result:
    return CliRunner().invoke(door, [str(arg) for arg in args], catch_exceptions=False)


def first_key_result(folder: Path) -> dict[str, object]:
    tree = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    found: dict[str, object] = tree["objectives"][0]["key_results"][0]
    return found


def test_fix_moves_the_numbers_into_their_fields_and_says_so(engagement: Path) -> None:
    result = run("check", engagement, "--fix", "--fail-on", "never")
    assert result.exit_code == 0
    assert "Fixed KR202 company.o1.k1: measure: Raise the calls" in result.output
    line = first_key_result(engagement)
    assert [line[name] for name in ("measure", "unit", "direction", "baseline", "target")] == [
        "Calls that we answer at once",
        "%",
        "increase",
        60,
        80,
    ]
    assert "# the CEO's words" in (engagement / FILE).read_text(encoding="utf-8")


def test_what_was_fixed_is_an_edit_that_the_next_draft_leaves_alone(engagement: Path) -> None:
    run("check", engagement, "--fix")
    assert run("draft", engagement).exit_code == 0
    line = first_key_result(engagement)
    assert (line["measure"], line["target"], line["status"]) == ("Calls that we answer at once", 80, "edited")


def test_diff_shows_what_would_change_and_changes_nothing(engagement: Path) -> None:
    before = {path: path.read_bytes() for path in engagement.rglob("*") if path.is_file()}
    result = run("check", engagement, "--diff", "--fail-on", "never")
    assert f"-        measure: {BROKEN}" in result.output
    assert "+        measure: Calls that we answer at once" in result.output
    assert {path: path.read_bytes() for path in engagement.rglob("*") if path.is_file()} == before


def test_a_second_fix_finds_nothing_to_do(engagement: Path) -> None:
    run("check", engagement, "--fix")
    before = (engagement / FILE).read_bytes()
    assert "0 findings fixed." in run("check", engagement, "--fix").output
    assert (engagement / FILE).read_bytes() == before


def test_what_fix_says_does_not_get_into_the_json(engagement: Path) -> None:
    result = run("check", engagement, "--fix", "--json", "--fail-on", "never")
    findings = json.loads(result.stdout)["findings"]
    assert not [one for one in findings if one["code"] == "KR202" and one["subject"] == "company.o1.k1"]


def test_a_list_of_okrs_in_a_file_is_only_read(tmp_path: Path) -> None:
    listed = tmp_path / "okrs.md"
    listed.write_text("Objective: Parents book at night\n- KR1: Raise NPS from 20 to 50\n", encoding="utf-8")
    result = run("check", listed, "--fix")
    assert result.exit_code == 2
    assert "only read" in result.output
