"""Which playbooks fit, by which words, and what becomes of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.why import why
from okra_coach.model.insights import NetPromoter
from okra_coach.model.measure import Direction
from okra_coach.model.okra import OkraBook, OpenQuestion
from okra_coach.model.playbook import Audience, Playbook, PlaybookMeasure, Timing
from okra_coach.read.playbooks import read_playbooks
from tests.draft.answering import drafted, measuring, person

WARM = PlaybookMeasure({"en": "Share of loaves sold warm"}, "%", Direction.INCREASE, Timing.LAGGING, {"en": "Why"})
SOON = PlaybookMeasure({"en": "Trays baked in the last hour"}, "", Direction.INCREASE, Timing.LEADING, {"en": "Why"})
FRESH = Playbook(
    "fresh",
    {"en": "Freshness"},
    Audience.INSIDE,
    {"en": ("warm", "fresh*", "out of ... oven")},
    (WARM, SOON),
    ({"en": "Bake little and often"},),
)
SALES = Playbook("sales", {"en": "Sales"}, Audience.INSIDE, {"en": ("sell", "sold")}, (), ())


def shelf(*playbooks: Playbook, language: str = "en") -> Shelf:
    return Shelf(playbooks, load_lexicon(language))


def suggested(book: OkraBook) -> list[OpenQuestion]:
    return [question for question in book.questions if question.suggestion]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guests find warm bread", {"warm"}),
        ("The freshest bread in town", {"freshest"}),
        ("Straight out of the oven", {"out of the oven"}),
        ("Out of town", set()),
        ("Guests feel swarmed", set()),
    ],
)
def test_a_playbook_is_heard_by_stems_beginnings_and_phrases(text: str, words: set[str]) -> None:
    assert shelf(FRESH).heard(text).get("fresh", frozenset()) == words


def test_the_playbook_that_more_texts_speak_of_comes_first() -> None:
    fits = shelf(SALES, FRESH).fits([("Warm bread", 1.0), ("Warm loaves are sold", 1.0)])
    assert [(fit.playbook.id, fit.points, fit.heard) for fit in fits] == [
        ("fresh", 2.0, ("warm",)),
        ("sales", 1.0, ("sold",)),
    ]


def test_what_hardly_anybody_speaks_of_does_not_fit() -> None:
    assert shelf(FRESH).fits([("Warm bread", 0.5)]) == ()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Customers wait too long for an answer", "speed"),
        ("de", "Kurze Wartezeiten am Telefon", "speed"),
        ("vi", "Khách hàng không phải chờ lâu", "speed"),
        ("en", "Fewer accidents in the yard", "safety"),
        ("de", "Niemand hat einen Arbeitsunfall", "safety"),
        ("vi", "Không còn tai nạn lao động", "safety"),
        ("en", "New joiners feel at home in their first weeks", "onboarding"),
        ("de", "Neue Kollegen sind nach der Einarbeitung sicher", "onboarding"),
        ("vi", "Nhân viên mới hội nhập nhanh", "onboarding"),
    ],
)
def test_our_playbooks_are_heard_in_every_language(language: str, text: str, name: str) -> None:
    playbooks, _ = read_playbooks(Path(), language)
    assert name in shelf(*playbooks, language=language).heard(text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Customers like us", "compliance"),
        ("en", "Excellent advice", "data"),
        ("en", "Short lead times", "growth"),
        ("en", "Keep our key accounts", "data"),
        ("de", "Gründliche Beratung", "sustainability"),
        ("de", "Kunden gewinnen", "cost"),
        ("de", "Eine Ankündigung", "people"),
    ],
)
def test_our_playbooks_do_not_hear_words_that_only_look_alike(language: str, text: str, name: str) -> None:
    playbooks, _ = read_playbooks(Path(), language)
    assert name not in shelf(*playbooks, language=language).heard(text)


def unmeasured() -> OkraBook:
    people = [person("r01", role="lead", team_aim="Guests find warm bread at any hour"), person("r02")]
    return drafted(*people, playbooks=(SALES, FRESH))


def test_an_objective_without_a_key_result_gets_a_suggestion_that_says_what_it_is() -> None:
    question = suggested(unmeasured())[0]
    assert question.text == "Nothing measures “Guests find warm bread at any hour” yet: how would we know?"
    assert question.suggestion == (
        "Suggestions from the playbook “Freshness”: share of loaves sold warm; trays baked in the last hour. "
        "Which would show it?"
    )
    assert question.evidence == ("playbook.fresh",)


def test_a_suggestion_is_never_a_line_of_a_draft() -> None:
    book = unmeasured()
    assert [result for okras in book.sets for result in okras.key_results] == []
    assert "loaves" not in "".join(objective.text for okras in book.sets for objective in okras.objectives)


def test_key_results_that_are_no_effect_bring_the_question() -> None:
    book = drafted(
        measuring("r01", "Ovens cleaned", "3", "5", role="lead"), measuring("r02", "Ovens cleaned", "3", "5"),
        playbooks=(FRESH,),
    )  # fmt: skip
    assert suggested(book)[0].text == (
        "Do the key results of “Guests find warm bread at any hour” show what gets better for anybody? "
        "If not, which measure would?"
    )


def test_a_key_result_like_a_late_measure_of_a_playbook_is_an_effect() -> None:
    book = drafted(
        measuring("r01", "Loaves sold warm", "3", "5", role="lead"), measuring("r02", "Loaves sold warm", "3", "5"),
        playbooks=(FRESH,),
    )  # fmt: skip
    assert [question for question in suggested(book) if "better for anybody" in question.text] == []


def test_an_output_gets_suggestions_for_what_it_is_to_change() -> None:
    book = drafted(measuring("r01", "Oven line delivered", "0", "1", role="lead"), playbooks=(FRESH,))
    told = next(question for question in suggested(book) if "tell what was done" in question.text)
    assert "playbook.fresh" in told.evidence


def test_a_score_that_cannot_be_proven_gets_early_measures_only() -> None:
    score = NetPromoter("all", 40, 10, -10, 30, 0.4, 0.3, 0.3, 40.0)
    book = drafted(measuring("r01", "NPS of guests", "10", "20", role="lead"), score=score, playbooks=(FRESH,))
    told = next(question for question in suggested(book) if "told from chance" in question.text)
    assert told.suggestion == (
        "Suggestions from the playbook “Freshness”: trays baked in the last hour. Which would show it?"
    )


def test_a_measure_without_an_action_gets_things_to_try() -> None:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "3", "5", role="lead"),
        measuring("r02", "Warm loaves on the shelf", "3", "5"),
        playbooks=(FRESH,),
    )
    told = next(question for question in suggested(book) if question.text.startswith("Nobody has proposed"))
    assert told.suggestion == "Suggestions from the playbook “Freshness” to try: bake little and often."


def test_without_playbooks_nothing_is_suggested() -> None:
    assert suggested(drafted(measuring("r01", "Ovens cleaned", "3", "5"), measuring("r02", "Ovens", "3", "5"))) == []


def test_why_tells_by_which_words_a_playbook_fits() -> None:
    book = unmeasured()
    reasons = why(book, (), suggested(book)[0].id, shelf(FRESH))
    assert reasons is not None
    assert reasons[0].text == "a suggestion that nobody made; it fits by warm"


def test_accents_typed_as_signs_of_their_own_are_heard() -> None:
    playbooks, _ = read_playbooks(Path(), "vi")
    text = unicodedata.normalize("NFD", "Khách hàng không phải chờ lâu")
    assert "speed" in shelf(*playbooks, language="vi").heard(text)
