"""Drawings laid out: inside their room, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.documents.deck_drawings import (
    Aim,
    Branch,
    Drawing,
    Event,
    Instruction,
    Item,
    Leaf,
    OkraCard,
    Quadrant,
    Theme,
    ThemeList,
    Timeline,
    Tree,
)
from okra_coach.documents.letters import BASE_FONT, letters_of
from okra_coach.documents.sketch import Part, Spot
from okra_coach.documents.sketches import draw

LETTERS = letters_of(BASE_FONT)
SAID = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäß ế"), min_size=1, max_size=40).filter(str.strip)
SIZES = st.sampled_from((11.0, 12.0, 14.0, 16.0, 20.0))
SHARES = st.one_of(st.none(), st.floats(0, 1))
DRAWINGS: st.SearchStrategy[Drawing] = st.one_of(
    st.builds(
        Tree,
        st.lists(
            st.builds(Branch, SAID, st.lists(st.builds(Leaf, SAID, SAID), max_size=8).map(tuple), st.booleans()),
            min_size=1,
            max_size=4,
        ).map(tuple),
        SAID,
        SIZES,
    ),
    st.builds(
        ThemeList, st.lists(st.builds(Theme, SAID, SAID, SHARES, SAID), min_size=1, max_size=9).map(tuple), SAID, SIZES
    ),
    st.builds(
        Timeline,
        st.lists(st.builds(Event, SAID, SAID, st.booleans()), min_size=1, max_size=20).map(tuple),
        SAID,
        SIZES,
    ),
    st.builds(
        OkraCard,
        SAID,
        SAID,
        SAID,
        st.just(("Key results", "First actions")),
        st.lists(st.builds(Aim, SAID, SAID, SAID), max_size=5).map(tuple),
        st.lists(SAID, max_size=4).map(tuple),
        SIZES,
    ),
    st.builds(
        Instruction,
        SAID,
        st.just("09:00–09:30"),
        SAID,
        st.lists(SAID, max_size=6).map(tuple),
        st.lists(st.tuples(SAID, SAID), max_size=3).map(tuple),
        st.one_of(st.just(""), SAID),
        st.sampled_from((14.0, 18.0, 24.0)),
    ),
)
POINTS = st.lists(st.builds(Item, SAID, st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=25).map(tuple)


def over(one: Spot, other: Spot) -> bool:
    return (
        one.left + 0.01 < other.left + other.width
        and other.left + 0.01 < one.left + one.width
        and one.top + 0.01 < other.top + other.height
        and other.top + 0.01 < one.top + one.height
    )


def spots(parts: tuple[Part, ...], *names: str) -> list[Spot]:
    return [part.spot for part in parts if part.name in names]


@given(DRAWINGS, st.floats(420, 900))
@settings(max_examples=120, deadline=None)
def test_every_part_stands_inside_the_drawing(drawing: Drawing, width: float) -> None:
    sketch = draw(drawing, width, LETTERS)

    for part in sketch.parts:
        if part.name != "Count":
            assert part.spot.left >= -0.01, part
            assert part.spot.left + part.spot.width <= width + 0.01, part
        assert part.spot.top >= -0.01, part
        assert part.spot.top + part.spot.height <= sketch.height + 0.01, part


@given(DRAWINGS, st.floats(420, 900))
@settings(max_examples=120, deadline=None)
def test_no_two_parts_with_words_lie_over_each_other(drawing: Drawing, width: float) -> None:
    told = [part.spot for part in draw(drawing, width, LETTERS).parts if part.words]

    assert not [pair for pair in combinations(told, 2) if over(*pair)]


@given(POINTS, SIZES)
@settings(max_examples=60, deadline=None)
def test_names_in_a_quadrant_never_lie_over_each_other_or_over_a_dot(items: tuple[Item, ...], size: float) -> None:
    quadrant = Quadrant(("little", "much"), ("low", "high"), items, "Fields.", ("a", "b", "c", "d"), size)

    parts = draw(quadrant, 859.0, LETTERS).parts

    names, dots = spots(parts, "Name"), spots(parts, "Dot")
    assert not [pair for pair in combinations(names, 2) if over(*pair)]
    assert not [(name, dot) for name in names for dot in dots if over(name, dot)]


@given(POINTS)
@settings(max_examples=40, deadline=None)
def test_every_item_of_a_quadrant_is_named_beside_its_dot_or_in_the_key(items: tuple[Item, ...]) -> None:
    parts = draw(Quadrant(("little", "much"), ("low", "high"), items, "Fields."), 859.0, LETTERS).parts

    beside = [part.words[0].text for part in parts if part.name == "Name"]
    keyed = [words.text.split("  ", 1)[1] for part in parts if part.name == "Key" for words in part.words]
    assert sorted(beside + keyed) == sorted(item.name for item in items)


def test_connectors_join_an_objective_with_its_teams_and_leave_out_what_supports_none() -> None:
    tree = Tree((Branch("Goal", (Leaf("A"), Leaf("B"))), Branch("Not linked", (Leaf("C"),), apart=True)), "Tree.")

    sketch = draw(tree, 859.0, LETTERS)

    joined = [(sketch.parts[join.start].words[0].text, sketch.parts[join.end].words[0].text) for join in sketch.joins]
    assert joined == [("Goal", "A"), ("Goal", "B")]


def test_the_longest_bar_is_the_theme_named_most() -> None:
    themes = ThemeList((Theme("few", "3", 0.25), Theme("most", "12", 1.0)), "Themes.")

    few, most = spots(draw(themes, 859.0, LETTERS).parts, "Bar")

    assert round(most.width / few.width, 2) == 4.0


def test_what_is_drawn_is_also_told() -> None:
    assert Timeline((Event("6 April", "Workshop"),), "Dates.").alt == "Dates. 6 April: Workshop."
    assert "A: –" in Tree((Branch("A"),), "Tree.").alt
    assert "61 % → 85 %" in OkraCard("T", "O", "", ("", ""), (Aim("m", "61 %", "85 %"),)).alt


@given(st.floats(420, 900), st.sampled_from((14.0, 20.0, 28.0)))
def test_the_clock_of_an_instruction_stands_on_one_line(width: float, size: float) -> None:
    told = Instruction("Objectives", "09:00–09:40", "40 minutes", ("Write", "Read aloud"), size=size)
    (facts,) = [part for part in draw(told, width, LETTERS).parts if part.name == "Facts"]
    clock = next(words for words in facts.words if words.text == told.when)

    assert LETTERS.lines(clock.text, clock.size, facts.spot.width, bold=True) == 1


def test_who_works_together_leads_its_step_in_bold() -> None:
    told = Instruction("Objectives", "09:00–09:40", "", ("In pairs: one sentence of two", "Read aloud"))
    steps = [part.words[0] for part in draw(told, 859.0, LETTERS).parts if part.name == "Step"]

    assert [(words.lead, words.text) for words in steps] == [("In pairs:", "one sentence of two"), ("", "Read aloud")]
