"""Blocks whose content a consultant writes into her own deck."""

from __future__ import annotations

import re

import pytest

from okra_coach.compose.deck_fit import Fitting, fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.deck_written import KINDS
from okra_coach.documents.deck import Block, Deck, Figure, Table
from okra_coach.documents.deck_drawings import Branch, Leaf, Line, OkraCard, Quadrant, ThemeList, Tree
from okra_coach.documents.deck_stage import Stage
from okra_coach.errors import TemplateFaultError
from okra_coach.words import load_words
from okra_coach.write.deck import deck_bytes
from tests.material import ROOT

PAGE = (ROOT / "okra_coach" / "help" / "slides.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```text\n(::: .*?)```", PAGE, flags=re.S)


def block(text: str, language: str = "en") -> Block:
    (slide,) = read_slides(f"## Title\n{text}", "x.md", {}, words=load_words(language))
    return slide.blocks[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=[one.split("\n")[0] for one in EXAMPLES])
def test_each_example_of_the_page_becomes_a_slide(example: str) -> None:
    slides = fitted(read_slides(f"## Title\n{example}??? notes\nSay it.", "x.md", {}))

    assert len(slides) == len(slides[0].blocks) == 1
    assert not Fitting(Stage()).over(slides[0])
    assert deck_bytes(Deck("t", "a", "en", "", "2027-01-01", slides)).startswith(b"PK")


def test_the_page_has_an_example_of_each_kind() -> None:
    assert {example.split()[1] for example in EXAMPLES} == set(KINDS)


def test_an_agenda_counts_its_clock_on() -> None:
    table = block("::: agenda\n- 09:00 | 50 | Opening\n- 25 | Goals\n- ! 13:00 | 30 | Actions")

    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["09:00–09:50", "09:50–10:15", "13:00–13:30"]
    assert table.marked == table.rows[2]


def test_an_agenda_speaks_the_language_of_its_deck() -> None:
    table = block("::: agenda\n- 09:00 | 50 | Los", "de")

    assert isinstance(table, Table)
    assert table.header == ("Zeit", "Was", "Minuten")


def test_a_tree_hangs_what_is_indented_below_and_keeps_apart_what_supports_none() -> None:
    assert block("::: tree\n- Goal\n  - Team | Its own\n- ?\n  - Lone") == Tree(
        (Branch("Goal", (Leaf("Team", "Its own"),)), Branch("Not linked yet", (Leaf("Lone"),), apart=True)), "Title"
    )


def test_an_empty_cell_of_a_line_is_a_date_at_which_nobody_knew() -> None:
    line = block("::: line\ndates: a | b | c\n- Team | 10 | | 30\n")

    assert isinstance(line, Line)
    assert line.series == (("Team", (0.1, None, 0.3)),)


def test_a_card_tells_key_results_from_actions() -> None:
    card = block("::: okra\nobjective: Goal\n- Measure | 1 | 2\n- Try it")

    assert isinstance(card, OkraCard)
    assert (len(card.aims), card.actions) == (1, ("Try it",))


def test_a_block_ends_with_its_mark_an_empty_line_or_what_follows() -> None:
    for end in (":::\n- point", "\n- point", "source: here"):
        (slide,) = read_slides(f"## T\n::: big\n- 4 | four\n{end}", "x.md", {})
        assert slide.blocks[0] == Figure("4", "four", "")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("::: pie\n- a | 1", "x.md:2: “::: pie” is no block; there are ::: show NAME, ::: agenda, bars"),
        ("::: big", "x.md:2: ::: big needs points below it"),
        ("::: big\n- 4", "x.md:3: a point of ::: big reads"),
        ("::: big\n- 4 | four\n- 5 | five", "x.md:4: ::: big shows one number"),
        ("::: themes\n- a | many", "x.md:3: “many” is no number"),
        ("::: themes\na | 3", "x.md:3: “a | 3” is neither “- …” nor the end"),
        ("::: quadrant\n- a | 2 | 3", "x.md:2: ::: quadrant needs both ends of an axis, “across: little | much”"),
        ("::: quadrant\nacross: a | b\nup: c | d\n- a | 2 | 11", "x.md:5: “11” must be from 0 to 10"),
        ("::: quadrant\nacross: a | b\nup: c | d\nfields: x\n- a | 2 | 1", "x.md:5: fields: names four"),
        ("::: agenda\n- 30 | Opening", "x.md:3: the first point of ::: agenda starts with its time"),
        ("::: agenda\n- 25:00 | 30 | Opening", "x.md:3: “25:00” is no time of day"),
        ("::: line\n- a | 2", "x.md:2: ::: line needs its dates"),
        ("::: line\ndates: a\n- a | 2 | 3", "x.md:4: 2 values for 1 dates"),
        ("::: okra\n- a", "x.md:2: ::: okra needs its objective"),
        ("::: okra\nobjective: a\n- b | c", "x.md:4: a key result reads"),
        ("::: tree\n  - leaf", "x.md:3: “- leaf” is neither"),
    ],
)
def test_what_means_nothing_is_told_with_its_line(source: str, said: str) -> None:
    with pytest.raises(TemplateFaultError) as fault:
        read_slides(f"## T\n{source}", "x.md", {})

    assert str(fault.value).startswith(said)


def test_a_list_too_long_for_a_slide_goes_on_with_the_same_kind() -> None:
    themes = "\n".join(f"- Theme number {n} | {n} | it says something that takes a while to tell" for n in range(40))

    slides = fitted(read_slides(f"## T\n::: themes\n{themes}", "x.md", {}))

    assert [slide.title for slide in slides] == [f"T ({n}/{len(slides)})" for n in range(1, len(slides) + 1)]
    shown = [row.name for slide in slides for one in slide.blocks if isinstance(one, ThemeList) for row in one.rows]
    assert shown == [f"Theme number {n}" for n in range(40)]


def test_an_objective_with_more_teams_than_a_slide_holds_comes_again() -> None:
    leaves = "\n".join(
        f"  - Team {n} | An objective that is as long as objectives of teams tend to be" for n in range(60)
    )

    slides = fitted(read_slides(f"## T\n::: tree\n- Goal\n{leaves}", "x.md", {}))

    branches = [one.rows for slide in slides for one in slide.blocks if isinstance(one, Tree)]
    assert len(slides) > 1
    assert sum(len(row.leaves) for rows in branches for row in rows) == 60
    assert all(not Fitting(Stage()).over(slide) for slide in slides)


def test_a_quadrant_keeps_its_numbers() -> None:
    made = block("::: quadrant\nacross: a | b\nup: c | d\n- x | 2,5 | 10")

    assert isinstance(made, Quadrant)
    assert (made.items[0].across, made.items[0].up) == (2.5, 10)
