"""What would be different without a team, with other coaches, or from another day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.differences import differences
from okra_coach.plan.rollout import plan
from okra_coach.plan.what_if import Assumption, assumed, book_without, rollout_without
from okra_coach.words import load_words
from tests.plan.building import book, insights, planned, team, workshop

WORDS = load_words("en")
TEAMS = [
    team("Portal", TeamKind.PROJECT),
    team("Ocean", TeamKind.RESULT),
    team("Road", TeamKind.RESULT),
    team("Finance", TeamKind.CENTRAL),
    team("People", TeamKind.CENTRAL),
    team("Desk", TeamKind.DAILY),
]
SCORES = {"portal": 80.0, "ocean": 70.0, "road": 60.0, "finance": 50.0, "people": 40.0}


def told(assumption: Assumption, was: Workshop | None = None) -> tuple[str, ...]:
    """What the assumption would change for six teams."""
    now = was or workshop(TEAMS, first_wave_teams=3)
    would_be = assumed(now, assumption)
    before = planned(now, SCORES)
    okras = book_without(book(now.teams), assumption.without)
    after = plan(would_be, insights(now.teams, SCORES), okras, None, WORDS)
    return differences(before, after, now, would_be, WORDS)


def test_without_a_team_the_next_one_moves_up() -> None:
    assert told(Assumption(without=("ocean",)))[0] == (
        "Road would start in wave 1 instead of wave 2. What keeps it back today: "
        "Wave 1 has room for 25 people in core groups: 24 are taken, and this team brings 8."
    )


def test_a_team_that_would_start_later_hears_what_would_keep_it_back() -> None:
    was = workshop([*TEAMS, team("Air", TeamKind.RESULT)], coaches=3, first_wave_teams=3)
    said = told(Assumption(coaches=1), was)

    assert said[0] == (
        "People would start in wave 3 instead of wave 2. "
        "The coaches have 77 hours in wave 2: 70 are planned, and a new team takes 20."
    )


def test_when_nobody_moves_that_is_said_first() -> None:
    assert told(Assumption(without=("desk",)))[0] == "No team would start sooner or later."


def test_that_nothing_need_be_watched_of_a_team_that_is_gone_goes_without_saying() -> None:
    was = workshop([replace(TEAMS[0], ends=date(2027, 2, 1)), *TEAMS[1:]], first_wave_teams=3)

    assert not any("Portal" in one for one in told(Assumption(without=("portal",)), was))


def test_without_any_team_there_is_no_plan_left_to_compare() -> None:
    said = told(Assumption(without=tuple(one.id for one in TEAMS)))

    assert said[0].startswith("No central team would be left")


def test_without_the_probe_another_central_team_takes_over() -> None:
    said = told(Assumption(without=("finance",)))

    assert said[0] == "People would be the alignment probe instead of Finance."
    assert "People would start in wave 1 instead of wave 2." in said


def test_without_any_central_team_nobody_tests_the_goals() -> None:
    said = told(Assumption(without=("finance", "people")))

    assert said[0].startswith("No central team would be left")


def test_a_central_team_named_in_the_settings_may_be_assumed_away() -> None:
    was = workshop(TEAMS, first_wave_teams=3, central_team="people")

    assert told(Assumption(without=("people",)), was)[0] == "Finance would be the alignment probe instead of People."


def test_fewer_coaches_have_fewer_hours_and_teams_wait() -> None:
    said = told(Assumption(coaches=1), workshop(TEAMS, coaches=3, first_wave_teams=3))

    assert any("of 77 that are there" in one for one in said)


def test_more_coaches_than_there_are_have_the_hours_of_the_others() -> None:
    would_be = assumed(workshop(TEAMS, coaches=2), Assumption(coaches=4))

    assert [coach.hours_a_week for coach in would_be.coaches] == [8.0] * 4
    assert len({coach.name for coach in would_be.coaches}) == 4
    assert len(assumed(workshop(TEAMS, coaches=2), Assumption(coaches=1)).coaches) == 1


def test_another_start_moves_the_given_dates_and_leaves_blackouts() -> None:
    now = workshop(TEAMS)
    would_be = assumed(now, Assumption(start=date(2027, 2, 1)))

    assert would_be.cycle.last - would_be.cycle.first == now.cycle.last - now.cycle.first
    assert would_be.cycle.mid_review == date(2027, 3, 10)
    assert would_be.cycle.blackouts == now.cycle.blackouts
    assert any(one.startswith("The kick-off would be on") for one in told(Assumption(start=date(2027, 2, 22))))


def test_a_warning_that_only_changes_its_figures_is_told_once() -> None:
    before = Rollout(warnings=("Coach hours do not suffice in 1 wave: 60 hours, 50 are there.", "A is fixed."))
    after = Rollout(warnings=("Coach hours do not suffice in 2 waves: 90 hours, 50 are there.",))

    assert differences(before, after, workshop(TEAMS), workshop(TEAMS), WORDS) == (
        "Changed: Coach hours do not suffice in 2 waves: 90 hours, 50 are there.",
        "No longer: A is fixed.",
    )


def test_pins_of_a_team_that_is_assumed_away_bring_no_warning() -> None:
    earlier = planned(workshop(TEAMS), SCORES)
    pinned = replace(earlier, placements=tuple(replace(one, pinned=True) for one in earlier.placements))
    kept = rollout_without(pinned, ("ocean",))

    assert kept is not None
    assert "ocean" not in {one.team for one in kept.placements}
    assert rollout_without(None, ("ocean",)) is None


@given(coaches=st.integers(1, 6), count=st.integers(1, 6))
def test_the_same_plan_has_no_differences(coaches: int, count: int) -> None:
    now = workshop(TEAMS[:count], coaches=coaches)

    assert told(Assumption(), now) == ()
    assert told(Assumption(coaches=coaches, start=now.cycle.first), now) == ()
