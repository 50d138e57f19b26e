from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.compose.feedback_views import code_rows, score_rows
from okra_coach.documents.deck import Bars, Table
from okra_coach.model.engagement import Material
from okra_coach.model.feedback import CodedComments, CodeResult, FeedbackKind, FeedbackResult
from okra_coach.words import load_words
from tests.material import material

SATISFIED = FeedbackResult(
    "How satisfied are you?",
    FeedbackKind.CSAT,
    "company",
    120,
    0.7,
    0.612,
    0.774,
    "share",
    3.9,
    1,
    5,
    4,
    0.17,
    0.95,
    400,
)
RETAIL = replace(SATISFIED, group="Retail", n=40, asked=None)
STARS = FeedbackResult("Star Rating", FeedbackKind.RATING, "company", 55, 4.14, 3.9, 4.4, "mean", 4.14, 1, 5, 4, 0.6)
LATE = CodeResult("delivery", "Delivery", 40, 0.4, 0.31, 0.5, 2.1, 4.2, "shorter-waits")
VERDICT = CodeResult("overall", "A verdict", 45, 0.45, 0.36, 0.55)


def told(uncoded: int = 20, codes: tuple[CodeResult, ...] = (VERDICT, LATE)) -> Material:
    comments = CodedComments(100, uncoded, codes, 1, 5)
    return replace(
        material(), insights=replace(material().insights, feedback=(SATISFIED, RETAIL, STARS), comments=comments)
    )


def blocks(given: Material, kind: type) -> list[tuple[str, object]]:
    deck = compose_workshop_deck(given, load_words("en"))
    return [(slide.title, block) for slide in deck.slides for block in slide.blocks if isinstance(block, kind)]


def test_a_score_stands_with_its_range_and_its_answers() -> None:
    rows = list(score_rows(told().insights, load_words("en"), segments=True))
    assert rows == [
        ("Satisfaction", "70% gave 4 to 5", "61% to 77%", "120 of 400"),
        ("– Retail", "70% gave 4 to 5", "61% to 77%", "40"),
        ("Rating", "4.1 on a scale of 1 to 5", "3.9 to 4.4", "55"),
    ]


def test_two_questions_of_one_measure_are_told_apart() -> None:
    both = replace(told().insights, feedback=(SATISFIED, replace(SATISFIED, name="And the hotline?")))
    assert [row[0] for row in score_rows(both, load_words("en"))] == [
        "Satisfaction: How satisfied are you?",
        "Satisfaction: And the hotline?",
    ]


def test_codes_end_with_the_comments_that_have_none() -> None:
    rows = list(code_rows(told(), load_words("en")))
    assert rows[1] == ("Delivery → Shorter waits", "40", "40% (31% to 50%)", "2.1", "4.2")
    assert rows[-1] == ("no theme found", "20", "20%", "", "")


def test_the_deck_shows_scores_and_themes_as_native_blocks() -> None:
    tables = [block for title, block in blocks(told(), Table) if "What customers answered" in title]
    bars = dict(blocks(told(), Bars))
    assert len(tables) == 1
    shown = bars["Customers speak of “Delivery” in 40 of 100 comments"]
    assert isinstance(shown, Bars)
    assert shown.categories == ("A verdict", "Delivery", "no theme found")


def test_a_codebook_that_is_not_ready_gives_no_slide_and_is_told_to_the_consultant() -> None:
    given = told(uncoded=60)
    assert not any("Customers speak of" in title for title, _ in blocks(given, Bars))
    assert "The codebook is not ready" in compose_briefing(given, load_words("en")).markdown


@pytest.mark.parametrize("language", ["de", "vi"])
def test_numbers_are_written_as_the_language_writes_them(language: str) -> None:
    assert "4,1" in next(row[1] for row in list(score_rows(told().insights, load_words(language)))[1:])
