"""`okra-coach plan --status`: it tells where the gates stand, and touches nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from okra_coach.cli.door import okra_coach as door
from tests.material import ROOT

NORTHWIND = ROOT / "workshops" / "northwind_freight"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind as it comes: nothing drafted, nothing planned."""
    folder = tmp_path_factory.mktemp("status") / "fresh"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", "*.okra", "rollout.yaml"))
    return folder


@pytest.fixture(scope="module")
def planned(fresh: Path) -> Path:
    """The same with its plan on disk."""
    folder = fresh.parent / "planned"
    shutil.copytree(fresh, folder)
    assert CliRunner().invoke(door, ["plan", str(folder)]).exit_code == 0
    return folder


def prints(folder: Path) -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_it_needs_no_plan_and_writes_nothing(fresh: Path) -> None:
    before = prints(fresh)
    result = CliRunner().invoke(door, ["plan", str(fresh), "--status"])

    assert result.exit_code == 0
    assert result.stdout.startswith("Gate before wave 2: ")
    assert prints(fresh) == before


def test_it_tells_each_condition_with_the_figure_found(planned: Path) -> None:
    before = prints(planned)
    result = CliRunner().invoke(door, ["plan", str(planned), "--status"])

    assert "  met            At least 60% of the key results are effects, not finished tasks.\n" in result.stdout
    assert "hours are planned" in result.stdout
    assert "not known yet: on the day of the gate that would count as missed." in result.stdout
    assert "Alignment probe: " in result.stdout
    assert prints(planned) == before


def test_missed_gates_are_no_reason_to_fail(planned: Path, tmp_path: Path) -> None:
    folder = tmp_path / "missed"
    shutil.copytree(planned, folder)
    rollout = folder / "rollout.yaml"
    text = rollout.read_text(encoding="utf-8").replace("sponsor_events: null", "sponsor_events: 0")
    rollout.write_text(text.replace("longest_blocked_days: null", "longest_blocked_days: 30"), encoding="utf-8")
    result = CliRunner().invoke(door, ["plan", str(folder), "--status"])

    assert result.exit_code == 0
    assert "  missed         " in result.stdout
    assert "→ As things stand today: Two or more missed: nobody new starts in the coming cycle" in result.stdout


def test_programs_get_states_and_figures(planned: Path) -> None:
    result = CliRunner().invoke(door, ["plan", str(planned), "--status", "--json"])
    status = json.loads(result.stdout)["status"]

    assert [gate["before_wave"] for gate in status["gates"]] == [2, 3]
    states = {one["state"] for gate in status["gates"] for one in gate["conditions"]}
    assert states <= {"met", "missed", "not known yet"}
    assert len(status["probe"]) == 4


def test_readiness_tells_every_criterion_and_writes_nothing(fresh: Path) -> None:
    before = prints(fresh)
    result = CliRunner().invoke(door, ["plan", str(fresh), "--readiness"])

    assert result.exit_code == 0
    assert "Quote-to-Book Portal: tier 1, project and result work; " in result.stdout
    assert "6 of 7 criteria known" in result.stdout
    assert "  25  3.33 of 4  Work towards a result: Entered as a project with an end." in result.stdout
    assert prints(fresh) == before


def test_programs_get_readiness_too(fresh: Path) -> None:
    result = CliRunner().invoke(door, ["plan", str(fresh), "--readiness", "--json"])
    readiness = json.loads(result.stdout)["readiness"]

    assert len(readiness) == 7
    assert {"name", "weight", "level", "evidence"} <= set(readiness[0]["criteria"][0])
