"""What the client should know about the plan as a whole, and where a fixed place contradicts the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.candidates import Candidate
from okra_coach.plan.reasons import Plan, mutual_needs
from okra_coach.plan.sensitivity import Shift
from okra_coach.plan.waves import OpenWave
from okra_coach.words import Words, mark

_CYCLE_LENGTH = timedelta(weeks=13)


def warnings(teams: Sequence[Candidate], plan: Plan, workshop: Workshop) -> tuple[str, ...]:
    """All warnings about teams and waves; the cycle's dates bring their own."""
    return (
        *_probe(plan),
        *_sponsor(workshop, plan.words),
        *_first_wave(plan),
        *_pinned(teams, plan),
        *_capacity(plan),
        *_pace(plan),
        *_ending(teams, plan, workshop),
        *_knots(teams, plan),
        *_unsteady(plan),
    )


def _probe(plan: Plan) -> Iterator[str]:
    words = plan.words
    wanted = plan.settings.central_team
    if wanted and wanted not in plan.names:
        yield words("rollout.central_team in workshop.yaml names “{team}”, which is no team.", team=wanted)
    if plan.probe is None:
        yield words("There is no central team: nobody tests in the first wave whether the goals fit together.")
    elif plan.starts[plan.probe.team.id] != 1:
        yield words("The alignment probe {team} is fixed in a later wave than the first.", team=plan.probe.team.name)
    elif plan.probe.team.kind is not TeamKind.CENTRAL:
        yield words("The alignment probe {team} is no central team.", team=plan.probe.team.name)


def _sponsor(workshop: Workshop, words: Words) -> Iterator[str]:
    if not workshop.sponsor_role.strip():
        yield words("No sponsor's role is named in workshop.yaml: no team should start without one.")


def _first_wave(plan: Plan) -> Iterator[str]:
    """Said when even the smallest first wave is over the limits, or nobody with visible results starts."""
    words, wave, settings = plan.words, plan.waves[0], plan.settings
    if wave.teams and not any(team.tier == 1 for team in wave.teams):
        yield words("No project or result team can start in the first wave.")
    if len(wave.teams) > settings.first_wave_teams or wave.people > settings.first_wave_people:
        yield words(
            "The first wave has {teams} teams and {people} people in core groups; at most {most} teams and "
            "{limit} people are set.",
            teams=words.number(len(wave.teams)),
            people=words.number(wave.people),
            most=words.number(settings.first_wave_teams),
            limit=words.number(settings.first_wave_people),
        )


def _pinned(teams: Sequence[Candidate], plan: Plan) -> Iterator[str]:
    """A fixed place always stands; what it contradicts is said."""
    words = plan.words
    for team in teams:
        if team.pinned is None:
            continue
        wave, earliest = team.pinned.wave, team.earliest(plan.settings)
        if wave < earliest and team is not plan.probe:
            yield words(
                "{team} is fixed in wave {wave}; by the rules it would start in wave {earliest} at the earliest.",
                team=team.team.name,
                wave=wave,
                earliest=earliest,
            )


def _capacity(plan: Plan) -> Iterator[str]:
    words, over = plan.words, [wave for wave in plan.waves if _is_over(wave)]
    if plan.waves[0].supply is None:
        yield words("No coaches are named in workshop.yaml: nobody can tell whether their hours suffice.")
    if over:
        yield words.plural(
            "Coach hours do not suffice in {n} wave, wave {wave}: {hours} hours, {supply} are there.",
            "Coach hours do not suffice in {n} waves; the first is wave {wave}: {hours} hours, {supply} are there.",
            len(over),
            wave=over[0].number,
            hours=words.number(over[0].hours, 0),
            supply=words.number(over[0].supply or 0.0, 0),
        )


