from datetime import date
from pathlib import Path

import pytest

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.rollout import Agreement, GateRecord, ProbeTest, Rollout
from okra_coach.model.rollout_settings import GateSettings, ProbeSettings, ReadinessWeights, TierSettings
from okra_coach.read.rollout import read_rollout
from okra_coach.read.workshop import read_workshop
from tests import material
from tests.read.folders import WORKSHOP, engagement

ROLLOUT = """\
probe:
  team: billing
  questions:
    - What is it for?
  seen:
    contradictions_left: 1
    blind_match: 62.5
agreements:
  - needs: online-booking
    gives: billing
    what: a price list
    by: 2027-05-10
    accepted: yes
  - needs: billing
    gives: online-booking
gates:
  - before_wave: 2
    conditions: [all is well]
    seen:
      check_ins_held: 3
      off_track: 2
      decided: 1
      retrospective_held: false
      helpful: 3.75
      helpful_answers: 9
      sponsor_events: null
"""


NO_WEIGHT = "{result_orientation: 0, measurability: 0, priorities: 0, decide: 0, safety: 0, rhythm: 0, room: 0}"


def read(tmp_path: Path, text: str = ROLLOUT) -> tuple[Rollout, tuple[Fault, ...]]:
    (tmp_path / "rollout.yaml").write_text(text, encoding="utf-8")
    rollout, faults, _ = read_rollout(tmp_path, material.workshop())
    return rollout or Rollout(), faults


def test_agreements_the_probe_and_what_was_seen_are_read(tmp_path: Path) -> None:
    rollout, faults = read(tmp_path, ROLLOUT.replace("check_ins_held: 3", "check_ins_held: 0"))
    assert faults == ()
    first, second = rollout.agreements
    assert (first.by, first.accepted, first.what) == (date(2027, 5, 10), True, "a price list")
    assert str(first.place) == "rollout.yaml:9"
    assert second == Agreement("billing", "online-booking", place=second.place)
    assert rollout.probe == ProbeTest("billing", ("What is it for?",), (), 1, 62.5)
    assert rollout.gates[0].seen == GateRecord(
        check_ins_held=0, off_track=2, decided=1, retrospective_held=False, helpful=3.75, helpful_answers=9
    )


def test_dates_are_in_order_of_time_wherever_they_stand_in_the_file(tmp_path: Path) -> None:
    text = """\
events:
  - {kind: retrospective, day: 2027-07-01, start: "13:00", minutes: 150}
  - {kind: gate, day: 2027-07-01, start: "11:30", minutes: 60}
  - {kind: check-in, number: 1, day: 2027-04-19, start: "09:30", minutes: 30}
"""
    rollout, faults = read(tmp_path, text)
    assert faults == ()
    assert [(str(one.kind), str(one.place)) for one in rollout.events] == [
        ("check-in", "rollout.yaml:4"),
        ("gate", "rollout.yaml:3"),
        ("retrospective", "rollout.yaml:2"),
    ]


