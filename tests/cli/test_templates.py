"""`okra-coach templates`: her own words in place of ours."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.resources import editable_templates, find_template, templates_folder, worked_engagement


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, ["templates", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(worked_engagement() / "workshop.yaml", tmp_path / "workshop.yaml")
    return tmp_path


def test_all_sources_are_copied_and_lie_where_they_shadow_ours(folder: Path) -> None:
    result = run(folder)

    assert result.exit_code == 0, result.output
    for name in editable_templates():
        assert find_template(name, folder / "templates") == folder / "templates" / name
        assert (folder / "templates" / name).read_bytes() == (templates_folder() / name).read_bytes()


def test_one_or_one_folder_of_them_may_be_asked_for(folder: Path) -> None:
    run(folder, "--only", "decks/workshop.md", "--only", "forms/")

    copied = {path.relative_to(folder / "templates").as_posix() for path in (folder / "templates").rglob("*.*")}
    assert copied == {"decks/workshop.md", *(name for name in editable_templates() if name.startswith("forms/"))}


def test_what_she_changed_is_kept_until_overwriting_is_asked_for(folder: Path) -> None:
    run(folder, "--only", "decks/workshop.md")
    hers = folder / "templates" / "decks" / "workshop.md"
    hers.write_text("## Mine\n", encoding="utf-8")

    assert "yours, kept" in run(folder, "--only", "decks/workshop.md").output
    assert hers.read_text(encoding="utf-8") == "## Mine\n"
    assert "copied" in run(folder, "--only", "decks/workshop.md", "--overwrite").output
    assert "as ours" in run(folder, "--only", "decks/workshop.md").output


def test_the_list_writes_nothing(folder: Path) -> None:
    assert run(folder, "--list").output.split() == list(editable_templates())
    assert not (folder / "templates").exists()


def test_an_unknown_name_is_one_sentence_with_the_nearest(folder: Path) -> None:
    result = run(folder, "--only", "decks/workshp.md")

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "decks/workshop.md" in result.stderr


def test_a_folder_that_is_no_engagement_gets_nothing(tmp_path: Path) -> None:
    result = run(tmp_path)

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_programs_get_json(folder: Path) -> None:
    told = json.loads(run(folder, "--only", "decks/workshop.md", "--json").output)

    assert told["files"] == [{"path": str(folder / "templates/decks/workshop.md"), "state": "copied"}]
