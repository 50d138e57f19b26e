"""What a person wrote into rollout.yaml and cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from okra_coach.model.place import Place
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement, Rollout
from okra_coach.model.workshop import TeamKind
from okra_coach.plan.contradictions import contradictions
from tests.plan.building import planned, team, workshop

TEAMS = [team("Portal", TeamKind.PROJECT), team("Finance", TeamKind.CENTRAL), team("People", TeamKind.CENTRAL)]


def pin(name: str, wave: int = 1, part: Part = Part.STARTS, why: tuple[str, ...] = ("The board asked.",)) -> Placement:
    return Placement(name, wave, part, why, pinned=True, place=Place("rollout.yaml", 14))


def said(*pins: Placement, central_team: str | None = None) -> list[str]:
    found = contradictions(Rollout(pins), workshop(TEAMS, central_team=central_team))
    return [str(fault) for fault in found]


@pytest.mark.parametrize(
    ("pins", "sentence"),
    [
        ((pin("gone"),), "“gone” is pinned, and no team"),
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
    (fault,) = contradictions(Rollout(events=(event,)), workshop(TEAMS))

    assert str(fault) == f"rollout.yaml:80: {sentence}"


def test_our_own_plan_contradicts_nothing() -> None:
    made = planned(workshop(TEAMS))
    read_back = replace(made, events=tuple(replace(one, place=Place("rollout.yaml", 1)) for one in made.events))

    assert contradictions(read_back, workshop(TEAMS)) == ()
