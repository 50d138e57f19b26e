"""A retrospective as slides and as a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from okra_coach.compose.deck_fit import Fitting
from okra_coach.compose.deck_retrospective import compose_retrospective_deck
from okra_coach.compose.retrospective_page import compose_retrospective_page
from okra_coach.compose.retrospective_views import MARKS, UNSCORED, WAYS, WHYS, about, asked, number
from okra_coach.documents.deck import Deck, Layout
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.closing import Pattern, Question, Way, Why
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.scores import Mark, Unscored
from okra_coach.model.week import Broken
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests.check_ins import BOOKED
from tests.closings import PAST, retrospective
from tests.golden import check_golden
from tests.outline import outline

WORDS = load_words("en")


def deck(made: Retrospective, language: str = "en") -> Deck:
    return compose_retrospective_deck(made, load_words(language))


def page(made: Retrospective, language: str = "en") -> str:
    return compose_retrospective_page(made, load_words(language)).markdown


def question(pattern: Pattern, weight: float = 1.0) -> Question:
    broken = Broken("a", "A", "Overtime", 40, "hours", "below 20") if pattern is Pattern.HEALTH else None
    return Question(pattern, "a", "Online Booking", ("a.o1.k1",), ("Bookings",), 3, broken, weight)


def test_the_slides_read_as_this() -> None:
    check_golden("retrospective_deck", outline(deck(retrospective((PAST,)))), "compose")


def test_the_page_reads_as_this() -> None:
    check_golden("retrospective_page", page(retrospective((PAST,))), "compose")


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_every_slide_holds_its_blocks_and_has_notes_and_a_title_of_its_own(language: str) -> None:
    slides = deck(retrospective((PAST,)), language).slides

    assert len({slide.title for slide in slides}) == len(slides)
    for slide in slides:
        assert slide.notes, slide.title
        assert slide.blocks or slide.layout is not Layout.CONTENT, slide.title
        assert Fitting(Stage()).over(slide) == 0, slide.title


@pytest.mark.parametrize("minutes", [60, 90, 150])
def test_the_minutes_in_the_notes_sum_to_those_that_are_booked(minutes: int) -> None:
    told = [slide.notes for slide in deck(replace(retrospective(), minutes=minutes)).slides]

    assert sum(int(n) for notes in told for n in re.findall(r"Minutes: (\d+)", notes)) == minutes


def test_seven_questions_are_shown_and_the_rest_is_on_the_page() -> None:
    many = tuple(question(Pattern.EARLY) for _ in range(9))
    made = replace(retrospective(), questions=many)

    assert outline(deck(made)).count("The target was reached early") == 7
    assert "2 more stand on the page." in outline(deck(made))
    assert page(made).count("The target was reached early") == 9


@pytest.mark.parametrize("pattern", Pattern)
def test_every_pattern_is_asked_as_a_question_and_names_its_lines(pattern: Pattern) -> None:
    assert asked(question(pattern), WORDS).endswith("?")
    assert about(question(pattern), WORDS) == "Bookings (Online Booking)"


@pytest.mark.parametrize("pattern", Pattern)
def test_no_question_blames(pattern: Pattern) -> None:
    assert not re.search(r"\b(fail|fault|blame|why did|who did|lazy|wrong)", asked(question(pattern), WORDS).lower())


def test_every_mark_reason_and_way_has_its_words() -> None:
    assert set(MARKS) == set(Mark)
    assert set(UNSCORED) == set(Unscored)
    assert set(WAYS) == set(Way)
    assert set(WHYS) == set(Why)


def test_a_score_is_never_rounded_up() -> None:
    assert [number(told, WORDS) for told in (0.699999, 0.7, 1.0, 0.0, None)] == ["0.69", "0.7", "1", "0", "–"]


def test_a_target_that_was_changed_stands_with_the_one_before() -> None:
    assert "40% (was 45%)" in outline(deck(retrospective()))


def test_where_she_chose_another_way_our_reason_is_not_told() -> None:
    made = retrospective(chosen={BOOKED: Way.DROP})
    one = next(one for one in made.proposals if one.key_result.id == BOOKED)

    assert one.settled is Way.DROP
    assert f"| {one.key_result.measure} (Online Booking) | let go |  |" in page(made)


def test_signs_in_a_line_of_the_tracker_do_nothing_on_the_page() -> None:
    made = retrospective()
    nasty = replace(made.actions[0], learned="<script>alert(1)</script> **x** | y")
    html = page_bytes(compose_retrospective_page(replace(made, actions=(nasty,)), WORDS)).decode()

    assert "<script>" not in html


def test_a_cycle_without_anything_to_tell_still_stands() -> None:
    made = retrospective()
    empty = replace(made, scores=(), stories=(), questions=(), proposals=(), actions=(), histories=(),
                    week=replace(made.week, trend=()))  # fmt: skip

    assert len(deck(empty).slides) == 2
    assert page(empty).startswith("# ")
