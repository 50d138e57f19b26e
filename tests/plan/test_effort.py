from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.effort import CoachWeek, Effort, Role, RoleHours
from okra_coach.model.rollout import CycleEvent, EventKind, Rollout, Wave
from okra_coach.model.rollout_settings import CoachTime
from okra_coach.model.workshop import Coach, Team, TeamKind, Workshop
from okra_coach.plan.effort import effort_warnings, plan_effort, too_few_coaches
from okra_coach.words import load_words
from tests.plan.building import planned, team, workshop

WORDS = load_words("en")
TEAMS = (
    team("Portal", TeamKind.PROJECT, 8),
    team("Growth", TeamKind.RESULT, 9),
    team("Billing", TeamKind.CENTRAL, 6),
    team("Desk", TeamKind.DAILY, 30),
)


def _effort(described: Workshop) -> tuple[Effort, Rollout]:
    rollout = planned(described)
    return plan_effort(described, rollout), rollout


def _role(effort: Effort, role: Role, wave: int = 1) -> RoleHours:
    return next(one for one in effort.roles if (one.role, one.wave) == (role, wave))


def _minutes(rollout: Rollout, *kinds: EventKind) -> int:
    return sum(event.minutes for event in rollout.events if event.kind in kinds)


def test_everybody_s_hours_are_the_minutes_of_what_they_take_part_in() -> None:
    effort, rollout = _effort(workshop(TEAMS))
    everybody = (EventKind.DRAFT, EventKind.KICK_OFF)
    together = (EventKind.WORKSHOP, EventKind.MID_REVIEW, EventKind.RETROSPECTIVE)
    member = _minutes(rollout, *everybody, *together, EventKind.CHECK_IN, EventKind.SCORING)
    leads = _minutes(rollout, EventKind.REFRESH, EventKind.ALIGNMENT, EventKind.COACH_REVIEW, EventKind.PLANNING)
    sponsor = _minutes(rollout, *everybody, *together, EventKind.ALIGNMENT, EventKind.GATE, EventKind.PLANNING)
    assert _role(effort, Role.MEMBER).hours_each == member / 60
    assert _role(effort, Role.LEAD).hours_each == (member + leads) / 60
    assert _role(effort, Role.SPONSOR).hours_each == sponsor / 60


def test_a_champion_prepares_every_check_in_and_goes_to_the_alignment() -> None:
    described = workshop(TEAMS, champion_minutes=20)
    effort, rollout = _effort(described)
    check_ins = sum(event.kind is EventKind.CHECK_IN for event in rollout.events)
    more = _role(effort, Role.CHAMPION).hours_each - _role(effort, Role.MEMBER).hours_each
    assert more == pytest.approx((20 * check_ins + _minutes(rollout, EventKind.ALIGNMENT)) / 60)


def test_a_team_has_a_lead_and_a_champion_and_the_rest_of_its_core_group() -> None:
    effort, rollout = _effort(workshop(TEAMS))
    first = rollout.waves[0]
    held = [_role(effort, role).people for role in (Role.LEAD, Role.CHAMPION, Role.MEMBER)]
    assert held == [len(first.teams), len(first.teams), first.people - 2 * len(first.teams)]
    assert _role(effort, Role.SPONSOR).people == 1


def test_a_role_that_nobody_fills_is_left_out() -> None:
    alone = replace(Rollout(), waves=(Wave(1, ("portal",), 1, 20.0),))
    assert [one.role for one in plan_effort(workshop(TEAMS), alone).roles] == [Role.SPONSOR, Role.COACH, Role.LEAD]


def test_all_coaches_together_give_the_hours_of_the_wave() -> None:
    effort, rollout = _effort(workshop(TEAMS, coaches=3))
    for wave in rollout.waves:
        assert _role(effort, Role.COACH, wave.number).hours == pytest.approx(wave.coach_hours)
        assert _role(effort, Role.COACH, wave.number).people == 3


def test_without_coaches_the_work_is_one_person_s_and_nobody_says_what_there_is() -> None:
    effort, _ = _effort(workshop(TEAMS, coaches=0))
    assert _role(effort, Role.COACH).people == 1
    assert {week.supply for week in effort.weeks} == {None}
    assert list(effort_warnings(effort, WORDS)) == []


def test_the_coaches_weeks_hold_what_the_dates_in_them_take() -> None:
    effort, rollout = _effort(workshop(TEAMS))
    weeks = {week.monday: week.hours for week in effort.weeks}
    hours = rollout.waves[0].coach_hours / 20
    assert weeks[date(2026, 12, 28)] == pytest.approx(hours)
    assert weeks[date(2027, 1, 11)] == pytest.approx(hours * (2 + 6 + 2))
    assert weeks[date(2027, 1, 18)] == 0
    assert weeks[date(2027, 1, 25)] == pytest.approx(hours * 0.5)
    assert weeks[date(2027, 2, 8)] == pytest.approx(hours * (0.5 + 2 / 6))
    assert weeks[date(2027, 2, 22)] == pytest.approx(hours * (0.5 + 2))
    assert weeks[date(2027, 4, 5)] == pytest.approx(hours * (2 / 6 + 3))


