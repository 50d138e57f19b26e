"""`okra-coach plan --without/--coaches/--start`: nothing is written, and unknown names are one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.resources import worked_engagement


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(door, ["plan", *map(str, arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("what") / "northwind"
    shutil.copytree(worked_engagement(), folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_tells_what_would_be_different_and_writes_nothing(folder: Path) -> None:
    before = files(folder)
    result = run(folder, "--without", "Quote-to-Book Portal", "--coaches", "1")

    assert result.exit_code == 0, result.output
    assert "would start in wave 1 instead of wave 2" in result.output
    assert result.output.rstrip().endswith("Nothing was written.")
    assert files(folder) == before


def test_a_team_may_be_named_by_its_id_and_programs_get_json(folder: Path) -> None:
    told = json.loads(run(folder, "--without", "quote-to-book-portal", "--json").output)

    assert told["differences"]
    assert "quote-to-book-portal" not in {one["team"] for one in told["rollout"]["placements"]}


@pytest.mark.parametrize("asked", [("--without", "Finanse"), ("--coaches", "0"), ("--start", "soon")])
def test_what_cannot_be_assumed_is_said(asked: tuple[str, str], folder: Path) -> None:
    result = run(folder, *asked)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_nearest_team_is_offered(folder: Path) -> None:
    assert "did you mean “Finance & Billing”?" in run(folder, "--without", "Finanse").stderr


def test_when_nothing_would_change_that_is_said(folder: Path) -> None:
    assert "Nothing would be different." in run(folder, "--start", "2027-01-18").output
