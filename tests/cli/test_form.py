from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.documents.form import FORM_FILES
from okra_coach.resources import worked_engagement


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, ["form", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(worked_engagement() / "workshop.yaml", tmp_path / "workshop.yaml")
    return tmp_path


def test_all_five_files_are_written_and_what_to_do_next_is_said(folder: Path) -> None:
    result = run(folder)

    assert result.exit_code == 0, result.output
    assert {path.name for path in (folder / "forms").iterdir()} == set(FORM_FILES.values())
    assert "responses" in result.output.splitlines()[-1]


def test_only_what_is_asked_for_is_written(folder: Path) -> None:
    run(folder, "--only", "xlsx", "--only", "md")

    assert {path.name for path in (folder / "forms").iterdir()} == {"answers.xlsx", "questionnaire.md"}


def test_a_second_run_says_that_nothing_changed(folder: Path) -> None:
    run(folder)

    assert run(folder).output.count("unchanged") == len(FORM_FILES)


def test_an_edited_file_stops_the_run_with_one_sentence_until_overwriting_is_asked_for(folder: Path) -> None:
    run(folder)
    edited = folder / "forms" / "questionnaire.md"
    edited.write_text("mine", encoding="utf-8")
    refused = run(folder)

    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert edited.read_text(encoding="utf-8") == "mine"
    assert run(folder, "--overwrite").exit_code == 0
    assert edited.read_text(encoding="utf-8") != "mine"


def test_the_engagement_s_own_questions_are_asked(folder: Path) -> None:
    own = folder / "templates" / "questionnaires"
    own.mkdir(parents=True)
    (own / "standard.yaml").write_text(
        "languages: [en]\n"
        "sections:\n"
        "  - id: one\n"
        "    title: {en: Before we meet}\n"
        "    questions:\n"
        "      - {id: q1, kind: text, feeds: x, prompt: {en: What should we talk about?}}\n",
        encoding="utf-8",
    )
    result = run(folder)

    assert result.exit_code == 0, result.output
    assert "1. **What should we talk about?**" in (folder / "forms" / "questionnaire.md").read_text(encoding="utf-8")


def test_settings_that_cannot_be_read_stop_the_run_with_their_place(folder: Path) -> None:
    (folder / "workshop.yaml").write_text("language: en\nclient: {}\n", encoding="utf-8")
    result = run(folder)

    assert result.exit_code == 2
    assert "workshop.yaml" in result.stderr
    assert not (folder / "forms").exists()


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_is_no_engagement_is_one_sentence(there: bool, tmp_path: Path) -> None:
    result = run(tmp_path if there else tmp_path / "nowhere")

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_programs_get_the_paths_as_json(folder: Path) -> None:
    told = json.loads(run(folder, "--json").output)

    assert [Path(file["path"]).name for file in told["files"]] == list(FORM_FILES.values())
