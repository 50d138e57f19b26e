"""What every command shares."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from okra_coach.cli.door import COMMANDS
from okra_coach.cli.door import okra_coach as door

HEAVY = ("pptx", "xlsxwriter", "openpyxl", "pydantic", "yaml", "ruamel", "jinja2", "babel", "rich", "holidays")


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from okra_coach.cli.door import okra_coach\n"
        "try:\n    okra_coach(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "Commands:" in done.stdout
    assert done.stdout.rstrip().endswith("LOADED []")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_teaches_by_example(name: str) -> None:
    shown = CliRunner().invoke(door, [name, "--help"]).output

    assert "Examples:" in shown
    assert f"okra-coach {name}" in shown.split("Examples:")[1]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_list_of_commands_cuts_no_sentence(name: str) -> None:
    shown = CliRunner().invoke(door, ["--help"]).output

    assert COMMANDS[name] in shown


@pytest.mark.parametrize("name", ["read", "draft", "check", "plan", "build"])
def test_a_folder_that_is_not_there_is_one_sentence_and_exit_2(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(door, [name, str(tmp_path / "nowhere")])

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("name", ["read", "draft", "check", "plan", "build"])
def test_a_folder_without_workshop_yaml_is_one_sentence_and_exit_2(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(door, [name, str(tmp_path)])

    assert result.exit_code == 2
    assert "workshop.yaml" in result.stderr
    assert "Traceback" not in result.output + result.stderr


def test_alone_in_an_engagement_it_says_what_there_is_and_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "workshop.yaml").write_text("client: x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(door, [])

    assert "responses/  0 exports" in result.output
    assert "Next: put the form's export into responses/" in result.output


def test_alone_elsewhere_it_prints_the_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert "Commands:" in CliRunner().invoke(door, []).output


def test_a_fault_of_the_tool_is_one_line_and_names_the_way_to_see_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("okra_coach.pipeline.read_engagement", broken)
    result = CliRunner().invoke(door, ["draft", str(tmp_path)])

    assert result.exit_code == 2
    assert "boom" in result.stderr
    assert "--debug" in result.stderr
