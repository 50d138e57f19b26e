"""A check-in as slides, as a page and as five lines for a chat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.compose.check_in_page import compose_check_in_page
from okra_coach.compose.check_in_text import check_in_text
from okra_coach.compose.check_in_views import headline, points
from okra_coach.compose.deck_check_in import compose_check_in_deck
from okra_coach.compose.deck_fit import Fitting
from okra_coach.compose.meeting_minutes import share_out
from okra_coach.documents.deck import Deck, Layout, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.check_in import Choice, Decision, Record
from okra_coach.model.meeting import Meeting
from okra_coach.model.progress import Status
from okra_coach.model.week import Move, Overdue, Week
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests.check_ins import DAYS, NOTE, many, meeting
from tests.golden import check_golden
from tests.outline import outline

WORDS = load_words("en")


def deck(made: Meeting, language: str = "en") -> Deck:
    return compose_check_in_deck(made, load_words(language))


def page(made: Meeting, language: str = "en") -> str:
    return compose_check_in_page(made, load_words(language)).markdown


def with_week(made: Meeting, **changed: object) -> Meeting:
    return replace(made, week=replace(made.week, **changed))  # type: ignore[arg-type]


def cells(made: Deck) -> Iterator[str]:
    for slide in made.slides:
        for block in slide.blocks:
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)


def test_the_slides_read_as_this() -> None:
    check_golden("check_in_deck", outline(deck(meeting())), "compose")


def test_the_first_check_in_reads_as_this() -> None:
    check_golden("first_check_in_deck", outline(deck(meeting(1))), "compose")


def test_the_page_reads_as_this() -> None:
    check_golden("check_in_page", page(meeting()), "compose")


def test_the_text_reads_as_this() -> None:
    texts = [f"{count}: {check_in_text(meeting(count), load_words(language))}" for language in ("en", "de", "vi")
             for count in (1, 4)]  # fmt: skip
    check_golden("check_in_text", "\n".join(texts), "compose")


@pytest.mark.parametrize("language", ["en", "de", "vi"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_slide_holds_its_blocks_and_has_notes_and_a_title_of_its_own(language: str, count: int) -> None:
    slides = deck(meeting(count), language).slides

    assert len({slide.title for slide in slides}) == len(slides) <= 9
    for slide in slides:
        assert slide.notes, slide.title
        assert slide.blocks or slide.layout is not Layout.CONTENT, slide.title
        assert Fitting(Stage()).over(slide) == 0, slide.title


@pytest.mark.parametrize("minutes", [15, 30, 45])
@pytest.mark.parametrize("count", [1, 4])
def test_the_minutes_in_the_notes_sum_to_those_that_are_booked(minutes: int, count: int) -> None:
    told = [slide.notes for slide in deck(meeting(count, minutes)).slides]

    assert sum(int(n) for notes in told for n in re.findall(r"Minutes: (\d+)", notes)) == minutes


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_with_forty_teams_it_is_still_a_meeting_of_nine_slides_and_a_page(language: str) -> None:
    made = many(40)
    slides = deck(made, language).slides

    assert len(slides) <= 9
    assert all(Fitting(Stage()).over(slide) == 0 for slide in slides)
    assert len([line for line in page(made, language).splitlines() if line.startswith("| ")]) < 45


def test_on_a_narrow_brand_it_shows_less_and_counts_more() -> None:
    narrow = compose_check_in_deck(many(40), WORDS, None, Stage(width=700, height=240))
    told = outline(narrow)

    assert len(narrow.slides) <= 12
    assert told.count("   range ") < 12
    assert sum(int(n) for slide in narrow.slides for n in re.findall(r"Minutes: (\d+)", slide.notes)) == 30


def test_many_teams_are_shown_from_the_furthest_behind_on_and_the_rest_is_counted() -> None:
    told = outline(deck(many(40)))

    assert told.count("   range ") == 12
    assert "(quiet) 28 more teams are further along." in told
    assert "28 more teams are further along. Expected by" in page(many(40))


@given(st.integers(0, 240), st.dictionaries(st.text(max_size=3), st.floats(0.5, 9), min_size=1, max_size=12))
def test_minutes_are_shared_out_without_a_rest(minutes: int, weights: dict[str, float]) -> None:
    shared = share_out(minutes, weights)

    assert sum(shared.values()) == minutes
    assert min(shared.values()) >= (1 if minutes >= len(weights) else 0)


def test_a_weightier_slide_never_gets_less() -> None:
    shared = share_out(30, {"a": 1, "b": 4, "c": 8})
    assert shared["a"] <= shared["b"] <= shared["c"]


def test_where_all_is_well_no_team_has_a_slide_of_its_own() -> None:
    made = meeting()
    calm = tuple(replace(line, confidence_fell=False, now=made.week.lines[1].now, move=made.week.lines[1].move)
                 for line in made.week.lines)  # fmt: skip
    titles = [slide.title for slide in deck(with_week(made, lines=calm, to_decide=(), followed=())).slides]

    assert not any("Online Booking:" in title or "Patient Journey:" in title for title in titles)


def test_what_people_noted_in_the_tracker_is_on_no_slide_and_on_no_page() -> None:
    made = meeting()
    told = outline(deck(made)) + page(made) + check_in_text(made, WORDS)

    assert "Anna" not in told
    assert NOTE not in told


def test_overdue_actions_are_told_with_the_owner_s_role_and_the_longest_first() -> None:
    made = meeting()
    known = made.week.overdue[1]
    form = replace(known, days=3, blocks=False, action=replace(known.action, owner_role="Programme Lead"))
    found = list(cells(deck(with_week(made, overdue=(known, form)))))

    assert found.index("■ 17") < found.index("3")
    assert "Programme Lead" in found
    assert "to confirm" in found


def test_what_does_not_fit_is_counted() -> None:
    made = meeting()
    many = tuple(Overdue(made.week.overdue[0].action, 20 - n) for n in range(9))

    assert "(quiet) 4 more stand in the tracker." in outline(deck(with_week(made, overdue=many)))
    assert "3 more stand in the tracker." in page(with_week(made, overdue=many))


def test_a_decision_is_shown_with_what_became_of_it() -> None:
    told = outline(deck(meeting()))

    assert (
        "Median wait from arrival to treatment (Patient Journey) | 10 May: help it | ±0 points since then, ■ off track"
        in told
    )


def test_a_line_that_was_changed_twice_is_one_line() -> None:
    made = meeting()
    (edit,) = made.week.edits
    twice = (edit, replace(edit, field="owner_role", before="Lead", after="Head"))

    assert "- 1 line was changed in the tracker: is that agreed?" in outline(deck(with_week(made, edits=twice)))


def test_without_a_later_date_the_last_slide_says_so() -> None:
    made = meeting()
    done = replace(made, rollout=replace(made.rollout, events=()))

    assert deck(done).slides[-1].title == "That was the last date of this cycle"


@pytest.mark.parametrize(
    ("change", "ending"),
    [
        ({}, "; no new value from Brightwater Clinics"),
        ({"to_decide": ()}, "; confidence fell in 2 of them"),
        ({"to_decide": (), "lines": ()}, "every team gave a value"),
    ],
)
def test_the_headline_says_first_what_speaks_up_most(change: dict[str, object], ending: str) -> None:
    told = headline(replace(meeting().week, **change), WORDS)  # type: ignore[arg-type]

    assert told.endswith(ending) or ending.startswith("; no new"), told


def test_a_team_that_is_silent_for_two_weeks_comes_before_decisions() -> None:
    made = meeting().week
    quiet = tuple(replace(team, silent_days=21) if team.owner == "online-booking" else team for team in made.teams)

    assert headline(replace(made, teams=quiet), WORDS).endswith("; Online Booking has been silent for 3 weeks")
    quiet = tuple(replace(team, silent_days=7) if team.owner == "online-booking" else team for team in made.teams)
    assert "silent" not in headline(replace(made, teams=quiet), WORDS)


def test_a_step_is_told_with_its_sign() -> None:
    assert [points(by, WORDS) for by in (0.123, -0.05, 0.001, None)] == ["+12", "−5", "±0", ""]


@pytest.mark.parametrize("language", ["en", "de", "vi"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_text_has_five_lines_without_markup(language: str, count: int) -> None:
    text = check_in_text(meeting(count), load_words(language))

    assert len(text.splitlines()) == 5
    assert not re.search(r"[*_#`|]", text)


def test_two_lines_that_say_the_same_are_told_once_in_the_text() -> None:
    made = meeting()
    moved = made.week.those(Move.CLOSER)[0]
    text = check_in_text(with_week(made, lines=(moved, replace(moved, owner="company"))), WORDS)

    assert text.count(moved.key_result.measure) == 1


def test_values_without_a_baseline_are_asked_about() -> None:
    made = meeting()
    line = made.week.lines[0]
    known = replace(line, now=replace(line.now, status=Status.ON_TRACK, seen=made.week.day))
    unbased = replace(known, now=replace(known.now, status=Status.NO_BASELINE))
    silent = replace(unbased, now=replace(unbased.now, seen=None))
    asked = "1 key result has values and no baseline"

    assert asked in outline(deck(with_week(made, lines=(unbased, known, silent))))
    assert "no baseline, so nobody" not in outline(deck(with_week(made, lines=(known, silent))))


def test_a_decision_of_the_day_says_who_decided() -> None:
    made = meeting()
    decided = Decision(made.week.lines[0].key_result.id, Choice.HELP, "Managing Director")

    assert "decided by: Managing Director" in list(cells(deck(with_week(made, decided=(decided,)))))
    assert not any("decided by" in cell for cell in cells(deck(with_week(made, decided=(replace(decided, by=""),)))))


def test_signs_in_a_line_of_the_tracker_do_nothing_on_the_page() -> None:
    made = meeting()
    nasty = replace(made.week.overdue[0].action, text="=cmd|' /C calc'!A0 <script>alert(1)</script> **x**")
    late = with_week(made, overdue=(Overdue(nasty, 3),))
    html = page_bytes(compose_check_in_page(late, WORDS)).decode()

    assert "<script>" not in html
    assert "**x**" in html


def test_an_empty_check_in_still_stands() -> None:
    empty = replace(meeting(), week=Week(DAYS[0], date(2027, 4, 12), 1, 0.0), gate=None)

    assert len(deck(empty).slides) == 4
    assert len(check_in_text(empty, WORDS).splitlines()) == 5
    assert page(empty).startswith("# No key result moved")
    assert Record(DAYS[0]).values == ()
