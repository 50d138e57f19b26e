"""The workshop deck and its agenda say the same: clock times, blocks, what each shows, what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okra_coach.compose.block_words import grouping_told, outcome_told
from okra_coach.compose.deck import compose_workshop_deck, deck_warnings
from okra_coach.compose.deck_parts import QUESTIONS, RESERVE, STEPS
from okra_coach.compose.deck_team import compose_team_deck
from okra_coach.documents.deck import Card, Deck, Layout, Slide, Table
from okra_coach.documents.deck_drawings import Instruction
from okra_coach.errors import TemplateFaultError
from okra_coach.model.agenda import RESERVE as BUFFER
from okra_coach.model.agenda import (
    Agenda,
    AgendaItem,
    AgendaSession,
    Block,
    BlockKind,
    CutRule,
    Grouping,
    Instead,
    LeftOver,
    after,
)
from okra_coach.model.agenda_settings import AgendaSettings, MeetingMode
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OpenQuestion
from okra_coach.resources import templates_folder
from okra_coach.words import load_words
from tests.material import material

ENGLISH = load_words("en")
DAY = date(2027, 4, 6)


def item(block: str, minutes: int = 30, **more: object) -> AgendaItem:
    return AgendaItem(str(more.pop("id", block)), block, minutes, **more)  # type: ignore[arg-type]


def agenda(*sessions: Iterable[AgendaItem], at: time = time(9, 0)) -> Agenda:
    made = []
    for number, items in enumerate(map(tuple, sessions), 1):
        end = after(at, sum(one.minutes for one in items))
        made.append(AgendaSession(number, DAY + timedelta(days=number - 1), at, end, items))
    return Agenda(tuple(made))


def with_agenda(planned: Agenda, **blocks: Block) -> Material:
    made = material()
    return replace(made, agenda=planned, blocks={**made.blocks, **blocks})


def deck(made: Material, own: Path | None = None) -> Deck:
    return compose_workshop_deck(made, ENGLISH, own)


def instructions(made: Deck) -> list[Instruction]:
    return [block for slide in made.slides for block in slide.blocks if isinstance(block, Instruction)]


def agenda_rows(made: Deck) -> list[tuple[str, ...]]:
    tables = [block for slide in made.slides for block in slide.blocks if isinstance(block, Table)]
    return [row for table in tables if table.header[0] == "Time" for row in table.rows]


def sections(made: Deck) -> list[str]:
    return list(dict.fromkeys(slide.section for slide in made.slides))


def of(made: Deck, section: str) -> list[Slide]:
    return [slide for slide in made.slides if slide.section == section]


NAMES = st.sampled_from([*sorted(material().blocks), "her-own"])
ITEMS = st.lists(st.tuples(NAMES, st.integers(5, 50)), min_size=1, max_size=14)


@settings(deadline=None, max_examples=30)
@given(st.lists(ITEMS, min_size=1, max_size=3), st.integers(6, 11))
def test_any_agenda_is_told_with_its_own_clock_times_and_no_slide_is_lost_or_shown_twice(
    days: list[list[tuple[str, int]]], hour: int
) -> None:
    many = [
        [item(name, minutes, id=f"{name}-{d}-{n}", title=f"Block {d}.{n}") for n, (name, minutes) in enumerate(one)]
        for d, one in enumerate(days)
    ]
    planned = agenda(*many, at=time(hour))
    made = deck(with_agenda(planned))

    timed = [one for session in planned.sessions for one in session.timed]
    clock = {one.item.title: f"{one.start:%H:%M}–{one.end:%H:%M}" for one in timed}
    rows = agenda_rows(made)
    assert [(row[1], row[0]) for row in rows] == list(clock.items())
    for told in instructions(made):
        assert not told.name or told.when == clock[told.name]
    shown = {slide.section for slide in made.slides}
    assert {one.item.title for one in timed if one.item.block != BUFFER} <= shown
    assert not {one.item.title for one in timed if one.item.block == BUFFER} & shown
    parts = Counter(slide.part for slide in made.slides if slide.part.startswith(f"{STEPS} "))
    assert set(parts.values()) <= {1}
    evidence = [re.sub(r" \(\d+(/\d+)?\)$", "", slide.title) for slide in made.slides if " " not in slide.part]
    assert set(evidence) == set(plain_titles())


HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["# Section", "## Slide", "::: show x", ":::", "for: x", "??? notes", "source: s", "| a | b |",
                     "- a", "{{ 1/0 }}", "{% for %}", "a\n## b", "\u2028## b", "=1+1", "  ", "layout: title"]),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@example(["  ", *["# Section"] * 9], BlockKind.DIVERGE)
@example([":::", *["## Slide"] * 9], BlockKind.BREAK)
@given(st.lists(HOSTILE, min_size=10, max_size=10), st.sampled_from(BlockKind))
def test_whatever_she_writes_into_a_block_stays_words_on_its_slide(texts: list[str], kind: BlockKind) -> None:
    title, goal, say, ask, silence, watch, late, one, two, asked = texts
    hers = Block(
        "hers", "Hers", kind, 10, 5, CutRule.DROP, goal, "m", (Grouping.PAIRS,), (), ("out",), (), (one, two), say, ask,
        silence, watch, late, slides=("stop",), settles=(),
    )  # fmt: skip
    made = with_agenda(agenda([item("hers", title=title, questions=("q",), lead=asked), item("close")]), hers=hers)
    questions = (OpenQuestion("q", asked, "company", (), ("Role",), 5),)
    slides = deck(replace(made, okras=replace(made.okras, questions=questions))).slides

    parts = [slide.part for slide in slides]
    assert parts.count("steps hers") == 1
    assert parts[:2] == ["", "agenda 1.1"]
    assert slides[parts.index("steps hers")].section == (" ".join(title.split()) or "Hers")
    assert parts.index("steps hers") < parts.index("stop") < parts.index("steps close") < parts.index(RESERVE)


def plain_titles() -> list[str]:
    """The titles of all slides that belong to no block of their own, as the whole source has them."""
    made = deck(replace(material(), agenda=agenda([item("open")])))
    return [re.sub(r" \(\d+(/\d+)?\)$", "", slide.title) for slide in made.slides if " " not in slide.part]


def test_a_block_comes_with_the_slides_that_it_names_in_the_order_of_the_day() -> None:
    made = deck(with_agenda(agenda([item("stop"), item("answers"), item("rollout")])))

    assert [slide.part for slide in of(made, "What we stop")] == ["steps stop", "stop"]
    assert [slide.part for slide in of(made, "What you told us")][:2] == ["steps answers", "answers"]
    assert sections(made)[-4:] == ["What we stop", "What you told us", "Who starts when", "In reserve"]


def test_what_no_block_shows_goes_into_the_reserve_before_what_was_meant_for_it() -> None:
    made = deck(with_agenda(agenda([item("open"), item("close")])))
    kept = [slide.part for slide in of(made, "In reserve")]

    assert "rollout" in kept
    assert "dates" not in kept
    assert kept.index("rollout") < kept.index(RESERVE)
    assert kept == sorted(kept, key=lambda part: part == RESERVE)


def test_of_two_blocks_that_name_a_part_the_one_of_its_name_shows_it() -> None:
    alone = deck(with_agenda(agenda([item("answers"), item("open")])))
    both = deck(with_agenda(agenda([item("answers"), item("evidence")])))

    assert "evidence" in [slide.part for slide in of(alone, "What you told us")]
    assert "evidence" not in [slide.part for slide in of(both, "What you told us")]
    assert "evidence" in [slide.part for slide in of(both, "Walk along what customers say")]


def test_drafts_stand_before_the_instruction_so_that_it_stays_on_the_wall_while_people_work() -> None:
    made = deck(with_agenda(agenda([item("objectives")])))
    parts = list(dict.fromkeys(slide.part for slide in of(made, "Objectives: alone, in pairs, in fours")))

    assert parts == ["company", "objectives", "steps objectives"]


def test_a_block_that_she_renames_and_lengthens_is_so_in_the_deck() -> None:
    made = deck(with_agenda(agenda([item("open", 25, title="Coffee and names"), item("close", 5)])))
    (told,) = [one for one in instructions(made) if one.name == "Coffee and names"]

    assert (told.when, told.long) == ("09:00–09:25", "25 minutes")
    assert sections(made)[:3] == ["Opening", "Agenda", "Coffee and names"]
    assert ("09:25–09:30", "Promises and close") in [row[:2] for row in agenda_rows(made)]


def test_a_block_of_her_own_has_its_slide_and_shows_what_she_names(tmp_path: Path) -> None:
    ours = (templates_folder() / "decks" / "workshop.md").read_text(encoding="utf-8")
    (tmp_path / "decks").mkdir()
    hers = f"{ours}\n# Singing\nfor: song-sheet\n## We sing\n- la\n"
    (tmp_path / "decks" / "workshop.md").write_text(hers, encoding="utf-8")
    song = Block(
        "song", "A song", BlockKind.DIVERGE, 10, 5, CutRule.DROP, goal="Everybody\nhas sung.",
        steps=("Stand up", "# Sing"), outputs=("a good mood",), slides=("song-sheet",),
    )  # fmt: skip
    made = deck(with_agenda(agenda([item("open"), item("song")]), song=song), tmp_path)

    assert [slide.title for slide in of(made, "A song")] == ["Everybody has sung", "We sing"]
    (told,) = [one for one in instructions(made) if one.name == "A song"]
    assert told.steps == ("Stand up", "# Sing")
    assert ("What comes of it", "A good mood") in told.facts


def test_a_block_that_nobody_describes_still_has_its_minutes_on_a_slide() -> None:
    made = deck(with_agenda(agenda([item("nowhere", 15, title="Guest speaker")])))
    (slide,) = of(made, "Guest speaker")

    assert (slide.layout, slide.title) == (Layout.SECTION, "Guest speaker")
    assert slide.subtitle == "09:00 to 09:15, 15 minutes"


def test_a_break_says_when_it_ends_and_the_reserve_has_no_slide_but_is_named_before() -> None:
    made = deck(with_agenda(agenda([item("open"), item("break", 15), item("buffer", 20), item("close")])))
    (rest,) = of(made, "Break")

    assert (rest.layout, rest.title) == (Layout.SECTION, "Break: we go on at 09:45")
    assert "Next: 09:45 Reserve, 20 min (no slide)." in rest.notes.splitlines()
    assert "Reserve" not in sections(made)


def test_where_the_room_is_told_something_it_sees_the_question_and_the_notes_have_the_steps() -> None:
    made = deck(with_agenda(agenda([item("frame")])))
    (told,) = instructions(made)

    assert told.steps == ()
    assert told.question == "What must not happen today?"
    assert "Do: Read the decision rule aloud." in of(made, "What today is for")[0].notes.splitlines()


def test_the_notes_say_what_the_block_says() -> None:
    made = deck(with_agenda(agenda([item("objectives", lead="Ada"), item("close", 10)])))
    notes = next(slide.notes for slide in made.slides if slide.part == "steps objectives").splitlines()
    block = material().blocks["objectives"]

    for told in (block.say, block.ask, block.if_silence, block.watch_for, block.if_late):
        assert any(line.endswith(told) for line in notes), told
    assert "Time: 09:00 to 09:30, 30 minutes." in notes
    assert "Next: 09:30 Promises and close, 10 min." in notes
    assert "Lead: Ada." in notes
    assert not [line for line in notes if block.remote in line]


def test_whoever_sits_at_screens_hears_what_is_different_there() -> None:
    made = with_agenda(agenda([item("objectives")]))
    remote = replace(made, workshop=replace(made.workshop, agenda=AgendaSettings(MeetingMode.HYBRID)))

    assert any(made.blocks["objectives"].remote in slide.notes for slide in deck(remote).slides)


def test_slides_of_a_block_know_when_it_ends_and_the_last_one_what_comes_next() -> None:
    made = deck(with_agenda(agenda([item("answers", 25), item("close", 10)])))
    first, *middle, last = of(made, "What you told us")

    assert "Time: 09:00 to 09:25, 25 minutes." in first.notes
    assert all("Until 09:25 (What you told us)." in slide.notes for slide in (*middle, last))
    assert last.notes.endswith("Next: 09:25 Promises and close, 10 min.")
    assert not any("Next:" in slide.notes for slide in middle)


def test_minutes_are_told_by_blocks_alone() -> None:
    for slide in deck(material()).slides:
        assert "Minutes:" not in slide.notes, slide.title


def asked(count: int) -> tuple[OpenQuestion, ...]:
    return tuple(OpenQuestion(f"q{n}", f"Question {n}?", "company", (), ("Head of Sales",), 5) for n in range(count))


def settling(block: str, count: int) -> Deck:
    questions = asked(count)
    made = with_agenda(agenda([item(block, questions=tuple(one.id for one in questions))]))
    return deck(replace(made, okras=replace(made.okras, questions=questions)))


def test_questions_for_the_whole_room_stand_on_a_slide_and_all_of_them_in_the_notes() -> None:
    made = settling("choose", 8)
    notes = next(slide.notes for slide in made.slides if slide.part == "steps choose")
    slide = next(slide for slide in made.slides if slide.part == "questions choose")

    assert slide.title == "By 09:30 this room settles 8 questions"
    assert [row[0] for block in slide.blocks if isinstance(block, Table) for row in block.rows] == [
        f"Question {n}?" for n in range(6)
    ]
    assert all(f"To settle: Question {n}? (Head of Sales; 5 min)" in notes for n in range(8))


def test_a_single_question_is_held_up_on_a_card() -> None:
    slide = next(slide for slide in settling("choose", 1).slides if slide.part == "questions choose")

    assert slide.title == "By 09:30 this room settles 1 question"
    assert slide.blocks == (Card("Head of Sales · 5 min", "Question 0?", "", 24),)


def test_questions_that_teams_settle_at_their_tables_stand_in_the_notes_alone() -> None:
    made = settling("numbers", 2)

    assert not [slide for slide in made.slides if slide.part.startswith(QUESTIONS)]
    assert any("To settle: Question 1?" in slide.notes for slide in made.slides)


def test_a_question_without_a_block_is_told_with_what_happens_instead() -> None:
    questions = asked(1)
    planned = replace(agenda([item("parking")]), left_over=(LeftOver("q0", Instead.AFTER, ("Head of Sales",)),))
    made = with_agenda(planned)
    slides = deck(replace(made, okras=replace(made.okras, questions=questions))).slides
    (table,) = next(slide for slide in slides if slide.part == "left-over").blocks

    assert isinstance(table, Table)
    assert table.rows == (("Question 0?", "settled by the team afterwards", "Head of Sales"),)


def test_a_long_day_shows_its_agenda_in_two_halves_and_a_short_one_in_one() -> None:
    morning = [item("open", 10, id=f"open-{n}") for n in range(8)]
    rest = [item("lunch", 60), *(item("close", 10, id=f"close-{n}") for n in range(4))]
    titles = [slide.title for slide in of(deck(with_agenda(agenda([*morning, *rest]))), "Agenda")]

    assert titles == [
        "The morning ends with lunch at 10:20",
        "The day ends with goals that start tomorrow, at 12:00 at the latest",
    ]
    assert len(of(deck(with_agenda(agenda(morning))), "Agenda")) == 1


def test_each_session_begins_with_its_own_agenda() -> None:
    made = deck(with_agenda(agenda([item("open"), item("frame")], [item("objectives")])))
    parts = [slide.part for slide in made.slides]

    assert made.slides[0].subtitle == "OKR+A workshop in 2 sessions, 6 Apr to 7 April 2027, Leeds"
    assert parts.index("steps frame") < parts.index("agenda 1.1") < parts.index("agenda 2.1")
    assert parts.index("agenda 2.1") < parts.index("steps objectives")
    assert "Session 2 of 2, 7 Apr: we end at 09:30 at the latest" in [slide.title for slide in made.slides]


def test_what_only_closings_show_comes_with_the_last_of_them() -> None:
    made = deck(with_agenda(agenda([item("close", id="close")], [item("close", id="close-2", title="The end")])))

    assert "dates" in [slide.part for slide in of(made, "The end")]
    assert "dates" not in [slide.part for slide in of(made, "Promises and close")]


def test_what_she_notes_for_herself_and_why_a_block_is_there_stay_out_of_the_deck() -> None:
    made = deck(with_agenda(agenda([item("open", note="Keep an eye on row two", why=("It settles 3 questions.",))])))

    told = " ".join(f"{slide.title} {slide.notes} {slide.blocks}" for slide in made.slides)
    assert "row two" not in told
    assert "It settles" not in told


def test_an_older_copy_of_the_source_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    copy = tmp_path / "decks" / "workshop.md"
    ours = (templates_folder() / "decks" / "workshop.md").read_text(encoding="utf-8")

    assert deck_warnings(tmp_path, material().blocks) == ()
    copy.write_text(ours, encoding="utf-8")
    assert deck_warnings(tmp_path, material().blocks) == ()
    copy.write_text(re.sub(r"^for: .*\n", "", ours, flags=re.M), encoding="utf-8")
    (fault,) = deck_warnings(tmp_path, material().blocks)
    assert str(fault).startswith("templates/decks/workshop.md: keeps its own order")
    assert deck(material(), tmp_path).slides


def test_a_part_that_the_deck_does_not_have_is_told_at_the_block_that_names_it() -> None:
    song = Block("song", "A song", BlockKind.OPEN, 5, 5, CutRule.DROP, slides=("steps", "agenda", "song-sheet"))
    (fault,) = deck_warnings(Path("nowhere"), {**material().blocks, "song": song})

    assert str(fault).startswith("templates/blocks/song.yaml: “slides”: the workshop deck has no part “song-sheet”; ")
    assert "left-over" in fault.message


def test_the_teams_decks_tell_when_their_blocks_are() -> None:
    one = with_agenda(agenda([item("open"), item("objectives", 40), item("actions", 20)]))
    several = with_agenda(agenda([item("open")], [item("key-results", 45)]))
    notes = [" ".join(s.notes for s in compose_team_deck(m.okras.teams[0], m, ENGLISH).slides) for m in (one, several)]

    assert "When: 09:30 to 10:10 (Objectives: alone, in pairs, in fours)." in notes[0]
    assert "When: 10:10 to 10:30 (The first fourteen days)." in notes[0]
    assert "When: 7 Apr, 09:00 to 09:45 (Key results: how would we know?)." in notes[1]
    assert not any("Minutes:" in told for told in notes)


def test_without_an_agenda_the_slides_stay_in_the_order_of_their_source() -> None:
    made = deck(replace(material(), agenda=Agenda()))

    assert sections(made)[0] == "Opening"
    assert sections(made)[-1] == "In reserve"
    assert not instructions(made)


def test_a_source_of_hers_without_parts_keeps_its_own_order(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    old = '# Z\n## Last first\n- a\n# A\n## The day\n{% if "agenda" in has %}\n::: show agenda\n{% endif %}\n'
    (tmp_path / "decks" / "workshop.md").write_text(old, encoding="utf-8")
    made = deck(with_agenda(agenda([item("open"), item("buffer"), item("close")])), tmp_path)

    assert [slide.title for slide in made.slides] == ["Last first", "The day"]
    assert [row[1] for row in agenda_rows(made)] == ["Arrive and check in", "Reserve", "Promises and close"]


@pytest.mark.parametrize("source", ["for: x\n## T\n- a\n", "# S\n## T\nfor: x\n- a\n", "# S\nfor:\n## T\n- a\n"])
def test_a_part_in_the_wrong_place_is_one_sentence_with_its_line(source: str, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "workshop.md").write_text(source, encoding="utf-8")

    with pytest.raises(TemplateFaultError, match=r"workshop\.md:\d: “for:.*” stands below a section"):
        deck(material(), tmp_path)


def test_our_blocks_name_only_parts_that_our_source_has_and_every_part_has_a_block() -> None:
    source = (templates_folder() / "decks" / "workshop.md").read_text(encoding="utf-8")
    parts = set(re.findall(r"^for: ([a-z-]+)$", source, re.M))
    named = {name for block in material().blocks.values() for name in block.slides}

    assert named - {STEPS, QUESTIONS, "agenda"} == parts - {RESERVE}


def test_everything_our_blocks_make_and_every_grouping_has_words_of_its_own() -> None:
    for block in material().blocks.values():
        assert grouping_told(block, ENGLISH)
        for output in block.outputs:
            assert outcome_told(replace(block, outputs=(output,)), ENGLISH).casefold() != output, block.id