def _pace(plan: Plan) -> Iterator[str]:
    if len(plan.waves) > _LONG:
        yield plan.words(
            "At this pace the last team starts in wave {wave}, about {years} years after the first.",
            wave=len(plan.waves),
            years=plan.words.number((len(plan.waves) - 1) / 4, 0),
        )


def _is_over(wave: OpenWave) -> bool:
    return bool(wave.teams) and wave.supply is not None and wave.hours > wave.supply


def _ending(teams: Sequence[Candidate], plan: Plan, workshop: Workshop) -> Iterator[str]:
    """Waves follow each other a quarter apart; the dates of later ones are therefore approximate."""
    for team in teams:
        wave = plan.starts[team.team.id]
        starts = workshop.cycle.first + _CYCLE_LENGTH * min(wave - 1, 40)
        if team.team.ends and team.team.ends < starts + _CYCLE_LENGTH / 2:
            yield plan.words(
                "{team} ends on {day}, before half of the cycle of wave {wave} has passed.",
                team=team.team.name,
                day=plan.words.date(team.team.ends),
                wave=wave,
            )


_MOST_WEIGHTS, _MOST_MOVES, _MOST_NAMES = 3, 3, 4
_LONG = 8
"""Waves of a quarter each: two years."""
_HALF = mark("If {criterion} counted half as much for readiness, {moves}.")
_TWICE = mark("If {criterion} counted twice as much for readiness, {moves}.")


def _knots(teams: Sequence[Candidate], plan: Plan) -> Iterator[str]:
    for one, other in mutual_needs(teams):
        yield plan.words(
            "{one} and {other} each need the other: agree before the kick-off who delivers what by when, "
            "or give them one shared key result.",
            one=plan.names[one],
            other=plan.names[other],
        )


def _unsteady(plan: Plan) -> Iterator[str]:
    """Which weight moves whom, a sentence a weight; the weights that move most first."""
    words, by_weight = plan.words, groupby(plan.shifts, key=lambda one: (one.criterion, one.factor))
    found = [list(held) for _, held in by_weight]
    found.sort(key=len, reverse=True)
    for held in found[:_MOST_WEIGHTS]:
        yield words(
            _HALF if held[0].factor < 1 else _TWICE,
            criterion=words.quoted(words(held[0].criterion)),
            moves=_moves(held, plan),
        )
    rest = sorted({plan.names[one.team] for held in found[_MOST_WEIGHTS:] for one in held})
    if rest:
        yield words(
            "Other weights of the readiness score, halved or doubled, would move {teams} as well.",
            teams=_first_ones(rest, plan),
        )


def _moves(held: Sequence[Shift], plan: Plan) -> str:
    """Those into and out of the earliest waves first, teams that go the same way together."""
    ways: dict[tuple[int, int], list[str]] = {}
    for one in sorted(held, key=lambda one: (min(one.usual, one.other), one.usual)):
        ways.setdefault((one.usual, one.other), []).append(plan.names[one.team])
    told = [_move(teams, way, plan) for way, teams in list(ways.items())[:_MOST_MOVES]]
    left = sum(len(teams) for teams in list(ways.values())[_MOST_MOVES:])
    return plan.words.join(
        [*told, plan.words.plural("{n} more team would move", "{n} more teams would move", left)] if left else told
    )


def _move(teams: Sequence[str], way: tuple[int, int], plan: Plan) -> str:
    usual, other = way
    return plan.words.plural(
        "{teams} would start in wave {other} instead of {usual}",
        "{teams} would start in wave {other} instead of {usual}",
        len(teams),
        teams=_first_ones(teams, plan),
        other=other,
        usual=usual,
    )


def _first_ones(teams: Sequence[str], plan: Plan) -> str:
    """The first names, and how many there are besides."""
    left = len(teams) - _MOST_NAMES
    if left <= 0:
        return plan.words.join(list(teams))
    more = plan.words.plural("{n} more team", "{n} more teams", left)
    return plan.words.join([*teams[:_MOST_NAMES], more])
