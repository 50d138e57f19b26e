"""`okra-coach agenda` and `late`: composed from the open questions, kept as she arranged it, re-timed when late."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okra_coach.cli.door import okra_coach as door
from tests.material import ROOT

NORTHWIND = ROOT / "workshops" / "northwind_freight"


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(door, [command, *arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind with its agenda as proposed."""
    folder = tmp_path_factory.mktemp("agenda") / "northwind"
    shutil.copytree(NORTHWIND, folder, ignore=shutil.ignore_patterns("pack", "okras", ".okra", "*.yaml.bak"))
    assert run("agenda", str(folder)).exit_code == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "northwind"))


def tree(folder: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((folder / "agenda.yaml").read_text(encoding="utf-8")))


def blocks(folder: Path) -> list[dict[str, Any]]:
    return list(tree(folder)["sessions"][0]["blocks"])


def arrange(folder: Path, lines: list[dict[str, Any]]) -> None:
    """The file with other blocks, as an editor saves it."""
    path = folder / "agenda.yaml"
    path.write_text(yaml.safe_dump(tree(folder) | {"sessions": [{"session": 1, "blocks": lines}]}), encoding="utf-8")


def told(folder: Path) -> dict[str, Any]:
    return dict(json.loads(run("agenda", str(folder), "--json").stdout))


def test_a_proposal_fills_the_booked_time_and_every_question_has_a_place(folder: Path) -> None:
    found = told(folder)
    (session,) = found["sessions"]
    assert (session["blocks"][0]["start"], session["blocks"][-1]["end"]) == (session["start"], session["end"])
    dealt = [own for block in session["blocks"] for own in block["questions"]]
    left = [one["question"] for one in found["left_over"]]
    questions = yaml.safe_load((folder / "questions.yaml").read_text(encoding="utf-8"))["questions"]
    assert sorted(dealt + left) == sorted(one["id"] for one in questions)


def test_it_prints_who_must_be_there_for_the_questions_of_a_block(folder: Path) -> None:
    asked = [block for block in told(folder)["sessions"][0]["blocks"] if block["who"]]
    shown = run("agenda", str(folder)).stdout
    assert asked
    assert all(f"\n                     with {', '.join(block['who'])}\n" in shown for block in asked)


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = (folder / "agenda.yaml").read_bytes()
    assert told(folder)["changes"] == []
    assert (folder / "agenda.yaml").read_bytes() == before


def test_it_is_proposed_anew_while_nobody_touched_it(folder: Path) -> None:
    workshop = folder / "workshop.yaml"
    workshop.write_text(
        re.sub("end: .?16:30.?", "end: '12:30'", workshop.read_text(encoding="utf-8")), encoding="utf-8"
    )
    found = told(folder)
    assert found["sessions"][0]["blocks"][-1]["end"] == "12:30:00"
    assert not found["edited"]


def test_a_block_that_was_lengthened_moved_or_taken_out_stays_so(folder: Path) -> None:
    lines = [line for line in blocks(folder) if line["id"] != "stress-test"]
    lines.insert(2, lines.pop(4))
    lines[0]["minutes"] = 15
    arrange(folder, lines)
    for _ in range(2):
        found = told(folder)
        assert found["edited"]
        assert [(one["id"], one["minutes"]) for one in found["sessions"][0]["blocks"]] == [
            (line["id"], line["minutes"]) for line in lines
        ]
        assert [(line["id"], line["minutes"]) for line in blocks(folder)] == [
            (one["id"], one["minutes"]) for one in lines
        ]


def test_a_block_of_her_own_needs_a_title_and_stays(folder: Path) -> None:
    lines = blocks(folder)
    lines.insert(3, {"id": "demo", "title": "The portal, live", "minutes": 15, "lead": "Project Manager IT"})
    arrange(folder, lines)
    shown = run("agenda", str(folder))
    assert "15 min  The portal, live  (Project Manager IT)" in shown.stdout
    assert "15 minutes more than are booked" in shown.stdout
    assert blocks(folder)[3] == lines[3]


