"""What the room sees: the day, where sides differ, one card a team, what supports what."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.compose.deck_agreement import agreement_blocks, agreement_headline
from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_room import MOST_CARDS, room_blocks, room_cards
from okra_coach.documents.deck import Layout, Slide, Table
from okra_coach.documents.deck_drawings import OkraCard, Tree
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Insights, Participation, ThemeVote
from okra_coach.model.okra import Action, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.rollout import Part, Placement
from okra_coach.words import load_words
from tests.material import material

ENGLISH = load_words("en")


def team(number: int, *supports: str) -> OkraSet:
    results = tuple(
        KeyResult(
            f"t{number}.k{k}",
            f"Measure {k}",
            actions=tuple(Action(f"t{number}.k{k}.a{a}", f"Try {k}{a}") for a in range(3)),
        )
        for k in range(2)
    )
    objective = Objective(f"t{number}.o1", f"Goal {number}", supports=supports, key_results=results)
    return OkraSet(f"t{number}", f"Team {number}", (objective, replace(objective, id=f"t{number}.o2")))


def engagement(*teams: OkraSet) -> Material:
    goals = (
        Objective("company.o1", "First goal", key_results=(KeyResult("company.o1.k1", "Measure"),)),
        Objective("company.o2", "Second goal"),
    )
    book = OkraBook((OkraSet("company", "Company", goals), *teams))
    placements = tuple(Placement(one.owner, 1 + number % 3, Part.STARTS) for number, one in enumerate(teams))
    made = material()
    return replace(made, okras=book, rollout=replace(made.rollout, placements=placements))


def tree_of(made: Material, name: str = "alignment") -> Tree:
    block = dict(room_blocks(made, ENGLISH))[name]
    assert isinstance(block, Tree)
    return block


def test_a_team_stands_under_each_objective_it_supports_and_apart_when_it_supports_none() -> None:
    tree = tree_of(engagement(team(1, "company.o1", "company.o2"), team(2)), "alignment of teams")

    assert [(row.text, [leaf.name for leaf in row.leaves], row.apart) for row in tree.rows] == [
        ("First goal", ["Team 1"], False),
        ("Second goal", ["Team 1"], False),
        ("Not linked yet: for the room to say", ["Team 2"], True),
    ]


def test_a_link_to_a_key_result_is_one_to_its_objective() -> None:
    tree = tree_of(engagement(team(1, "company.o1.k1")))

    assert [leaf.text for leaf in tree.rows[0].leaves] == ["Goal 1", "Goal 1"]


def test_without_objectives_of_the_company_there_is_no_tree() -> None:
    made = engagement(team(1))
    alone = replace(made, okras=OkraBook(made.okras.teams))

    assert "alignment" not in dict(room_blocks(alone, ENGLISH))


def test_a_card_shows_one_action_of_each_key_result_before_a_second_one_of_any() -> None:
    card = dict(room_blocks(engagement(team(1)), ENGLISH))["okra t1.o1"]

    assert isinstance(card, OkraCard)
    assert card.actions == ("Try 00", "Try 10", "Try 01")


def test_a_card_tells_how_much_more_stands_in_the_teams_own_deck() -> None:
    (card,) = room_cards(engagement(team(1)))

    assert (card.more_objectives, card.more_actions, card.unknown) == (1, 9, 4)


def test_with_many_teams_the_room_sees_those_that_start_first() -> None:
    made = engagement(*(team(number) for number in range(MOST_CARDS + 1)))

    assert [card.name for card in room_cards(made)] == ["Team 0", "Team 3", "Team 6"]


def test_the_room_sees_one_card_a_team_and_no_table_of_its_actions() -> None:
    deck = compose_workshop_deck(engagement(team(1), team(2)), ENGLISH)

    cards = [block.text for slide in deck.slides for block in slide.blocks if isinstance(block, OkraCard)]
    headers = [block.header for slide in deck.slides for block in slide.blocks if isinstance(block, Table)]
    assert cards == ["Goal 1", "Goal 2"]
    assert not [header for header in headers if "Action to try" in header]


def test_what_only_answers_a_question_stands_in_reserve_behind_the_last_slide_of_the_day() -> None:
    sections = list(dict.fromkeys(slide.section for slide in compose_workshop_deck(material(), ENGLISH).slides))

    assert sections[-2:] == ["Promises and close", "In reserve"]


def insights(*votes: tuple[float | None, float | None]) -> Insights:
    told = tuple(ThemeVote(f"t{n}", f"Theme {n}", 9, lead, rest) for n, (lead, rest) in enumerate(votes))
    return Insights(Participation(30, None), theme_votes=told)


def test_the_widest_gap_comes_first_and_is_told_in_words_and_marks() -> None:
    ((name, table),) = agreement_blocks(insights((0.5, 0.5), (0.25, 0.75)), ENGLISH)

    assert name == "agreement"
    assert isinstance(table, Table)
    assert table.rows[0] == ("Theme 1", "●○○  few of them", "●●●  most of them")


def test_the_headline_says_who_wants_it_more() -> None:
    assert agreement_headline(insights((0.25, 0.75), (0.5, 0.5)), ENGLISH).startswith("Everybody else puts “Theme 0”")
    assert agreement_headline(insights((0.75, 0.25), (0.5, 0.5)), ENGLISH).startswith("Leadership puts “Theme 0”")
    assert "much the same" in agreement_headline(insights((0.5, 0.5), (0.25, 0.25)), ENGLISH)


def test_a_side_that_may_not_be_told_leaves_its_theme_out() -> None:
    held = insights((None, 0.5), (0.5, None), (0.5, 0.5))

    assert not list(agreement_blocks(held, ENGLISH))
    assert agreement_headline(held, ENGLISH) == ""


def test_rows_of_a_short_table_stand_apart_and_those_of_a_full_one_do_not() -> None:
    few, many = (
        fitted([Slide(Layout.CONTENT, "", "T", (Table(("A",), tuple((f"Row {n}",) for n in range(count)), "alt"),))])
        for count in (4, 60)
    )

    (short,), long = few[0].blocks, [block for slide in many for block in slide.blocks]
    assert isinstance(short, Table)
    assert short.air > 5
    assert all(isinstance(block, Table) and block.air < short.air for block in long)
