from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.insights import Criterion, Readiness
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Part, Placement, Rollout
from okra_coach.model.workshop import Team, TeamKind
from okra_coach.plan.rollout import plan
from okra_coach.plan.waves import coach_supply
from okra_coach.words import load_words
from tests.golden import check_golden
from tests.plan.building import book, insights, planned, team, workshop

NORTHWIND = (
    team("Portal", TeamKind.PROJECT, 14, ends=date(2027, 6, 30)),
    team("Migration", TeamKind.PROJECT, 18, ends=date(2027, 6, 30)),
    team("Ocean", TeamKind.RESULT, 46),
    team("Accounts", TeamKind.RESULT, 28),
    team("Finance", TeamKind.CENTRAL, 31),
    team("Customs", TeamKind.DAILY, 42),
    team("Import", TeamKind.DAILY, 88),
)


def test_a_whole_rollout_reads_like_a_plan() -> None:
    needs = {"migration": ("finance", "import"), "finance": ("migration",)}
    described = workshop(NORTHWIND)
    rollout = planned(described, {"portal": 71.0, "migration": 64.0}, needs)
    check_golden("northwind_rollout", _outline(rollout), "plan")


def test_project_and_result_teams_come_before_day_to_day_work() -> None:
    rollout = planned(workshop(NORTHWIND))
    first_daily = min(rollout.placement(name).wave for name in ("customs", "import"))
    assert first_daily == 3
    assert all(rollout.placement(t.id).wave < first_daily for t in NORTHWIND if t.kind is TeamKind.PROJECT)
    assert rollout.placement("customs").part is Part.BOARD


def test_exactly_one_central_team_is_the_probe() -> None:
    teams = (*NORTHWIND, team("People", TeamKind.CENTRAL), team("Legal", TeamKind.CENTRAL))
    rollout = planned(workshop(teams), {"people": 80.0})
    probes = [placement for placement in rollout.placements if placement.part is Part.PROBE]
    assert [(probe.team, probe.wave) for probe in probes] == [("people", 1)]
    assert rollout.placement("legal").part is Part.STARTS
    assert rollout.placement("legal").wave > 1


def test_workshop_yaml_may_name_the_probe() -> None:
    teams = (*NORTHWIND, team("People", TeamKind.CENTRAL))
    rollout = planned(workshop(teams, central_team="finance"), {"people": 80.0})
    assert rollout.placement("finance").part is Part.PROBE
    assert "It was chosen as the central team of the first wave." in rollout.placement("finance").reasons


def test_a_wave_that_is_full_says_with_how_many() -> None:
    waiting = planned(workshop(NORTHWIND), {"portal": 71.0}).placement("migration")
    assert "Wave 1 has room for 25 people in core groups: 24 are taken, and this team brings 12." in waiting.reasons
    assert "the first wave may hold 3 teams and 36 people" in waiting.sooner_if


def test_every_reason_to_wait_is_told() -> None:
    teams = (*NORTHWIND[:5], team("Quiet", TeamKind.PROJECT, 9, lead=""))
    rollout = planned(workshop(teams), okras=book(NORTHWIND))
    quiet = rollout.placement("quiet")
    assert quiet.wave == 2
    assert [reason for reason in quiet.reasons if reason.startswith(("No lead", "It has no key"))] == [
        "No lead role is named for it.",
        "It has no key result yet: nothing in the answers could be drafted for it.",
    ]
    assert quiet.sooner_if[0].startswith("a lead role is named for it, it writes an objective")


def test_teams_that_need_each_other_are_told_and_not_reordered() -> None:
    without = planned(workshop(NORTHWIND))
    needing = planned(workshop(NORTHWIND), needs={"portal": ("import",), "import": ("portal",)})
    assert [p.team for p in without.placements] == [p.team for p in needing.placements]
    assert any(warning.startswith("Import and Portal each need the other") for warning in needing.warnings)
    assert any("It needs Import" in reason for reason in needing.placement("portal").reasons)


def test_a_pinned_team_keeps_its_place_and_contradictions_are_warnings() -> None:
    pinned = Placement("customs", 1, Part.STARTS, ("The sponsor wants it.",), pinned=True)
    gone = Placement("sales", 1, Part.STARTS, pinned=True)
    rollout = planned(workshop(NORTHWIND), {"portal": 71.0}, previous=(pinned, gone))
    assert rollout.placement("customs") == pinned
    assert rollout.placement("portal").wave == 1
    assert "Customs is fixed in wave 1; by the rules it would start in wave 3 at the earliest." in rollout.warnings
    assert "sales" not in {placement.team for placement in rollout.placements}


