"""The rollout: every team in a wave with all its reasons, the gates between the waves, the dates of the cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Agreement, CycleEvent, EventKind, Part, Placement, Rollout, Wave
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.agreements import agreement_warnings, agreements
from okra_coach.plan.candidates import Candidate, candidates, choose_probe
from okra_coach.plan.cycle import cycle_dates
from okra_coach.plan.effort import effort_warnings, plan_effort, too_few_coaches
from okra_coach.plan.gates import gates
from okra_coach.plan.pins import pinned_place
from okra_coach.plan.probe import could_be_probe, probe_test
from okra_coach.plan.reasons import Plan, held_back, mutual_needs, reasons
from okra_coach.plan.sensitivity import shifts
from okra_coach.plan.sooner import Forward
from okra_coach.plan.sooner_words import sooner_if
from okra_coach.plan.warnings import warnings
from okra_coach.plan.waves import OpenWave, coach_supply, fill_waves
from okra_coach.plan.workdays import workdays
from okra_coach.words import Words


def plan(workshop: Workshop, insights: Insights, book: OkraBook, previous: Rollout | None, words: Words) -> Rollout:
    """Places every team; what a person pinned in `previous` stays, and contradictions become warnings."""
    teams = candidates(workshop, insights, book, previous)
    probe, waves = _waves(workshop, teams)
    calendar = workdays(workshop)
    dates = cycle_dates(workshop, calendar, words, has_gate=sum(bool(wave.teams) for wave in waves) > 1)
    context = _context(workshop, teams, probe, waves, words)
    placements = tuple(_placement(team, context) for wave in waves for team in wave.teams)
    agreed = agreements(workshop, book, placements, calendar, words)
    planned = Rollout(
        placements=placements,
        waves=tuple(_wave(wave) for wave in waves if wave.teams),
        gates=gates(waves, _check_ins(dates.events), probe.team.name if probe else None, workshop, words),
        events=dates.events,
        working_days=dates.working_days,
        warnings=(
            *warnings(teams, context, workshop),
            *could_be_probe(workshop, book, words),
            *agreement_warnings(_with_answers(agreed, previous), placements, book, context.names, words),
            *dates.warnings,
        ),
        agreements=agreed,
        probe=probe_test(probe.team.id, workshop, book, agreed, words) if probe else None,
    )
    too_much = (
        *effort_warnings(plan_effort(workshop, planned), words),
        *too_few_coaches(workshop, planned, words),
    )
    return replace(planned, warnings=(*planned.warnings, *too_much))


def _with_answers(agreed: Sequence[Agreement], previous: Rollout | None) -> tuple[Agreement, ...]:
    """The agreements as rollout.yaml has them, with those that a person added."""
    before = {(one.needs, one.gives): one for one in previous.agreements} if previous else {}
    return tuple({**{(one.needs, one.gives): one for one in agreed}, **before}.values())


def _waves(workshop: Workshop, teams: Sequence[Candidate]) -> tuple[Candidate | None, tuple[OpenWave, ...]]:
    """The alignment probe and all waves, from teams in order of their rank."""
    probe = choose_probe(teams, workshop.rollout)
    return probe, fill_waves(teams, probe, workshop.rollout, coach_supply(workshop))


def _starts(waves: Sequence[OpenWave]) -> dict[str, int]:
    return {team.team.id: wave.number for wave in waves for team in wave.teams}


def _context(
    workshop: Workshop,
    teams: Sequence[Candidate],
    probe: Candidate | None,
    waves: Sequence[OpenWave],
    words: Words,
) -> Plan:
    return Plan(
        waves=waves,
        forward=Forward(workshop, teams, probe, waves),
        starts=_starts(waves),
        names={team.id: team.name for team in workshop.teams},
        probe=probe,
        central_teams=sum(team.team.kind is TeamKind.CENTRAL for team in teams),
        first_tier=tuple(team.team.id for team in teams if team.tier == 1),
        mutual=_mutual(teams),
        shifts=shifts(teams, lambda others: _starts(_waves(workshop, others)[1])),
        settings=workshop.rollout,
        words=words,
    )


def _mutual(teams: Sequence[Candidate]) -> dict[str, list[str]]:
    """Team → the teams that it needs and that need it."""
    partners: dict[str, list[str]] = {}
    for one, other in mutual_needs(teams):
        partners.setdefault(one, []).append(other)
        partners.setdefault(other, []).append(one)
    return partners


def _placement(team: Candidate, context: Plan) -> Placement:
    wave, fixed = context.starts[team.team.id], team.pinned
    if fixed is None:
        return Placement(
            team.team.id,
            wave,
            _part(team, context),
            reasons(team, context),
            sooner_if(team, context),
            held_back=held_back(team, context),
        )
    return pinned_place(team, replace(fixed, wave=wave), team.earliest(context.settings), context.words)


def _part(team: Candidate, context: Plan) -> Part:
    if team is context.probe:
        return Part.PROBE
    return Part.BOARD if team.is_daily else Part.STARTS


def _wave(wave: OpenWave) -> Wave:
    return Wave(wave.number, tuple(team.team.id for team in wave.teams), wave.people, wave.hours)


def _check_ins(events: Sequence[CycleEvent]) -> int:
    return sum(event.kind is EventKind.CHECK_IN for event in events)
