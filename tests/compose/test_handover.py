"""Each file that is handed over is read back by the rules that its target documents."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from okra_coach.compose.handover import compose_handover, only_of
from okra_coach.compose.handover_lines import Handed
from okra_coach.compose.handover_losses import shortened
from okra_coach.documents.handover import HandOver, Target
from okra_coach.model.okra import Action, ActionStatus, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.resources import templates_folder
from okra_coach.words import load_words
from okra_coach.write.handover import handover_bytes
from tests.material import material as engagement
from tests.material import okras, workshop

WORDS = load_words("en")
Row = dict[str, str]


def handed(book: OkraBook | None = None, emails: dict[str, str] | None = None) -> Handed:
    book = okras() if book is None else book
    return Handed(workshop(), book, engagement().readings, emails or {})


def book_of(*actions: Action, objective: str = "Patients are seen on time", **result: object) -> OkraBook:
    fields: dict[str, object] = {"id": "billing.o1.k1", "measure": "Days to a bill", "unit": "days"} | result
    held = KeyResult(**fields, actions=actions)  # type: ignore[arg-type]
    return OkraBook((OkraSet("billing", "Billing", (Objective("billing.o1", objective, key_results=(held,)),)),))


def told(handover: HandOver) -> dict[str, tuple[str, ...]]:
    return {loss.what: loss.subjects for loss in handover.losses}


def cells(handover: HandOver) -> list[list[str]]:
    data = handover_bytes(handover)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows(handover: HandOver) -> list[Row]:
    header, *body = cells(handover)
    return [dict(zip(header, row, strict=True)) for row in body]


# Jira


def read_as_jira(handover: HandOver) -> list[Row]:
    """Atlassian's rules for a CSV import: the header, as many cells in every row, parents above their children."""
    header, *body = cells(handover)
    assert "Summary" in header
    assert not [name for name in header if re.search(r"[^\w ]", name)]
    assert all(len(row) == len(header) for row in body)
    found = [dict(zip(header, row, strict=True)) for row in body]
    above: dict[str, str] = {}
    parents = {"Epic": "", "Task": "Epic", "Sub-task": "Task"}
    for row in found:
        assert 0 < len(row["Summary"]) <= 255
        assert "\n" not in row["Summary"]
        assert above.get(row["Parent"], "") == parents[row["Issue Type"]]
        assert row["Issue ID"] not in above
        above[row["Issue ID"]] = row["Issue Type"]
        assert all(" " not in label for name, label in zip(header, row.values(), strict=False) if name == "Labels")
        if row["Due date"]:
            date.fromisoformat(row["Due date"])
    return found


def test_jira_gets_epics_tasks_and_sub_tasks() -> None:
    found = read_as_jira(compose_handover(Target.JIRA, handed(), WORDS))

    assert [row["Issue Type"] for row in found].count("Epic") == 3
    (form,) = [row for row in found if row["Summary"] == "Send the pre-visit form two days ahead"]
    assert (form["Issue Type"], form["Status"], form["Due date"]) == ("Sub-task", "To Do", "2027-04-30")
    (parent,) = [row for row in found if row["Issue ID"] == form["Parent"]]
    assert parent["Summary"] == "Median wait from arrival to treatment: 42 minutes → 25 minutes"


def test_jira_knows_people_by_their_email() -> None:
    mails = {"front desk  MANAGER": "desk@brightwater.example"}
    handover = compose_handover(Target.JIRA, handed(emails=mails), WORDS)

    (form,) = [row for row in read_as_jira(handover) if row["Summary"].startswith("Send the pre-visit")]
    assert form["Assignee"] == "desk@brightwater.example"
    (without,) = [subjects for what, subjects in told(handover).items() if "e-mail" in what]
    assert "patient-journey.o1.k1.a1" not in without
    assert "online-booking.o1.k1.a1" in without


def test_a_summary_that_is_too_long_is_cut_and_stands_whole_in_the_description() -> None:
    long = "Write to every patient who waited for more than an hour " * 6
    handover = compose_handover(Target.JIRA, handed(book_of(Action("billing.o1.k1.a1", long))), WORDS)

    row = read_as_jira(handover)[-1]
    assert row["Summary"].endswith("…")
    assert row["Description"].startswith(long.strip())
    assert told(handover)[
        "“Summary” holds 255 characters: it is cut, and the whole text stands in the description"
    ] == ("billing.o1.k1.a1",)


def test_more_rows_than_a_user_may_import_are_told() -> None:
    actions = [Action(f"billing.o1.k1.a{number}", f"Try number {number}") for number in range(260)]
    handover = compose_handover(Target.JIRA, handed(book_of(*actions)), WORDS)

    (late,) = [subjects for what, subjects in told(handover).items() if "250 rows" in what]
    assert len(late) == 12


# Asana


