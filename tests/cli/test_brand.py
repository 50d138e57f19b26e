"""`okra-coach brand`: a template shown before anything is built on it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from pptx import Presentation

from okra_coach.cli.door import okra_coach as door


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, ["brand", *map(str, arguments)])


def template(path: Path) -> Path:
    Presentation().save(str(path))
    return path


def test_what_is_found_is_said_and_shown_on_slides(tmp_path: Path) -> None:
    result = run(template(tmp_path / "house.pptx"))

    assert result.exit_code == 0, result.output
    assert "house.pptx: 4:3" in result.output
    slides = Presentation(str(tmp_path / "house-specimen.pptx")).slides
    assert len(slides) >= 10
    assert all(slide.shapes.title.text_frame.text for slide in slides)


def test_a_specimen_that_she_changed_is_kept(tmp_path: Path) -> None:
    run(template(tmp_path / "house.pptx"))
    specimen = tmp_path / "house-specimen.pptx"
    specimen.write_bytes(specimen.read_bytes() + b"x")

    assert run(tmp_path / "house.pptx").exit_code == 2
    assert run(tmp_path / "house.pptx", "--overwrite").exit_code == 0


def test_programs_get_json(tmp_path: Path) -> None:
    told = json.loads(run(template(tmp_path / "house.pptx"), "--json").output)

    assert told["brand"]["layouts"]["content"] == "Title Only"
    assert told["specimen"].endswith("house-specimen.pptx")


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_text("no", encoding="utf-8")

    for name in ("a.pptx", "gone.pptx"):
        result = run(tmp_path / name)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
