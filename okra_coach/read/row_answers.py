"""The answers of one row, made when somebody asks for them: most cells of a large export are never looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from okra_coach.model.answers import Answer, AnswerValue
from okra_coach.model.place import Place
from okra_coach.read.cells import Asked, Said
from okra_coach.read.columns import Column
from okra_coach.read.table import Row
from okra_coach.read.ticks import is_no_tick, is_tick


@dataclass
class Sheet:
    """What all rows of an export share: its file, the columns of each question, and what was understood so far."""

    file: str
    columns: Mapping[str, tuple[Column, ...]]
    asked: Mapping[str, Asked]
    understood: dict[tuple[str, str], tuple[AnswerValue, Said]] = field(default_factory=dict)

    def text(self, question: str, cells: tuple[str, ...]) -> str:
        """What a row says to a question: ticked options one a line, else the first column that holds something."""
        columns = self.columns[question]
        if len(columns) == 1 and not columns[0].option:
            return cells[columns[0].number]
        if not any(column.option for column in columns):
            return next((cells[column.number] for column in columns if cells[column.number]), "")
        return "\n".join(filter(None, (_said(cells[column.number], column.option) for column in columns)))

    def texts(self, question: str, rows: Sequence[Row]) -> list[str]:
        """What each row says to a question."""
        columns = self.columns[question]
        if len(columns) == 1 and not columns[0].option:
            return list(map(itemgetter(columns[0].number), [row.cells for row in rows]))
        return [self.text(question, row.cells) for row in rows]

    def understand(self, question: str, text: str) -> tuple[AnswerValue, Said]:
        """What a text means; worked out once for all rows that say the same."""
        found = self.understood.get((question, text))
        if found is None:
            found = self.understood[question, text] = self.asked[question].understand(text)
        return found


class RowAnswers(Mapping[str, Answer]):
    """Question id → answer of one row; questions without an answer are not in it."""

    __slots__ = ("_cells", "_made", "_own", "_row", "_sheet")

    def __init__(self, own: str, row: int, cells: tuple[str, ...], sheet: Sheet) -> None:
        self._own, self._row, self._cells, self._sheet = own, row, cells, sheet
        self._made: dict[str, Answer] | None = None

    def __getitem__(self, question: str) -> Answer:
        if self._made is not None and question in self._made:
            return self._made[question]
        text = self._sheet.text(question, self._cells) if question in self._sheet.columns else ""
        if not text:
            raise KeyError(question)
        value, _ = self._sheet.understand(question, text)
        place = Place(self._sheet.file, row=self._row, question=self._sheet.columns[question][0].header)
        made = self._made = self._made or {}
        made[question] = Answer(f"{self._own}.{question}", question, text, value, place)
        return made[question]

    def __contains__(self, question: object) -> bool:
        return (
            isinstance(question, str)
            and question in self._sheet.columns
            and bool(self._sheet.text(question, self._cells))
        )

    def __iter__(self) -> Iterator[str]:
        return (question for question in self._sheet.columns if self._sheet.text(question, self._cells))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"RowAnswers({self._own}, {list(self)})"


def _said(cell: str, option: str) -> str:
    """The option where it is ticked; what was written in instead is kept as it is."""
    if option and is_tick(cell, option):
        return option
    return "" if is_no_tick(cell) else cell
