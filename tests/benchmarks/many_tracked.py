"""Trackers of any size: key results with actions and check-ins, always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from okra_coach.compose.tracker_tables import working_days
from okra_coach.model.engagement import Material
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.progress import CheckIn
from okra_coach.track.progress import moment, read_all
from tests.material import material

_A_TEAM, _AN_OBJECTIVE = 40, 4


def tracked_material(key_results: int) -> Material:
    """Key results of teams of forty; a quarter of them with an action, half of them with a value."""
    start = material()
    book = OkraBook(
        tuple(
            OkraSet(f"team-{first // _A_TEAM}", f"Team {first // _A_TEAM}", _objectives(first, key_results))
            for first in range(0, key_results, _A_TEAM)
        )
    )
    day = start.workshop.cycle.first + timedelta(days=21)
    check_ins = tuple(
        CheckIn(one.id, day, 12.5 + number % 40, 1 + number % 10, f"What we saw in place {number}")
        for number, (_, _, one) in enumerate(book.walk())
        if number % 2 == 0
    )
    now = moment(start.workshop, day, working_days(start))
    return replace(
        start,
        okras=book,
        rollout=replace(start.rollout, events=()),
        check_ins=check_ins,
        as_of=day,
        readings=read_all(book, check_ins, now),
    )


def _objectives(first: int, count: int) -> tuple[Objective, ...]:
    return tuple(
        Objective(
            f"team-{first // _A_TEAM}.o{top}",
            f"Customers in region {top} get their answer on the day they ask",
            "Customers",
            "",
            key_results=tuple(_key_result(number) for number in range(top, min(top + _AN_OBJECTIVE, count))),
        )
        for top in range(first, min(first + _A_TEAM, count), _AN_OBJECTIVE)
    )


def _key_result(number: int) -> KeyResult:
    own = f"team-{number // _A_TEAM}.o{number // _AN_OBJECTIVE}.k{number}"
    text = f"Send the list of open requests to place {number} on Fridays"
    return KeyResult(
        own,
        f"Median time from request to answer in place {number}",
        "hours",
        (Direction.DECREASE, Direction.INCREASE)[number % 2],
        40.0 + number % 9,
        20.0 if number % 2 == 0 else 80.0,
        source="Service desk report",
        owner_role="Head of Service",
        actions=(Action(f"{own}.a1", text, "Team Lead", None, "Fewer open requests"),) if number % 4 == 0 else (),
    )
