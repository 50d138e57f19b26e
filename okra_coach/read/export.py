"""One grid of answers becomes responses, and an account of how its columns were understood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from operator import itemgetter

from okra_coach.model.answers import ColumnReading, ExportReading, Response
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Workshop
from okra_coach.read.cells import Asked, ask
from okra_coach.read.columns import SURE, Column, languages_of, understand_columns
from okra_coach.read.grid import Grid
from okra_coach.read.headers import words_as_written, words_of
from okra_coach.read.matching import loose
from okra_coach.read.people import Known, known
from okra_coach.read.platforms import okra_form
from okra_coach.read.platforms.book import platform_of
from okra_coach.read.proposals import propose
from okra_coach.read.row_answers import RowAnswers, Sheet
from okra_coach.read.table import Row, Table
from okra_coach.read.timestamps import day_comes_first, read_time

_SPEAKING = frozenset(set(QuestionKind) - {QuestionKind.TEXT, QuestionKind.LINES})
_SHOWN_KINDS = _SPEAKING
_MAY_BE_LEFT_OUT = frozenset({"team.measure2", "team.measure2_now", "team.measure2_target"})
_SAMPLE = 3
_NAMED, _LONGEST_NAME = 5, 50


@dataclass(frozen=True)
class Export:
    """One file, or one sheet of it, on its way."""

    known: tuple[Known, ...]
    reading: ExportReading
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Context:
    """What every export is read against."""

    questionnaire: Questionnaire
    workshop: Workshop
    numbers: count[int]


def read_export(grid: Grid, context: Context) -> Export:
    """The grid's responses."""
    platform = platform_of(grid)
    table = platform.table(grid)
    asked = _asked(context)
    columns = understand_columns(table, context.questionnaire, asked)
    language = languages_of(columns)
    if language and language != context.workshop.language:
        asked = _asked(context, language)
    faults = list(table.faults)
    if platform.name != okra_form.NAME:
        faults += _column_faults(table, columns, context.questionnaire)
    day_first = _day_first(table, columns, context.workshop, platform.day_first, faults)
    rows, left_out = _sift(table, columns)
    faults += left_out
    by_question = _by_question(columns)
    sheet = Sheet(table.file, by_question, _in_words(asked, by_question, rows))
    reader = _RowReader(columns, sheet, day_first)
    read = tuple([reader.known(row, f"r{next(context.numbers):02d}") for row in rows])
    faults += _answer_faults(rows, sheet)
    reading = ExportReading(
        table.file,
        platform.name,
        table.encoding,
        len(table.rows),
        tuple(_reading(table, column, rows, sheet) for column in columns),
        table.sheet,
        language,
        len(read),
        propose(table, columns, context.questionnaire, asked),
    )
    return Export(read, reading, tuple(faults))


def _asked(context: Context, language: str = "") -> dict[str, Asked]:
    return {question.id: ask(question, context.workshop, language) for question in context.questionnaire.questions}


def _in_words(asked: dict[str, Asked], columns: dict[str, tuple[Column, ...]], rows: list[Row]) -> dict[str, Asked]:
    """The questions; where one person's choice is in words, another's bare number is no code for an option."""
    found = dict(asked)
    for question, of in columns.items():
        about = asked[question]
        cells = (row.cells[column.number] for column in of for row in rows)
        if about.question.kind is QuestionKind.CHOICE and any(about.options.find(cell) for cell in cells):
            found[question] = replace(about, coded=False)
    return found


def _by_question(columns: tuple[Column, ...]) -> dict[str, tuple[Column, ...]]:
    found: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.question:
            found[column.question.id].append(column)
    return {question: tuple(of) for question, of in found.items()}