def test_a_team_that_is_not_pinned_may_move() -> None:
    before = Placement("portal", 4, Part.STARTS, ("old",))
    assert planned(workshop(NORTHWIND), {"portal": 71.0}, previous=(before,)).placement("portal").wave == 1


def test_a_pinned_probe_in_a_later_wave_is_the_only_probe() -> None:
    fixed = Placement("finance", 2, Part.PROBE, pinned=True)
    rollout = planned(workshop(NORTHWIND), previous=(fixed,))
    assert [p.team for p in rollout.placements if p.part is Part.PROBE] == ["finance"]
    assert any("fixed in a later wave" in warning for warning in rollout.warnings)


def test_without_a_central_team_there_is_a_warning_and_no_probe() -> None:
    rollout = planned(workshop(NORTHWIND[:4]))
    assert all(placement.part is not Part.PROBE for placement in rollout.placements)
    assert any("no central team" in warning for warning in rollout.warnings)


def test_only_day_to_day_teams_wait_for_their_wave() -> None:
    rollout = planned(workshop(NORTHWIND[5:]))
    assert [wave.number for wave in rollout.waves] == [3]
    assert [gate.before_wave for gate in rollout.gates] == [3]


def test_a_workshop_without_teams_has_an_empty_plan_with_its_dates() -> None:
    rollout = planned(workshop(()))
    assert (*rollout.placements, *rollout.waves, *rollout.gates) == ()
    assert rollout.events


def test_coach_hours_limit_a_wave() -> None:
    teams = tuple(team(f"P{n}", TeamKind.PROJECT, 4) for n in range(6))
    described = workshop(teams, coaches=1, first_wave_teams=6)
    assert coach_supply(described) == 76.8
    rollout = planned(described)
    assert len(rollout.waves[0].teams) == 3
    assert "The coaches have 77 hours in wave 1: 60 are planned, and a new team takes 20." in (
        rollout.placement("p5").reasons
    )


def test_no_coaches_are_no_limit_but_a_warning() -> None:
    rollout = planned(workshop(NORTHWIND, coaches=0))
    assert any("No coaches are named" in warning for warning in rollout.warnings)


def test_a_project_that_ends_before_its_wave_is_told() -> None:
    ending = replace(NORTHWIND[1], ends=date(2027, 3, 1))
    rollout = planned(workshop((NORTHWIND[0], ending, *NORTHWIND[2:])))
    assert any(warning.startswith("Migration ends on 1 March 2027") for warning in rollout.warnings)


def test_a_team_of_mixed_work_comes_second_whatever_its_kind() -> None:
    mixed = replace(NORTHWIND[6], project_share=40)
    teams = (*NORTHWIND[:6], mixed)
    ready = tuple(replace(one, tier=2) if one.team == "import" else one for one in insights(teams).readiness)
    rollout = plan(workshop(teams), replace(insights(teams), readiness=ready), book(teams), None, load_words("en"))
    place = rollout.placement("import")
    assert (place.wave, place.part) == (2, Part.STARTS)
    assert place.reasons[0].startswith("Its work is mixed, 40% of its week is project or result work")


def test_a_share_of_project_work_is_told_with_what_follows_from_it() -> None:
    told = {}
    for tier, share in ((1, 70), (3, 10)):
        team_ = replace(NORTHWIND[0], project_share=share)
        ready = (replace(insights((team_,)).readiness[0], tier=tier),)
        found = plan(
            workshop((team_,)), replace(insights((team_,)), readiness=ready), book((team_,)), None, load_words("en")
        )
        told[tier] = (found.placement("portal").part, found.placement("portal").reasons[0])
    assert told == {
        1: (Part.STARTS, "70% of its week is project or result work; such work comes first."),
        3: (
            Part.BOARD,
            "Only 10% of its week is project or result work: a health board from day one, OKR+As not before wave 3.",
        ),
    }


def test_gates_are_measured_against_the_planned_check_ins() -> None:
    (gate, _) = planned(workshop(NORTHWIND)).gates
    assert gate.conditions[0] == "At least 8 of 9 planned check-ins were held."
    assert not any("score" in condition.lower() for condition in gate.conditions)


def test_a_team_without_readiness_is_still_placed() -> None:
    described = workshop(NORTHWIND)
    rollout = plan(described, insights(()), OkraBook(), None, load_words("en"))
    assert {placement.team for placement in rollout.placements} == {t.id for t in NORTHWIND}


KIND = st.sampled_from(list(TeamKind))
TEAMS = st.lists(st.tuples(KIND, st.integers(1, 40), st.booleans()), min_size=1, max_size=40)