def test_a_week_over_the_coaches_hours_is_said() -> None:
    effort, _ = _effort(workshop(TEAMS, coaches=1))
    (warning,) = effort_warnings(effort, WORDS)
    assert warning.startswith("In 2 weeks the coaches need more hours than they have, most in the week of 11 January")
    assert "30 of 8" in warning
    assert warning in planned(workshop(TEAMS, coaches=1)).warnings


def test_a_week_that_is_exactly_full_is_not_over() -> None:
    week = CoachWeek(date(2027, 1, 11), 0.1 + 0.2, 0.3)
    assert list(effort_warnings(Effort(weeks=(week,)), WORDS)) == []
    over = replace(week, hours=0.4)
    assert len(list(effort_warnings(Effort(weeks=(over,)), WORDS))) == 1


def test_people_per_coach_say_when_internal_coaches_are_needed() -> None:
    waves = (Wave(1, ("a",), 30, 20.0), Wave(2, ("b",), 20, 30.0), Wave(3, ("c",), 1, 35.0))
    one, two = workshop(TEAMS, coaches=1), workshop(TEAMS, coaches=2)
    plan = Rollout(waves=waves)
    (warning,) = too_few_coaches(one, plan, WORDS)
    assert warning == (
        "From wave 3 on 51 people in core groups work with OKR+As. That takes about 2 coaches, and 1 is named: "
        "train internal ones before."
    )
    assert list(too_few_coaches(two, plan, WORDS)) == []
    assert list(too_few_coaches(workshop(TEAMS, coaches=0), plan, WORDS)) == []
    (early,) = too_few_coaches(workshop(TEAMS, coaches=2, people_per_coach=24), plan, WORDS)
    assert early.startswith("From wave 2 on 50 people")


def test_coach_time_without_any_share_falls_on_the_workshop() -> None:
    nothing = CoachTime(0, 0, 0, 0, 0, 0, 0)
    effort, rollout = _effort(workshop(TEAMS, coach_time=nothing))
    busy = [week for week in effort.weeks if week.hours]
    assert [(week.monday, week.hours) for week in busy] == [(date(2027, 1, 11), rollout.waves[0].coach_hours)]


def test_a_plan_without_waves_costs_nothing() -> None:
    assert plan_effort(workshop(TEAMS), Rollout()) == Effort()


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from([*EventKind]), st.integers(0, 120), st.integers(5, 480)), max_size=30),
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 60), st.floats(0, 500)), min_size=1, max_size=4),
    st.lists(st.floats(0, 20), min_size=7, max_size=7),
    st.integers(0, 4),
)
def test_no_hour_is_lost_and_none_is_negative(
    dated: list[tuple[EventKind, int, int]],
    waved: list[tuple[int, int, float]],
    shares: list[float],
    coaches: int,
) -> None:
    base = workshop((Team("a", "A", TeamKind.PROJECT, 5),), coach_time=CoachTime(*shares))
    described = replace(base, coaches=tuple(Coach(f"C{n}") for n in range(coaches)))
    start = described.cycle.first.toordinal() - 20
    rollout = Rollout(
        waves=tuple(
            Wave(n, tuple(f"t{i}" for i in range(teams)), people, hours)
            for n, (teams, people, hours) in enumerate(waved, 1)
        ),
        events=tuple(CycleEvent(kind, date.fromordinal(start + day), time(9), minutes) for kind, day, minutes in dated),
    )
    effort = plan_effort(described, rollout)
    assert all(one.hours_each >= 0 and one.people > 0 for one in effort.roles)
    for wave in rollout.waves:
        people = {Role.LEAD, Role.CHAMPION, Role.MEMBER}
        mine = [one for one in effort.roles if one.wave == wave.number]
        assert sum(one.people for one in mine if one.role in people) == wave.people
        assert sum(one.hours for one in mine if one.role is Role.COACH) == pytest.approx(wave.coach_hours)
    assert sum(week.hours for week in effort.weeks) == pytest.approx(rollout.waves[0].coach_hours)
    mondays = [week.monday for week in effort.weeks]
    assert all(week.hours >= 0 for week in effort.weeks)
    assert all((later - earlier).days == 7 for earlier, later in pairwise(mondays))
    assert all(day.weekday() == 0 for day in mondays)
