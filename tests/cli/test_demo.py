"""`okra-coach demo --check-ins`: the worked client some weeks later."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from okra_coach.cli.door import okra_coach as door
from okra_coach.pipeline import read
from okra_coach.track.standing import standing


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "northwind"
    done = CliRunner().invoke(door, ["demo", str(folder), "--check-ins"])
    assert done.exit_code == 0, done.output
    return folder, done.stdout


def test_a_new_user_sees_a_check_in(shown: tuple[Path, str]) -> None:
    folder, told = shown

    assert told.startswith(
        "Check-in of 22 Feb, week 6: 10 of 17 key results moved towards their target; 2 need a decision"
    )
    assert (folder / "pack/check-ins/2027-02-22/check-in.pptx").is_file()
    assert (folder / "pack/briefing.html").is_file()


def test_every_line_of_the_worked_check_ins_is_a_line_of_the_worked_okras(shown: tuple[Path, str]) -> None:
    engagement = read(shown[0])
    assert engagement.okras is not None
    stood = standing(engagement.okras, engagement.records)

    assert len(engagement.records) == 4
    assert [fault.message for fault in stood.faults] == []
    assert stood.overruled == ()


def test_the_lines_to_decide_are_printed_as_the_record_takes_them(shown: tuple[Path, str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shown[0], tmp_path / "decided"))
    told = shown[1]
    block = told[told.index("decisions:\n") : told.index("It lies in")]
    filled = block.replace("decided:  #", "decided: help  #").replace("by:  #", "by: Managing Director  #")
    record = folder / "check-ins" / "2027-02-22.yaml"
    record.write_text(record.read_text(encoding="utf-8") + filled, encoding="utf-8")
    done = CliRunner().invoke(door, ["check-in", str(folder)])

    assert block.count("- about: ") == 2
    assert done.exit_code == 0
    assert "Nothing to decide." in done.stdout


def test_an_edited_record_stays_when_the_demo_is_run_again(shown: tuple[Path, str]) -> None:
    folder, _ = shown
    record = folder / "check-ins" / "2027-02-22.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")

    assert CliRunner().invoke(door, ["demo", str(folder), "--check-ins"]).exit_code == 0
    assert record.read_text(encoding="utf-8").endswith("# mine\n")


def test_the_demo_says_how_to_see_it(tmp_path: Path) -> None:
    told = CliRunner().invoke(door, ["demo", str(tmp_path / "try")]).stdout

    assert told.splitlines()[-1].startswith("The same client in its sixth week: okra-coach demo --check-ins ")
