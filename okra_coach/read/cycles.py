"""cycles/*/scores.yaml become the cycles that were closed, and next/lines.yaml her choices for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from okra_coach.model.closing import Way
from okra_coach.model.fault import Fault
from okra_coach.model.history import PastCycle, PastLine, PastTeam
from okra_coach.model.measure import Direction
from okra_coach.model.scores import Mark, Unscored
from okra_coach.read.files import SETTINGS_LIMIT, read_source, shown_name
from okra_coach.read.forms import Day, Flag, Form, FormT, Number, Text, fit
from okra_coach.read.tree import parse_tree

FOLDER, SCORES, NEXT, LINES = "cycles", "scores.yaml", "next", "lines.yaml"
Words = Annotated[Text, Field(min_length=1)]


class PastLineForm(Form):
    """A key result of a closed cycle."""

    id: Words
    measure: Words
    unit: Text = ""
    direction: Direction | None = None
    stretch: Flag = False
    baseline: Number | None = None
    target: Number | None = None
    target_was: Number | None = None
    low: Number | None = None
    high: Number | None = None
    last: Number | None = None
    seen: Day | None = None
    confidence: Annotated[int, Field(ge=0, le=10)] | None = None
    progress: Number | None = None
    score: Annotated[Number, Field(ge=0, le=1)] | None = None
    result: Mark | None = None
    no_score: Unscored | None = None
    next: Way | None = None


class PastTeamForm(Form):
    """A set of a closed cycle."""

    owner: Words
    name: Words
    score: Annotated[Number, Field(ge=0, le=1)] | None = None
    key_results: tuple[PastLineForm, ...] = ()


class PastCycleForm(Form):
    """All that scores.yaml may hold."""

    cycle: Words
    first: Day
    last: Day
    closed: Day
    teams: tuple[PastTeamForm, ...] = ()


class ChosenForm(Form):
    """What becomes of one key result."""

    id: Words
    measure: Text = ""
    score: Text | None = None
    next: Way
    why: Text = ""


class ChosenLinesForm(Form):
    """All that next/lines.yaml may hold."""

    lines: tuple[ChosenForm, ...] = ()


def read_cycles(folder: Path) -> tuple[dict[str, PastCycle], tuple[Fault, ...]]:
    """The closed cycles by the name of their folder, in order of time, with the faults of their files."""
    found: dict[str, PastCycle] = {}
    faults: list[Fault] = []
    for path in sorted((folder / FOLDER).glob(f"*/{SCORES}")):
        form, said = _read(path, f"{FOLDER}/{shown_name(path.parent.name)}/{SCORES}", PastCycleForm)
        faults += said
        if form is not None:
            found[path.parent.name] = _cycle(form)
    return dict(sorted(found.items(), key=lambda entry: (entry[1].first, entry[0]))), tuple(faults)


def read_chosen(folder: Path) -> tuple[dict[str, Way], tuple[Fault, ...]]:
    """What next/lines.yaml says of each key result now, ours and hers alike."""
    path = folder / NEXT / LINES
    if not path.is_file():
        return {}, ()
    form, faults = _read(path, f"{NEXT}/{LINES}", ChosenLinesForm)
    return {one.id: one.next for one in form.lines} if form else {}, faults


def _read(path: Path, name: str, form: type[FormT]) -> tuple[FormT | None, tuple[Fault, ...]]:
    source = read_source(path, name, SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    fitted, faults = fit(form, parse_tree(source.text, name))
    return fitted, (*source.faults, *faults)


def _cycle(form: PastCycleForm) -> PastCycle:
    teams = tuple(
        PastTeam(team.owner, team.name, team.score, tuple(_line(one, team.owner) for one in team.key_results))
        for team in form.teams
    )
    return PastCycle(form.cycle, form.first, form.last, form.closed, teams)


def _line(form: PastLineForm, owner: str) -> PastLine:
    told: Mapping[str, object] = form.model_dump()
    renamed = {"progress": "raw", "result": "mark", "no_score": "unscored", "next": "way"}
    return PastLine(owner=owner, **{renamed.get(name, name): value for name, value in told.items()})  # type: ignore[arg-type]
