from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from okra_coach.model.fault import Weight
from okra_coach.model.measure import Quantity
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.responses import read_responses
from okra_coach.resources import templates_folder
from tests.read.exports import TOOLS, Asked, Person, text_of
from tests.read.folders import WORKSHOP, engagement, read_small

QUESTIONNAIRE, _ = read_questionnaire(templates_folder().parent)
LISTS = {
    "teams": ["Online Booking", "Front Desk", "Billing & Claims"],
    "themes": ["Shorter waits", "Visibility, door to door", "Clear bills", "Friendly phones"],
}
ASKED = [
    "about.team", "about.role", "direction.change", "direction.themes", "team.measure1", "team.measure1_now",
    "team.measure1_target", "team.actions", "team.depends_on", "team.capacity", "work.decide", "work.bonus",
]  # fmt: skip


def people(language: str) -> list[Person]:
    role = QUESTIONNAIRE["about.role"].options
    bonus = QUESTIONNAIRE["work.bonus"].options
    decimal = "7.5" if language == "en" else "7,5"
    return [
        {
            "about.team": "Front Desk",
            "about.role": role["lead"][language],
            "direction.change": 'Nobody waits, "really"; not even on Mondays',
            "direction.themes": ["Visibility, door to door", "Clear bills"],
            "team.measure1": "Days to the first appointment",
            "team.measure1_now": f"{decimal} %",
            "team.measure1_target": "5 %",
            "team.actions": "Call ten patients\nOpen on Saturdays",
            "team.depends_on": ["Billing & Claims"],
            "team.capacity": "20",
            "work.decide": "4",
            "work.bonus": bonus["team"][language],
        },
        {
            "about.team": "Billing & Claims",
            "about.role": role["member"][language],
            "direction.change": "Bills that are right",
            "direction.themes": ["Clear bills"],
            "team.measure1_now": "n/a",
            "team.capacity": "15",
            "work.decide": "2",
            "work.bonus": bonus["none"][language],
        },
    ]


@pytest.mark.parametrize("language", ["en", "de", "vi"])
@pytest.mark.parametrize("tool", TOOLS)
def test_every_tools_export_is_recognised_and_says_the_same(tmp_path: Path, tool: str, language: str) -> None:
    name, export = TOOLS[tool]
    content = export(Asked(QUESTIONNAIRE, ASKED, language, LISTS), people(language))
    workshop = read_small(tmp_path, WORKSHOP.replace("language: en", f"language: {language}"))
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / ("a.xlsx" if data.startswith(b"PK") else "a.csv")).write_bytes(data)
    responses, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)

    assert [export.platform for export in responses.exports] == [name]
    first, second = responses.responses
    assert {question: first.value(question) for question in ASKED} == {
        "about.team": "front-desk",
        "about.role": "lead",
        "direction.change": 'Nobody waits, "really"; not even on Mondays',
        "direction.themes": ("visibility-door-to-door", "clear-bills"),
        "team.measure1": "Days to the first appointment",
        "team.measure1_now": Quantity(7.5, "%", people(language)[0]["team.measure1_now"]),  # type: ignore[arg-type]
        "team.measure1_target": Quantity(5, "%", "5 %"),
        "team.actions": ("Call ten patients", "Open on Saturdays"),
        "team.depends_on": ("billing-claims",),
        "team.capacity": 20.0,
        "work.decide": 4.0,
        "work.bonus": "team",
    }
    assert (second.team, second.role, second.value("direction.themes")) == (
        "billing-claims",
        "member",
        ("clear-bills",),
    )
    assert second.value("team.measure1_now") is None
    assert [fault for fault in faults if fault.weight is not Weight.TELLS] == []
    if "typed" not in tool:
        assert first.submitted == datetime(2026, 12, 7, 10, 0)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_column_is_accounted_for(tmp_path: Path, tool: str) -> None:
    _, export = TOOLS[tool]
    content = export(Asked(QUESTIONNAIRE, ASKED, "en", LISTS), people("en"))
    data = content if isinstance(content, bytes) else content.encode()
    workshop = read_small(tmp_path)
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / ("a.xlsx" if data.startswith(b"PK") else "a.csv")).write_bytes(data)
    responses, _ = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    kinds = {column.kind for column in responses.exports[0].columns}
    assert kinds <= {"question", "time", "started", "id", "identity", "state", "service", "empty"}
    assert {column.question for column in responses.exports[0].columns if column.question} == set(ASKED)


def test_a_trial_by_whoever_built_the_form_is_left_out_and_said(tmp_path: Path) -> None:
    text = TOOLS["qualtrics"][1](Asked(QUESTIONNAIRE, ASKED, "en", LISTS), people("en"))
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=text))
    responses, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert len(responses.responses) == 2
    assert "responses/a.csv row 4: this row is a trial of the form, left out" in [str(fault) for fault in faults]


def test_a_trial_is_left_out_where_answers_are_exported_as_numbers(tmp_path: Path) -> None:
    text = TOOLS["qualtrics"][1](Asked(QUESTIONNAIRE, ASKED, "en", LISTS), people("en"))
    assert isinstance(text, str)
    numbers = text.replace("Survey Preview", "1").replace(",IP Address,", ",0,").replace(",True,", ",0,")
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=numbers))
    responses, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert len(responses.responses) == 2
    said = [str(fault) for fault in faults]
    assert "responses/a.csv row 4: this row is a trial of the form, left out" in said
    assert "responses/a.csv row 5: this row was not finished; what it answers counts (so in 1 more row)" in said


def test_options_known_by_their_number_only_are_taken_and_said(tmp_path: Path) -> None:
    text = TOOLS["limesurvey, codes"][1](Asked(QUESTIONNAIRE, ASKED, "en", LISTS), people("en"))
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=text))
    _, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert "its code SQ003 was taken for “Clear bills”; export the options as text to be sure" in [
        fault.message for fault in faults
    ]


def test_an_option_row_is_known_without_the_respondents_id_and_wherever_that_stands(tmp_path: Path) -> None:
    text = str(TOOLS["surveymonkey"][1](Asked(QUESTIONNAIRE, ASKED, "en", LISTS), people("en"))).lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    without, moved = [row[1:] for row in rows], [[*row[1:], row[0]] for row in rows]
    for number, changed in enumerate((without, moved)):
        folder = tmp_path / str(number)
        folder.mkdir()
        workshop = read_small(engagement(folder, WORKSHOP, responses__a_csv=text_of(changed)))
        responses, _ = read_responses(folder, QUESTIONNAIRE, workshop)
        assert responses.exports[0].platform == "SurveyMonkey"
        assert [one.value("direction.themes") for one in responses.responses] == [
            ("visibility-door-to-door", "clear-bills"),
            ("clear-bills",),
        ]


def test_limesurvey_leaves_the_time_empty_where_somebody_did_not_finish(tmp_path: Path) -> None:
    head = ["id", "submitdate", "lastpage", "startlanguage", "aboutteam"]
    rows = [head, ["1", "2026-12-07 10:00:00", "7", "en", "Front Desk"], ["2", "", "3", "en", "Front Desk"]]
    text = "\n".join(";".join(row) for row in rows)
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=text))
    responses, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert len(responses.responses) == 2
    assert "responses/a.csv row 3: this row was not finished; what it answers counts" in [
        str(fault) for fault in faults
    ]
