"""Customer feedback: one row a customer, with a 0-10 score and, where given, date, segment and comment."""

from __future__ import annotations

import re
from pathlib import Path

from okra_coach.model.answers import FeedbackRow
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.workshop import Workshop
from okra_coach.read.columns import identity
from okra_coach.read.headers import known_headers
from okra_coach.read.matching import loose
from okra_coach.read.table import Row, Table, read_table, tables_in
from okra_coach.read.timestamps import day_comes_first, read_time

FOLDER = "feedback"
_SCORE = re.compile(r"(10|[0-9])(?:[.,]0+)?(?:\s*/\s*10)?")


def read_feedback(folder: Path, workshop: Workshop) -> tuple[tuple[FeedbackRow, ...], tuple[Fault, ...]]:
    """The rows of every file in feedback/, with every fault."""
    files, others = tables_in(folder, FOLDER)
    rows: list[FeedbackRow] = []
    faults = list(others)
    for path in files:
        table = read_table(path, f"{FOLDER}/{path.name}")
        faults += table.faults
        if table.header and table.rows:
            rows += _rows(table, workshop, faults)
    return tuple(rows), tuple(faults)


def _rows(table: Table, workshop: Workshop, faults: list[Fault]) -> list[FeedbackRow]:
    columns = _columns(table)
    if "score" not in columns:
        message = "no column holds a score of 0 to 10; name it “score”, and “date”, “segment”, “comment” beside it"
        faults.append(Fault(Place(table.file, row=1), message))
        return []
    for number, header in enumerate(table.header):
        if number not in columns.values() and table.column(number):
            said = (
                "left out, and never shown"
                if identity(table, number)
                else "left out: neither score, date, segment nor comment"
            )
            faults.append(Fault(Place(table.file, row=1, question=header), f"this column is {said}", Weight.TELLS))
    day_first = day_comes_first(table.column(columns["when"]), workshop.country)[0] if "when" in columns else True
    rows = (_row(row, table, columns, day_first, faults) for row in table.rows)
    return [row for row in rows if row is not None]


def _columns(table: Table) -> dict[str, int]:
    """What is in which column: by its header, and then by its values."""
    found: dict[str, int] = {}
    headers = [loose(header) for header in table.header]
    for what, words in known_headers()["feedback"].items():
        known = [loose(word) for word in words]
        matching = [number for word in known for number, header in enumerate(headers) if header == word]
        fitting = [number for number in matching if what != "score" or _holds_scores(table, number)]
        free = [number for number in fitting if number not in found.values() and not identity(table, number)]
        if free:
            found[what] = free[0]
    if "score" not in found:
        scores = [
            number for number in range(len(headers)) if number not in found.values() and _holds_scores(table, number)
        ]
        if len(scores) == 1:
            found["score"] = scores[0]
    return found


def _holds_scores(table: Table, number: int) -> bool:
    cells = table.column(number)[:200]
    return bool(cells) and sum(bool(_SCORE.fullmatch(cell)) for cell in cells) * 10 >= len(cells) * 9


def _row(row: Row, table: Table, columns: dict[str, int], day_first: bool, faults: list[Fault]) -> FeedbackRow | None:
    cells = {what: row.cells[number] for what, number in columns.items()}
    place = Place(table.file, row=row.number)
    score = _SCORE.fullmatch(cells["score"])
    if score is None:
        if cells["score"]:
            faults.append(Fault(place, "the score is no number from 0 to 10; the row is left out", Weight.WARNS))
        return None
    when = read_time(cells.get("when", ""), day_first)
    return FeedbackRow(int(score[1]), cells.get("comment", ""), cells.get("segment", ""), when, place)
