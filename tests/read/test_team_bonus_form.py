from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.read.workshop import read_workshop

BASE = """\
client: {name: Brightwater, country: GB}
workshop: {day: 2027-04-06, start: 09:00, end: 16:30, timezone: Europe/London}
sponsor_role: Managing Director
cycle: {name: Q2, first: 2027-04-12, last: 2027-07-02}
teams:
  - {name: Online Booking, kind: project, size: 9}
"""


def faults(folder: Path, bonus: str) -> list[str]:
    (folder / "workshop.yaml").write_text(f"{BASE}team_bonus: {bonus}\n", encoding="utf-8")
    return [str(fault) for fault in read_workshop(folder)[1]]


def test_it_is_off_unless_somebody_turns_it_on(tmp_path: Path) -> None:
    (tmp_path / "workshop.yaml").write_text(BASE, encoding="utf-8")
    workshop, _, _ = read_workshop(tmp_path)
    assert workshop is not None
    assert not workshop.team_bonus.enabled


@pytest.mark.parametrize("asked", ["per_person: true", "people: [Ada]", "Individual: 5"])
def test_what_names_a_person_is_refused_with_the_reason(tmp_path: Path, asked: str) -> None:
    (told,) = faults(tmp_path, f"{{enabled: true, {asked}}}")
    assert told.startswith("workshop.yaml:7")
    assert "a bonus here belongs to a team and never to a person, because" in told


def test_base_pay_is_taken_for_teams_only(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, "{enabled: true, base_pay: {Ada Miller: 60000}}")
    assert "there is no team “Ada Miller”, and pay of a person is not taken" in told
    assert faults(tmp_path, "{enabled: true, base_pay: {Online Booking: 60000}}") == []


@pytest.mark.parametrize(
    "bonus", ["{percent: 0}", "{percent: 31}", "{payout_from: 0.8}", "{funding_from: 100}", "{full_payout_at: 1}"]
)
def test_numbers_out_of_range_are_faults(tmp_path: Path, bonus: str) -> None:
    assert len(faults(tmp_path, bonus)) == 1
