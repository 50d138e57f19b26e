from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.documents.answer_sheet import MARKER, guarded, parts_of, row_id, unguarded
from okra_coach.read.answer_sheet import answers_on, is_answer_sheet
from okra_coach.read.csv_file import parse_csv
from okra_coach.read.grid import Grid, Line


def grid(*rows: str) -> Grid:
    """Rows written as `id | question | answer`, below the head."""
    lines = [f"{MARKER} | question | answer", *rows]
    return Grid(
        "a.csv", tuple(Line(n, tuple(cell.strip() for cell in row.split("|"))) for n, row in enumerate(lines, 1))
    )


def test_a_sheet_is_known_by_its_marker_and_not_by_its_name() -> None:
    assert is_answer_sheet(grid())
    assert not is_answer_sheet(Grid("answers.csv", (Line(1, ("Timestamp", "Which team are you in?")),)))
    assert not is_answer_sheet(Grid("empty.csv"))


def test_an_answer_comes_with_its_question_and_row() -> None:
    assert answers_on(grid("about.team | Which team? | Billing", "team.aim | What? |")) == (
        ("about.team", "Billing", 2),
    )


def test_ticked_options_come_by_their_keys_one_a_line() -> None:
    sheet = grid(
        "direction.themes | Which themes? |",
        "direction.themes#shorter-waits | Shorter waits | x",
        "direction.themes#clear-bills | Clear bills |",
        "direction.themes#calls | Something that was re-worded | X",
    )

    assert answers_on(sheet) == (("direction.themes", "shorter-waits\ncalls", 3),)


@pytest.mark.parametrize("tick", ["x", "X", "✓", "✔", "yes", "Yes", "ja", "JA", "có", "Có", "TRUE", "WAHR", "1", " x "])
def test_people_tick_in_many_ways(tick: str) -> None:
    assert answers_on(grid(f"q#a | A | {tick}")) == (("q", "a", 2),)


@pytest.mark.parametrize("no_tick", ["", "no", "Nein", "không", "FALSE", "0", "-", "–", "☐"])
def test_people_leave_options_out_in_many_ways(no_tick: str) -> None:
    assert answers_on(grid(f"q#a | A | {no_tick}")) == ()


def test_what_is_no_tick_is_shown_and_not_counted() -> None:
    assert answers_on(grid("q#a | A | only if there is money")) == (("q", "a: only if there is money", 2),)


def test_columns_may_have_moved_and_rows_come_before_the_head() -> None:
    lines = (Line(3, ("answer", "mine", MARKER)), Line(4, ("25", "…", "team.capacity")), Line(9, ("Billing",)))
    sheet = Grid("a.xlsx", (Line(1, ("Please send it back",)), *lines))

    assert answers_on(sheet) == (("team.capacity", "25", 4),)


def test_titles_headings_and_notes_are_no_answers() -> None:
    assert answers_on(grid("(id) | Question | Your answer", " | About you | note to self", "my note | | x")) == ()


@pytest.mark.parametrize("dialect", [",", ";", "\t"])
def test_a_csv_file_may_be_saved_again_with_other_signs(dialect: str) -> None:
    out = io.StringIO()
    rows = [(MARKER, "question", "answer"), ("team.actions", "Which?", "- call, then write\r\n- “ask”; twice")]
    csv.writer(out, delimiter=dialect).writerows(rows)

    assert answers_on(parse_csv(out.getvalue(), "a.csv")) == (
        ("team.actions", "- call, then write\n- “ask”; twice", 2),
    )  # fmt: skip


def test_the_apostrophe_that_keeps_a_text_from_being_a_formula_is_taken_off() -> None:
    assert answers_on(grid("q | Q | '=1+1", "r | R | 'tis so")) == (("q", "=1+1", 2), ("r", "'tis so", 3))


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@")


@given(st.text(min_size=1), st.none() | st.text(min_size=1))
def test_every_id_comes_back_and_is_no_formula(question: str, option: str | None) -> None:
    cell = row_id(question, option)

    assert parts_of(cell) == (question, option)
    assert cell.isascii()
    assert cell[0] not in set("=+-@.0123456789")


def test_the_standard_ids_are_readable() -> None:
    assert row_id("direction.themes", "clear-bills") == "direction.themes#clear-bills"
    assert parts_of("about.team") == ("about.team", None)
    assert [parts_of(cell) for cell in ("", "(id)", "two words", "a#b#c", "#a")] == [None] * 5


def test_an_answer_sheet_of_a_later_edition_is_not_guessed_at() -> None:
    assert not is_answer_sheet(Grid("a.csv", (Line(1, ("okra-coach answers 2", "question", "answer")),)))
