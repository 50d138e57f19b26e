from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.agenda import ON_HAND, RESERVE, Agenda, Concern, Instead, after
from okra_coach.model.agenda_settings import AgendaSettings, Experience, MeetingMode, SessionTime
from okra_coach.model.okra import COMPANY, OpenQuestion
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.agenda import compose_agenda, redealt
from okra_coach.plan.agenda_breaks import with_breaks
from okra_coach.plan.agenda_questions import concern
from okra_coach.plan.agenda_wishes import SPINE
from okra_coach.read.blocks import read_blocks
from okra_coach.words import load_words
from tests.plan.building import team, workshop

BLOCKS, _ = read_blocks(Path(), "en")
TEAMS = (team("Portal", TeamKind.PROJECT, lead="Head of Portal"), team("Billing", TeamKind.CENTRAL))
MODES = st.sampled_from(MeetingMode)


def booked(*sessions: tuple[time, int], **agenda: object) -> Workshop:
    times = tuple(SessionTime(date(2027, 1, 12 + n), at, after(at, long)) for n, (at, long) in enumerate(sessions))
    return replace(workshop(TEAMS), agenda=AgendaSettings(sessions=times, **agenda))  # type: ignore[arg-type]


def composed(described: Workshop, *questions: OpenQuestion) -> Agenda:
    return compose_agenda(described, BLOCKS, questions, None, load_words("en"))


def question(
    own: str, about: tuple[str, ...], minutes: int = 5, weight: int = 5, owner: str = "portal"
) -> OpenQuestion:
    return OpenQuestion(own, "?", owner, about, ("Head of Portal",), minutes, weight)


NUMBER = question("q-1", ("portal.o1.k1",))
NEEDS = question("q-2", ("portal.o1", "billing.o1"), 22, 10, COMPANY)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(24, 96).map(lambda n: n * 5), min_size=1, max_size=4),
    st.integers(8, 13),
    MODES,
    st.sampled_from(Experience),
    st.integers(3, 60),
    st.integers(0, 40),
)
def test_any_booking_is_filled_to_the_minute_and_everything_is_made_before_it_is_needed(
    lengths: list[int], hour: int, mode: MeetingMode, experience: Experience, people: int, many: int
) -> None:
    described = booked(*((time(hour), long) for long in lengths), mode=mode, experience=experience, people=people)
    asked = [question(f"q-{n}", (f"portal.o1.k{n}",), 3 + n % 9, n) for n in range(many)]
    agenda = composed(described, NEEDS, *asked)

    assert [one.minutes for one in agenda.sessions] == lengths
    made = set(ON_HAND)
    for item in agenda.items:
        assert set(BLOCKS[item.block].inputs) <= made, item.block
        made |= set(BLOCKS[item.block].outputs)
    assert all(item.minutes >= BLOCKS[item.block].least for item in agenda.items)
    dealt = [own for item in agenda.items for own in item.questions]
    assert sorted([*dealt, *(one.question for one in agenda.left_over)]) == sorted([NEEDS.id, *(a.id for a in asked)])
    assert len({item.id for item in agenda.items}) == len(agenda.items)


@settings(deadline=None, max_examples=60)
@given(st.integers(24, 108).map(lambda n: n * 5), st.integers(8, 13), MODES)
def test_nobody_sits_longer_than_the_settings_allow(length: int, hour: int, mode: MeetingMode) -> None:
    described = booked((time(hour), length), mode=mode)
    stretch = 0
    for item in composed(described).items:
        stretch = 0 if BLOCKS[item.block].is_rest else stretch + (item.minutes if item.block != RESERVE else 0)
        assert stretch <= described.agenda.stretch


def test_lunch_is_at_lunchtime_and_nobody_is_talked_to_after_it() -> None:
    (session,) = composed(booked((time(9), 450))).sessions
    timed = session.timed
    place = next(n for n, one in enumerate(timed) if one.item.block == "lunch")
    assert time(11, 45) <= timed[place].start <= time(12, 45)
    assert BLOCKS[timed[place + 1].item.block].is_active


def test_an_afternoon_has_no_lunch_and_none_is_planned_where_the_settings_say_so() -> None:
    assert "lunch" not in {item.block for item in composed(booked((time(13), 240))).items}
    assert "lunch" not in {item.block for item in composed(booked((time(9), 450), lunch=0)).items}