def test_a_question_that_she_moved_stays_where_she_put_it(folder: Path) -> None:
    lines = blocks(folder)
    asked = next(line for line in lines if line["id"] == "key-results")
    own = asked["questions"].pop()
    next(line for line in lines if line["id"] == "confidence")["questions"] = [own]
    arrange(folder, lines)
    for _ in range(2):
        (where,) = [one["id"] for one in told(folder)["sessions"][0]["blocks"] if own in one["questions"]]
        assert where == "confidence"


def test_an_answered_question_leaves_its_block(folder: Path) -> None:
    own = next(line["questions"][0] for line in blocks(folder) if line.get("questions"))
    path = folder / "questions.yaml"
    questions = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(one for one in questions["questions"] if one["id"] == own)["answer"] = "settled by phone"
    path.write_text(yaml.safe_dump(questions), encoding="utf-8")
    assert own not in run("agenda", str(folder), "--json").stdout


def test_a_note_keeps_a_question_out_of_the_room(folder: Path) -> None:
    file = tree(folder)
    own = next(line["questions"][0] for line in blocks(folder) if line.get("questions"))
    for line in file["sessions"][0]["blocks"]:
        line["questions"] = [one for one in line.get("questions", []) if one != own]
    file["left_over"].append({"question": own, "instead": "before", "note": "I call her on Monday"})
    (folder / "agenda.yaml").write_text(yaml.safe_dump(file, allow_unicode=True), encoding="utf-8")
    for _ in range(2):
        assert own in [one["question"] for one in told(folder)["left_over"]]
    assert "I call her on Monday" in run("agenda", str(folder)).stdout


def test_every_fault_of_the_file_is_told_with_its_line(folder: Path) -> None:
    path = folder / "agenda.yaml"
    path.write_text(
        "sessions:\n- session: 1\n  blocks:\n  - {id: opne, minutes: 10}\n"
        "  - {id: close, minutes: 5, questions: [q-x]}\n- session: 2\n  blocks: []\n",
        encoding="utf-8",
    )
    said = run("agenda", str(folder)).stderr
    assert "agenda.yaml:4: warning: there is no block “opne”" in said
    assert "did you mean “open”?" in said
    assert "agenda.yaml:5: warning: there is no question q-x" in said
    assert "agenda.yaml:6: warning: session 2 is not booked" in said


def test_a_block_that_stands_twice_stops_and_nothing_is_written(folder: Path) -> None:
    path = folder / "agenda.yaml"
    path.write_text("sessions:\n- session: 1\n  blocks:\n  - {id: open, minutes: 9}\n  - {id: open, minutes: 5}\n")
    before = path.read_bytes()
    shown = run("agenda", str(folder))
    assert (shown.exit_code, path.read_bytes()) == (2, before)
    assert "“open” stands twice, first on line 4" in shown.stderr


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.integers(1, 5))
def test_whatever_she_arranges_is_there_after_two_more_runs(
    made: Path, tmp_path_factory: Any, chance: Any, n: int
) -> None:
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("any") / "northwind"))
    lines = blocks(folder)
    for _ in range(n):
        lines[chance.randrange(len(lines))]["minutes"] += chance.choice([5, 10])
        lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
        if chance.random() < 0.5:
            lines.pop(chance.randrange(len(lines)))
    arrange(folder, lines)
    first = told(folder)["sessions"][0]["blocks"]
    assert [(one["id"], one["minutes"]) for one in first] == [(line["id"], line["minutes"]) for line in lines]
    written = (folder / "agenda.yaml").read_bytes()
    assert told(folder)["sessions"][0]["blocks"] == first
    assert (folder / "agenda.yaml").read_bytes() == written


