"""rollout.yaml becomes a Rollout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from okra_coach.model.fault import Fault
from okra_coach.model.rollout import (
    Agreement,
    CycleEvent,
    Gate,
    GateRecord,
    Placement,
    ProbeTest,
    Rollout,
    Wave,
)
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import fit
from okra_coach.read.rollout_checks import check_rollout
from okra_coach.read.rollout_file_form import GateForm, ProbeForm, RolloutFileForm
from okra_coach.read.tree import Tree, parse_tree

ROLLOUT_FILE = "rollout.yaml"


def read_rollout(folder: Path, workshop: Workshop) -> tuple[Rollout | None, tuple[Fault, ...], dict[str, str]]:
    """The plan if there is one, its faults, and the SHA-256 of the file by its name."""
    path = folder / ROLLOUT_FILE
    if not path.is_file():
        return None, (), {}
    source = read_source(path, ROLLOUT_FILE, SETTINGS_LIMIT)
    prints = {ROLLOUT_FILE: source.sha256}
    if source.text is None:
        return None, source.faults, prints
    tree = parse_tree(source.text, ROLLOUT_FILE)
    form, faults = fit(RolloutFileForm, tree)
    if form is None:
        return None, source.faults + faults, prints
    known = frozenset(team.id for team in workshop.teams)
    rollout = _of_known_teams(_rollout(form, tree), known)
    return rollout, source.faults + faults + check_rollout(form, workshop, tree), prints


def _of_known_teams(rollout: Rollout, known: frozenset[str]) -> Rollout:
    """The plan without teams that are gone from workshop.yaml."""
    return replace(
        rollout,
        placements=tuple(one for one in rollout.placements if one.team in known),
        waves=tuple(replace(one, teams=tuple(team for team in one.teams if team in known)) for one in rollout.waves),
        agreements=tuple(one for one in rollout.agreements if {one.needs, one.gives} <= known),
        probe=rollout.probe if rollout.probe and rollout.probe.team in known else None,
    )


def _rollout(form: RolloutFileForm, tree: Tree) -> Rollout:
    return Rollout(
        tuple(
            Placement(
                team.team,
                team.wave,
                team.part,
                team.reasons,
                team.sooner_if,
                team.pinned,
                tree.place(("teams", number)),
            )
            for number, team in enumerate(form.teams)
        ),
        tuple(Wave(wave.number, wave.teams, wave.people, wave.coach_hours) for wave in form.waves),
        tuple(_gate(gate) for gate in form.gates),
        _events(form, tree),
        form.working_days,
        form.warnings,
        tuple(
            Agreement(**agreement.model_dump(), place=tree.place(("agreements", number)))
            for number, agreement in enumerate(form.agreements)
        ),
        _probe(form.probe) if form.probe else None,
    )


def _events(form: RolloutFileForm, tree: Tree) -> tuple[CycleEvent, ...]:
    """In order of time: a moved date, or one that came with a later run, stands anywhere in the file."""
    events = (
        CycleEvent(
            event.kind,
            event.day,
            event.start,
            event.minutes,
            event.number,
            event.note,
            tree.place(("events", number)),
        )
        for number, event in enumerate(form.events)
    )
    return tuple(sorted(events, key=lambda event: (event.day, event.start)))


def _gate(form: GateForm) -> Gate:
    return Gate(form.before_wave, form.conditions, form.if_missed, GateRecord(**form.seen.model_dump()))


def _probe(form: ProbeForm) -> ProbeTest:
    return ProbeTest(form.team, form.questions, form.pass_marks, **form.seen.model_dump())
