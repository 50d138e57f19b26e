"""What would bring a team forward does: every way that is told is applied, and the team starts sooner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.insights import Insights, Readiness
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.candidates import candidates, choose_probe
from okra_coach.plan.coaching import with_coaches
from okra_coach.plan.house_ways import HouseWay
from okra_coach.plan.rollout import plan
from okra_coach.plan.sooner import Forward, Way
from okra_coach.plan.waves import coach_supply, fill_waves
from okra_coach.words import load_words
from tests.plan.building import TIERS, book, planned, team, workshop

WORDS = load_words("en")
Drawn = Sequence[tuple[TeamKind, int, int, int, bool, int | None]]
TEAM = st.tuples(
    st.sampled_from(list(TeamKind)),
    st.integers(3, 30),
    st.integers(0, 80),
    st.integers(0, 20),
    st.sampled_from((True, True, True, False)),
    st.sampled_from((None, None, None, 10, 45, 80)),
)


def company(drawn: Drawn, coaches: int, **limits: object) -> tuple[Workshop, Insights]:
    """Teams of a kind, size, readiness from … to, with a lead or without, and with a share of project work."""
    teams, ready = [], []
    for number, (kind, size, low, unknown, led, share) in enumerate(drawn):
        one = replace(team(f"T{number}", kind, size, "Lead" if led else ""), project_share=share)
        tier = TIERS[kind] if share is None else 1 + (share < 60) + (share < 30)
        teams.append(one)
        ready.append(Readiness(one.id, kind, tier, None, float(low), float(low + unknown), 100 - unknown))
    now = workshop(teams, coaches, **limits)
    return now, replace(planned_insights(), readiness=tuple(ready))


def planned_insights() -> Insights:
    """Nothing but what is set beside it."""
    from tests.plan.building import insights

    return insights(())


def told(now: Workshop, known: Insights) -> dict[str, tuple[Way, ...]]:
    """Every team's ways."""
    teams = candidates(now, known, book(now.teams), None)
    probe = choose_probe(teams, now.rollout)
    waves = fill_waves(teams, probe, now.rollout, coach_supply(now))
    forward = Forward(now, teams, probe, waves)
    return {one.team.id: forward.ways(one) for one in teams}


def applied(way: Way, name: str, now: Workshop, known: Insights) -> tuple[Workshop, Insights, OkraBook]:
    """The engagement after the change, as the consultant would make it."""
    one = now.team(name)
    if way.lacks:
        one = replace(one, lead_role="Lead")
    if way.share is not None:
        one = replace(one, project_share=way.share)
        known = rated(known, name, tier=1)
    if way.own_people is not None:
        one = replace(one, size=way.own_people)
    if way.readiness is not None:
        known = rated(known, name, low=way.readiness, high=way.readiness, coverage=100)
    if way.probe_of is not None:
        now = replace(now, rollout=replace(now.rollout, central_team=name))
    if way.house is not None:
        now = in_the_house(way.house, now)
    now = replace(now, teams=tuple(one if team.id == name else team for team in now.teams))
    return now, known, book(now.teams)


def rated(known: Insights, name: str, **changes: object) -> Insights:
    ready = tuple(replace(one, **changes) if one.team == name else one for one in known.readiness)  # type: ignore[arg-type]
    return replace(known, readiness=ready)


def in_the_house(way: HouseWay, now: Workshop) -> Workshop:
    limits = {
        "core_group": way.core_group,
        "first_wave_teams": way.first_teams,
        "first_wave_people": way.first_people,
    }
    set_ = {key: value for key, value in limits.items() if value is not None}
    now = replace(now, rollout=replace(now.rollout, **set_))  # type: ignore[arg-type]
    return with_coaches(now, len(now.coaches) + way.more_coaches) if way.more_coaches else now


