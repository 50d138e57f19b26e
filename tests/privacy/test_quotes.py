"""What the consultant releases is printed without a name; what nobody said is a fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okra_coach.analyse.quotes import quote_faults, released_quotes
from okra_coach.model.engagement import Engagement
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Quote
from okra_coach.read.workshop import read_workshop
from tests.analyse.building import engagement, response
from tests.read.folders import WORKSHOP
from tests.read.folders import engagement as folder_with

SAID = "We wait for Becky's sheet\nevery Monday – and nobody   knows why."


def _asked(*quotes: str, said: str = SAID, kind: QuestionKind = QuestionKind.TEXT) -> Engagement:
    made = engagement([response(1, "alpha", work__worry=said)])
    question = Question("work.worry", "work", kind, "rollout risks", {"en": "Worry?"})
    described = replace(
        made.workshop,
        quotes=tuple(Quote(text, Place("workshop.yaml", line=40 + n)) for n, text in enumerate(quotes)),
    )
    names = replace(made.responses, names=frozenset({"Becky Sharp"}))
    return replace(made, workshop=described, questionnaire=Questionnaire((question,)), responses=names)


def test_a_quote_is_found_whatever_its_spaces_and_capitals_and_loses_its_names() -> None:
    asked = _asked("we wait for Becky's sheet every monday")

    assert quote_faults(asked) == ()
    assert released_quotes(asked) == ("we wait for [name]'s sheet every monday",)


def test_a_quote_that_nobody_said_is_a_fault_with_its_line_and_not_printed() -> None:
    asked = _asked("nobody knows why", "nobody ever knew why")

    assert [str(fault).split(":")[:2] for fault in quote_faults(asked)] == [["workshop.yaml", "41"]]
    assert released_quotes(asked) == ("nobody knows why",)


@pytest.mark.parametrize("text", ["every Monday", "nobody know", "…", "ait for Becky's sheet every"])
def test_words_that_are_too_few_or_cut_are_no_quote(text: str) -> None:
    asked = _asked(text)

    assert len(quote_faults(asked)) == 1
    assert released_quotes(asked) == ()


def test_a_quote_may_carry_the_mask_already() -> None:
    asked = _asked("We wait for [name]'s sheet every Monday")

    assert quote_faults(asked) == ()


def test_a_ticked_option_is_no_quote() -> None:
    asked = _asked("we wait for the sheet", said="we wait for the sheet", kind=QuestionKind.CHOICE)

    assert len(quote_faults(asked)) == 1


def test_each_quote_of_workshop_yaml_knows_its_line(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, WORKSHOP + "quotes:\n  - one two three\n  - four five six\n")
    workshop, faults, _ = read_workshop(folder)

    assert faults == ()
    assert workshop
    assert [quote.place.line for quote in workshop.quotes] == [
        WORKSHOP.count("\n") + 2,
        WORKSHOP.count("\n") + 3,
    ]
