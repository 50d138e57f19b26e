from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Weight
from okra_coach.read.engagement import read_engagement
from okra_coach.stories.reading import map_columns
from tests.read.folders import WORKSHOP, engagement, export

HEADER = ["Timestamp", "Where do you sit?", "What would make guests cheer?", "I am proud of our work", "Lunch"]
ROWS = [
    ["2026-12-07 10:00", "Front Desk", "No queue at nine", "5", "Soup"],
    ["2026-12-07 10:05", "Billing & Claims", "Clear bills", "4", "Soup"],
    ["2026-12-07 10:10", "Front Desk", "", "2", "Salad"],
]


def read(folder: Path, setting: str = "", header: list[str] = HEADER, rows: list[list[str]] = ROWS) -> Engagement:
    return read_engagement(engagement(folder, WORKSHOP + setting, responses__a_csv=export(header, *rows)))


def test_a_question_in_other_words_feeds_what_workshop_yaml_says(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """
questionnaire:
  - {heading: "3. What would make guests cheer", id: own.cheer, feeds: team aim}
  - {heading: I am proud of our work, id: own.pride, kind: scale}
  - {heading: Lunch, id: own.lunch, kind: choice, options: [Soup, Salad]}
""",
    )
    first = found.responses.responses[0]
    assert first.value("team.aim") == "No queue at nine"
    assert first.value("own.pride") == 5.0
    assert first.value("own.lunch") == "soup"
    assert found.questionnaire["team.aim"].prompt["en"] == "3. What would make guests cheer"
    assert [fault for fault in found.faults if "own" in fault.message] == []


def test_a_column_of_team_names_is_the_team_whatever_its_heading(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert [one.team for one in found.responses.responses] == ["front-desk", "billing-claims", "front-desk"]
    column = found.responses.exports[0].columns[1]
    assert (column.question, column.certainty) == ("about.team", 0.85)


def test_unplaced_columns_are_proposed_with_the_kind_their_answers_have(tmp_path: Path) -> None:
    proposals = read(tmp_path).responses.exports[0].proposals
    assert [(one.heading, one.kind) for one in proposals] == [
        ("What would make guests cheer?", "text"), ("I am proud of our work", "scale"), ("Lunch", "choice"),
    ]  # fmt: skip


def test_a_likely_question_is_proposed_with_its_certainty(tmp_path: Path) -> None:
    header = ["Timestamp", "Which team are you in?", "What stops us at the moment from getting there?"]
    (proposal,) = (
        read(tmp_path, "", header, [["2026-12-07 10:00", "Front Desk", "Old phones"]]).responses.exports[0].proposals
    )
    assert proposal.question == "direction.problem"
    assert 0.4 <= proposal.certainty < 0.7


def test_the_mapping_is_written_below_what_a_person_wrote_and_reads_back(tmp_path: Path) -> None:
    read(tmp_path)
    before = (tmp_path / "workshop.yaml").read_text(encoding="utf-8")
    assert map_columns(tmp_path) == 3
    after = (tmp_path / "workshop.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    again = read_engagement(tmp_path)
    assert again.responses.exports[0].proposals == ()
    assert [column.kind for column in again.responses.exports[0].columns] == ["time", *["question"] * 4]
    assert map_columns(tmp_path) == 0


def test_a_mapping_grows_where_there_is_one_and_keeps_its_comments(tmp_path: Path) -> None:
    read(
        tmp_path,
        "\nquestionnaire:\n  # asked in the canteen\n"
        "  - heading: Lunch   # not ours\n    id: own.lunch\n    kind: choice\n",
    )
    assert map_columns(tmp_path) == 2
    after = (tmp_path / "workshop.yaml").read_text(encoding="utf-8")
    assert "# asked in the canteen" in after
    assert "# not ours" in after
    assert len(read_engagement(tmp_path).workshop.questions) == 3


@pytest.mark.parametrize(
    ("line", "weight", "said"),
    [
        ("{heading: Lunch, id: own.x, feeds: team aims}", Weight.STOPS, "did you mean “team aim”?"),
        ("{heading: Lunch, id: own.x}", Weight.STOPS, "“Lunch” feeds nothing, so it needs a kind"),
        ("{heading: Lunch, id: team.aim, kind: scale}", Weight.WARNS, "its kind “scale” does not count"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_with_its_line(
    tmp_path: Path, line: str, weight: Weight, said: str
) -> None:
    found = read(tmp_path, f"\nquestionnaire:\n  - {line}\n")
    (fault,) = [fault for fault in found.faults if fault.place.line is not None]
    assert fault.weight is weight
    assert said in fault.message


def test_two_exports_of_one_form_are_mapped_once(tmp_path: Path) -> None:
    late = [["2026-12-08 10:00", "Front Desk", "Shorter forms", "3", "Salad"]]
    second = export(HEADER, *late, ["2026-12-08 11:00", "Online Booking", "One page", "4", "Soup"])
    engagement(tmp_path, WORKSHOP, responses__a_csv=export(HEADER, *ROWS), responses__b_csv=second)
    assert map_columns(tmp_path) == 3
    again = read_engagement(tmp_path)
    assert again.stopping_faults == ()
    assert [len(one.proposals) for one in again.responses.exports] == [0, 0]
