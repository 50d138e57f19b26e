from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from okra_coach.documents.answer_sheet import MARKER
from okra_coach.model.answers import Responses
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.measure import Quantity
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.responses import read_responses
from okra_coach.resources import templates_folder
from tests.read.folders import WORKSHOP, engagement, export, read_small

TEAM, ROLE = "Which team are you in?", "What is your role?"
THEMES = "Which themes should the company put first this quarter? Choose up to three."
QUESTIONNAIRE, _ = read_questionnaire(templates_folder().parent)


def read(folder: Path, *texts: str | bytes) -> tuple[Responses, list[Fault]]:
    workshop = read_small(folder)
    for number, text in enumerate(texts):
        engagement(folder, WORKSHOP, **{f"responses__{number}_csv": text})
    responses, faults = read_responses(folder, QUESTIONNAIRE, workshop)
    return responses, [fault for fault in faults if "no column holds" not in fault.message]


def value(folder: Path, question: str, text: str) -> object:
    header = QUESTIONNAIRE[question].prompt["en"]
    responses, _ = read(folder, export(["Timestamp", header], ["07/12/2026 10:00:00", text]))
    return responses.responses[0].value(question)


def test_answers_are_read_with_their_references_and_places(tmp_path: Path) -> None:
    text = export(["Timestamp", TEAM, ROLE], ["07/12/2026 10:00:00", "front desk ", "Teamleitung"])
    responses, faults = read(tmp_path, text)
    (one,) = responses.responses
    assert (one.id, one.team, one.role, one.submitted) == ("r01", "front-desk", "lead", datetime(2026, 12, 7, 10))
    assert one.answers["about.team"].ref == "r01.about.team"
    assert str(one.answers["about.team"].place) == f'responses/0.csv row 2, "{TEAM}"'
    assert [fault.weight for fault in faults if fault.weight is not Weight.TELLS] == []


@pytest.mark.parametrize(
    "header",
    [
        "  Which team are you in?  ",
        "1. Which team are you in?",
        "Q1: Which team are you in",
        "WHICH TEAM ARE YOU IN",
        "Which team are you in? *",
        "In welchem Team arbeiten Sie?",
        "Bạn thuộc nhóm nào?",
        "Ban thuoc nhom nao",
        "Which team are you on?",
    ],
)
def test_a_column_is_found_despite_small_rewording(tmp_path: Path, header: str) -> None:
    responses, _ = read(tmp_path, export(["Zeitstempel", header], ["07.12.2026 10:00:00", "Front Desk"]))
    assert responses.responses[0].team == "front-desk"


def test_every_prompt_in_every_language_finds_its_own_question(tmp_path: Path) -> None:
    for language in QUESTIONNAIRE.languages:
        header = [f"{n}. {question.prompt[language]}" for n, question in enumerate(QUESTIONNAIRE.questions, 1)]
        responses, _ = read(tmp_path, export(["Timestamp", *header], ["2026-12-07 10:00", *["x"] * len(header)]))
        found = [column.question for column in responses.exports[0].columns[1:]]
        assert found == [question.id for question in QUESTIONNAIRE.questions]


def test_the_two_measures_are_told_apart_even_when_shortened(tmp_path: Path) -> None:
    header = ["Timestamp", "What is the value of that measure today?", "What is the value of the second measure today?"]
    responses, _ = read(tmp_path, export(header, ["2026-12-07 10:00", "5 days", "7 %"]))
    values = responses.responses[0]
    assert values.value("team.measure1_now") == Quantity(5, "days", "5 days")
    assert values.value("team.measure2_now") == Quantity(7, "%", "7 %")


def test_a_column_that_is_no_question_is_told(tmp_path: Path) -> None:
    responses, faults = read(
        tmp_path, export(["Timestamp", TEAM, "Favourite colour", TEAM], ["2026-12-07", "Front Desk", "red", "Billing"])
    )
    assert [fault.message for fault in faults] == [
        (
            "2 columns found no question and count nowhere: “Favourite colour”, “Which team are you in?”; "
            "okra-coach read says more"
        )
    ]
    assert [column.kind for column in responses.exports[0].columns] == ["time", "question", "unplaced", "unplaced"]


def test_an_unknown_team_is_a_warning_and_the_answer_is_kept(tmp_path: Path) -> None:
    responses, faults = read(tmp_path, export(["Timestamp", TEAM], ["2026-12-07", "Front Office"]))
    assert responses.responses[0].team is None
    assert [(fault.weight, fault.message) for fault in faults] == [
        (Weight.WARNS, "“Front Office” is no team of workshop.yaml; did they mean “Front Desk”?")
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Shorter waits, Visibility, door to door", ("shorter-waits", "visibility-door-to-door")),
        ("Visibility, door to door, Clear bills", ("visibility-door-to-door", "clear-bills")),
        ("Visibility, door to door;Clear bills;", ("visibility-door-to-door", "clear-bills")),
        ("clear bills\nshorter waits", ("clear-bills", "shorter-waits")),
        ("Clear bills, Clear bills", ("clear-bills",)),
        ("Clear bills, more coffee, and tea, Shorter waits", ("clear-bills", "shorter-waits")),
    ],
)
def test_several_choices_are_split_by_the_known_options(tmp_path: Path, text: str, keys: tuple[str, ...]) -> None:
    assert value(tmp_path, "direction.themes", text) == keys


