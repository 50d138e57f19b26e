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
from okra_coach.read.files import TABLE_LIMIT, read_source
from okra_coach.read.grid import Grid, Line

DELIMITERS = ",;\t|"
COLUMNS = 10_000
_LONGEST_CELL = 10_000_000
_LOOK = 60


def read_csv(path: Path, name: str) -> Grid:
    """The file as a grid; one without lines and with faults when it cannot be one."""
    source = read_source(path, name, TABLE_LIMIT)
    if source.text is None:
        return Grid(name, faults=source.faults)
    if not source.text.strip():
        return Grid(name, faults=(*source.faults, Fault(Place(name), "the file is empty", Weight.WARNS)))
    return parse_csv(source.text, name, source.encoding, source.faults)


def parse_csv(text: str, name: str, encoding: str = "utf-8", faults: tuple[Fault, ...] = ()) -> Grid:
    """The text as a grid; byte-order marks inside of it are no content."""
    text = text.replace("\ufeff", "")
    delimiter = _delimiter(text)
    try:
        lines = tuple(_lines(text, delimiter))
    except csv.Error as error:
        return Grid(name, faults=(*faults, Fault(Place(name), f"the file cannot be read as CSV ({error})")))
    widest = max((len(line.cells) for line in lines), default=0)
    if widest > COLUMNS:
        message = f"the file has {widest:,} columns; at most {COLUMNS:,} are read"
        return Grid(name, faults=(*faults, Fault(Place(name), message)))
    return Grid(name, lines, "csv", "", encoding, delimiter, (*faults, *_open_quote(text, name)))


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    """Records that hold something, stripped and numbered from 1."""
    csv.field_size_limit(_LONGEST_CELL)
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        stripped = tuple(map(str.strip, cells))
        if any(stripped):
            yield Line(number, stripped)


def _delimiter(text: str) -> str:
    """The candidate whose first records are most often as wide as the header, and wider than one column."""
    return max(DELIMITERS, key=lambda candidate: _evenness(text, candidate))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(line.cells) for line in islice(_lines(text, delimiter), _LOOK)]
    except csv.Error:
        return 0.0, 0
    usual, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return (count / len(widths), usual) if usual > 1 else (0.0, 0)


def _open_quote(text: str, name: str) -> list[Fault]:
    if text.count('"') % 2 == 0:
        return []
    message = "a quotation mark is opened and never closed; answers may have run into each other"
    return [Fault(Place(name), message, Weight.WARNS)]