def _sift(table: Table, columns: tuple[Column, ...]) -> tuple[list[Row], list[Fault]]:
    """The rows that count, and a word on those that do not and on those that were not finished."""
    asking = [column.number for column in columns if column.question]
    sent = [column.number for column in columns if column.kind == "time" and _is_limesurvey(table, column.number)]
    states = [column.number for column in columns if column.kind == "state"]
    if not asking:
        return [], []
    trials = [row for row in table.rows if _says(row, states, "trial")] if states else []
    trial_numbers = {row.number for row in trials}
    answers = pick(asking)
    rows: list[Row] = []
    empty: list[Row] = []
    for row in table.rows:
        if row.number not in trial_numbers:
            (rows if any(answers(row.cells)) else empty).append(row)
    totals = [row for row in rows if _is_total(row)]
    rows = [row for row in rows if row not in totals] if totals else rows
    unfinished = [
        row for row in rows if _says(row, states, "unfinished") or any(not row.cells[number] for number in sent)
    ]
    return rows, [
        Fault(Place(table.file, row=found[0].number), f"this row {what}{_more(len(found))}", Weight.TELLS)
        for found, what in (
            (trials, "is a trial of the form, left out"),
            (empty, "holds no answer, left out"),
            (totals, "is a total and nobody's answer, left out"),
            (unfinished, "was not finished; what it answers counts"),
        )
        if found
    ]


def _is_limesurvey(table: Table, number: int) -> bool:
    """LimeSurvey leaves the time of sending empty when somebody did not reach the end."""
    heading = table.headings[number]
    return bool({loose(heading.text), loose(heading.code)} & words_of("limesurvey"))


def _is_total(row: Row) -> bool:
    """Whether the first filled cell of a sheet's row says "Total" and nothing else."""
    return next(filter(None, row.cells), "").casefold().rstrip(": ") in words_as_written("totals")


def _says(row: Row, states: list[int], sort: str) -> bool:
    return any(row.cells[number].casefold() in words_as_written(sort) for number in states)