def test_what_was_written_in_is_told_and_no_vote(tmp_path: Path) -> None:
    _, faults = read(tmp_path, export(["Timestamp", THEMES], ["2026-12-07", "Clear bills, more coffee, and tea"]))
    assert [fault.message for fault in faults] == ["written in and not counted as a vote: “more coffee, and tea”"]


def test_more_than_three_themes_are_kept_with_a_warning(tmp_path: Path) -> None:
    every = "Shorter waits, Visibility, door to door, Clear bills, Friendly phones"
    responses, faults = read(tmp_path, export(["Timestamp", THEMES], ["2026-12-07", every]))
    assert len(responses.responses[0].value("direction.themes") or ()) == 4  # type: ignore[arg-type]
    assert [fault.weight for fault in faults] == [Weight.WARNS]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("work.decide", "4", 4.0),
        ("work.decide", "5 - strongly agree", 5.0),
        ("work.decide", "6", None),
        ("work.decide", "45", None),
        ("work.decide", "n/a", None),
        ("team.capacity", "20 %", 20.0),
        ("team.capacity", "15-20", 15.0),
        ("team.capacity", "0 - we are already drowning", 0.0),
        ("team.capacity", "60, the rest is firefighting", 60.0),
        ("team.capacity", "about half", None),
        ("team.capacity", "150", None),
        ("team.capacity", "1 day a week", None),
        ("team.kind", "Ein Produkt oder Ergebnis, das dem Team gehört", "result"),
        ("team.kind", "một dự án có ngày kết thúc", "project"),
        ("work.okr_experience", "None", "none"),
        ("work.bonus", "I do not know", "unknown"),
        ("direction.stop", "  n/a ", None),
        ("direction.stop", "Weekly\n  status   mails", "Weekly\nstatus mails"),
        ("team.actions", "1. Call ten\n- Ask\n\n• Try it\n", ("Call ten", "Ask", "Try it")),
        ("team.actions", "5 tests a week\n3. Mai anrufen", ("5 tests a week", "Mai anrufen")),
        ("team.measure1_now", "half", "half"),
        ("team.measure1_now", "unknown", None),
    ],
)
def test_an_answer_is_understood_by_its_kind(tmp_path: Path, question: str, text: str, expected: object) -> None:
    assert value(tmp_path, question, text) == expected


@pytest.mark.parametrize(
    ("times", "first"),
    [
        (["03/04/2026 10:00", "13/04/2026 10:00"], datetime(2026, 4, 3, 10)),
        (["03/04/2026 10:00", "03/14/2026 10:00"], datetime(2026, 3, 4, 10)),
        (["03/04/2026 10:00", "04/04/2026 10:00"], datetime(2026, 4, 3, 10)),
        (["2026/04/03 11:34:01 PM EST", ""], datetime(2026, 4, 3, 23, 34, 1)),
        (["3.4.2026 7:05", ""], datetime(2026, 4, 3, 7, 5)),
    ],
)
def test_day_and_month_are_told_apart_for_a_whole_column(tmp_path: Path, times: list[str], first: datetime) -> None:
    text = export(["Timestamp", TEAM], *[[time, "Front Desk"] for time in times])
    assert read(tmp_path, text)[0].responses[0].submitted == first


def test_a_person_who_answers_twice_counts_once_by_the_later_answer(tmp_path: Path) -> None:
    header = ["Timestamp", "Email Address", TEAM, ROLE, "What should we stop doing, so that there is room for it?"]
    responses, faults = read(
        tmp_path,
        export(header, ["08/12/2026 10:00", "Kim.Tran@example.com", "Front Desk", "Team member", "new"]),
        export(header, ["07/12/2026 10:00", "kim.tran@example.com ", "Front Desk", "Team member", "old"]),
    )
    assert [one.text("direction.stop") for one in responses.responses] == ["new"]
    assert [str(place) for place in responses.superseded] == ["responses/1.csv row 2"]
    said = [str(fault) for fault in faults if "again" in fault.message]
    assert said == [
        "responses/1.csv row 2: the same person answered again in responses/0.csv row 2; the later answer counts"
    ]


