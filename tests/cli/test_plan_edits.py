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
    edit(folder, r"(kind: kick-off\s+number: 0\s+day: )2027-01-18", r"\g<1>2027-01-23")
    result = run(folder)

    assert days(folder)["kick-off", 0] == date(2027, 1, 23)
    assert re.search(r"rollout\.yaml:\d+: .*the kick-off is on 2027-01-23, on which nobody works", result.output)


def test_a_team_that_is_pinned_stays_and_the_others_make_room(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: )\d+(\s+part: [^\n]*\s+)pinned: false", r"\g<1>1\g<2>pinned: true")
    result = run(folder)
    first = result.output.split("Wave 2")[0]

    assert result.exit_code == 0
    assert "Customs Desk" in first
    assert "pinned" in first


def test_our_reasons_for_another_place_go_and_hers_are_asked_for(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: )\d+", r"\g<1>1")
    result = run(folder)
    kept = (folder / "rollout.yaml").read_text(encoding="utf-8").split("team: customs-desk")[1].split("- team:")[0]

    assert "It was put in this wave by hand." in kept
    assert "not before wave 3" not in kept
    assert "part: starts" in kept
    assert re.search(r"rollout\.yaml:\d+: warning: “customs-desk” is pinned in wave 1 without a reason", result.output)
    assert re.search(r"rollout\.yaml:\d+: .*day-to-day work starts in wave 3 at the earliest", result.output)


def test_her_reason_is_printed_alone_and_in_every_later_run(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: )\d+(.*?reasons:\n)", r"\g<1>1\g<2>      - The board asked for it.\n")
    first, second = run(folder), run(folder)

    for output in (first.output, second.output):
        told = output.split("Customs Desk (starts, pinned)\n")[1].split(" (")[0]
        assert told.startswith("    - The board asked for it.\nWave 2")
        assert "without a reason" not in output


def test_a_team_that_is_pinned_where_it_was_needs_no_reason(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: \d+\s+part: [^\n]*\s+)pinned: false", r"\g<1>pinned: true")

    assert "without a reason" not in run(folder).output


def test_a_changed_gate_and_a_note_are_kept(folder: Path) -> None:
    edit(folder, r"conditions:\n", "conditions:\n      - The works council has agreed.\n")
    edit(folder, r'(kind: check-in\s+number: 1.*?note: )""', r"\g<1>in the canteen")
    assert run(folder).exit_code == run(folder).exit_code == 0

    text = (folder / "rollout.yaml").read_text(encoding="utf-8")
    assert "The works council has agreed." in text
    assert "note: in the canteen" in text


def test_a_team_that_is_gone_leaves_the_plan_and_its_pin_is_told(folder: Path) -> None:
    edit(folder, r"(team: customs-desk\s+wave: \d+\s+part: [^\n]*\s+)pinned: false", r"\g<1>pinned: true")
    path = folder / "workshop.yaml"
    text = re.sub(r"  - name: Customs Desk\n.*?(?=  - name: )", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    path.write_text(text, encoding="utf-8")
    result = run(folder)

    assert result.exit_code == 0, result.output
    assert len(re.findall(r"rollout\.yaml:\d+: warning: there is no team “customs-desk”", result.output)) == 1
    assert "Customs Desk (" not in result.output


def test_a_moved_date_is_in_the_calendar(folder: Path) -> None:
    edit(folder, r"(kind: kick-off\s+number: 0\s+day: )2027-01-18", r"\g<1>2027-01-20")
    assert CliRunner().invoke(door, ["build", str(folder)]).exit_code == 0

    calendar = (folder / "pack" / "calendar.ics").read_text(encoding="utf-8")
    assert "20270120T" in calendar
    assert "DTSTART;TZID=Europe/London:20270118T" not in calendar
