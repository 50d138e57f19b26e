"""What a person wrote into rollout.yaml and what contradicts it, with its place; what she wrote stands all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement, Rollout
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.workdays import Workdays, workdays

ROLLOUT_FILE = "rollout.yaml"


def contradictions(rollout: Rollout, workshop: Workshop) -> tuple[Fault, ...]:
    """All of them, as warnings: pinned teams first, then dates."""
    pinned = [one for one in rollout.placements if one.pinned]
    return (*_pins(pinned, workshop), *_probes(pinned, workshop), *_dates(rollout.events, workshop))


def _pins(pinned: Sequence[Placement], workshop: Workshop) -> Iterator[Fault]:
    known = {team.id for team in workshop.teams}
    for one in pinned:
        if one.team not in known:
            yield _fault(one.place, f"“{one.team}” is pinned, and no team of workshop.yaml has this id")
        elif not one.reasons:
            yield _fault(
                one.place, f"“{one.team}” is pinned in wave {one.wave} without a reason; say why under reasons"
            )


def _probes(pinned: Sequence[Placement], workshop: Workshop) -> Iterator[Fault]:
    probes = [one for one in pinned if one.part is Part.PROBE]
    kinds = {team.id: team.kind for team in workshop.teams}
    for one in probes[1:]:
        yield _fault(
            one.place, f"“{one.team}” is pinned as alignment probe, and “{probes[0].team}” is as well; one is enough"
        )
    for one in probes:
        if kinds.get(one.team, TeamKind.CENTRAL) is not TeamKind.CENTRAL:
            yield _fault(one.place, f"“{one.team}” is pinned as alignment probe, and is no central team")
        if one.wave != 1:
            yield _fault(
                one.place, f"“{one.team}” is the alignment probe, and pinned in wave {one.wave} instead of the first"
            )
    named = workshop.rollout.central_team
    if named and probes and probes[0].team != named:
        yield _fault(
            probes[0].place, f"“{probes[0].team}” is pinned as alignment probe, and workshop.yaml names “{named}”"
        )


def _dates(events: Sequence[CycleEvent], workshop: Workshop) -> Iterator[Fault]:
    calendar, cycle = workdays(workshop), workshop.cycle
    for event in events:
        if event.kind is EventKind.WORKSHOP or event.place is None:
            continue
        if event.kind is EventKind.CHECK_IN and not cycle.first <= event.day <= cycle.last:
            yield _fault(
                event.place, f"{_name(event)} is on {event.day}, outside the cycle ({cycle.first} to {cycle.last})"
            )
        elif reason := _no_day(event, calendar):
            yield _fault(event.place, f"{_name(event)} is on {event.day}, {reason}")


def _no_day(event: CycleEvent, calendar: Workdays) -> str:
    if name := calendar.holiday(event.day):
        return f"a public holiday ({name})"
    if not calendar.works(event.day):
        return "on which nobody works"
    blackout = calendar.blackout(event.day)
    return f"in a blackout ({blackout.reason})" if blackout is not None else ""


def _name(event: CycleEvent) -> str:
    return f"{event.kind.value} {event.number}" if event.number else f"the {event.kind.value}"


def _fault(place: Place | None, message: str) -> Fault:
    return Fault(place or Place(ROLLOUT_FILE), message, Weight.WARNS)