def pick(numbers: Sequence[int]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A function that takes these cells out of a row."""
    if len(numbers) == 1:
        return lambda cells: (cells[numbers[0]],)
    return itemgetter(*numbers) if numbers else lambda cells: ()


def _more(rows: int) -> str:
    return "" if rows == 1 else f" (so in {rows - 1} more row{'s' if rows > 2 else ''})"


def _column_faults(table: Table, columns: tuple[Column, ...], questionnaire: Questionnaire) -> Iterator[Fault]:
    """A word on every column left out, on every one taken by likeness, and on every question that is missing."""
    found = {column.question.id for column in columns if column.question}
    if not found:
        message = (
            "no column is a question of the questionnaire; "
            "okra-coach read --map writes into workshop.yaml what each column may be"
        )
        yield Fault(Place(table.file, row=table.header_row), message)
        return
    yield from _unplaced(table, columns)
    for column in columns:
        said = _about(column)
        if said:
            yield Fault(Place(table.file, row=table.header_row, question=column.header), said, Weight.TELLS)
    yield from _missing(table, questionnaire, found)


def _unplaced(table: Table, columns: tuple[Column, ...]) -> Iterator[Fault]:
    """One warning for all columns whose answers go nowhere."""
    names = [
        f"“{_short(column.header or f'column {column.number + 1}')}”" for column in columns if _goes_nowhere(column)
    ]
    if names:
        listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        columns_found = "a column" if len(names) == 1 else f"{len(names)} columns"
        message = f"{columns_found} found no question and count nowhere: {listed}; okra-coach read says more"
        yield Fault(Place(table.file, row=table.header_row), message, Weight.WARNS)


def _goes_nowhere(column: Column) -> bool:
    return column.kind == "unplaced"


def _missing(table: Table, questionnaire: Questionnaire, found: set[str]) -> Iterator[Fault]:
    """A warning on each required question that no column holds, and one note on all the others."""
    missing = [
        question
        for question in questionnaire.questions
        if question.id not in found and question.id not in _MAY_BE_LEFT_OUT and question.section != "own"
    ]
    for question in missing:
        if question.required:
            prompt = next(iter(question.prompt.values()), question.id)
            place = Place(table.file, row=table.header_row, question=prompt)
            yield Fault(place, "no column holds this question", Weight.WARNS)
    others = [question.id for question in missing if not question.required]
    if others:
        message = f"no column holds {', '.join(others)}"
        yield Fault(Place(table.file, row=table.header_row), message, Weight.TELLS)


def _about(column: Column) -> str:
    if column.question and column.reason:
        return f"{column.reason}; export the options as text to be sure"
    if column.question and column.certainty < SURE:
        return (
            f"this column was taken for {column.question.id} ({column.certainty:.0%}); workshop.yaml can say otherwise"
        )
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def _day_first(
    table: Table, columns: tuple[Column, ...], workshop: Workshop, always: bool | None, faults: list[Fault]
) -> bool:
    time = next((column for column in columns if column.kind == "time"), None)
    if time is None:
        return True
    day_first, sure = day_comes_first(table.column(time.number), workshop.country)
    if not sure and always is not None:
        return always
    if not sure:
        order = "day before month" if day_first else "month before day"
        message = f"the dates may be read in two ways; they are taken as {order}"
        faults.append(Fault(Place(table.file, row=table.header_row, question=time.header), message, Weight.TELLS))
    return day_first


class _RowReader:
    """Makes responses out of an export's rows; what all rows share is worked out once."""

    def __init__(self, columns: tuple[Column, ...], sheet: Sheet, day_first: bool) -> None:
        self._sheet, self._day_first = sheet, day_first
        self._identities = [(column.sort, column.number) for column in columns if column.kind == "identity"]
        self._times = [column.number for column in columns if column.kind == "time"]
        self._numbers = [column.number for column in columns if column.kind == "id"]

    def known(self, row: Row, own: str) -> Known:
        """One row as a response, with what tells whose it is."""
        cells = row.cells
        response = Response(
            own,
            _key(self._sheet, "about.team", row),
            _key(self._sheet, "about.role", row),
            RowAnswers(own, row.number, cells, self._sheet),
            Place(self._sheet.file, row=row.number),
            self._submitted(cells),
        )
        identities = tuple([(sort, cells[number]) for sort, number in self._identities if cells[number]])
        number = next((cells[number] for number in self._numbers), "")
        return known(response, identities, number)

    def _submitted(self, cells: tuple[str, ...]) -> datetime | None:
        for number in self._times:
            time = read_time(cells[number], self._day_first) if cells[number] else None
            if time:
                return time
        return None


def _key(sheet: Sheet, question: str, row: Row) -> str | None:
    if question not in sheet.columns:
        return None
    text = sheet.text(question, row.cells)
    value = sheet.understand(question, text)[0] if text else None
    return value if isinstance(value, str) else None


def _answer_faults(rows: list[Row], sheet: Sheet) -> Iterator[Fault]:
    """What there is to say about answers, once for all rows that answer the same, at the first of them."""
    for question, columns in sheet.columns.items():
        if sheet.asked[question].question.kind not in _SPEAKING:
            continue
        texts = sheet.texts(question, rows)
        for text, times in Counter(texts).items():
            said = sheet.understand(question, text)[1] if text else None
            if said:
                place = Place(sheet.file, row=rows[texts.index(text)].number, question=columns[0].header)
                yield Fault(place, f"{said[0]}{_more(times)}", said[1])


def _reading(table: Table, column: Column, rows: list[Row], sheet: Sheet) -> ColumnReading:
    place = Place(table.file, row=table.header_row, column=column.number + 1)
    if column.question is None:
        return ColumnReading(
            column.header, place, column.kind, None, column.certainty, (), column.reason, column.proposal
        )
    sample = _sample(column.question, rows, sheet) if column.question.kind in _SHOWN_KINDS else ()
    return ColumnReading(column.header, place, "question", column.question.id, column.certainty, sample)


def _sample(question: Question, rows: list[Row], sheet: Sheet) -> tuple[str, ...]:
    """Up to three different understood values; text is shown only where it is an option's key."""
    seen: dict[str, None] = {}
    for row in rows:
        text = sheet.text(question.id, row.cells)
        value = sheet.understand(question.id, text)[0] if text else None
        if value in (None, ()) or (isinstance(value, str) and question.kind is QuestionKind.MEASURE):
            continue
        seen.setdefault(shown(value))
        if len(seen) == _SAMPLE:
            break
    return tuple(seen)


def shown(value: object) -> str:
    """An understood value in a few words."""
    if isinstance(value, tuple):
        return " + ".join(str(item) for item in value)
    if isinstance(value, float):
        return f"{value:g}"
    number, unit = getattr(value, "value", None), getattr(value, "unit", "")
    return f"{number:,.12g} {unit}".strip() if isinstance(number, float) else str(value)
