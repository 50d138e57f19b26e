"""A CSV file becomes a grid, whatever its encoding and delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.files import TABLE_LIMIT, read_source, visible
from okra_coach.read.grid import CELLS, COLUMNS, LONGEST_CELL, ROWS, Grid, Line

DELIMITERS = ",;\t|"
_LOOK = 60
_LOOK_CHARACTERS = 300_000
_FIELD_LIMIT = "field limit"


class _OverBoundError(Exception):
    """The text holds more than is read; `row` is where that shows."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


def read_csv(path: Path, name: str) -> Grid:
    """The file as a grid; one without lines and with faults when it cannot be one."""
    source = read_source(path, name, TABLE_LIMIT)
    if source.text is None:
        return Grid(name, faults=source.faults)
    if not source.text.strip():
        return Grid(name, faults=(*source.faults, Fault(Place(name), "the file is empty", Weight.WARNS)))
    text = source.text if source.is_visible else visible(source.text)
    return _parse(text, name, source.encoding, source.faults)


def parse_csv(text: str, name: str, encoding: str = "utf-8", faults: tuple[Fault, ...] = ()) -> Grid:
    """The text as a grid; what nobody sees in it is no content."""
    return _parse(visible(text), name, encoding, faults)


def _parse(text: str, name: str, encoding: str, faults: tuple[Fault, ...]) -> Grid:
    text = text.replace("\ufeff", "")
    delimiter = _delimiter(text[:_LOOK_CHARACTERS])
    try:
        lines = _bounded(_lines(text, delimiter))
    except _OverBoundError as error:
        return Grid(name, faults=(*faults, Fault(Place(name, row=error.row), str(error))))
    return Grid(name, lines, "csv", "", encoding, delimiter, (*faults, *_open_quote(text, name)))


def _bounded(lines: Iterator[Line]) -> tuple[Line, ...]:
    """The lines, counted while they come: each row will have as many cells as the widest."""
    found: list[Line] = []
    widest = 0
    for line in lines:
        found.append(line)
        widest = max(widest, len(line.cells))
        if widest > COLUMNS:
            raise _OverBoundError(f"the file has {widest:,} columns; at most {COLUMNS:,} are read")
        if widest * len(found) > CELLS:
            raise _OverBoundError(f"the file has more than {CELLS:,} cells, rows times columns; split it")
    return tuple(found)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    """Records that hold something, stripped and numbered from 1."""
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if number > ROWS:
                raise _OverBoundError(f"the file has more than {ROWS:,} rows; split it")
            stripped = tuple(map(str.strip, cells))
            if any(stripped):
                yield Line(number, stripped)
    except csv.Error as error:
        raise _OverBoundError(_why(error), number + 1) from error


def _why(error: csv.Error) -> str:
    if _FIELD_LIMIT not in str(error):
        return f"the file cannot be read as CSV ({error})"
    return f"a cell has more than {LONGEST_CELL:,} characters; perhaps a quotation mark is opened and never closed"


def _delimiter(text: str) -> str:
    """The candidate whose first records are most often as wide as the header, and wider than one column."""
    return max(DELIMITERS, key=lambda candidate: _evenness(text, candidate))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(line.cells) for line in islice(_lines(text, delimiter), _LOOK)]
    except _OverBoundError:
        return 0.0, 0
    usual, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return (count / len(widths), usual) if usual > 1 else (0.0, 0)


def _open_quote(text: str, name: str) -> list[Fault]:
    if text.count('"') % 2 == 0:
        return []
    message = "a quotation mark is opened and never closed; answers may have run into each other"
    return [Fault(Place(name), message, Weight.WARNS)]
