"""Where things stand on a roadmap."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.documents.deck import Chip, Column, Lane, Mark, Roadmap
from okra_coach.documents.deck_roadmap import SMALLEST, Plan, Spot, lay_out, pages, smallest
from okra_coach.documents.letters import BASE_FONT, letters_of

LETTERS = letters_of(BASE_FONT)
WIDTH, HEIGHT = 859.0, 342.0


def roadmap(*counts: tuple[int, ...], name: str = "Team") -> Roadmap:
    """A lane for each tuple, with so many chips in each column."""
    lanes = tuple(
        Lane(
            f"Lane {row}",
            tuple(tuple(Chip(f"{name} {row}{column}{n}") for n in range(k)) for column, k in enumerate(c)),
        )
        for row, c in enumerate(counts)
    )
    columns = tuple(Column(f"Wave {n + 1}", "about Apr 2027", "Gate" if n else "") for n in range(len(counts[0])))
    return Roadmap(columns, lanes, "alt", ((Mark.LATER, "follows"), (Mark.NOW, "starts")), "gate")


def spots(plan: Plan) -> list[Spot]:
    return [spot for column in plan.chips for cell in column for _, spot in cell]


def overlap(one: Spot, other: Spot) -> bool:
    apart = (
        one.left + one.width <= other.left + 0.01
        or other.left + other.width <= one.left + 0.01
        or one.top + one.height <= other.top + 0.01
        or other.top + other.height <= one.top + 0.01
    )
    return not apart


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*(st.integers(0, 7) for _ in range(3))), min_size=1, max_size=3).filter(
        lambda c: any(map(sum, c))
    )
)
def test_chips_never_overlap_nor_leave_the_slide(counts: list[tuple[int, int, int]]) -> None:
    for part in pages(roadmap(*counts), WIDTH, HEIGHT, LETTERS):
        plan = lay_out(part, WIDTH, HEIGHT, LETTERS) or smallest(part, WIDTH, SMALLEST, LETTERS)
        held = spots(plan)
        assert not [1 for n, one in enumerate(held) for other in held[n + 1 :] if overlap(one, other)]
        assert all(spot.left >= plan.names and spot.left + spot.width <= WIDTH + 0.01 for spot in held)
        assert all(spot.top + spot.height <= plan.height for spot in held)


@given(st.lists(st.integers(1, 24), min_size=1, max_size=10))
@settings(max_examples=40, deadline=None)
def test_slides_together_hold_every_chip_once_in_order(counts: list[int]) -> None:
    whole = roadmap(tuple(counts))
    parts = list(pages(whole, WIDTH, HEIGHT, LETTERS))

    assert tuple(column for part in parts for column in part.columns) == whole.columns
    assert tuple(cell for part in parts for cell in part.lanes[0].cells) == whole.lanes[0].cells
    assert all(len(part.columns) <= 5 for part in parts)


def test_four_teams_stand_on_one_slide_in_large_letters() -> None:
    plan = lay_out(roadmap((2, 0), (1, 1)), WIDTH, HEIGHT, LETTERS)

    assert plan is not None
    assert plan.size == 16


def test_many_teams_get_smaller_letters_but_never_unreadable_ones() -> None:
    few, many = (lay_out(roadmap((count,)), WIDTH, HEIGHT, LETTERS) for count in (3, 24))

    assert few is not None
    assert many is not None
    assert few.size >= many.size >= SMALLEST >= 10


def test_a_name_is_never_broken_inside_a_word() -> None:
    part = roadmap((12, 12, 12, 12), name="Kundenserviceautomatisierungsprojektgruppe")

    assert lay_out(part, WIDTH, HEIGHT, LETTERS) is None
    assert len(list(pages(part, WIDTH, HEIGHT, LETTERS))) > 1


def test_the_line_of_a_lane_ends_where_its_first_team_starts_on_whichever_slide() -> None:
    lane = Lane("Day-to-day", ((), (), (), (), (), (), (Chip("Desk"),)), "health board", 6)
    first, second = pages(replace(roadmap((1,) * 7), lanes=(lane,)), WIDTH, HEIGHT, LETTERS)

    assert first.lanes[0].line_to == len(first.columns)
    assert second.lanes[0].line_to == 6 - len(first.columns)


def test_a_slide_leaves_out_lanes_and_marks_that_it_does_not_show() -> None:
    whole = roadmap((1, 1, 1, 1, 1, 0), (0, 0, 0, 0, 0, 1))
    first, second = pages(whole, WIDTH, HEIGHT, LETTERS)

    assert [lane.name for lane in first.lanes] == ["Lane 0"]
    assert [lane.name for lane in second.lanes] == ["Lane 1"]
    assert first.legend == ((Mark.LATER, "follows"),)


def test_a_long_legend_goes_on_in_a_further_line() -> None:
    legend = tuple((mark, "a mark with a long explanation of some words") for mark in Mark)
    cell = tuple(Chip("Team", mark) for mark in Mark)
    whole = Roadmap((Column("Wave 1", ""),), (Lane("Lane", (cell,)),), "alt", legend)
    plan = lay_out(whole, 600, 500, LETTERS)

    assert plan is not None
    assert len({words.top for _, words in plan.legend}) > 1
    assert all(words.left + words.width <= 600 for _, words in plan.legend)