@settings(max_examples=300, deadline=None)
@given(
    st.lists(TEAM, min_size=2, max_size=14),
    st.integers(0, 4),
    st.integers(1, 4),
    st.integers(5, 40),
    st.integers(6, 14),
)
def test_every_way_that_is_told_lets_the_team_start_sooner(
    drawn: Drawn, coaches: int, teams: int, people: int, core: int
) -> None:
    now, known = company(drawn, coaches, first_wave_teams=teams, first_wave_people=people, core_group=core)
    before = plan(now, known, book(now.teams), None, WORDS)

    for name, ways in told(now, known).items():
        for way in ways:
            if way.own_project or way.with_a_place:
                continue
            after = plan(*applied(way, name, now, known), None, WORDS)
            assert after.placement(name).wave < before.placement(name).wave, way


@settings(max_examples=100, deadline=None)
@given(st.lists(TEAM, min_size=2, max_size=14), st.integers(0, 4), st.integers(1, 4), st.integers(5, 40))
def test_whoever_could_have_started_sooner_hears_why_not(drawn: Drawn, coaches: int, teams: int, people: int) -> None:
    now, known = company(drawn, coaches, first_wave_teams=teams, first_wave_people=people)
    rollout = plan(now, known, book(now.teams), None, WORDS)

    for one in candidates(now, known, book(now.teams), None):
        place = rollout.placement(one.team.id)
        if one.earliest(now.rollout) < place.wave:
            assert any(_refuses(reason) for reason in place.reasons), place


def _refuses(reason: str) -> bool:
    return reason.startswith(("Wave ", "The coaches have ", "In wave "))


PORTAL = team("Portal", TeamKind.PROJECT, 14)
OCEAN = team("Ocean", TeamKind.RESULT, 14)
FINANCE = team("Finance", TeamKind.CENTRAL, 14)
PEOPLE = team("People", TeamKind.CENTRAL, 14)


def sooner(rollout: Rollout, name: str) -> tuple[str, ...]:
    return rollout.placement(name).sooner_if


def test_a_team_of_the_first_wave_has_nothing_to_hear() -> None:
    assert sooner(planned(workshop((PORTAL, FINANCE))), "portal") == ()


def test_smaller_core_groups_and_a_larger_first_wave_are_told_with_their_numbers() -> None:
    rollout = planned(workshop((PORTAL, OCEAN, FINANCE)), {"portal": 70.0})

    assert sooner(rollout, "ocean") == (
        "no core group has more than 8 people",
        "the first wave may hold 3 teams and 36 people",
    )


def test_a_seat_that_is_too_small_tells_how_many_may_come() -> None:
    rollout = planned(workshop((PORTAL, OCEAN, FINANCE), first_wave_people=30), {"portal": 70.0})

    assert sooner(rollout, "ocean")[0] == "its core group has at most 6 people"


def test_another_central_team_could_be_the_probe() -> None:
    rollout = planned(workshop((PORTAL, FINANCE, PEOPLE)), {"finance": 70.0})

    assert sooner(rollout, "people") == ("it takes over the alignment probe from Finance",)


def test_coaches_who_are_missing_are_counted() -> None:
    teams = [team(f"P{number}", TeamKind.PROJECT, 4) for number in range(6)]
    rollout = planned(workshop(teams, coaches=1, first_wave_teams=6))

    assert sooner(rollout, "p5") == ("there is 1 more coach",)


def test_where_seats_and_hours_are_short_both_are_told_in_one_sentence() -> None:
    teams = [team(f"P{number}", TeamKind.PROJECT, 4) for number in range(6)]
    rollout = planned(workshop(teams, coaches=1, first_wave_teams=3))

    assert sooner(rollout, "p3") == ("the first wave may hold 4 teams and 25 people and there is 1 more coach",)


def test_what_a_team_lacks_is_one_sentence_with_the_place_that_it_takes_besides() -> None:
    quiet = team("Quiet", TeamKind.PROJECT, 14, lead="")
    alone, crowded = workshop((quiet, FINANCE)), workshop((PORTAL, OCEAN, FINANCE, quiet))

    assert "a lead role is named for it" in sooner(planned(alone), "quiet")
    assert "a lead role is named for it and a place in an earlier wave becomes free" in sooner(
        planned(crowded, {"portal": 70.0}), "quiet"
    )
