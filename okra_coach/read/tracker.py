"""A filled-in tracker becomes what it says, row by row; every doubt has its cell, and nobody's row is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from okra_coach.documents.tracker import ACTIONS, CHECK_INS, HEALTH, OKRAS, FilledBy, Kind
from okra_coach.model.check_in import Said
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.tracked import Tracked
from okra_coach.model.tracker_reading import TrackerReading, TrackerRow
from okra_coach.model.workshop import Workshop
from okra_coach.read.files import shown_name
from okra_coach.read.timestamps import day_comes_first
from okra_coach.read.tracker_cells import Read, read_choice, read_confidence, read_day, read_decision, read_number
from okra_coach.read.tracker_columns import Found, find_tables
from okra_coach.read.tracker_file import Span, TrackerFile
from okra_coach.read.tracker_named import changed_thresholds, set_date
from okra_coach.read.tracker_open import open_tracker
from okra_coach.read.workbook_sheet import column_letters
from okra_coach.words import unit_named

FINGERPRINT = "okra-coach-okras"
_SORTS = {"status": "status", "direction": "direction", "inside": "inside"}
_ID_OF = {OKRAS.prefix: "id", ACTIONS.prefix: "key_result", CHECK_INS.prefix: "key_result", HEALTH.prefix: "id"}
_REMARKS = 5
_TYPED_OVER = frozenset({"team", "measure", "unit"})
"""What formulas look up by the id, and people type where they do not know it."""
_BESIDE = ("baseline", "target", "low", "high", "value")


def named_apart(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each file once, with the shortest name that no other one has: two copies may both be called tracker.xlsx."""
    files = list(dict.fromkeys(path.resolve() for path in paths))
    alike = Counter(path.name for path in files)
    return [(path, shown_name("/".join(path.parts[-2:]) if alike[path.name] > 1 else path.name)) for path in files]


def read_tracker(path: Path, name: str, workshop: Workshop, lines: Tracked) -> TrackerReading:
    """What the tracker says, as far as it can be understood; `lines` tell the unit of each key result by its id.

    A file that cannot be read as a whole has one fault that stops.
    """
    file, faults = open_tracker(path, name)
    if file is None:
        return TrackerReading(name, faults=faults)
    tables, missing = find_tables(file)
    if not tables:
        message = "this is no OKR+A tracker: none of its sheets was found in it, and none of their columns"
        return TrackerReading(name, faults=(*faults, Fault(Place(name), message)))
    read = {found.table.prefix: _Rows(file, found, workshop, lines) for found in tables}
    rows = {prefix: tuple(one.rows()) for prefix, one in read.items()}
    said = (fault for one in read.values() for fault in (*one.found.faults, *one.faults))
    return TrackerReading(
        name,
        file.properties.get(FINGERPRINT, ""),
        rows.get(OKRAS.prefix),
        rows.get(ACTIONS.prefix),
        rows.get(CHECK_INS.prefix),
        rows.get(HEALTH.prefix),
        (*faults, *missing, *said, *changed_thresholds(file, workshop.tracking)),
        set_date(file, workshop.cycle),
    )


class _Context(NamedTuple):
    """What the cells of one row are read with."""

    unit: str
    beside: tuple[float, ...]