def test_a_shared_account_keeps_all_its_answers(tmp_path: Path) -> None:
    header = ["Timestamp", "Email Address", TEAM, ROLE]
    text = export(
        header,
        ["07/12/2026 10:00", "desk@example.com", "Front Desk", "Team member"],
        ["08/12/2026 10:00", "desk@example.com", "Billing & Claims", "Team member"],
    )
    responses, faults = read(tmp_path, text)
    assert len(responses.responses) == 2
    assert [fault.message for fault in faults if fault.weight is Weight.WARNS] == [
        "one account answered for several people, teams or roles (also responses/0.csv row 3); all of them count"
    ]


def test_who_answered_stays_out_of_everything_but_the_names(tmp_path: Path) -> None:
    header = ["Timestamp", "Email Address", "Your name", "IP Address", TEAM, "What is your role?"]
    row = ["07/12/2026", "zoe.quill+okr@example.com", "Zoë Quill-Abara", "192.0.2.7", "Nowhere", "Boss"]
    responses, faults = read(tmp_path, export(header, row))
    assert {"zoe", "quill", "Zoë", "Quill", "Abara", "Paula", "Prime", "Paula Prime"} <= responses.names
    shown = f"{responses!r} {faults!r}".casefold()
    assert not [word for word in ("zoe", "zoë", "quill", "abara", "192.0.2.7") if word in shown]


def test_names_of_teams_and_mailboxes_are_no_names(tmp_path: Path) -> None:
    rows = [["07/12/2026", "front.desk@example.com", "Front Desk"], ["07/12/2026", "info@example.com", "Front Desk"]]
    responses, _ = read(tmp_path, export(["Timestamp", "Email Address", TEAM], *rows))
    assert responses.names == {"Paula", "Prime", "Paula Prime"}


def test_a_sheet_that_a_person_typed_is_read(tmp_path: Path) -> None:
    responses, faults = read(tmp_path, export(["Team", "My role", "Actions"], ["Front Desk", "Team lead", "Call ten"]))
    assert [export.platform for export in responses.exports] == ["a sheet of one's own"]
    assert (responses.responses[0].team, responses.responses[0].role) == ("front-desk", "lead")
    assert faults == []


def test_an_export_without_any_known_question_stops(tmp_path: Path) -> None:
    _, faults = read(tmp_path, export(["Timestamp", "Colour"], ["2026-12-07", "red"]))
    assert [fault.message for fault in faults if fault.weight is Weight.STOPS] == [
        (
            "no column is a question of the questionnaire; "
            "okra-coach read --map writes into workshop.yaml what each column may be"
        )
    ]


def test_an_empty_folder_is_a_warning(tmp_path: Path) -> None:
    _, faults = read(tmp_path)
    assert [str(fault) for fault in faults] == [
        "responses: there is no export of the questionnaire here (*.csv, *.xlsx)"
    ]


def test_another_sort_of_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / "answers.xlsx").write_bytes(b"PK")
    _, faults = read(tmp_path)
    assert "the workbook is damaged" in faults[0].message


prompts = [question.prompt["en"] for question in QUESTIONNAIRE.questions]
cells = st.text(st.characters(codec="utf-8"), max_size=30) | st.from_regex(r"[0-9.,%€ -]{0,9}")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(cells, min_size=len(prompts) + 1, max_size=len(prompts) + 1), min_size=1, max_size=3))
def test_no_cells_break_the_reading(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder), export(["Timestamp", *prompts], *rows))


def test_a_question_that_stands_in_two_branches_is_read_from_whichever_was_answered(tmp_path: Path) -> None:
    actions = QUESTIONNAIRE["team.actions"].prompt["en"]
    text = export(
        ["Timestamp", TEAM, actions, TEAM],
        ["2026-12-07", "Front Desk", "Call ten", ""],
        ["2026-12-08", "", "Ask", "Billing & Claims"],
    )
    responses, faults = read(tmp_path, text)
    assert [one.team for one in responses.responses] == ["front-desk", "billing-claims"]
    assert faults == []


def test_the_language_of_an_export_is_that_of_most_of_its_questions(tmp_path: Path) -> None:
    german = [QUESTIONNAIRE[name].prompt["de"] for name in ("about.team", "about.role", "team.measure1_now")]
    responses, _ = read(tmp_path, export(["Zeitstempel", *german], ["2026-12-07", "Front Desk", "", "1.250 Tickets"]))
    assert responses.exports[0].language == "de"
    assert responses.responses[0].value("team.measure1_now") == Quantity(1250, "Tickets", "1.250 Tickets")


@pytest.mark.parametrize("written", ["Billing and Claims", "billing und claims", "Billing + Claims", "Billing Claims"])
def test_a_team_is_known_whatever_joins_its_words(tmp_path: Path, written: str) -> None:
    responses, _ = read(tmp_path, export(["Timestamp", TEAM], ["07/12/2026 10:00:00", written]))
    assert responses.responses[0].team == "billing-claims"


