"""The decks beside the workshop's: the sponsor's read-out and one a team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from okra_coach.compose.brand_specimen import compose_specimen
from okra_coach.compose.deck_fit import Fitting
from okra_coach.compose.deck_headlines import headlines
from okra_coach.compose.deck_sponsor import compose_sponsor_deck
from okra_coach.compose.deck_team import compose_team_deck
from okra_coach.compose.pack import compose_pack
from okra_coach.documents.deck import Bars, Deck, Layout, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Insights, NetPromoter, Participation, ThemeVote
from okra_coach.model.okra import OkraBook, OpenQuestion
from okra_coach.model.rollout import Agreement, Rollout
from okra_coach.words import load_words
from okra_coach.write.brand import read_brand
from tests.golden import check_golden
from tests.material import material
from tests.outline import outline

ENGLISH = load_words("en")
Composed = Callable[[Material, str], Deck]


def sponsor(made: Material, language: str = "en") -> Deck:
    return compose_sponsor_deck(made, load_words(language))


def team(made: Material, language: str = "en") -> Deck:
    return compose_team_deck(made.okras.teams[0], made, load_words(language))


@pytest.mark.parametrize(("name", "compose"), [("sponsor_deck", sponsor), ("team_deck", team)])
def test_the_deck_reads_as_a_story(name: str, compose: Composed) -> None:
    check_golden(name, outline(compose(material(), "en")), "compose")


def test_the_specimen_shows_every_block_with_what_was_found() -> None:
    check_golden("specimen_deck", outline(compose_specimen(read_brand(None), ENGLISH)), "compose")


@pytest.mark.parametrize("compose", [sponsor, team])
@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_every_slide_holds_its_blocks_and_has_notes_and_a_title_of_its_own(compose: Composed, language: str) -> None:
    slides = compose(material(), language).slides

    assert len({slide.title for slide in slides}) == len(slides)
    for slide in slides:
        assert slide.notes, slide.title
        assert slide.blocks or slide.layout is not Layout.CONTENT, slide.title
        assert not Fitting(Stage()).over(slide), slide.title


def test_the_sponsor_sees_ten_slides_at_most() -> None:
    made = material()
    questions = tuple(OpenQuestion(f"q{n}", f"Which of the two, number {n}?", "company", weight=n) for n in range(30))

    deck = sponsor(replace(made, okras=replace(made.okras, questions=questions)))

    assert len(deck.slides) <= 10
    decided = next(b for slide in deck.slides for b in slide.blocks if isinstance(b, Table) and "Decision" in b.header)
    assert [row[0][-3:-1] for row in decided.rows] == ["29", "28", "27", "26", "25"]


def test_without_answers_the_decks_still_stand() -> None:
    bare = Material(
        material().workshop, material().questionnaire, Insights(Participation(0, 0)), OkraBook(()), (), Rollout()
    )

    assert [slide.layout for slide in sponsor(bare).slides] == [Layout.TITLE, Layout.CONTENT]
    assert headlines(bare, ENGLISH) == type(headlines(bare, ENGLISH))()


def test_a_team_sees_its_own_lines_its_needs_and_room_to_write() -> None:
    made = material()
    own, other = made.okras.teams[0], made.okras.teams[1]
    needs = Agreement(own.owner, other.owner, "A list of open slots")
    deck = team(replace(made, rollout=replace(made.rollout, agreements=(needs,))))
    tables = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row]

    assert own.key_results[0].measure in cells
    assert "A list of open slots" in cells
    assert not {result.measure for result in other.key_results} & set(cells)
    blank = [table for table in tables if table.spacious]
    assert [len(table.rows) for table in blank] == [4, 6]
    assert {cell for table in blank for row in table.rows for cell in row} == {""}


def test_the_customers_headline_says_only_what_the_interval_says() -> None:
    made = material()

    def said(low: float, high: float) -> str:
        score = NetPromoter("company", 100, (low + high) / 2, low, high, 0.4, 0.3, 0.3, 30.0)
        return headlines(replace(made, insights=replace(made.insights, net_promoter=(score,))), ENGLISH).customers

    assert "More customers recommend" in said(2, 20)
    assert "divided" in said(-3, 9)
    assert "More customers warn" in said(-20, -4)


def test_a_deck_of_her_own_is_built_like_ours(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "closing-words.md").write_text("# S\n## Thank you, {{ workshop.client }}\n- a\n", "utf-8")
    pack = compose_pack(material(), ENGLISH, tmp_path)
    own = next(file.document for file in pack.files if file.name == "closing-words.pptx")

    assert isinstance(own, Deck)
    assert [slide.title for slide in own.slides] == ["Thank you, Brightwater Clinics"]


def test_the_pack_holds_a_deck_for_each_team_that_has_a_draft() -> None:
    made = material()
    names = [file.name for file in compose_pack(made, ENGLISH).files]

    assert "sponsor-deck.pptx" in names
    assert [name for name in names if name.startswith("teams/")] == [
        f"teams/{okras.owner}.pptx" for okras in made.okras.teams if okras.objectives
    ]


def test_a_theme_that_hardly_anybody_wants_shows_no_count() -> None:
    made = material()
    votes = (ThemeVote("a", "Shorter waits", 14), ThemeVote("b", "New customers", 1))
    deck = sponsor(replace(made, insights=replace(made.insights, theme_votes=votes)))
    (bars,) = [
        b for slide in deck.slides for b in slide.blocks if isinstance(b, Bars) and "Shorter waits" in b.categories
    ]

    assert bars.categories == ("Shorter waits", "New customers (under 5)")
    assert bars.series[0][1] == (14.0, 0.0)


def test_where_nobody_may_be_counted_there_is_no_slide_about_themes() -> None:
    made = material()
    few = replace(made, insights=replace(made.insights, theme_votes=(ThemeVote("a", "Shorter waits", 4),)))

    assert headlines(few, ENGLISH).themes == ""
    assert not any("Shorter waits" in slide.title for slide in sponsor(few).slides)