class _Rows:
    """One table's rows on their way out of the file."""

    def __init__(self, file: TrackerFile, found: Found, workshop: Workshop, lines: Tracked) -> None:
        self.found, self.faults = found, list[Fault]()
        self._file, self._lines, self._workshop = file.name, lines, workshop
        self._kinds = {column.key: column.kind for column in found.table.columns}
        self._figured = {column.key for column in found.table.columns if column.by is FilledBy.FORMULA}
        self._wanted = {
            column.key: found.columns[column.key]
            for column in found.table.columns
            if column.key in found.columns and (column.key not in self._figured or column.key in _TYPED_OVER)
        }
        self._letters = {key: column_letters(number) for key, number in self._wanted.items()}
        self._spans = sorted((span for span in found.leaf.merged), key=lambda span: span.top)
        self._day_first, self._certain = True, True
        self._remarks: Counter[str] = Counter()
        self._lost: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._known: dict[tuple[str, str, _Context | None], Read] = {}

    def rows(self) -> Iterator[TrackerRow]:
        """Every row that says something; merged cells count for each row that they cover."""
        texts = dict(self._texts())
        self._day_first, self._certain = self._order_of_days(texts)
        for number, cells in texts.items():
            if any(text for key, text in cells.items() if key not in self._figured or text != "?"):
                yield self._row(number, cells)
        self._say_lost()
        for key, count in self._remarks.items():
            if count > _REMARKS:
                place = Place(self._file, cell=self._cell(self.found.header, key))
                message = f"{count - _REMARKS} more cells of this column were read in such ways"
                self.faults.append(Fault(place, message, Weight.TELLS))

    def _texts(self) -> Iterator[tuple[int, dict[str, str]]]:
        below = (line for line in self.found.leaf.lines if line.number > self.found.header)
        columns = {number: key for key, number in self._wanted.items()}
        covers = self._covering(columns)
        top: dict[int, Mapping[str, str]] = {}
        for line in below:
            cells = {
                key: line.cells[number - 1] if number <= len(line.cells) else "" for number, key in columns.items()
            }
            for key, first in covers.get(line.number, {}).items():
                if first != line.number and not cells[key]:
                    cells[key] = top.get(first, {}).get(key, "")
            top[line.number] = cells
            yield line.number, cells

    def _covering(self, columns: Mapping[int, str]) -> dict[int, dict[str, int]]:
        """Row → column → the row whose cell reaches down to it; numbers that were merged are read once."""
        found: dict[int, dict[str, int]] = {}
        for span in self._spans:
            if span.bottom <= self.found.header:
                continue
            for number in range(span.left, span.right + 1):
                key = columns.get(number, "")
                if key and span.bottom > span.top:
                    once = self._kinds[key] in (Kind.MEASURED, Kind.WHOLE)
                    self._say_merged(span, key, once)
                    for row in () if once else range(span.top, span.bottom + 1):
                        found.setdefault(row, {})[key] = span.top
        return found

    def _say_merged(self, span: Span, key: str, once: bool) -> None:
        if key == "note":
            return
        how = "read for the first of them only" if once else "read for each of them"
        message = f"one cell spans {span.bottom - span.top + 1} rows; it was {how}"
        self._say(span.top, key, message, Weight.WARNS if once else Weight.TELLS)

    def _order_of_days(self, texts: Mapping[int, Mapping[str, str]]) -> tuple[bool, bool]:
        days = [key for key, kind in self._kinds.items() if kind is Kind.DAY and key in self._wanted]
        typed = [cells[key] for cells in texts.values() for key in days if cells[key]]
        return day_comes_first(typed, self._workshop.country)

    def _row(self, number: int, cells: Mapping[str, str]) -> TrackerRow:
        said: dict[str, Said] = {}
        context = self._context(cells)
        for key, text in cells.items():
            if not text and self._is_lost(number, key):
                continue
            read = self._read(key, text, context)
            if read.remark:
                self._say(number, key, read.remark, Weight.TELLS if read.taken else Weight.WARNS)
            if read.taken:
                said[key] = read.value
        return TrackerRow(self._file, self.found.leaf.title, number, said, self._letters)

    def _is_lost(self, number: int, key: str) -> bool:
        """Whether an empty cell only looks empty: it shows an error, or a formula that nobody calculated."""
        cell = number, self._wanted[key]
        if key in self._figured:
            return False
        if cell in self.found.leaf.errors:
            self._lost[key, "the cell shows an error such as #N/A"].append(number)
        elif cell in self.found.leaf.uncalculated:
            self._lost[key, "the formula here was never calculated"].append(number)
        else:
            return False
        return True

    def _say_lost(self) -> None:
        """Whole columns may be lost in one way: the first cell, and how many more down to the last."""
        for (key, what), rows in self._lost.items():
            more = f" (the same down to {self._letters[key]}{rows[-1]}, {len(rows)} cells)" if len(rows) > 1 else ""
            self._say(rows[0], key, f"{what}{more}; not taken", Weight.WARNS)

    def _context(self, cells: Mapping[str, str]) -> _Context:
        """Unit and values of the row's line; people may change the unit where the line itself stands."""
        known = self._lines.get(tidy_id(cells.get(_ID_OF[self.found.table.prefix], "")), {})
        own, there = unit_named(cells.get("unit", "")), str(known.get("unit") or "")
        unit = there if "unit" in self._figured and known else own or there
        numbers = (known.get(name) for name in _BESIDE)
        return _Context(unit, tuple(float(one) for one in numbers if isinstance(one, int | float)))

    def _read(self, key: str, text: str, context: _Context) -> Read:
        """The cell; a text that stood in the column before is read as it was then."""
        about = (key, text, context if self._kinds[key] is Kind.MEASURED else None)
        read = self._known.get(about)
        if read is None:
            read = self._known[about] = self._read_anew(key, text, context)
        return read

    def _read_anew(self, key: str, text: str, context: _Context) -> Read:
        kind, cycle = self._kinds[key], self._workshop.cycle
        if kind is Kind.ID:
            return Read(tidy_id(text) or None)
        if kind is Kind.MEASURED:
            return read_number(text, context.unit, self._workshop.language, context.beside)
        if kind is Kind.WHOLE:
            return read_confidence(text)
        if kind is Kind.DAY:
            return read_day(text, self._day_first, self._certain, cycle.first, cycle.last)
        if key == "unit":
            return Read(unit_named(" ".join(text.split())) or None)
        if key == "decision":
            return read_decision(text)
        if kind is Kind.CHOICE:
            return read_choice(text, _SORTS[key])
        return Read(" ".join(text.split()) or None)

    def _say(self, row: int, key: str, message: str, weight: Weight) -> None:
        """Each doubt is told; of remarks on how cells were taken, the first few of a column and how many there are."""
        if weight is Weight.TELLS:
            self._remarks[key] += 1
            if self._remarks[key] > _REMARKS:
                return
        self.faults.append(Fault(Place(self._file, cell=self._cell(row, key)), message, weight))

    def _cell(self, row: int, key: str) -> str:
        sheet = f"{self.found.leaf.title}!" if self.found.leaf.title else ""
        return f"{sheet}{self._letters[key]}{row}"


def tidy_id(text: str) -> str:
    """An id however it was typed: case and spaces say nothing."""
    return "".join(text.split()).casefold().rstrip(".")
