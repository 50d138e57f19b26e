"""A measure is followed across cycles by its id, and by its words where the id changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okra_coach.model.history import PastCycle, PastLine, PastTeam
from okra_coach.track.history import asked_for, histories


def line(own: str, measure: str = "Share booked online", unit: str = "%") -> PastLine:
    return PastLine(own, "a", measure, unit)


def cycle(number: int, *lines: PastLine) -> PastCycle:
    day = date(2026 + number, 1, 1)
    return PastCycle(f"Q{number}", day, day, day, (PastTeam("a", "A", 0.5, lines),))


def told(*cycles: PastCycle) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    return [(one.id, [(step.cycle.name, step.line.id, step.alike) for step in one.steps]) for one in histories(cycles)]


def test_the_same_id_is_the_same_measure() -> None:
    assert told(cycle(1, line("k1")), cycle(2, line("k1"))) == [("k1", [("Q1", "k1", False), ("Q2", "k1", False)])]


def test_like_words_under_another_id_are_followed_and_told() -> None:
    found = told(cycle(1, line("k1", "Share booked online")), cycle(2, line("k7", "share booked online.")))

    assert found == [("k7", [("Q1", "k1", True), ("Q2", "k7", False)])]


@pytest.mark.parametrize("other", [line("k7", "Calls not answered"), line("k7", unit="days"),
                                   replace(line("k7"), owner="b")])  # fmt: skip
def test_other_words_units_and_teams_are_other_measures(other: PastLine) -> None:
    assert [len(one.steps) for one in histories((cycle(1, line("k1")), cycle(2, other)))] == [1, 1]


def test_an_id_that_was_given_to_another_measure_ties_nothing() -> None:
    assert [len(one.steps) for one in histories((cycle(1, line("k1", "Calls")), cycle(2, line("k1"))))] == [1, 1]


def test_a_cycle_in_between_may_be_left_out() -> None:
    assert told(cycle(1, line("k1")), cycle(2), cycle(3, line("k1")))[0][1] == [
        ("Q1", "k1", False),
        ("Q3", "k1", False),
    ]


def test_a_measure_is_asked_for_by_id_by_words_or_nearly() -> None:
    found = histories((cycle(1, line("k1"), line("k2", "Calls not answered")),))

    assert [one.id for one in asked_for(found, "k2")] == ["k2"]
    assert [one.id for one in asked_for(found, "BOOKED")] == ["k1"]
    assert [one.id for one in asked_for(found, "answered calls")] == ["k2"]
    assert asked_for(found, "revenue") == ()
