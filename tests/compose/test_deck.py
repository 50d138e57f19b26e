"""The workshop deck: what is on the slides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.compose.deck_fit import Fitting, fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.documents.deck import Bullets, Deck, Layout, Slide, Steps, Table, Text
from okra_coach.documents.deck_drawings import OkraCard
from okra_coach.documents.deck_stage import Stage
from okra_coach.errors import TemplateFaultError
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.words import load_words
from tests.golden import check_golden
from tests.material import material
from tests.outline import outline


def deck(language: str = "en") -> Deck:
    return compose_workshop_deck(material(), load_words(language))


def test_the_deck_reads_as_a_story() -> None:
    check_golden("workshop_deck", outline(deck()), "compose")


def test_every_slide_has_a_title_of_its_own() -> None:
    titles = [slide.title for slide in deck().slides]

    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_every_content_slide_has_something_on_it_and_notes_to_speak_from() -> None:
    for slide in deck().slides:
        assert slide.notes, slide.title
        assert slide.blocks or slide.layout is not Layout.CONTENT, slide.title


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_nothing_is_higher_than_its_slide(language: str) -> None:
    for slide in deck(language).slides:
        assert not Fitting(Stage()).over(slide), slide.title


def test_a_value_nobody_gave_is_shown_as_to_confirm() -> None:
    cards = [block for slide in deck().slides for block in slide.blocks if isinstance(block, OkraCard)]
    aims = [aim for card in cards for aim in card.aims]

    assert next(aim for aim in aims if aim.measure.startswith("Patients who come back")).today == "to confirm"


def test_an_engagement_without_answers_still_has_a_deck_without_empty_slides() -> None:
    empty = replace(
        material(), okras=OkraBook(), insights=Insights(Participation(0, None)), rollout=Rollout(), findings=()
    )
    slides = compose_workshop_deck(empty, load_words("en")).slides

    assert len(slides) >= 6
    assert all(slide.blocks for slide in slides if slide.layout is Layout.CONTENT)


def test_no_individual_bonus_no_slide_about_it() -> None:
    without = replace(material(), workshop=replace(material().workshop, bonus_today="none"))
    titles = [slide.title for slide in compose_workshop_deck(without, load_words("en")).slides]

    assert not [title for title in titles if "bonus" in title]
    assert [slide.title for slide in deck().slides if "bonus" in slide.title]


def test_a_long_table_goes_on_with_its_header_and_a_count() -> None:
    rows = tuple((f"Row {number}", "What it says, at some length, so that it takes room") for number in range(40))
    slides = fitted([Slide(Layout.CONTENT, "", "All rows", (Table(("A", "B"), rows, "alt"),))])

    assert [slide.title for slide in slides] == [f"All rows ({n}/{len(slides)})" for n in range(1, len(slides) + 1)]
    tables = [block for slide in slides for block in slide.blocks if isinstance(block, Table)]
    assert tuple(row for table in tables for row in table.rows) == rows
    assert all(table.header == ("A", "B") for table in tables)


def test_few_words_are_written_large_and_many_small() -> None:
    few, many = (
        fitted([Slide(Layout.CONTENT, "", "T", (Bullets(tuple("A point of some words" for _ in range(count))),))])
        for count in (3, 12)
    )

    assert isinstance(few[0].blocks[0], Bullets)
    assert isinstance(many[0].blocks[0], Bullets)
    assert few[0].blocks[0].size > many[0].blocks[0].size


def test_the_engagements_own_source_shadows_ours(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "workshop.md").write_text("# A\n## Mine for {{ workshop.client }}\n- one\n", encoding="utf-8")
    slides = compose_workshop_deck(material(), load_words("en"), tmp_path).slides

    assert [slide.title for slide in slides] == ["Mine for Brightwater Clinics"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("## T\n::: show nothing\n", "templates/decks/workshop.md:2: nothing is called “nothing” here"),
        ("## T\n::: chart themes\n", "templates/decks/workshop.md:2: “::: chart themes” is no block"),
        ("- early\n", "templates/decks/workshop.md:1: “- early” stands before the first slide"),
        ("## T\nlayout: round\n", "templates/decks/workshop.md:2: no layout “round”"),
        ("## T\n{{ workshop.colour }}\n", "templates/decks/workshop.md:2:"),
        ("## T\n{% if %}\n", "templates/decks/workshop.md:2:"),
        (
            "{% for n in [1, 2, 3] %}\n## {{ n }}\n- a\n{% endfor %}\n::: show x\n",
            "templates/decks/workshop.md:5: nothing",
        ),
        (
            "{% set a = [\n  1,\n] %}\n{# two\nlines #}\n## T\n{{ a }}\n::: show x\n",
            "templates/decks/workshop.md:8: nothing",
        ),
    ],
)
def test_a_fault_in_her_source_is_one_sentence_with_file_and_line(source: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "workshop.md").write_text(source, encoding="utf-8")

    with pytest.raises(TemplateFaultError) as caught:
        compose_workshop_deck(material(), load_words("en"), tmp_path)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_the_slide_language_in_one_example() -> None:
    words = "# S\n## T\nsubtitle: Sub\n! Large\n> Small\nPlain\n- a\n- b\n"
    source = words + "| A | B |\n| - | - |\n| 1 | 2 |\nsource: here\n??? notes\nSay: it.\n"
    (slide,) = read_slides(source, "x.md", {})

    assert slide.section == "S"
    assert slide.subtitle == "Sub"
    assert slide.source == "here"
    assert slide.notes == "Say: it."
    assert slide.blocks[:4] == (Text("Large", "lead"), Text("Small", "quiet"), Text("Plain"), Bullets(("a", "b")))
    assert slide.blocks[4] == Table(("A", "B"), (("1", "2"),), "T")


def test_forty_waves_stand_on_several_slides() -> None:
    steps = Steps(tuple((f"Wave {number}", ("Team: starts with OKR+As",) * 6) for number in range(40)), "alt")
    slides = fitted([Slide(Layout.CONTENT, "", "Waves", (steps,))])

    shown = [block for slide in slides for block in slide.blocks if isinstance(block, Steps)]
    assert tuple(step for block in shown for step in block.steps) == steps.steps
    assert all(not Fitting(Stage()).over(slide) for slide in slides)
