"""What a person wrote into rollout.yaml and cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from okra_coach.model.place import Place
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement, Rollout
from okra_coach.model.rollout_settings import CoachHours
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.contradictions import contradictions
from okra_coach.words import load_words
from tests.plan.building import book, insights, planned, team, workshop

TEAMS = [team("Portal", TeamKind.PROJECT), team("Finance", TeamKind.CENTRAL), team("People", TeamKind.CENTRAL)]


def pin(name: str, wave: int = 1, part: Part = Part.STARTS, why: tuple[str, ...] = ("The board asked.",)) -> Placement:
    return Placement(name, wave, part, why, pinned=True, place=Place("rollout.yaml", 14))


def told(rollout: Rollout, now: Workshop) -> list[str]:
    """What contradicts, with every team fully known and with a key result."""
    found = contradictions(rollout, now, insights(now.teams), book(now.teams), load_words("en"))
    return [str(fault) for fault in found]


def said(*pins: Placement, central_team: str | None = None) -> list[str]:
    return told(Rollout(pins), workshop(TEAMS, central_team=central_team))


@pytest.mark.parametrize(
    ("pins", "sentence"),
    [
        ((pin("portal", 2, why=()),), "“portal” is pinned in wave 2 without a reason"),
        ((pin("finance", part=Part.PROBE), pin("people", part=Part.PROBE)), "“finance” is as well; one is enough"),
        ((pin("portal", part=Part.PROBE),), "“portal” is pinned as alignment probe, and is no central team"),
        ((pin("finance", 2, Part.PROBE),), "pinned in wave 2 instead of the first"),
    ],
)  # fmt: skip
def test_a_pin_that_cannot_be_is_told_with_its_line(pins: tuple[Placement, ...], sentence: str) -> None:
    (fault,) = said(*pins)

    assert fault.startswith("rollout.yaml:14: ")
    assert sentence in fault


@pytest.mark.parametrize(
    ("placed", "limits", "sentence"),
    [
        (pin("desk"), {}, "“desk” is pinned in wave 1; day-to-day work starts in wave 3 at the earliest"),
        (
            pin("people"),
            {"central_team": "finance"},
            "“people” is pinned in wave 1; another central team than the alignment probe starts in wave 2",
        ),
        (
            pin("quiet"),
            {"first_wave_teams": 4},
            "“quiet” is pinned in wave 1; what it lacks keeps it from the first wave (no lead)",
        ),
        (pin("portal"), {"first_wave_people": 20}, "with the pinned teams wave 1 has 24 people in core groups"),
        (pin("portal"), {"first_wave_teams": 1}, "with the pinned teams wave 1 has 2 teams, and takes 1"),
        (pin("portal"), {"coaches": 1, "coach_hours": CoachHours(60.0)}, "wave 1 takes 120 coach hours, and the"),
    ],
)  # fmt: skip
def test_a_pin_before_its_time_or_in_a_full_wave_is_told_with_its_line(
    placed: Placement, limits: dict[str, object], sentence: str
) -> None:
    large = [replace(one, size=14) for one in TEAMS]
    teams = [*large, team("Desk", TeamKind.DAILY), team("Quiet", TeamKind.PROJECT, 3, lead="")]
    found = told(Rollout((placed,)), workshop(teams, **{"coaches": 9, **limits}))  # type: ignore[arg-type]

    assert any(one.startswith("rollout.yaml:14: ") and sentence in one for one in found), found


def test_a_probe_that_the_settings_name_otherwise_is_told() -> None:
    assert "workshop.yaml names “people”" in said(pin("finance", part=Part.PROBE), central_team="people")[0]


def test_pins_with_a_reason_contradict_nothing() -> None:
    assert said(pin("portal"), pin("finance", part=Part.PROBE), central_team="finance") == []


@pytest.mark.parametrize(
    ("day", "number", "sentence"),
    [
        (date(2027, 3, 26), 9, "check-in 9 is on 2027-03-26, a public holiday (Good Friday)"),
        (date(2027, 2, 2), 2, "check-in 2 is on 2027-02-02, in a blackout (Chinese New Year)"),
        (date(2027, 2, 7), 2, "check-in 2 is on 2027-02-07, on which nobody works"),
        (date(2027, 5, 4), 12, "check-in 12 is on 2027-05-04, outside the cycle (2027-01-18 to 2027-04-09)"),
    ],
)
def test_a_date_on_which_nobody_meets_is_told_with_its_line(day: date, number: int, sentence: str) -> None:
    event = CycleEvent(EventKind.CHECK_IN, day, time(9, 30), 30, number, place=Place("rollout.yaml", 80))
    (fault,) = told(Rollout(events=(event,)), workshop(TEAMS))

    assert fault == f"rollout.yaml:80: {sentence}"


def test_our_own_plan_contradicts_nothing() -> None:
    made = planned(workshop(TEAMS))
    read_back = replace(made, events=tuple(replace(one, place=Place("rollout.yaml", 1)) for one in made.events))

    assert told(read_back, workshop(TEAMS)) == []
