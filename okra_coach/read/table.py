"""A grid becomes a table: what stands over each column, and numbered rows of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.csv_file import parse_csv, read_csv
from okra_coach.read.files import shown_name
from okra_coach.read.grid import Grid, Line

Row = Line
_CSV = frozenset({".csv", ".tsv", ".txt", ".tab"})
_WORKBOOK = frozenset({".xlsx", ".xlsm", ".xltx"})
_OTHER_SHEETS = frozenset({".xls", ".xlsb", ".ods", ".numbers", ".pdf"})
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column: the question, what it asks within it (an option, a row of a grid), and its code."""

    text: str
    part: str = ""
    code: str = ""

    @property
    def shown(self) -> str:
        """The heading in one line, for people."""
        return f"{self.text or self.code} [{self.part}]" if self.part else self.text or self.code


@dataclass(frozen=True)
class Table:
    """A file's headings and rows; empty rows are left out, their numbers are not used again.

    `header_row` is the number of the row that holds the questions.
    """

    file: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    encoding: str = ""
    delimiter: str = ","
    faults: tuple[Fault, ...] = field(default=())
    headings: tuple[Heading, ...] = ()
    header_row: int = 1
    sheet: str = ""

    def column(self, number: int) -> list[str]:
        """All cells of a column that hold something."""
        return [row.cells[number] for row in self.rows if row.cells[number]]


def tables_in(folder: Path, name: str) -> tuple[list[Path], tuple[Fault, ...]]:
    """The CSV files and workbooks of a sub-folder by name, and a word on every other file in it."""
    try:
        inside = sorted((folder / name).iterdir()) if (folder / name).is_dir() else []
    except OSError as error:
        return [], (Fault(Place(name), f"the folder cannot be read ({error.strerror})"),)
    files = [path for path in inside if not path.name.startswith((".", "~"))]
    read = [path for path in files if path.suffix.lower() in _CSV | _WORKBOOK and path.is_file()]
    others = [path for path in files if path not in read]
    return read, tuple(
        Fault(Place(shown_name(f"{name}/{path.name}")), _why_not(path), Weight.WARNS)
        for path in others
        if not path.is_dir()
    ) + tuple(
        Fault(Place(shown_name(f"{name}/{path.name}")), "folders in here are not looked into", Weight.TELLS)
        for path in others
        if path.is_dir()
    )


def read_grids(path: Path, name: str) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """A CSV file's one grid, or a workbook's grid for each visible sheet; told apart by content, not by name."""
    name = shown_name(name)
    if path.suffix.lower() in _WORKBOOK or _begins_as_zip(path):
        from okra_coach.read.workbook_file import read_workbook

        return read_workbook(path, name)
    grid = read_csv(path, name)
    return ((grid,) if grid.lines else ()), grid.faults


def read_table(path: Path, name: str) -> Table:
    """The file, or a workbook's first sheet, as a table with one header row; without header and with faults if not."""
    grids, faults = read_grids(path, name)
    if not grids:
        return Table(name, faults=faults)
    table = one_header(grids[0])
    return Table(**{**table.__dict__, "faults": faults + tuple(f for f in table.faults if f not in faults)})


def parse_table(text: str, name: str, encoding: str = "utf-8", faults: tuple[Fault, ...] = ()) -> Table:
    """The text of a CSV file as a table with one header row."""
    grid = parse_csv(text, name, encoding, faults)
    return one_header(grid) if grid.lines else Table(name, faults=grid.faults)


def one_header(grid: Grid) -> Table:
    """The grid whose first row names the columns."""
    return make_table(grid, [Heading(" ".join(cell.split())) for cell in grid.head], first=1)


def make_table(grid: Grid, headings: Sequence[Heading], first: int, header: int = 0) -> Table:
    """The grid under its headings; answers start with line `first`, questions stand in line `header` (from 0).

    Columns without a heading that hold something are kept, empty ones at the end are not.
    """
    lines = grid.lines[first:]
    kept = list(headings)
    if kept and not kept[-1].shown:
        filled = max((_filled(line.cells[: len(kept)]) for line in lines), default=0)
        while len(kept) > max(1, filled) and not kept[-1].shown:
            kept.pop()
    width = len(kept)
    said = [*grid.faults, *_longer_rows(grid, lines, width)]
    if not lines:
        said.append(Fault(Place(grid.file), "the file has a header and no answers yet", Weight.WARNS))
    rows = tuple(line if len(line.cells) == width else _fitted(line, width) for line in lines)
    shown = tuple(heading.shown for heading in kept)
    number = grid.lines[min(header, len(grid.lines) - 1)].number if grid.lines else 1
    return Table(grid.file, shown, rows, grid.encoding, grid.delimiter, tuple(said), tuple(kept), number, grid.sheet)


def _filled(cells: tuple[str, ...]) -> int:
    """How many cells there are up to the last that holds something."""
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1]), 0)


def _fitted(line: Line, width: int) -> Line:
    return Line(line.number, (line.cells + ("",) * width)[:width])


def _longer_rows(grid: Grid, lines: Sequence[Line], width: int) -> list[Fault]:
    longer = [line.number for line in lines if len(line.cells) > width and any(line.cells[width:])]
    if not longer:
        return []
    more = f" (so are {len(longer) - 1} more rows)" if len(longer) > 1 else ""
    message = f"the row is longer than the header{more}; what is beyond its {width} columns was left out"
    return [Fault(Place(grid.file, row=longer[0]), message, Weight.WARNS)]


def _why_not(path: Path) -> str:
    if path.suffix.lower() in _CSV | _WORKBOOK:
        return "this is no plain file but, say, a link that leads nowhere; it was not read"
    if path.suffix.lower() in _OTHER_SHEETS:
        return f"{path.suffix.lower()} files are not read; save it as .xlsx or export it as CSV"
    return "only CSV files and .xlsx workbooks are read here"


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == _ZIP
    except OSError:
        return False
