"""Whatever is written, and whichever brand it stands on: every slide holds what is on it, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.compose.deck_fit import Fitting, fitted
from okra_coach.documents.deck import Bars, Block, Bullets, Card, Layout, Slide, Steps, Table, Text
from okra_coach.documents.deck_drawings import Instruction
from okra_coach.documents.deck_metrics import longest_step_word, step_room
from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.letters import letters_of
from okra_coach.documents.wording import Wording

WORD = st.text("abcdefghijklmnoprstuvwäöüßđươạệTQ", min_size=1, max_size=16)
SENTENCE = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=160).map(" ".join)
STAGES = st.builds(
    Stage,
    st.floats(360, 900),
    st.floats(200, 480),
    st.sampled_from(["Calibri", "Arial", "Verdana", "Nobody's Sans"]).map(letters_of),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*(draw(st.sampled_from([SENTENCE, PARAGRAPH])) for _ in range(columns)))
    header = tuple(draw(WORD) for _ in range(columns))
    return Table(header, tuple(draw(st.lists(row, min_size=1, max_size=12))), "alt")


def slide(*blocks: Block, source: str = "") -> Slide:
    return Slide(Layout.CONTENT, "Section", "A title that says something", blocks, source=source)


def texts(slides: tuple[Slide, ...]) -> list[str]:
    """The words of all tables and lists, slide by slide."""
    found: list[str] = []
    for one in slides:
        for block in one.blocks:
            if isinstance(block, Bullets):
                found += " ".join(block.items).split()
            elif isinstance(block, Table):
                found += [word for column in zip(*block.rows, strict=True) for cell in column for word in cell.split()]
    return found


def over(slides: tuple[Slide, ...], stage: Stage) -> list[float]:
    return [round(Fitting(stage).over(one), 2) for one in slides if Fitting(stage).over(one) > 0.01]


@given(tables(), STAGES, st.sampled_from(["", "Source: questionnaire, 34 answers; groups under 5 are not shown."]))
@settings(max_examples=120)
def test_a_table_of_any_texts_fits_any_room_and_keeps_every_word(table: Table, stage: Stage, source: str) -> None:
    slides = fitted([slide(table, source=source)], stage)

    assert over(slides, stage) == []
    assert sorted(texts(slides)) == sorted(texts((slide(table),)))
    assert all(one.header == table.header for made in slides for one in made.blocks if isinstance(one, Table))


@given(st.lists(st.one_of(SENTENCE, PARAGRAPH), min_size=1, max_size=15), STAGES)
@settings(max_examples=120)
def test_a_list_of_any_points_fits_any_room_and_keeps_their_order(items: list[str], stage: Stage) -> None:
    slides = fitted([slide(Bullets(tuple(items)))], stage)

    assert over(slides, stage) == []
    assert texts(slides) == " ".join(items).split()


@given(SENTENCE, tables(), STAGES)
@settings(max_examples=80)
def test_a_card_stands_above_what_it_introduces(objective: str, table: Table, stage: Stage) -> None:
    slides = fitted([slide(Card("Company: objective", objective, "For: customers"), table)], stage)

    assert over(slides, stage) == []
    assert isinstance(slides[0].blocks[0], Card)


@given(st.lists(st.tuples(SENTENCE, st.lists(SENTENCE, max_size=3)), min_size=1, max_size=7), STAGES)
@settings(max_examples=80)
def test_columns_side_by_side_become_fewer_before_they_cannot_be_read(
    columns: list[tuple[str, list[str]]], stage: Stage
) -> None:
    steps = Steps(tuple((head, tuple(lines)) for head, lines in columns), "alt")
    slides = fitted([slide(steps)], stage)

    shown = [block for made in slides for block in made.blocks if isinstance(block, Steps)]
    assert tuple(one for block in shown for one in block.steps) == steps.steps
    for block in shown:
        alone = len(block.steps) == 1
        assert alone or longest_step_word(block, stage.letters) <= step_room(block, stage.width)


@given(st.lists(st.one_of(SENTENCE, PARAGRAPH), max_size=9), st.one_of(st.just(""), SENTENCE), STAGES)
@settings(max_examples=80)
def test_an_instruction_of_any_steps_fits_any_room_and_keeps_every_step(
    steps: list[str], question: str, stage: Stage
) -> None:
    facts = (("How we work", "Alone → in pairs"), ("What comes of it", "One sentence a team"))
    told = Instruction("Objectives", "09:00–09:40", "40 minutes", tuple(steps), facts, question)
    slides = fitted([slide(told)], stage)

    assert over(slides, stage) == []
    shown = [block for made in slides for block in made.blocks]
    words = [
        word
        for one in shown
        for text in (
            (one.question, *one.steps)
            if isinstance(one, Instruction)
            else one.items
            if isinstance(one, Bullets)
            else ()
        )
        for word in text.split()
    ]
    kept = " ".join(words).replace("09:00–09:40 · 40 minutes", "").split()
    assert kept == " ".join((question, *steps)).split()
    assert all(block.size >= 14 for block in shown if isinstance(block, Instruction))


def test_steps_that_go_on_keep_counting() -> None:
    told = Instruction(
        "Objectives", "09:00–09:40", "40 minutes", tuple(f"Step {n} " + "and so on " * 40 for n in range(6))
    )
    shown = [block for made in fitted([slide(told)]) for block in made.blocks if isinstance(block, Instruction)]

    assert len(shown) > 1
    assert [one.first for one in shown] == [1 + sum(len(b.steps) for b in shown[:n]) for n in range(len(shown))]


@given(st.lists(WORD, min_size=1, max_size=45), STAGES)
@settings(max_examples=60)
def test_a_chart_of_many_bars_goes_on_before_it_cannot_be_read(names: list[str], stage: Stage) -> None:
    bars = Bars(tuple(names), (("people", tuple(float(n) for n, _ in enumerate(names))),), "alt")
    slides = fitted([slide(bars)], stage)

    assert over(slides, stage) == []
    shown = [block for made in slides for block in made.blocks if isinstance(block, Bars)]
    assert [name for one in shown for name in one.categories] == names


@given(tables(), STAGES)
@settings(max_examples=60)
def test_no_letters_are_smaller_than_the_floors(table: Table, stage: Stage) -> None:
    blocks = (table, Bullets(("A point",)), Steps((("Wave 1", ("Team",)),), "alt"), Text("words", "quiet"))
    for made in fitted([slide(block) for block in blocks], stage):
        for block in made.blocks:
            if isinstance(block, Table):
                assert block.size >= 10
            elif isinstance(block, Bullets | Steps):
                assert block.size >= 14


def test_pages_of_a_table_are_about_equally_full() -> None:
    rows = tuple((f"Row {n}", "some words that say what it is") for n in range(30))
    slides = fitted([slide(Table(("A", "B"), rows, "alt"))])
    counts = [len(block.rows) for made in slides for block in made.blocks if isinstance(block, Table)]

    assert len(counts) > 1
    assert max(counts) - min(counts) <= 2


LONG, SHORT = "The lead of Import Operations, the lead of Key Accounts and the lead of Finance & Billing", "3 leads"


def questions(count: int) -> Table:
    """A table whose second column knows a shorter way to say itself."""
    rows = tuple((f"Which of the two numbers holds in team {n}?", Wording(LONG, SHORT)) for n in range(count))
    return Table(("Question", "Must be there"), rows, "alt", (3.0, 1.0))


def test_what_fits_in_letters_for_the_last_row_keeps_every_word() -> None:
    (made,) = fitted([slide(questions(3))])
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert {row[1] for row in table.rows} == {LONG}


def test_words_are_tightened_before_letters_get_small() -> None:
    (made,) = fitted([slide(questions(8))])
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert {row[1] for row in table.rows} == {SHORT}
    plain = replace(questions(8), rows=tuple((row[0], LONG) for row in questions(8).rows))
    assert table.size >= 14
    assert len(fitted([slide(plain)])) > 1


@given(st.lists(st.tuples(SENTENCE, WORD), min_size=1, max_size=20), STAGES)
@settings(max_examples=60)
def test_tight_words_never_need_more_slides(rows: list[tuple[str, str]], stage: Stage) -> None:
    told = Table(("A", "B"), tuple((text, Wording(text, short)) for text, short in rows), "alt")
    plain = Table(("A", "B"), tuple((text, text) for text, _ in rows), "alt")

    assert over(fitted([slide(told)], stage), stage) == []
    assert len(fitted([slide(told)], stage)) <= len(fitted([slide(plain)], stage))
