from __future__ import annotations

from pathlib import Path

from okra_coach.model.answers import Responses
from okra_coach.model.fault import Fault, Weight
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.responses import read_responses
from okra_coach.resources import templates_folder
from tests.read.folders import WORKSHOP, engagement, export, read_small

QUESTIONNAIRE, _ = read_questionnaire(templates_folder().parent)
SCALES = ["work.decide", "work.backing", "work.speak_up", "work.share"]
HEADER = ["Timestamp", "Email Address", "Name", "Which team are you in?", "What is your role?"]
HEADER += [QUESTIONNAIRE[name].prompt["en"] for name in SCALES]


def row(when: str, email: str, scales: str, name: str = "", team: str = "Front Desk") -> list[str]:
    return [f"2026-12-07 {when}", email, name, team, "Team member", *scales]


def read(folder: Path, *files: list[list[str]]) -> tuple[Responses, list[Fault]]:
    texts = {f"responses__{number}_csv": export(HEADER, *rows) for number, rows in enumerate(files)}
    workshop = read_small(engagement(folder, WORKSHOP, **texts))
    responses, faults = read_responses(folder, QUESTIONNAIRE, workshop)
    return responses, [fault for fault in faults if "no column holds" not in fault.message]


def test_the_later_answer_of_a_person_counts_whichever_file_it_is_in(tmp_path: Path) -> None:
    responses, faults = read(
        tmp_path, [row("11:00:00", "ada@example.com", "4455")], [row("10:00:00", "Ada@example.com ", "4355")]
    )
    (one,) = responses.responses
    assert one.value("work.backing") == 4.0
    assert [str(fault) for fault in faults] == [
        "responses/1.csv row 2: the same person answered again in responses/0.csv row 2; the later answer counts"
    ]


def test_a_second_export_of_the_same_form_counts_nothing_twice(tmp_path: Path) -> None:
    first = [row("10:00:00", "", "4455"), row("10:05:00", "", "1234")]
    responses, faults = read(tmp_path, first, [*first, row("12:00:00", "", "3333")])
    assert len(responses.responses) == 3
    assert [str(fault) for fault in faults] == [
        (
            "responses/1.csv row 2: the same answer, word for word, is also in responses/0.csv; it counts once "
            "(so are 1 more rows)"
        )
    ]


def test_two_people_who_answer_alike_at_the_same_second_both_count(tmp_path: Path) -> None:
    rows = [row("10:00:00", "ada@example.com", "4444"), row("10:00:00", "bob@example.com", "4444")]
    assert len(read(tmp_path, rows)[0].responses) == 2


def test_two_names_at_one_account_are_two_people(tmp_path: Path) -> None:
    rows = [row("10:00:00", "till@example.com", "4444", "An"), row("10:20:00", "till@example.com", "4444", "Bình")]
    responses, faults = read(tmp_path, rows)
    assert len(responses.responses) == 2
    assert [fault.weight for fault in faults] == [Weight.WARNS]


def test_a_terminal_where_answers_differ_widely_is_no_single_person(tmp_path: Path) -> None:
    rows = [row("10:00:00", "floor@example.com", "5511"), row("10:20:00", "floor@example.com", "1255")]
    responses, faults = read(tmp_path, rows)
    assert len(responses.responses) == 2
    assert "one account answered for several people" in faults[0].message


def test_a_person_who_changes_one_answer_is_one_person(tmp_path: Path) -> None:
    rows = [row("10:00:00", "ada@example.com", "5511"), row("10:20:00", "ada@example.com", "5512")]
    assert [one.value("work.share") for one in read(tmp_path, rows)[0].responses] == [2.0]


def test_an_answer_that_was_changed_between_two_exports_counts_as_it_is_in_the_later(tmp_path: Path) -> None:
    header = ["Respondent ID", "End Date", "Which team are you in?", QUESTIONNAIRE["work.decide"].prompt["en"]]
    old = export(header, ["11420001", "12/07/2026 10:00:00 AM", "Front Desk", "2"])
    new = export(header, ["11420001", "12/08/2026 10:00:00 AM", "Front Desk", "4"])
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=new, responses__b_csv=old))
    responses, faults = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert [one.value("work.decide") for one in responses.responses] == [4.0]
    assert "answered again" in " ".join(fault.message for fault in faults)


def test_two_offices_whose_forms_both_count_from_one_are_not_mixed_up(tmp_path: Path) -> None:
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Which team are you in?"]
    rows = [["1", "2026-12-07 09:00", "2026-12-07 09:10", "anonymous", "", "Front Desk"]]
    other = [["1", "2026-12-07 10:00", "2026-12-07 10:10", "anonymous", "", "Billing & Claims"]]
    files = {"responses__a_csv": export(header, *rows), "responses__b_csv": export(header, *other)}
    responses, _ = read_responses(tmp_path, QUESTIONNAIRE, read_small(engagement(tmp_path, WORKSHOP, **files)))
    assert [one.team for one in responses.responses] == ["front-desk", "billing-claims"]


def test_a_quarter_alike_is_one_person_twice_but_three_of_a_terminal_or_two_of_a_mailbox(tmp_path: Path) -> None:
    ticks = ["5511", "5155", "1551"]
    twice = [row(f"1{n}:00:00", "ada@example.com", ticks[n]) for n in range(2)]
    assert len(read(tmp_path, twice)[0].responses) == 1
    thrice = [row(f"1{n}:00:00", "ada@example.com", ticks[n]) for n in range(3)]
    assert len(read(tmp_path, thrice)[0].responses) == 3
    mailbox = [row(f"1{n}:00:00", "info@example.com", ticks[n]) for n in range(2)]
    assert len(read(tmp_path, mailbox)[0].responses) == 2


def test_a_name_given_twice_is_one_person(tmp_path: Path) -> None:
    rows = [row("10:00:00", "ada@example.com", "4444", "Ada"), row("10:20:00", "ada@example.com", "4445", " ADA ")]
    assert len(read(tmp_path, rows)[0].responses) == 1


def test_two_ticks_are_too_few_to_tell_people_apart(tmp_path: Path) -> None:
    header = HEADER[:5] + HEADER[5:7]
    rows = [row("10:00:00", "ada@example.com", "11"), row("10:20:00", "ada@example.com", "55")]
    workshop = read_small(engagement(tmp_path, WORKSHOP, responses__a_csv=export(header, *rows)))
    responses, _ = read_responses(tmp_path, QUESTIONNAIRE, workshop)
    assert [one.value("work.decide") for one in responses.responses] == [5.0]