@pytest.mark.parametrize(
    ("written", "role"), [("CEO", "leadership"), ("Tổ trưởng", "lead"), ("Mitarbeiterin", "member")]
)
def test_a_role_in_peoples_own_words_is_known(tmp_path: Path, written: str, role: str) -> None:
    responses, _ = read(tmp_path, export(["Timestamp", TEAM, ROLE], ["07/12/2026 10:00:00", "Front Desk", written]))
    assert responses.responses[0].role == role


def test_a_number_among_teams_in_words_is_no_code_for_a_team(tmp_path: Path) -> None:
    responses, faults = read(tmp_path, export(["Team", "Measure"], ["Front Desk", "Waiting time"], ["2", "Total"]))
    assert [response.team for response in responses.responses] == ["front-desk", None]
    assert "“2” is no team of workshop.yaml" in [fault.message for fault in faults]


@pytest.mark.parametrize("heading", ["Goal", "Ziel", "Mục tiêu"])
def test_a_heading_that_means_aim_or_target_is_the_target_over_numbers(tmp_path: Path, heading: str) -> None:
    header = ["Team", "KPI", "Ist", heading]
    responses, _ = read(
        tmp_path, export(header, ["Front Desk", "Wait", "12 min", "8 min"], ["Front Desk", "x", "3", "2"])
    )
    first = responses.responses[0]
    assert first.value("team.measure1_target") == Quantity(8, "minutes", "8 min")
    assert "team.aim" not in first.answers


def test_a_heading_that_means_aim_or_target_is_the_aim_over_sentences(tmp_path: Path) -> None:
    header = ["Team", "KPI", "Goal"]
    responses, _ = read(tmp_path, export(header, ["Front Desk", "Wait", "Guests are helped within 8 minutes"]))
    assert responses.responses[0].value("team.aim") == "Guests are helped within 8 minutes"


def test_a_target_without_a_value_is_told_and_its_words_are_not(tmp_path: Path) -> None:
    header = ["Timestamp", QUESTIONNAIRE["team.measure1_target"].prompt["en"]]
    responses, faults = read(tmp_path, export(header, ["07/12/2026 10:00:00", "20% less than Bob"]))
    assert responses.responses[0].value("team.measure1_target") == "20% less than Bob"
    (said,) = [fault.message for fault in faults if "target" in fault.message]
    assert said == "this target names no value to be reached, so the room has to settle it"


def test_three_decimals_that_may_be_thousands_are_told(tmp_path: Path) -> None:
    header = ["Timestamp", QUESTIONNAIRE["team.measure1_now"].prompt["de"]]
    responses, faults = read(tmp_path, export(header, ["07/12/2026 10:00:00", "1,250 tickets"]))
    assert responses.responses[0].value("team.measure1_now") == Quantity(1.25, "tickets", "1,250 tickets")
    assert any(fault.message.startswith("“1,250” was taken for a number with three decimals") for fault in faults)


def test_a_share_written_as_a_fraction_of_one_is_taken_and_said(tmp_path: Path) -> None:
    header = ["Timestamp", QUESTIONNAIRE["team.capacity"].prompt["de"]]
    responses, faults = read(tmp_path, export(header, ["07/12/2026 10:00:00", "0,2"]))
    assert responses.responses[0].value("team.capacity") == 20
    assert "“0,2” was taken for 20%" in [fault.message for fault in faults]


def test_the_list_of_options_in_our_own_form_is_nobodys_answer(tmp_path: Path) -> None:
    book = Workbook()
    form, lists = book.create_sheet("Answers", 0), book.create_sheet("Lists")
    form.append([MARKER, "question", "answer"])
    form.append(["about.team", "Which team are you in?", "Front Desk"])
    for option in ("Kind of team", "A project with an end date", "Day-to-day operations"):
        lists.append([option])
    (tmp_path / "responses").mkdir()
    book.save(tmp_path / "responses" / "one.xlsx")
    responses, _ = read_responses(tmp_path, QUESTIONNAIRE, read_small(tmp_path))
    assert [response.team for response in responses.responses] == ["front-desk"]


@pytest.mark.parametrize("word", ["Total", "Summe:", "Tổng"])
def test_a_row_of_totals_is_nobodys_answer(tmp_path: Path, word: str) -> None:
    rows = ["1", "Front Desk", "12"], [word, "", "12"]
    responses, faults = read(tmp_path, export(["No.", "Team", "Current value"], *rows))
    assert len(responses.responses) == 1
    assert "this row is a total and nobody's answer, left out" in [fault.message for fault in faults]


def test_actions_in_one_line_are_told_apart(tmp_path: Path) -> None:
    assert value(tmp_path, "team.actions", "Label the bins; new till (Bob, by 31 Jan)") == (
        "Label the bins",
        "new till (Bob, by 31 Jan)",
    )