@settings(max_examples=60)
@given(TEAMS, st.integers(0, 4), st.integers(1, 5), st.integers(5, 60))
def test_every_team_is_placed_once_and_within_the_limits(
    drawn: list[tuple[TeamKind, int, bool]], coaches: int, first_teams: int, first_people: int
) -> None:
    teams = [team(f"T{n}", kind, size, "Lead" if led else "") for n, (kind, size, led) in enumerate(drawn)]
    rollout = planned(
        workshop(teams, coaches, first_wave_teams=first_teams, first_wave_people=first_people),
    )
    assert sorted(placement.team for placement in rollout.placements) == sorted(t.id for t in teams)
    assert all(placement.reasons for placement in rollout.placements)
    waves = {t.id: rollout.placement(t.id).wave for t in teams}
    assert all(waves[t.id] >= 3 for t in teams if t.kind is TeamKind.DAILY)
    central = [t for t in teams if t.kind is TeamKind.CENTRAL]
    assert sum(placement.part is Part.PROBE for placement in rollout.placements) == min(len(central), 1)
    assert len(rollout.waves[0].teams) <= max(first_teams, 2)
    for before, after in zip(rollout.waves, rollout.waves[1:], strict=False):
        assert len(after.teams) <= 2 * len(before.teams)
    assert rollout == planned(
        workshop(teams, coaches, first_wave_teams=first_teams, first_wave_people=first_people),
    )


def test_a_thousand_teams_are_all_placed() -> None:
    kinds = list(TeamKind)
    teams: tuple[Team, ...] = tuple(team(f"T{n}", kinds[n % 4], 3 + n % 30) for n in range(1000))
    rollout = planned(workshop(teams, coaches=60))
    assert len(rollout.placements) == 1000


def test_missing_answers_do_not_lift_a_team() -> None:
    teams = (team("Known", TeamKind.PROJECT), team("Silent", TeamKind.PROJECT))
    described = workshop(teams, first_wave_teams=1)
    ready = (
        Readiness("known", TeamKind.PROJECT, 1, 72.0, 65.0, 76.0, 90),
        Readiness("silent", TeamKind.PROJECT, 1, 100.0, 25.0, 100.0, 25),
    )
    rollout = plan(described, replace(insights(teams), readiness=ready), book(teams), None, load_words("en"))
    assert [placement.team for placement in rollout.placements] == ["known", "silent"]


def test_places_that_hang_on_a_weight_are_told() -> None:
    teams = (team("Talker", TeamKind.PROJECT), team("Measurer", TeamKind.PROJECT))
    described = workshop(teams, first_wave_teams=1)
    ready = tuple(
        Readiness(
            name, TeamKind.PROJECT, 1, 50.0, low, low, 100,
            (Criterion("safety", 50, safety, ""), Criterion("measurability", 50, measurability, "")),
        )
        for name, low, safety, measurability in (("talker", 62.5, 4.0, 1.0), ("measurer", 50.0, 0.0, 4.0))
    )  # fmt: skip
    rollout = plan(described, replace(insights(teams), readiness=ready), book(teams), None, load_words("en"))
    told = [warning for warning in rollout.warnings if "for readiness" in warning]
    moves = "Talker would start in wave 2 instead of 1 and Measurer would start in wave 1 instead of 2."
    assert told == [
        f"If “measurability” counted twice as much for readiness, {moves}",
        f"If “safety” counted half as much for readiness, {moves}",
    ]


def test_hidden_answers_show_as_a_range() -> None:
    described = workshop(NORTHWIND)
    known = insights(NORTHWIND)
    partly = replace(
        known, readiness=(Readiness("portal", TeamKind.PROJECT, 1, 100.0, 25.0, 100.0, 25), *known.readiness[1:])
    )
    rollout = plan(described, partly, book(NORTHWIND), None, load_words("en"))
    assert (
        "Its readiness lies between 25 and 100 of 100: 25% of it is known, "
        "the rest was not answered or may not be shown." in rollout.placement("portal").reasons
    )


def _outline(rollout: Rollout) -> str:
    lines: list[str] = []
    for wave in rollout.waves:
        lines.append(f"wave {wave.number}: {wave.people} people, {wave.coach_hours:g} coach hours")
        for placement in rollout.placements:
            if placement.wave == wave.number:
                lines.append(f"  {placement.team}: {placement.part}")
                lines += [f"    {reason}" for reason in placement.reasons]
                lines += [f"    sooner if {condition}" for condition in placement.sooner_if]
    for gate in rollout.gates[:1]:
        lines += [f"gate before wave {gate.before_wave}", *(f"  {condition}" for condition in gate.conditions)]
    return "\n".join([*lines, "warnings", *(f"  {warning}" for warning in rollout.warnings)])
