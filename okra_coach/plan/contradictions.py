"""What a person wrote into rollout.yaml and what contradicts it, with its place; what she wrote stands all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement, Rollout
from okra_coach.model.workshop import RolloutSettings, TeamKind, Workshop
from okra_coach.plan.candidates import Candidate, candidates, choose_probe
from okra_coach.plan.pins import is_without_reason
from okra_coach.plan.waves import OpenWave, coach_supply, fill_waves
from okra_coach.plan.workdays import Workdays, workdays
from okra_coach.words import Words

ROLLOUT_FILE = "rollout.yaml"
_IN_THE_CYCLE = frozenset(
    {EventKind.KICK_OFF, EventKind.CHECK_IN, EventKind.MID_REVIEW, EventKind.SCORING, EventKind.RETROSPECTIVE}
)


def contradictions(
    rollout: Rollout, workshop: Workshop, insights: Insights, book: OkraBook, words: Words
) -> tuple[Fault, ...]:
    """All of them, as warnings: pinned teams first, then dates."""
    pinned = [one for one in rollout.placements if one.pinned]
    return (
        *_unsaid(pinned, words),
        *_probes(pinned, workshop),
        *(_places(rollout, workshop, insights, book) if pinned else ()),
        *_dates(rollout.events, workshop),
    )


def _unsaid(pinned: Sequence[Placement], words: Words) -> Iterator[Fault]:
    for one in pinned:
        if is_without_reason(one, words):
            message = f"“{one.team}” is pinned in wave {one.wave} without a reason; say why under reasons"
            yield _fault(one.place, message)


def _places(rollout: Rollout, workshop: Workshop, insights: Insights, book: OkraBook) -> Iterator[Fault]:
    """Pins before the time of a team's work, or in a wave that cannot carry them."""
    teams, settings = candidates(workshop, insights, book, rollout), workshop.rollout
    probe = choose_probe(teams, settings)
    for team in teams:
        if (
            team.pinned
            and team is not probe
            and team.pinned.part is not Part.PROBE
            and team.pinned.wave < team.earliest(settings)
        ):
            yield _fault(team.pinned.place, _too_early(team, team.pinned, settings))
    for wave in fill_waves(teams, probe, settings, coach_supply(workshop)):
        pins = [team.pinned for team in wave.teams if team.pinned]
        for place, message in ((pins[-1].place, one) for one in _overfull(wave) if pins):
            yield _fault(place, message)


def _too_early(team: Candidate, pin: Placement, settings: RolloutSettings) -> str:
    earliest = team.earliest(settings)
    if team.is_daily:
        why = f"day-to-day work starts in wave {earliest} at the earliest"
    elif team.tier > 1:
        work = "another central team than the alignment probe" if team.team.kind is TeamKind.CENTRAL else "mixed work"
        why = f"{work} starts in wave {earliest} at the earliest"
    else:
        why = f"what it lacks keeps it from the first wave ({', '.join(team.missing)})"
    return f"“{pin.team}” is pinned in wave {pin.wave}; {why}"


def _overfull(wave: OpenWave) -> Iterator[str]:
    if len(wave.teams) > wave.team_limit:
        yield f"with the pinned teams wave {wave.number} has {len(wave.teams)} teams, and takes {wave.team_limit}"
    if wave.people > wave.people_limit:
        yield (
            f"with the pinned teams wave {wave.number} has {wave.people} people in core groups, "
            f"and takes {wave.people_limit}"
        )
    if wave.supply is not None and wave.hours > wave.supply:
        yield (
            f"with the pinned teams wave {wave.number} takes {wave.hours:g} coach hours, "
            f"and the coaches have {wave.supply:g}"
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
        if event.kind in _IN_THE_CYCLE and not cycle.first <= event.day <= cycle.last:
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
