"""A CSV file becomes a header and numbered rows, whatever its encoding and delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.files import TABLE_LIMIT, read_source

DELIMITERS = ",;\t|"
_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_COLUMNS = 10_000
_LONGEST_CELL = 10_000_000
_LOOK = 60


@dataclass(frozen=True)
class Row:
    """A row with the number that a spreadsheet shows; its cells are as many as the header's."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file's header and rows; empty rows are left out, their numbers are not used again."""

    file: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    encoding: str = ""
    delimiter: str = ","
    faults: tuple[Fault, ...] = field(default=())

    def column(self, number: int) -> list[str]:
        """All cells of a column that hold something."""
        return [row.cells[number] for row in self.rows if row.cells[number]]


def tables_in(folder: Path, name: str) -> tuple[list[Path], tuple[Fault, ...]]:
    """The CSV files of a sub-folder by name, and a word on every other file in it."""
    inside = sorted((folder / name).iterdir()) if (folder / name).is_dir() else []
    files = [path for path in inside if path.is_file() and not path.name.startswith((".", "~"))]
    message = "only CSV files are read here; export it as CSV"
    others = [path for path in files if path.suffix.lower() not in _SUFFIXES]
    faults = tuple(Fault(Place(f"{name}/{path.name}"), message, Weight.WARNS) for path in others)
    return [path for path in files if path not in others], faults


def read_table(path: Path, name: str) -> Table:
    """The file as a table; a table without header and with faults when it cannot be one."""
    source = read_source(path, name, TABLE_LIMIT)
    if source.text is None:
        return Table(name, faults=source.faults)
    if not source.text.strip():
        return Table(name, faults=(*source.faults, Fault(Place(name), "the file is empty", Weight.WARNS)))
    return parse_table(source.text, name, source.encoding, source.faults)


def parse_table(text: str, name: str, encoding: str = "utf-8", faults: tuple[Fault, ...] = ()) -> Table:
    """The text as a table."""
    delimiter = _delimiter(text)
    try:
        records = list(_records(text, delimiter))
    except csv.Error as error:
        return Table(name, faults=(*faults, Fault(Place(name), f"the file cannot be read as CSV ({error})")))
    widest = max(len(cells) for _, cells in records)
    if widest > _COLUMNS:
        return Table(
            name,
            faults=(*faults, Fault(Place(name), f"the file has {widest:,} columns; at most {_COLUMNS:,} are read")),
        )
    header = _header(records)
    rows, ragged = _rows(records[1:], header, name)
    said = [*faults, *ragged, *_open_quote(text, name)]
    if not rows:
        said.append(Fault(Place(name), "the file has a header and no answers yet", Weight.WARNS))
    return Table(name, header, rows, encoding, delimiter, tuple(said))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records that hold something, numbered from 1."""
    csv.field_size_limit(_LONGEST_CELL)
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        if any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _delimiter(text: str) -> str:
    """The candidate whose first records are most often as wide as the header, and wider than one column."""
    return max(DELIMITERS, key=lambda candidate: _evenness(text, candidate))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(cells) for _, cells in islice(_records(text, delimiter), _LOOK)]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] < 2:
        return 0.0, 0
    return Counter(widths)[widths[0]] / len(widths), widths[0]


def _header(records: list[tuple[int, list[str]]]) -> tuple[str, ...]:
    """The first record; columns without a name that hold something are kept, empty ones at the end are not."""
    names = [" ".join(name.split()) for name in records[0][1]]
    filled = max((len(cells) for _, cells in records[1:] if cells[-1].strip()), default=0)
    while len(names) > max(1, filled) and not names[-1]:
        names.pop()
    return tuple(names)


def _rows(
    records: list[tuple[int, list[str]]], header: tuple[str, ...], name: str
) -> tuple[tuple[Row, ...], list[Fault]]:
    width = len(header)
    rows = tuple(
        Row(number, tuple([cell.strip() for cell in cells[:width]] + [""] * (width - len(cells))))
        for number, cells in records
    )
    wide = [number for number, cells in records if any(cell.strip() for cell in cells[width:])]
    if not wide:
        return rows, []
    more = f" (so are {len(wide) - 1} more rows)" if len(wide) > 1 else ""
    message = f"the row is longer than the header{more}; what is beyond its {width} columns was left out"
    return rows, [Fault(Place(name, row=wide[0]), message, Weight.WARNS)]


def _open_quote(text: str, name: str) -> list[Fault]:
    if text.count('"') % 2 == 0:
        return []
    message = "a quotation mark is opened and never closed; answers may have run into each other"
    return [Fault(Place(name), message, Weight.WARNS)]
