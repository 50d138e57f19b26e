from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from okra_coach.model.measure import Direction
from okra_coach.model.okra import ActionStatus, LineStatus, OkraBook
from okra_coach.read.okras import read_okras
from okra_coach.read.rollout import read_rollout
from tests.read.folders import engagement, read_small

DESK = """\
# Ours since Monday.
owner: front-desk
name: 'Front Desk'
objectives:
  - id: front-desk.o1
    text: "Nobody stands at the desk: longer than a song"   # agreed with Paula's team
    customer: Patients
    supports: [company.o1]
    status: agreed
    from: [r01.team.aim, r02.team.aim]
    key_results:
      - id: front-desk.o1.k1
        measure: >-
          Median wait
          at the desk
        unit: "%"
        direction: decrease
        baseline: 010
        target: 4.5
        stretch: yes
        actions:
          - id: front-desk.o1.k1.a1
            text: Open the first desk at 07:30
            due: 2027-04-30
            progress: doing
          - text: Added by hand
      - measure: Wrong bookings
        direction: keep within
        low: 0
        high: 8
        baseline:
health_measures:
  - {id: front-desk.h1, measure: Complaints, value: 12, band: at most 12}
not_doing:
  - {id: front-desk.n1, text: Paper forms, from: r01.direction.stop}
depends_on: [billing-claims]
"""
COMPANY = "owner: company\nname: Brightwater Clinics\nobjectives:\n  - {id: company.o1, text: Patients are seen}\n"


def read(folder: Path, **files: str) -> tuple[OkraBook | None, list[str], dict[str, str]]:
    workshop = read_small(folder)
    book, faults, prints = read_okras(engagement(folder, **files), workshop)
    return book, [str(fault) for fault in faults], prints


def test_a_file_that_a_person_edited_is_read_with_its_lines(tmp_path: Path) -> None:
    book, faults, _ = read(tmp_path, **{"okras__front-desk_yaml": DESK, "okras__company_yaml": COMPANY})
    assert faults == []
    assert book is not None
    assert [okras.owner for okras in book.sets] == ["company", "front-desk"]
    objective = book.teams[0].objectives[0]
    wait, wrong = objective.key_results
    assert (objective.status, str(objective.place)) == (LineStatus.AGREED, "okras/front-desk.yaml:5")
    assert (wait.measure, wait.unit, wait.baseline, wait.target) == ("Median wait at the desk", "%", 10.0, 4.5)
    assert (wait.direction, wait.stretch, wait.place.line) == (Direction.DECREASE, True, 12)
    assert (wait.actions[0].due, wait.actions[0].progress) == (date(2027, 4, 30), ActionStatus.DOING)
    assert wait.actions[0].place.line == 22
    assert (wrong.direction, wrong.baseline, wrong.low, wrong.high) == (Direction.KEEP, None, 0.0, 8.0)
    assert book.teams[0].not_doing[0].evidence == ("r01.direction.stop",)


