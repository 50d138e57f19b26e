"""What rollout.yaml says must also make sense: teams that exist, each agreement once and with a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.rollout import EventKind
from okra_coach.model.workshop import Workshop
from okra_coach.read.forms import suggestion
from okra_coach.read.rollout_file_form import RolloutFileForm
from okra_coach.read.tree import Path, Tree

Said = Iterator[tuple[Path, str, Weight]]
_STOPS, _WARNS = Weight.STOPS, Weight.WARNS


def check_rollout(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> tuple[Fault, ...]:
    """Every fault of sense, in the order of the file."""
    faults = [
        Fault(tree.place(path), message, weight)
        for says in _CHECKS
        for path, message, weight in says(form, workshop, tree)
    ]
    return tuple(sorted(faults, key=lambda fault: fault.place.line or 0))


def _teams(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> Said:
    """Teams that workshop.yaml does not know, wherever they stand; without them the plan goes on."""
    known = [team.id for team in workshop.teams]
    named: list[tuple[Path, str]] = [(("teams", number, "team"), one.team) for number, one in enumerate(form.teams)]
    named += [
        (("waves", n, "teams", m), team) for n, wave in enumerate(form.waves) for m, team in enumerate(wave.teams)
    ]
    named += [(("probe", "team"), form.probe.team)] if form.probe else []
    for number, one in enumerate(form.agreements):
        named += [(("agreements", number, "needs"), one.needs), (("agreements", number, "gives"), one.gives)]
    for path, team in named:
        if team not in known:
            yield path, f"there is no team “{team}”, so it is left out; {suggestion(team, known)}", _WARNS


def _placed_once(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> Said:
    places: dict[str, Path] = {}
    for number, one in enumerate(form.teams):
        path = ("teams", number, "team")
        if one.team in places:
            first = tree.place(places[one.team]).line
            yield path, f"“{one.team}” is placed twice, first on line {first}", _STOPS
        places.setdefault(one.team, path)


def _agreed_once(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> Said:
    places: dict[tuple[str, str], Path] = {}
    for number, one in enumerate(form.agreements):
        path, pair = ("agreements", number, "needs"), (one.needs, one.gives)
        if one.needs == one.gives:
            yield path, f"“{one.needs}” cannot have an agreement with itself", _STOPS
        elif pair in places:
            first = tree.place(places[pair]).line
            message = f"“{one.needs}” needs “{one.gives}” twice, first on line {first}; write both into one “what”"
            yield path, message, _STOPS
        places.setdefault(pair, path)


def _dated(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> Said:
    last = workshop.cycle.last
    for number, one in enumerate(form.agreements):
        path = ("agreements", number)
        if one.accepted and one.by is None:
            yield (*path, "accepted"), "it is accepted without a date; write one under “by”", _WARNS
        if one.by is not None and one.by > last:
            yield (*path, "by"), f"“by” {one.by} is after the cycle's last day {last}", _WARNS


def _seen(form: RolloutFileForm, workshop: Workshop, tree: Tree) -> Said:
    planned = sum(event.kind is EventKind.CHECK_IN for event in form.events)
    for number, gate in enumerate(form.gates):
        path, seen = ("gates", number, "seen"), gate.seen
        if seen.check_ins_held is not None and seen.check_ins_held > planned:
            message = f"“check_ins_held” {seen.check_ins_held} is more than the {planned} check-ins that are planned"
            yield (*path, "check_ins_held"), message, _WARNS
        if seen.decided is not None and seen.off_track is not None and seen.decided > seen.off_track:
            message = f"“decided” {seen.decided} is more than “off_track” {seen.off_track}"
            yield (*path, "decided"), message, _WARNS
        for mean, answers in (("helpful", "helpful_answers"), ("safety_fall", "safety_answers")):
            if getattr(seen, mean) is not None and getattr(seen, answers) is None:
                yield (*path, mean), f"“{mean}” counts once “{answers}” says how many answered", _WARNS


_CHECKS: tuple[Callable[[RolloutFileForm, Workshop, Tree], Said], ...] = (
    _teams,
    _placed_once,
    _agreed_once,
    _dated,
    _seen,
)
