"""All exports in responses/ become one list of responses, each person once."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

from okra_coach.model.answers import Responses
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.workshop import Workshop
from okra_coach.read.export import Context, Export, read_export
from okra_coach.read.grid import Grid
from okra_coach.read.people import leads_of, names_of
from okra_coach.read.platforms import okra_form
from okra_coach.read.repeats import once_each
from okra_coach.read.table import read_grids, tables_in

FOLDER = "responses"
_ENOUGH = 3
"""Beside our own forms a sheet with fewer questions is no export: it is the form's list of options, or a note."""


def read_responses(
    folder: Path, questionnaire: Questionnaire, workshop: Workshop
) -> tuple[Responses, tuple[Fault, ...]]:
    """The answers of every export, with every fault; a person who answered twice counts once, by the later answer."""
    files, faults = tables_in(folder, FOLDER)
    if not files:
        message = "there is no export of the questionnaire here (*.csv, *.xlsx)"
        faults = (*faults, Fault(Place(FOLDER), message, Weight.WARNS))
    context = Context(questionnaire, workshop, count(1))
    exports: list[Export] = []
    for path in files:
        grids, said = read_grids(path, f"{FOLDER}/{path.name}")
        faults += said
        exports += _of_one_file([read_export(grid, context) for grid in _named(grids)])
    known = tuple(one for export in exports for one in export.known)
    kept, superseded, repeated = once_each(known)
    responses = Responses(
        kept,
        tuple(export.reading for export in exports),
        superseded,
        names_of(known, workshop),
        leads_of(known, workshop),
    )
    told = [fault for export in exports for fault in export.faults if fault not in faults]
    return responses, (*faults, *told, *repeated)


def _of_one_file(exports: list[Export]) -> list[Export]:
    """The sheets of a workbook that hold answers; one that does not is only told, beside those that do."""
    forms = [export for export in exports if export.reading.platform == okra_form.NAME]
    least = _ENOUGH if forms else 1
    answering = [export for export in exports if export in forms or (export.known and _questions(export) >= least)]
    if not answering or len(answering) == len(exports):
        return exports
    told = tuple(
        Fault(Place(export.reading.file), "holds no answers, left out", Weight.TELLS)
        for export in exports
        if export not in answering
    )
    first = answering[0]
    return [replace(first, faults=first.faults + told), *answering[1:]]


def _questions(export: Export) -> int:
    return len({column.question for column in export.reading.columns if column.question})


def _named(grids: tuple[Grid, ...]) -> list[Grid]:
    """Grids whose file says which sheet they are, where there are several."""
    return [replace(grid, file=f"{grid.file} [{grid.sheet}]") if len(grids) > 1 else grid for grid in grids]
