"""A feedback file as rows of one customer each; a file with one row an answer is turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.feedback_lexicon import feedback_lexicon
from okra_coach.read.matching import loose
from okra_coach.read.table import Table

_MOST_QUESTIONS = 60
_LOOKED_UP = 2


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One customer's cells, with the number of the row in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Headers and rows of one file."""

    file: str
    header: tuple[str, ...]
    rows: Sequence[SheetRow]
    header_row: int = 1

    def column(self, number: int) -> list[str]:
        """All cells of a column that hold something."""
        return [row.cells[number] for row in self.rows if row.cells[number]]

    def place(self, number: int) -> Place:
        """The header of a column."""
        return Place(self.file, row=self.header_row, question=self.header[number])


@dataclass(frozen=True, slots=True)
class _Long:
    """The columns of a file with one row an answer."""

    question: int
    answer: int
    respondent: int | None


def sheet_of(table: Table, texts: Mapping[str, str]) -> tuple[Sheet | None, tuple[Fault, ...]]:
    """The table with one row a customer; None with a fault when it has one row an answer and no respondent.

    `texts` are questions by their number, from a file beside it.
    """
    long = _long(table)
    if long is None:
        rows = [SheetRow(row.number, row.cells) for row in table.rows]
        return Sheet(table.file, table.header, rows, table.header_row), ()
    if long.respondent is None:
        message = (
            f"every row holds one answer (“{table.header[long.question]}”, “{table.header[long.answer]}”), and no "
            "column says whose; export it with a respondent's number, or with one row a customer"
        )
        return None, (Fault(Place(table.file, row=table.header_row), message, Weight.WARNS),)
    sheet, twice = _turned(table, long, long.respondent, texts)
    message = f"every row holds one answer; {len(table.rows)} rows were read as {len(sheet.rows)} customers"
    faults = [Fault(Place(table.file, row=table.header_row), message, Weight.TELLS)]
    if twice:
        more = f" (so do {len(twice) - 1} more rows)" if len(twice) > 1 else ""
        again = f"the row answers a question again{more}; the first answer counts"
        faults.append(Fault(Place(table.file, row=twice[0]), again, Weight.WARNS))
    return sheet, tuple(faults)


def question_texts(tables: Sequence[Table]) -> tuple[dict[str, str], frozenset[str]]:
    """Questions by number from files that hold nothing else, and the names of these files.

    Such a file has two columns, and the first holds every question number of a file with one row an answer.
    """
    asked = {number for table in tables if (long := _long(table)) for number in table.column(long.question)}
    texts: dict[str, str] = {}
    files = set()
    for table in tables:
        if len(table.header) == _LOOKED_UP and asked and {row.cells[0] for row in table.rows} >= asked:
            texts |= {row.cells[0]: " ".join(row.cells[1].split()) for row in table.rows}
            files.add(table.file)
    return texts, frozenset(files)


def _long(table: Table) -> _Long | None:
    """The columns of question, answer and respondent, when the questions repeat."""
    known = feedback_lexicon().long
    question, answer = _best(table, known["question"]), _best(table, known["answer"])
    if question is None or answer is None or question == answer or len(table.header) <= _LOOKED_UP:
        return None
    questions = Counter(table.column(question))
    if not 1 < len(questions) <= _MOST_QUESTIONS or min(questions.values()) < 2 or len(table.rows) < 2 * len(questions):
        return None
    return _Long(question, answer, _best(table, known["respondent"], (question, answer)))


def _best(table: Table, words: Mapping[str, int], taken: tuple[int, ...] = ()) -> int | None:
    """The column whose header stands first in the list."""
    found = [
        (words[loose(header)], number)
        for number, header in enumerate(table.header)
        if loose(header) in words and number not in taken
    ]
    return min(found)[1] if found else None


def _turned(table: Table, long: _Long, respondent: int, texts: Mapping[str, str]) -> tuple[Sheet, list[int]]:
    """One row a respondent: what is the same in all of their rows, then their answers; and rows that answer again."""
    questions = list(dict.fromkeys(table.column(long.question)))
    places = {question: place for place, question in enumerate(questions)}
    others = [n for n in range(len(table.header)) if n not in (long.question, long.answer)]
    numbers: dict[str, int] = {}
    kept: dict[str, list[str]] = {}
    twice = []
    for row in table.rows:
        who, question = row.cells[respondent], row.cells[long.question]
        if not who or not question:
            continue
        if who not in kept:
            numbers[who] = row.number
            kept[who] = [row.cells[n] for n in others] + [""] * len(questions)
        place = len(others) + places[question]
        if kept[who][place] and row.cells[long.answer]:
            twice.append(row.number)
        else:
            kept[who][place] = row.cells[long.answer]
    header = [table.header[n] for n in others] + [texts.get(question, question) for question in questions]
    rows = [SheetRow(numbers[who], tuple(cells)) for who, cells in kept.items()]
    return Sheet(table.file, tuple(header), rows, table.header_row), twice
