"""rollout.yaml becomes a Rollout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from okra_coach.model.fault import Fault
from okra_coach.model.rollout import CycleEvent, EventKind, Gate, Part, Placement, Rollout, Wave
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Clock, Day, Flag, Form, Number, Text, Texts, fit, suggestion
from okra_coach.read.tree import Path as Steps
from okra_coach.read.tree import Tree, parse_tree

ROLLOUT_FILE = "rollout.yaml"


class WaveForm(Form):
    """Teams that start together."""

    number: Annotated[int, Field(ge=1)]
    teams: Texts = ()
    people: Annotated[int, Field(ge=0)] = 0
    coach_hours: Annotated[Number, Field(ge=0)] = 0.0


class PlacementForm(Form):
    """A team's place."""

    team: Text
    wave: Annotated[int, Field(ge=1)]
    part: Part = Part.STARTS
    pinned: Flag = False
    reasons: Texts = ()
    sooner_if: Texts = ()


class GateForm(Form):
    """What must be true before a wave."""

    before_wave: Annotated[int, Field(ge=1)]
    conditions: Texts = ()


class EventForm(Form):
    """A date of the cycle."""

    kind: EventKind
    day: Day
    start: Clock
    minutes: Annotated[int, Field(ge=1, le=24 * 60)]
    number: Annotated[int, Field(ge=0)] = 0
    note: Text = ""


class RolloutFileForm(Form):
    """All that rollout.yaml may hold."""

    waves: tuple[WaveForm, ...] = ()
    teams: tuple[PlacementForm, ...] = ()
    gates: tuple[GateForm, ...] = ()
    events: tuple[EventForm, ...] = ()
    working_days: Annotated[int, Field(ge=0)] = 0
    warnings: Texts = ()


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
    return _rollout(form, tree), source.faults + faults + _unknown_teams(form, tree, workshop), prints


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
        tuple(Gate(gate.before_wave, gate.conditions) for gate in form.gates),
        tuple(
            CycleEvent(event.kind, event.day, event.start, event.minutes, event.number, event.note)
            for event in form.events
        ),
        form.working_days,
        form.warnings,
    )


def _unknown_teams(form: RolloutFileForm, tree: Tree, workshop: Workshop) -> tuple[Fault, ...]:
    """Teams that workshop.yaml does not know, and teams placed twice."""
    known = [team.id for team in workshop.teams]
    places: dict[str, Steps] = {}
    faults = []
    for number, team in enumerate(form.teams):
        path = ("teams", number, "team")
        if team.team not in known:
            faults.append(Fault(tree.place(path), f"there is no team “{team.team}”; {suggestion(team.team, known)}"))
        elif team.team in places:
            first = tree.place(places[team.team]).line
            faults.append(Fault(tree.place(path), f"“{team.team}” is placed twice, first on line {first}"))
        places.setdefault(team.team, path)
    return (*faults, *_unknown_in_waves(form, tree, known))


def _unknown_in_waves(form: RolloutFileForm, tree: Tree, known: list[str]) -> list[Fault]:
    return [
        Fault(tree.place(("waves", number, "teams", position)), f"there is no team “{team}”; {suggestion(team, known)}")
        for number, wave in enumerate(form.waves)
        for position, team in enumerate(wave.teams)
        if team not in known
    ]