def test_a_tenth_of_the_time_is_kept_free() -> None:
    assert next(one.minutes for one in composed(booked((time(9), 240))).items if one.block == RESERVE) >= 24


def test_a_weighty_question_brings_the_block_in_that_settles_it() -> None:
    half_day = booked((time(9), 240), experience=Experience.REGULAR)
    assert "needs" not in {item.block for item in composed(half_day).items}
    agenda = composed(half_day, replace(NEEDS, weight=30))
    needs = next(item for item in agenda.items if item.block == "needs")
    assert (needs.questions, needs.who, agenda.left_over) == ((NEEDS.id,), ("Head of Portal",), ())


def test_what_does_not_fit_is_left_with_what_to_do_instead() -> None:
    many = [question(f"q-{n}", (f"portal.o1.k{n}",), 10, 50 - n) for n in range(20)]
    agenda = composed(booked((time(9), 240)), *many)
    assert agenda.settled
    assert {one.instead for one in agenda.left_over} == {Instead.BEFORE}
    assert agenda.left_over[0].who == ("Head of Portal",)
    assert max(int(own[2:]) for own in agenda.settled) < max(int(one.question[2:]) for one in agenda.left_over)


def test_teams_at_their_tables_settle_their_own_questions_at_the_same_time() -> None:
    both = [question("q-p", ("portal.o1.k1",), 15), question("q-b", ("billing.o1.k1",), 15, owner="billing")]
    agenda = composed(booked((time(9), 450)), *both)
    assert next(item.questions for item in agenda.items if item.block == "numbers") == ("q-p", "q-b")


def test_a_question_with_an_answer_is_not_asked_again() -> None:
    agenda = composed(booked((time(9), 450)), replace(NUMBER, answer="12 days"))
    assert (agenda.settled, agenda.left_over) == (frozenset(), ())


@pytest.mark.parametrize(
    ("about", "owner", "who", "meant"),
    [
        (("company.o1", "company.o2"), COMPANY, "Managing Director", Concern.DIRECTION),
        (("company.o1",), COMPANY, "Managing Director", Concern.COMPANY),
        (("portal.o1", "billing.o1"), COMPANY, "Head of Portal", Concern.NEEDS),
        (("portal.o1",), COMPANY, "Head of Portal", Concern.ROLLOUT),
        (("portal.o1",), "portal", "Head of Portal", Concern.MEASURE),
        (("portal.o1.k1",), "portal", "Head of Portal", Concern.NUMBER),
        (("portal.o1.k1",), "portal", "Portal", Concern.ACTION),
        (("portal.o1.k1.a1",), COMPANY, "Portal", Concern.ACTION),
    ],
)
def test_what_a_question_decides_is_told_by_its_lines(
    about: tuple[str, ...], owner: str, who: str, meant: Concern
) -> None:
    assert concern(OpenQuestion("q-1", "?", owner, about, (who,)), workshop(TEAMS)) is meant


def test_three_remote_sessions_begin_with_objectives_then_key_results_then_actions() -> None:
    agenda = composed(booked(*[(time(9), 120)] * 3, mode=MeetingMode.REMOTE), NEEDS, NUMBER)
    held = [{item.block for item in session.items} for session in agenda.sessions]
    assert [{"objectives", "choose"} <= held[0], "key-results" in held[1], "confidence" in held[2]] == [True] * 3
    assert all({"open", "close"} <= blocks for blocks in held)


def test_who_knows_okrs_looks_back_in_the_first_of_three_sessions() -> None:
    agenda = composed(booked(*[(time(9), 120)] * 3, mode=MeetingMode.REMOTE, experience=Experience.REGULAR))
    held = [{item.block for item in session.items} for session in agenda.sessions]
    assert ["review" in held[0], "key-results" in held[1], "confidence" in held[2]] == [True] * 3


def test_two_days_share_the_work_and_each_has_its_lunch() -> None:
    agenda = composed(booked((time(9), 450), (time(9), 450)), NEEDS, NUMBER)
    for session in agenda.sessions:
        names = [item.block for item in session.items]
        assert names.count("lunch") == 1
        assert next(one.minutes for one in session.items if one.block == RESERVE) <= 450 * 15 // 100