def test_the_pack_follows_her_agenda(folder: Path) -> None:
    lines = blocks(folder)
    lines[0]["title"] = "Coffee with the portal team"
    arrange(folder, lines)
    assert run("build", str(folder)).exit_code == 0
    from pptx import Presentation

    deck = Presentation(str(folder / "pack" / "workshop-deck.pptx"))
    words = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    cells = [
        cell.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert any("Coffee with the portal team" in text for text in words + cells)


def test_late_prints_the_rest_with_new_times_and_writes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    shown = run("late", str(folder), "--at", "14:10", "--block", "numbers")
    assert (shown.exit_code, shown.stderr.count("Traceback")) == (0, 0)
    assert shown.stdout.startswith("10 minutes more than there are: 1 block is shortened, and it ends on time.\n")
    assert "  14:10   30 min  Numbers: from where to where, and who says so\n" in shown.stdout
    assert "Say: we end at 16:30." in shown.stdout
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_late_knows_a_block_by_its_number_in_the_agenda(folder: Path) -> None:
    number = [line["id"] for line in blocks(folder)].index("objectives") + 1
    by_number = run("late", str(folder), "--at", "11:50", "--block", str(number), "--json").stdout
    assert by_number == run("late", str(folder), "--at", "11:50", "--block", "objectives", "--json").stdout
    assert json.loads(by_number)["rest"][0]["id"] == "objectives"


def test_late_says_what_there_is_where_a_block_or_session_is_not(folder: Path) -> None:
    said = run("late", str(folder), "--at", "11:50", "--block", "77")
    assert (said.exit_code, "no block of session 1 is called so; it has the numbers 1 to" in said.stderr) == (2, True)
    said = run("late", str(folder), "--at", "11:50", "--block", "1", "--session", "3")
    assert (said.exit_code, "session 3 is not booked" in said.stderr) == (2, True)


# What the rules say of it


def rules_of(folder: Path) -> dict[str, str]:
    return {one["code"]: one["subject"] for one in told(folder)["findings"]}


def test_an_agenda_of_hers_is_held_against_the_rules_in_agenda_and_check(folder: Path) -> None:
    arrange(folder, [{"id": "frame", "minutes": 10}, {"id": "key-results", "minutes": 20}])

    assert rules_of(folder).items() >= {
        "AGD101": "agenda.session-1", "AGD111": "agenda.key-results", "AGD112": "agenda.session-1",
    }.items()  # fmt: skip
    assert "AGD111 warning agenda.key-results" in run("agenda", str(folder)).stdout
    checked = json.loads(run("check", str(folder), "--json").stdout)
    assert {one["code"] for one in checked["findings"]} >= {"AGD101", "AGD111", "AGD112"}


def test_a_finding_on_her_block_names_its_line(folder: Path) -> None:
    arrange(folder, [{"id": "open", "minutes": 10}, {"id": "frame", "minutes": 2}])
    lines = (folder / "agenda.yaml").read_text(encoding="utf-8").splitlines()
    (found,) = [one for one in told(folder)["findings"] if one["code"] == "AGD111"]

    line = int(found["place"].rpartition(":")[2])
    assert "id: frame" in "".join(lines[line - 1 : line + 1])


def test_check_says_nothing_of_an_agenda_that_was_never_made(folder: Path) -> None:
    (folder / "agenda.yaml").unlink()

    assert "AGD" not in run("check", str(folder), "--concise").stdout
    assert not (folder / "agenda.yaml").exists()


def test_what_is_written_for_a_room_says_nothing_of_the_agenda(folder: Path, tmp_path: Path) -> None:
    arrange(folder, [{"id": "open", "minutes": 10}])
    page = tmp_path / "check.html"
    told = run("check", str(folder), "--concise", "--html", str(page))

    assert "AGD112" in told.stdout
    assert "AGD" not in page.read_text(encoding="utf-8")
    assert "KR203" in page.read_text(encoding="utf-8")


def test_a_rule_about_agendas_is_turned_off_in_workshop_yaml(folder: Path) -> None:
    workshop = folder / "workshop.yaml"
    text = workshop.read_text(encoding="utf-8")
    assert "\ncheck:" not in text
    workshop.write_text(f"{text}\ncheck:\n  severity:\n    AGD101: off\n", encoding="utf-8")
    arrange(folder, [{"id": "open", "minutes": 10}])

    assert "AGD101" not in rules_of(folder)
