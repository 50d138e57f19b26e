"""Opens a tracker, whichever program saved it: .xlsx, .ods, or one sheet as CSV."""

from __future__ import annotations

from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.csv_file import read_csv
from okra_coach.read.tracker_file import Leaf, TrackerFile
from okra_coach.read.tracker_ods import read_ods
from okra_coach.read.tracker_workbook import read_xlsx
from okra_coach.read.workbook_package import UnreadableWorkbookError, open_package

_TEXT = frozenset({".csv", ".tsv", ".txt"})


def open_tracker(path: Path, name: str) -> tuple[TrackerFile | None, tuple[Fault, ...]]:
    """The file's sheets; None with the reason where it cannot be read as a whole."""
    if path.suffix.casefold() in _TEXT:
        return _open_csv(path, name)
    try:
        with open_package(path, also_ods=True) as package:
            return (read_ods if "content.xml" in package else read_xlsx)(package, name), ()
    except UnreadableWorkbookError as error:
        return None, (Fault(Place(name), str(error)),)


def _open_csv(path: Path, name: str) -> tuple[TrackerFile | None, tuple[Fault, ...]]:
    grid = read_csv(path, name)
    faults = tuple(fault for fault in grid.faults if fault.weight is not Weight.TELLS)
    if not grid.lines:
        return None, faults or (Fault(Place(name), "the file is empty"),)
    return TrackerFile(name, (Leaf("", grid.lines),), whole=False), faults