def read_as_asana(handover: HandOver) -> list[Row]:
    """Asana's rules: columns in order, one e-mail, dates as month/day/year, a parent by its name above its subtask."""
    header, *body = cells(handover)
    order = ["Name", "Description", "Section", "Assignee", "Collaborators", "Due Date"]
    assert header[: len(order)] == order
    names: list[str] = []
    for row in body:
        cell = dict(zip(header, row, strict=True))
        assert cell["Name"]
        assert "," not in cell["Assignee"]
        if cell["Due Date"]:
            datetime.strptime(cell["Due Date"], "%m/%d/%Y")
        if cell["Subtask of"]:
            assert names.count(cell["Subtask of"]) == 1
        else:
            names.append(cell["Name"])
    return rows(handover)


def test_asana_gets_a_section_an_objective_a_task_a_key_result_a_subtask_an_action() -> None:
    found = read_as_asana(compose_handover(Target.ASANA, handed(), WORDS))

    (form,) = [row for row in found if row["Name"] == "Send the pre-visit form two days ahead"]
    assert form["Section"] == "Patient Journey: Patients move from door to doctor without a standstill"
    assert form["Due Date"] == "04/30/2027"
    assert form["Subtask of"].startswith("Median wait from arrival to treatment: 42 minutes")


def test_two_tasks_of_one_name_are_told_apart_for_their_subtasks() -> None:
    handover = compose_handover(Target.ASANA, handed(), WORDS)

    read_as_asana(handover)
    (twin,) = [subjects for what, subjects in told(handover).items() if "same text" in what]
    assert twin == ("patient-journey.o1.k1",)


# Linear


def read_as_linear(handover: HandOver) -> list[dict[str, object]]:
    """What Linear's own importer makes of each row: the columns that it reads, and how."""
    issues: list[dict[str, object]] = []
    priorities = {"No priority": 0, "Urgent": 1, "High": 2, "Medium": 3, "Low": 4}
    for row in rows(handover):
        if row["Archived"]:
            continue
        issues.append(
            {
                "title": re.sub(r"^'([+\-=@])", r"\1", row["Title"]),
                "description": re.sub(r"^'([+\-=@])", r"\1", row["Description"]),
                "priority": priorities[row["Priority"]],
                "status": row["Status"],
                "assignee": row["Assignee"],
                "labels": [label for label in row["Labels"].split(", ") if label],
            }
        )
    return issues


def test_linear_gets_an_issue_an_action_with_its_key_result_as_a_label() -> None:
    issues = read_as_linear(compose_handover(Target.LINEAR, handed(), WORDS))

    assert [issue["title"] for issue in issues] == [
        action.text for one in okras().sets for result in one.key_results for action in result.actions
    ]
    (form,) = [issue for issue in issues if issue["title"] == "Send the pre-visit form two days ahead"]
    assert form["labels"] == ["Patient Journey", "patient-journey.o1.k1"]
    assert "Due: 30 April 2027" in str(form["description"])


def test_linear_takes_our_guard_away_again() -> None:
    action = Action("billing.o1.k1.a1", "=SUM of all bills: check it by hand")
    (issue,) = read_as_linear(compose_handover(Target.LINEAR, handed(book_of(action)), WORDS))

    assert issue["title"] == action.text


def test_a_label_with_a_comma_stays_one_label() -> None:
    book = book_of(Action("billing.o1.k1.a1", "Call the ten oldest debtors"))
    (one,) = book.sets
    handover = compose_handover(Target.LINEAR, handed(OkraBook((replace(one, name="Bills, Debts"),))), WORDS)

    assert read_as_linear(handover)[0]["labels"] == ["Bills Debts", "billing.o1.k1"]


# Peoplebox


def read_as_peoplebox(handover: HandOver) -> list[Row]:
    """Peoplebox's rules for its second import: known columns and values, parents among the rows."""
    found = rows(handover)
    numbers = {row["Row ID"] for row in found}
    assert len(numbers) == len(found)
    for row in found:
        assert row["Goal Type"] in {"Default Progress", "Binary", "Number", "Custom Percent", "Euro", "Dollar"}
        assert row["Scope"] in {"Individual", "Department", "Company"}
        assert row["Check-in Type"] in {"Auto Rollup", "Manual", "External Source"}
        assert not row["Action"]
        assert {parent for parent in row["Parent Row IDs"].split(",") if parent} <= numbers - {row["Row ID"]}
        assert date.fromisoformat(row["Start Date"]) <= date.fromisoformat(row["End Date"])
        for column in ("Starting Value", "Target Value", "Current Value"):
            float(row[column] or 0)
    return found


def test_peoplebox_gets_goals_with_parents_and_values() -> None:
    handover = compose_handover(Target.PEOPLEBOX, handed(), WORDS)
    found = read_as_peoplebox(handover)

    by_title = {(row["Goal Title"], row["Departments"]): row for row in found}
    journey = by_title["Patients move from door to doctor without a standstill", "Patient Journey"]
    company = by_title["Patients are seen when they expect to be", ""]
    assert journey["Parent Row IDs"] == company["Row ID"]
    booked = next(row for row in found if row["Goal Title"].startswith("Share of appointments"))
    assert (booked["Goal Type"], booked["Starting Value"], booked["Target Value"]) == ("Custom Percent", "18", "45")
    (band,) = [subjects for what, subjects in told(handover).items() if what.startswith("a band to keep")]
    assert band == ("online-booking.o1.k2",)


