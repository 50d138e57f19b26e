"""Single cells of a tracker that are known by their names: the date of *Start here*, and the thresholds of *Lists*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okra_coach.documents.tracker import THRESHOLDS
from okra_coach.documents.workbook import Form
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.tracked import same
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.workshop import Cycle
from okra_coach.read.tracker_cells import read_day, read_number
from okra_coach.read.tracker_file import TrackerFile
from okra_coach.read.workbook_sheet import column_letters

DATE = "as_of"


def set_date(file: TrackerFile, cycle: Cycle) -> date | None:
    """The date of the check-in; whoever leaves its cell empty or takes it away says nothing."""
    _, text = _cell(file, DATE)
    value = read_day(text, True, True, cycle.first, cycle.last).value
    return value if isinstance(value, date) else None


def changed_thresholds(file: TrackerFile, settings: TrackingSettings) -> Iterator[Fault]:
    """What somebody set otherwise than workshop.yaml has it: it holds in that workbook alone, and that is told."""
    for one in THRESHOLDS:
        cell, text = _cell(file, one.name)
        unit = "%" if one.form is Form.PERCENT else ""
        here, there = read_number(text, unit, "en").value, getattr(settings, one.setting)
        if cell and isinstance(here, int | float) and not same(float(here), float(there)):
            message = (
                f"the threshold here is {here:g}{unit}, and {there:g}{unit} in workshop.yaml, which counts for the "
                f"check-in and the next tracker; to keep it, write {one.setting}: {here:g} there, under tracking"
            )
            yield Fault(Place(file.name, cell=cell), message, Weight.WARNS)


def _cell(file: TrackerFile, name: str) -> tuple[str, str]:
    """Where the cell of that name is, and its text; "" where there is none."""
    where = file.names.get(name)
    leaf = file.leaf(where.sheet) if where else None
    if where is None or leaf is None:
        return "", ""
    cells = next((line.cells for line in leaf.lines if line.number == where.span.top), ())
    text = cells[where.span.left - 1] if where.span.left <= len(cells) else ""
    return f"{leaf.title}!{column_letters(where.span.left)}{where.span.top}", text