def test_a_line_added_without_an_id_gets_the_next_free_one(tmp_path: Path) -> None:
    book, _, _ = read(tmp_path, **{"okras__front-desk_yaml": DESK})
    assert book is not None
    assert [action.id for action in book.sets[0].actions] == ["front-desk.o1.k1.a1", "front-desk.o1.k1.a2"]
    assert [one.id for one in book.sets[0].key_results] == ["front-desk.o1.k1", "front-desk.o1.k2"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("baseline: 010", "basline: 10", "18: “basline” is not a setting here; did you mean “baseline”?"),
        ("baseline: 010", "baseline: 8,4", "18: “baseline”: “8,4” is not a number; write 8.4 with a dot"),
        ("baseline: 010", "baseline: 10 days", "18: “baseline”: “10 days” is not a plain number; write digits only"),
        ("baseline: 010", "baseline: .nan", "18: “baseline”: “.nan” is not a number"),
        ("direction: decrease", "direction: down", "17: “direction”: “down” is not known; known are increase"),
        ("direction: decrease", "direction: decreese", "17: “direction”: “decreese” is not known; did you mean “decr"),
        ("due: 2027-04-30", "due: soon", "24: “due”: “soon” is not a date"),
        ("stretch: yes", "stretch: maybe", "20: “stretch”: “maybe” should be true or false"),
        ("progress: doing", "progress: done!", "25: “progress”: “done!” is not known; did you mean “done”?"),
        ("id: front-desk.n1", "id: front-desk.h1", "35: the id “front-desk.h1” is here twice, first at okras/front-d"),
        ("owner: front-desk", "owner: frontdesk", "2: owner: “frontdesk” is no team of workshop.yaml; did you mean"),
        ("owner: front-desk", "owner: company", "2: owner: “company” does not fit the file's name; call it company"),
        ("[billing-claims]", "[biling]", "36: depends_on: there is no team “biling”; did you mean “billing-claims”?"),
        ("measure: Wrong bookings", "unit: bookings", "27: “measure” is missing in item 2 of “key_results”"),
        ("text: Added by hand", "text:", "26: “text” is empty"),
        ("supports: [company.o1]", "supports: {a: b}", "8: “supports” should be a list, each line starting with “- ”"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in DESK
    _, faults, _ = read(tmp_path, **{"okras__front-desk_yaml": DESK.replace(old, new, 1)})
    assert [fault for fault in faults if f"okras/front-desk.yaml:{said}" in fault], faults


def test_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    files = {"okras__company_yaml": "owner: company\nnom: x\n", "okras__front-desk_yaml": "\tbad"}
    _, faults, _ = read(tmp_path, questions_yaml="questions: {}\n", **files)
    assert [fault.split(":")[0] for fault in faults] == [
        "okras/company.yaml",
        "okras/company.yaml",
        "okras/front-desk.yaml",
        "questions.yaml",
    ]


def test_before_the_first_draft_there_is_no_book(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, [], {})


def test_fingerprints_are_of_the_bytes(tmp_path: Path) -> None:
    questions = "questions:\n  - {id: q1, text: Who?, owner: company, who: [Lead], weight: 3, answer: Us}\n"
    book, faults, prints = read(tmp_path, okras__company_yaml=COMPANY, questions_yaml=questions)
    assert faults == []
    assert prints == {
        "okras/company.yaml": hashlib.sha256(COMPANY.encode()).hexdigest(),
        "questions.yaml": hashlib.sha256(questions.encode()).hexdigest(),
    }
    assert book is not None
    assert [(one.id, one.answer, one.place.line) for one in book.questions] == [("q1", "Us", 2)]


ROLLOUT = """\
waves:
  - {number: 1, teams: [online-booking], people: 9, coach_hours: 20}
teams:
  - team: online-booking
    wave: 1
    part: starts
    pinned: true
    reasons: [It is a project.]
gates:
  - {before_wave: 2, conditions: ["Check-ins: held"]}
events:
  - {kind: check-in, day: 2027-04-19, start: 09:30, minutes: 30, number: 1, note: moved}
working_days: 58
"""


def test_the_rollout_is_read(tmp_path: Path) -> None:
    workshop = read_small(tmp_path)
    rollout, faults, prints = read_rollout(engagement(tmp_path, rollout_yaml=ROLLOUT), workshop)
    assert faults == ()
    assert rollout is not None
    assert (rollout.placement("online-booking").pinned, rollout.placements[0].place) != (False, None)
    assert (rollout.events[0].day, rollout.waves[0].coach_hours, rollout.working_days) == (date(2027, 4, 19), 20.0, 58)
    assert list(prints) == ["rollout.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("part: starts", "part: begins", "rollout.yaml:6: “part”: “begins” is not known"),
        (
            "team: online-booking",
            "team: online",
            "rollout.yaml:4: there is no team “online”, so it is left out; did you",
        ),
        ("teams: [online-booking]", "teams: [onlin-booking]", "rollout.yaml:2: there is no team “onlin-booking”"),
        ("kind: check-in", "kind: checkin", "rollout.yaml:12: “kind”: “checkin” is not known; did you mean “check-in”"),
        ("wave: 1\n", "wave: first\n", "rollout.yaml:5: “wave” should be a whole number; “first” is not"),
    ],
)
def test_a_fault_in_the_rollout_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    workshop = read_small(tmp_path)
    text = ROLLOUT.replace(old, new, 1)
    _, faults, _ = read_rollout(engagement(tmp_path, rollout_yaml=text), workshop)
    assert [fault for fault in faults if said in str(fault)], [str(fault) for fault in faults]
