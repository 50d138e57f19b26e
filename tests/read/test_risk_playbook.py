from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.model.change import RiskPlay
from okra_coach.read.risk_playbook import read_risks
from okra_coach.resources import templates_folder

NAMES = [path.stem for path in sorted((templates_folder() / "change").glob("*.yaml"))]
OWN = """\
name: Two sites, two habits
when: {always: 1}
remedies:
  - {who: coach, at: kick-off, do: Start at both sites on one day}
"""


def read(folder: Path, text: str, name: str = "two-sites.yaml") -> tuple[dict[str, RiskPlay], list[str]]:
    path = folder / "templates" / "change" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    risks, faults = read_risks(folder, "en")
    return {risk.id: risk for risk in risks}, [str(fault) for fault in faults]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_risk_speaks_every_language(name: str) -> None:
    risk = next(one for one in read_risks(Path(), "en")[0] if one.id == name)
    assert [one for one in (risk.name, *(each.do for each in risk.remedies)) if set(one) != {"en", "de", "vi"}] == []
    assert 2 <= len(risk.remedies) <= 4
    assert ("worried" in risk.when) == (set(risk.sounds) == {"en", "de", "vi"})


def test_an_own_risk_stands_beside_ours_and_one_of_our_names_in_place_of_ours(tmp_path: Path) -> None:
    risks, faults = read(tmp_path, OWN)
    assert (risks["two-sites"].name, faults) == ({"en": "Two sites, two habits"}, [])
    assert set(risks) == {*NAMES, "two-sites"}
    risks, _ = read(tmp_path, OWN, "backing.yaml")
    assert risks["backing"].name == {"en": "Two sites, two habits"}


def test_an_unknown_condition_is_told_with_its_line_and_ours_stays(tmp_path: Path) -> None:
    risks, faults = read(tmp_path, OWN.replace("always", "backing-lo"), "backing.yaml")
    assert risks["backing"].when["backing-low"] == 3.0
    assert len(faults) == 1
    assert "templates/change/backing.yaml:2" in faults[0]


def test_a_worry_needs_words_by_which_people_speak_of_it(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("{always: 1}", "{worried: 0.2}"))
    assert [fault for fault in faults if "needs “sounds”" in fault] == faults
    assert len(faults) == 1


def test_a_file_that_is_not_read_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN, "Two Sites.yml")
    assert "it is not read" in faults[0]