# Plain list, JSON, Markdown


def test_the_plain_list_holds_every_line_and_number() -> None:
    found = rows(compose_handover(Target.CSV, handed(), WORDS))

    assert len(found) == 3 + 5 + 3
    (booked,) = [row for row in found if row["id"] == "online-booking.o1.k1"]
    assert (booked["baseline"], booked["target"], booked["unit"], booked["direction"]) == ("18", "45", "%", "increase")
    assert {row["parent"] for row in found} <= {"", *(row["id"] for row in found)}


def test_the_json_is_as_its_schema_says() -> None:
    schema = json.loads((templates_folder() / "schemas" / "okrs.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    tree = json.loads(handover_bytes(compose_handover(Target.JSON, handed(), WORDS)))

    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(tree)
    measures = [result["measure"] for one in tree["sets"] for o in one["objectives"] for result in o["key_results"]]
    assert measures == [result.measure for one in okras().sets for result in one.key_results]


def test_the_frozen_text_shows_each_line_once_and_ticks_what_is_done() -> None:
    book = book_of(
        Action("billing.o1.k1.a1", "Call <b>every</b> debtor", progress=ActionStatus.DONE),
        Action("billing.o1.k1.a2", "1. Write less", progress=ActionStatus.DROPPED),
        baseline=9, target=4,
    )  # fmt: skip
    text = handover_bytes(compose_handover(Target.MARKDOWN, handed(book), WORDS)).decode()

    assert "  - [x] Call &lt;b&gt;every&lt;/b&gt; debtor" in text
    assert "(dropped)" in text
    assert "9 days → 4 days" in text
    assert "<b>" not in markdown(text)


# All of them

CSV_TARGETS = (Target.JIRA, Target.ASANA, Target.LINEAR, Target.PEOPLEBOX, Target.CSV)
READERS: dict[Target, Callable[[HandOver], object]] = {
    Target.JIRA: read_as_jira,
    Target.ASANA: read_as_asana,
    Target.LINEAR: read_as_linear,
    Target.PEOPLEBOX: read_as_peoplebox,
    Target.CSV: rows,
}


@pytest.mark.parametrize("target", Target)
def test_no_answer_behind_a_line_is_handed_over(target: Target) -> None:
    assert b"r03." not in handover_bytes(compose_handover(target, handed(), WORDS))


@pytest.mark.parametrize("target", Target)
@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_nothing_at_all_can_be_handed_over(target: Target, language: str) -> None:
    assert handover_bytes(compose_handover(target, handed(OkraBook()), load_words(language)))


@pytest.mark.parametrize("target", [Target.JIRA, Target.ASANA, Target.LINEAR, Target.PEOPLEBOX])
def test_a_dropped_action_stays_behind_and_is_told(target: Target) -> None:
    book = book_of(Action("billing.o1.k1.a1", "Print the bills", progress=ActionStatus.DROPPED))
    handover = compose_handover(target, handed(book), WORDS)

    assert not [row for row in cells(handover)[1:] if "Print the bills" in row]
    assert told(handover)["the action was dropped; it is not handed over"] == ("billing.o1.k1.a1",)


def test_some_teams_alone_may_be_handed_over() -> None:
    found = rows(compose_handover(Target.CSV, only_of(handed(), frozenset({"online-booking"})), WORDS))

    assert {row["team"] for row in found} == {"Online Booking"}


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=300).filter(
    lambda text: bool(re.sub(r"[\x00-\x1f\x7f]", "", "".join(text.split())))
)


@given(st.sampled_from(CSV_TARGETS), st.lists(TEXTS, min_size=1, max_size=4), TEXTS, TEXTS)
def test_whatever_people_write_is_read_back_and_never_calculated(
    target: Target, texts: list[str], measure: str, objective: str
) -> None:
    actions = [Action(f"billing.o1.k1.a{number}", text) for number, text in enumerate(texts, 1)]
    handover = compose_handover(target, handed(book_of(*actions, objective=objective, measure=measure)), WORDS)

    READERS[target](handover)
    assert not [cell for row in cells(handover) for cell in row if _calculates(cell)]


def _calculates(cell: str) -> bool:
    return cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not re.fullmatch(r"-?\d+(\.\d+)?", cell)


@given(st.text(max_size=400), st.integers(2, 300))
def test_a_shortened_text_is_a_beginning_and_never_too_long(text: str, most: int) -> None:
    short = shortened(text, most)

    assert len(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_every_line_that_is_not_handed_over_whole_is_named() -> None:
    """Whatever target: the ids of the losses are ids of lines."""
    known = {row["id"] for row in rows(compose_handover(Target.CSV, handed(), WORDS))}
    subjects: Iterable[str] = (
        subject for target in Target for loss in compose_handover(target, handed(), WORDS).losses
        for subject in loss.subjects
    )  # fmt: skip
    assert set(subjects) <= known