@pytest.mark.parametrize("sessions", [((time(9), 240),), ((time(9), 450),), ((time(9), 120),) * 3])
def test_the_blocks_stand_in_the_order_of_the_spine(sessions: tuple[tuple[time, int], ...]) -> None:
    agenda = composed(booked(*sessions), NEEDS, NUMBER)
    own = [item.block for item in agenda.items if item.block in SPINE and item.block not in ("open", "close")]
    assert own == [name for name in SPINE if name in own]


def test_the_weightiest_question_is_settled_in_a_half_day_and_objectives_are_still_chosen() -> None:
    needs = replace(NEEDS, minutes=16)
    agenda = composed(booked((time(9), 240)), needs, NUMBER)
    assert agenda.left_over == ()
    assert {"objectives", "choose", "key-results", "needs"} <= {item.block for item in agenda.items}


def test_for_a_light_question_nothing_is_squeezed() -> None:
    agenda = composed(booked((time(9), 210)), replace(NEEDS, weight=1))
    assert "needs" not in {item.block for item in agenda.items}


def test_a_question_that_one_block_settles_brings_no_second_one_in() -> None:
    direction = question("q-d", ("company.o1", "company.o2"), 15, 12, COMPANY)
    agenda = composed(booked((time(9), 450)), direction)
    assert [item.block for item in agenda.items if item.questions] == ["answers"]
    assert "company" not in {item.block for item in composed(booked((time(9), 300)), direction).items}


def test_a_block_in_which_groups_report_has_time_for_all_of_them() -> None:
    agenda = composed(booked((time(9), 450), (time(9), 450), people=24))
    stop = next(item for item in agenda.items if item.block == "stop")
    assert stop.minutes >= 6 * 3 + 10


@given(st.lists(st.integers(1, 18).map(lambda n: n * 5), min_size=2, max_size=14), st.integers(30, 120))
def test_breaks_are_as_few_as_the_stretch_allows(lengths: list[int], longest: int) -> None:
    booking = booked((time(13), 240)).agenda
    settings = replace(booking, longest=longest)
    names = [name for name, block in BLOCKS.items() if not block.is_rest][: len(lengths)]
    planned = with_breaks(dict(zip(names, lengths, strict=True)), booking.sessions[0], settings, BLOCKS)
    needed, stretch = 0, 0
    for length in lengths:
        needed += bool(stretch and stretch + length > longest)
        stretch = length if stretch and stretch + length > longest else stretch + length
    assert sum(name == "break" for name, _ in planned) == needed


def test_a_changed_agenda_stands_as_it_is_and_gets_the_questions_of_today() -> None:
    described = booked((time(9), 450))
    (session,) = composed(described).sessions
    moved = replace(session, items=(*session.items[:-2], session.items[-1]))
    agenda = redealt(Agenda((moved,)), BLOCKS, [NUMBER], described, load_words("en"))
    assert [item.id for item in agenda.items] == [item.id for item in moved.items]
    assert agenda.settled == {"q-1"}


def test_the_same_input_gives_the_same_agenda() -> None:
    described = booked((time(9), 450))
    assert composed(described, NUMBER, NEEDS) == composed(described, NUMBER, NEEDS)


def test_a_block_that_is_longer_than_usual_says_whether_questions_or_time_make_it_so() -> None:
    agenda = composed(booked((time(9), 450), (time(9), 450)), NEEDS)
    why = {item.block: item.why for item in agenda.items}
    assert "Usually it takes 30 minutes; its questions need more." in why["needs"]
    assert "Usually it takes 40 minutes; there is time for more." in why["objectives"]


def test_newcomers_without_time_for_the_basics_read_before() -> None:
    said = "Whoever is new to OKRs reads the handout before: there is no room for “OKR+A in short”."
    assert said in composed(booked((time(9), 210))).reasons
    assert said not in composed(booked((time(9), 210), experience=Experience.SOME)).reasons
    assert said not in composed(booked((time(9), 450))).reasons


def test_customers_are_heard_on_a_long_day_whatever_the_questions_are() -> None:
    assert "evidence" in {item.block for item in composed(booked((time(9), 450)), NEEDS, NUMBER).items}
    assert "evidence" not in {item.block for item in composed(booked((time(9), 210)), NEEDS, NUMBER).items}