def test_a_file_from_before_agreements_is_read(tmp_path: Path) -> None:
    rollout, faults = read(tmp_path, "gates:\n  - before_wave: 2\n    conditions: [all is well]\n")
    assert faults == ()
    assert (rollout.agreements, rollout.probe, rollout.gates[0].seen) == ((), None, GateRecord())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("team: billing", "team: biling", "rollout.yaml:2: there is no team “biling”, so it is left out; did you"),
        ("gives: billing", "gives: IT", "rollout.yaml:10: there is no team “IT”"),
        ("- needs: billing", "- needs: bilding", "rollout.yaml:14: there is no team “bilding”"),
        ("gives: online-booking", "gives: billing", "rollout.yaml:14: “billing” cannot have an agreement with itself"),
        (
            "- needs: billing\n    gives: online-booking",
            "- needs: online-booking\n    gives: billing",
            "rollout.yaml:14: “online-booking” needs “billing” twice, first on line 9; write both into one “what”",
        ),
        ("by: 2027-05-10", "by: next week", "rollout.yaml:12: “by”: “next week” is not a date; write it as 2027-01-31"),
        ("by: 2027-05-10", "by: 2027-09-01", "rollout.yaml:12: “by” 2027-09-01 is after the cycle's last day"),
        ("    by: 2027-05-10\n", "", "rollout.yaml:12: it is accepted without a date; write one under “by”"),
        ("accepted: yes", "accepted: maybe", "rollout.yaml:13: “accepted”: “maybe” should be true or false"),
        ("accepted: yes", "acepted: yes", "“acepted” is not a setting here; did you mean “accepted”?"),
        ("check_ins_held: 3", "check_ins: 3", "“check_ins” is not a setting here; did you mean “check_ins_held”?"),
        ("check_ins_held: 3", "check_ins_held: 3", "“check_ins_held” 3 is more than the 0 check-ins that are planned"),
        ("check_ins_held: 3", "check_ins_held: -1", "“check_ins_held” must be at least 0, and is “-1”"),
        ("helpful: 3.75", "helpful: 9", "“helpful” must be at most 5, and is “9"),
        ("      helpful_answers: 9\n", "", "“helpful” counts once “helpful_answers” says how many answered"),
        ("decided: 1", "decided: 3", "rollout.yaml:22: “decided” 3 is more than “off_track” 2"),
        ("sponsor_events: null", "sponsor_events: 4", "“sponsor_events” must be at most 3, and is “4”"),
        ("blind_match: 62.5", "blind_match: 62,5", "“blind_match”: “62,5” is not a number; write 62.5 with a dot"),
        ("blind_match: 62.5", "blind_match: 620", "“blind_match” must be at most 100, and is “620"),
        ("probe:\n  team: billing\n", "probe:\n", "“team” is missing in “probe”"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ROLLOUT
    _, faults = read(tmp_path, ROLLOUT.replace(old, new, 1))
    assert [fault for fault in faults if said in str(fault)], [str(fault) for fault in faults]


def test_what_only_looks_wrong_is_a_warning(tmp_path: Path) -> None:
    _, faults = read(tmp_path, ROLLOUT.replace("by: 2027-05-10", "by: 2027-09-01"))
    assert {fault.weight for fault in faults} == {Weight.WARNS}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("rollout:\n  weights: {safety: 0, saftey: 3}\n", "“saftey” is not a setting here; did you mean “safety”?"),
        ("rollout:\n  weights: {safety: 101}\n", "“safety” must be at most 100"),
        (f"rollout:\n  weights: {NO_WEIGHT}\n", "“weights”: at least one of them must be more than 0"),
        ("rollout:\n  tiers: {mixed_from: 70}\n", "“mixed_from” 70 is more than “project_from” 60"),
        ("rollout:\n  gates: {helpful: 6}\n", "“helpful” must be at most 5"),
        ("rollout:\n  gates: {safety_fall: 0}\n", "“safety_fall” must be more than 0"),
        ("rollout:\n  probe: {blind_match: 60%}\n", "“blind_match” should be a whole number"),
        ("rollout:\n  agreement_days: 61\n", "“agreement_days” must be at most 60"),
    ],
)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, settings: str, said: str) -> None:
    _, faults, _ = read_workshop(engagement(tmp_path, WORKSHOP + settings))
    assert [fault for fault in faults if said in str(fault)], [str(fault) for fault in faults]


def test_weights_tiers_gates_and_pass_marks_are_read(tmp_path: Path) -> None:
    text = WORKSHOP + (
        "rollout:\n  weights: {backing: 10}\n  tiers: {project_from: 70}\n  gates: {helpful: 4}\n"
        "  probe: {contradictions: 1}\n  agreement_days: 7\n  central_team: Billing & Claims\n"
    )
    workshop, faults, _ = read_workshop(engagement(tmp_path, text.replace("size: 38", "size: 38, project_share: 40")))
    assert faults == ()
    assert workshop is not None
    settings = workshop.rollout
    assert (settings.weights, settings.tiers) == (ReadinessWeights(backing=10), TierSettings(project_from=70))
    assert (settings.gates, settings.probe) == (GateSettings(helpful=4), ProbeSettings(contradictions=1))
    assert (settings.agreement_days, settings.central_team) == (7, "billing-claims")
    assert [team.project_share for team in workshop.teams] == [None, 40, None]


def test_a_team_that_is_gone_from_the_workshop_is_left_out_and_told(tmp_path: Path) -> None:
    rollout, faults = read(tmp_path, ROLLOUT.replace("billing", "sales"))
    assert {fault.weight for fault in faults if "“sales”, so it is left out" in str(fault)} == {Weight.WARNS}
    assert "sales" not in {one.team for one in rollout.placements}
    assert not any("sales" in (one.needs, one.gives) for one in rollout.agreements)
    assert not any("sales" in wave.teams for wave in rollout.waves)
    assert rollout.probe is None
