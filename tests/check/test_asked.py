"""What only the room can know is a note while the room is asked."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.check.book import check
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult, LineStatus, Objective, OkraBook, OkraSet, OpenQuestion
from okra_coach.model.workshop import CheckSettings
from tests.material import material

RESULT = KeyResult("ovens.o1.k1", "Share of bread sold warm", "%", baseline=40.0)
ASKED = OpenQuestion("q-1", "Which target?", "ovens", ("ovens.o1.k1",))


def severity(result: KeyResult, *questions: OpenQuestion, **settings: str) -> Severity:
    objective = Objective("ovens.o1", "Guests find warm bread at any hour", key_results=(result,))
    book = OkraBook((OkraSet("ovens", "Ovens", (objective,)),), questions)
    workshop = replace(material().workshop, checks=CheckSettings(severity=dict(settings)))
    return next(found for found in check(book, workshop) if found.code == "KR202").severity


def test_a_missing_target_is_a_warning_unless_the_room_is_asked() -> None:
    assert severity(RESULT) is Severity.WARNING
    assert severity(RESULT, ASKED) is Severity.INFO
    assert severity(RESULT, replace(ASKED, answer="60 %")) is Severity.WARNING


def test_a_question_about_the_words_that_were_there_before_is_not_pointed_at() -> None:
    named = replace(ASKED, text="Which target for “Share of bread sold warm”?")
    assert severity(RESULT, named) is Severity.INFO
    assert severity(replace(RESULT, measure="NPS"), named) is Severity.WARNING
    assert severity(replace(RESULT, measure="NPS"), ASKED) is Severity.INFO


def test_an_agreed_line_without_its_target_is_a_warning_whatever_is_asked() -> None:
    assert severity(replace(RESULT, status=LineStatus.AGREED), ASKED) is Severity.WARNING


def test_a_level_set_by_the_consultant_stands() -> None:
    assert severity(RESULT, ASKED, KR202="error") is Severity.ERROR
