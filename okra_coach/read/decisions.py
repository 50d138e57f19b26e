"""Sheets on which somebody wrote what the room decided, from any of the programs that sheets pass through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from okra_coach.documents.decisions import CHANGE, DECISION_TABLES, DROP, KEEP, QUESTIONS
from okra_coach.documents.tracker import FilledBy
from okra_coach.model.decisions import Answered, DecisionReading, LineDecided, Way
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.place import Place
from okra_coach.read.tracker import tidy_id
from okra_coach.read.tracker_cells import read_number
from okra_coach.read.tracker_columns import Found, find_tables, folded, titles
from okra_coach.read.tracker_open import open_tracker
from okra_coach.read.workbook_sheet import column_letters

_WAYS = {KEEP: Way.KEEP, CHANGE: Way.CHANGE, DROP: Way.DROP}
_YES = frozenset({"ok", "okay", "yes", "ja", "có", "x", "agreed", "einverstanden", "đồng ý"})
_TICKS = frozenset({"✓", "✔", "☑", "✅"})
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = ("baseline", "target")
_WORDS = ("source", "owner_role")
Row = dict[str, str]


def read_decisions(path: Path, name: str, book: OkraBook, language: str) -> DecisionReading:
    """What a filled-in sheet says; a file that cannot be read as a whole has one fault that stops."""
    file, faults = open_tracker(path, name)
    if file is None:
        return DecisionReading(name, faults=faults)
    tables, missing = find_tables(file, DECISION_TABLES)
    if not tables:
        message = "this is no sheet of decisions: neither its sheets nor their columns were found in it"
        return DecisionReading(name, faults=(*faults, Fault(Place(name), message)))
    answers: list[Answered] = []
    lines: list[LineDecided] = []
    said = [*faults, *missing, *(fault for found in tables for fault in found.faults)]
    for found in tables:
        sheet = _Sheet(name, found, book, language)
        if found.table is QUESTIONS:
            answers += sheet.answers()
        else:
            lines += sheet.lines()
        said += (*sheet.faults, *sheet.unreadable())
    return DecisionReading(name, tuple(answers), tuple(lines), tuple(said))


class _Sheet:
    """One table on its way out of the file."""

    def __init__(self, name: str, found: Found, book: OkraBook, language: str) -> None:
        self.name, self.found, self.language = name, found, language
        self.faults: list[Fault] = []
        self.questions = {one.id for one in book.questions}
        self.results = {result.id: result for okras in book.sets for result in okras.key_results}
        self.known = set(self.results) | {one.id for okras in book.sets for one in okras.objectives}
        self.known |= {action.id for okras in book.sets for action in okras.actions}

    def answers(self) -> Iterator[Answered]:
        """Every row with an answer, known by its id."""
        for number, row in self._rows():
            if not row["answer"]:
                continue
            own = tidy_id(row["id"])
            if own not in self.questions:
                self._say(number, "id", f"there is no question “{row['id'] or '(empty)'}”; its answer was not taken")
                continue
            yield Answered(own, row["answer"], row["by"], row["note"], self._place(number, "answer"))

    def lines(self) -> Iterator[LineDecided]:
        """Every row that decides something."""
        for number, row in self._rows():
            fields = dict(self._fields(number, row))
            if not row["decision"] and not fields:
                continue
            own = tidy_id(row["id"])
            if own not in self.known:
                self._say(number, "id", f"there is no line “{row['id'] or '(empty)'}” (any more); nothing was taken")
                continue
            way = self._way(number, row["decision"]) if row["decision"] else Way.CHANGE
            if way is None:
                continue
            if way is Way.KEEP and fields:
                way = Way.CHANGE
            if way is Way.DROP and fields:
                self._say(number, "decision", "it is to go, and new words or values stand beside it; not taken")
                continue
            shown = (row["line"], row["drafted"]) if {"line", "drafted"} <= set(self.found.columns) else None
            yield LineDecided(own, way, fields, row["by"], row["note"], self._place(number, "decision"), shown)

    def unreadable(self) -> Iterator[Fault]:
        """Cells that span rows, of which only the first has their words, and those that show an error."""
        columns = {
            self.found.columns[column.key]: column.key
            for column in self.found.table.columns
            if column.by is FilledBy.PEOPLE and column.key in self.found.columns
        }
        for span in self.found.leaf.merged:
            key = columns.get(span.left)
            if key and span.top > self.found.header and span.bottom > span.top:
                message = f"one cell spans {span.bottom - span.top + 1} rows; it was read for the first of them only"
                yield Fault(self._place(span.top, key), message, Weight.WARNS)
        for row, column in sorted(self.found.leaf.errors | self.found.leaf.uncalculated):
            if column in columns and row > self.found.header:
                message = "the cell shows an error, or a formula that was never calculated; not taken"
                yield Fault(self._place(row, columns[column]), message, Weight.WARNS)

    def _way(self, number: int, text: str) -> Way | None:
        word = " ".join(_LETTERS.findall(folded(text)))
        if word in _YES or folded(text) in _TICKS:
            return Way.KEEP
        way = _ways().get(word)
        if way is None:
            self._say(number, "decision", f"“{text}” is none of keep, change and drop; not taken")
        return way

    def _fields(self, number: int, row: Row) -> Iterator[tuple[str, str]]:
        result = self.results.get(tidy_id(row["id"]))
        if row["wording"]:
            yield ("measure" if result else "text"), row["wording"]
        for key in _NUMBERS:
            if row[key]:
                yield from self._number(number, key, row[key], result)
        for key in _WORDS:
            if row[key]:
                yield key, row[key]

    def _number(self, number: int, key: str, text: str, result: KeyResult | None) -> Iterator[tuple[str, str]]:
        if result is None:
            self._say(number, key, "only a key result has values; not taken")
            return
        beside = tuple(value for value in (result.baseline, result.target) if value is not None)
        found = read_number(text, result.unit, self.language, beside)
        if found.remark:
            self._say(number, key, found.remark, Weight.WARNS if found.taken is False else Weight.TELLS)
        if found.value is not None:
            yield key, f"{found.value:g}"

    def _rows(self) -> Iterator[tuple[int, Row]]:
        keys = [column.key for column in self.found.table.columns]
        for line in self.found.leaf.lines:
            if line.number <= self.found.header:
                continue
            row = {key: self._cell(line.cells, key) for key in keys}
            if any(row.values()):
                yield line.number, row

    def _cell(self, cells: tuple[str, ...], key: str) -> str:
        column = self.found.columns.get(key, 0)
        return " ".join(cells[column - 1].split()) if 0 < column <= len(cells) else ""

    def _place(self, number: int, key: str) -> Place:
        sheet = f"{self.found.leaf.title}!" if self.found.leaf.title else ""
        return Place(self.name, cell=f"{sheet}{column_letters(self.found.columns.get(key, 1))}{number}")

    def _say(self, number: int, key: str, message: str, weight: Weight = Weight.WARNS) -> None:
        self.faults.append(Fault(self._place(number, key), message, weight))


@cache
def _ways() -> dict[str, Way]:
    """The three words in every language."""
    return {folded(title): way for text, way in _WAYS.items() for title in titles(text)}
