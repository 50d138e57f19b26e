"""What a person changes in rollout.yaml stays, is used, and is told where it cannot be."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.read.rollout import read_rollout
from okra_coach.read.workshop import read_workshop
from okra_coach.resources import worked_engagement


def run(folder: Path) -> Result:
    return CliRunner().invoke(door, ["plan", str(folder)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(worked_engagement(), tmp_path / "northwind")
    assert run(tmp_path / "northwind").exit_code == 0
    return tmp_path / "northwind"


def edit(folder: Path, pattern: str, new: str) -> None:
    path = folder / "rollout.yaml"
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def days(folder: Path) -> dict[tuple[str, int], date]:
    workshop, _, _ = read_workshop(folder)
    assert workshop is not None
    rollout, _, _ = read_rollout(folder, workshop)
    assert rollout is not None
    return {(event.kind.value, event.number): event.day for event in rollout.events}


def test_a_moved_date_is_kept_by_the_next_run(folder: Path) -> None:
    edit(folder, r"(kind: kick-off\s+number: 0\s+day: )2027-01-18", r"\g<1>2027-01-20")
    result = run(folder)

    assert result.exit_code == 0
    assert days(folder)["kick-off", 0] == date(2027, 1, 20)
    assert "rollout.yaml:" not in result.output


def test_a_date_moved_to_a_holiday_is_kept_and_told(folder: Path) -> None:
    edit(folder, r"(kind: kick-off\s+number: 0\s+day: )2027-01-18", r"\g<1>2027-01-17")
    result = run(folder)

    assert days(folder)["kick-off", 0] == date(2027, 1, 17)
    assert re.search(r"rollout\.yaml:\d+: .*the kick-off is on 2027-01-17, on which nobody works", result.output)


def test_a_team_that_is_pinned_stays_and_the_others_make_room(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: )\d+(\s+part: [^\n]*\s+)pinned: false", r"\g<1>1\g<2>pinned: true")
    result = run(folder)
    first = result.output.split("Wave 2")[0]

    assert result.exit_code == 0
    assert "Customs Desk" in first
    assert "pinned" in first
