"""Which field a question asks for, as its id tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.model.asked_for import asked_for, question_id, spread_key, supports_key
from okra_coach.model.okra import KeyResult, Objective, OkraBook, OkraSet, OpenQuestion

RESULT = KeyResult("a.o1.k1", "Calls", "a day", evidence=("r01.team.measure1",))
COPY = replace(RESULT, id="company.o1.k1")
OTHER = KeyResult("a.o1.k2", "Returns", "%")
BOOK = OkraBook(
    (
        OkraSet("company", "Us", (Objective("company.o1", "Better", key_results=(COPY,)),)),
        OkraSet("a", "A", (Objective("a.o1", "Good", key_results=(RESULT, OTHER), evidence=("r01.team.aim",)),)),
    )
)


def asked(key: str, *about: str) -> str | None:
    found = asked_for(OpenQuestion(question_id("a", key), "?", "a", about), BOOK)
    return found.field if found else None


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("baseline", "baseline"),
        ("target", "target"),
        ("source", "source"),
        (spread_key("r01.team.measure1"), "baseline"),
    ],
)
def test_a_question_about_one_key_result_asks_for_one_field(key: str, field: str) -> None:
    assert asked(key, "a.o1.k1") == field


def test_the_same_key_result_of_the_company_is_asked_about_with_it() -> None:
    assert asked("target", "a.o1.k1", "company.o1.k1") == "target"


def test_a_question_about_two_measures_asks_for_no_one_field() -> None:
    assert asked("target", "a.o1.k1", "a.o1.k2") is None


def test_an_objective_is_asked_what_it_serves() -> None:
    assert asked(supports_key("r01.team.aim"), "a.o1") == "supports"


def test_a_question_that_asks_for_something_else_asks_for_no_field() -> None:
    assert asked("action", "a.o1.k1") is None


def test_a_line_that_is_gone_is_asked_nothing() -> None:
    assert asked("target", "a.o1.k1", "a.o9.k9") is None
