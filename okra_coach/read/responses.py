"""All exports in responses/ become one list of responses, each person once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from okra_coach.model.answers import Answer, ColumnReading, ExportReading, Response, Responses
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Workshop
from okra_coach.read.cells import Asked, ask
from okra_coach.read.columns import Column
from okra_coach.read.people import Known, names_of, once_each
from okra_coach.read.platforms import PLATFORMS, Platform, platform_of
from okra_coach.read.table import Row, Table, read_table, tables_in
from okra_coach.read.timestamps import day_comes_first, read_time

FOLDER = "responses"
_SHOWN_KINDS = frozenset(set(QuestionKind) - {QuestionKind.TEXT, QuestionKind.LINES})
_MAY_BE_LEFT_OUT = frozenset({"team.measure2", "team.measure2_now", "team.measure2_target"})


@dataclass(frozen=True)
class _Export:
    """One file on its way: its rows as known respondents, how it was understood, and its faults."""

    known: tuple[Known, ...]
    reading: ExportReading | None
    faults: tuple[Fault, ...]


def read_responses(
    folder: Path, questionnaire: Questionnaire, workshop: Workshop
) -> tuple[Responses, tuple[Fault, ...]]:
    """The answers of every export, with every fault; a person who answered twice counts once, by the later answer."""
    numbers = count(1)
    asked = {question.id: ask(question, workshop) for question in questionnaire.questions}
    files, faults = tables_in(folder, FOLDER)
    if not files:
        message = "there is no export of the questionnaire here (*.csv)"
        faults = (*faults, Fault(Place(FOLDER), message, Weight.WARNS))
    exports = [_read_export(path, questionnaire, asked, workshop, numbers) for path in files]
    known = tuple(one for export in exports for one in export.known)
    kept, superseded, said = once_each(known)
    for export in exports:
        faults += export.faults
    responses = Responses(
        kept,
        tuple(export.reading for export in exports if export.reading),
        superseded,
        names_of(known, workshop),
    )
    return responses, faults + said


def _read_export(
    path: Path, questionnaire: Questionnaire, asked: dict[str, Asked], workshop: Workshop, numbers: count[int]
) -> _Export:
    table = read_table(path, f"{FOLDER}/{path.name}")
    if not table.header:
        return _Export((), None, table.faults)
    platform = platform_of(table)
    if platform is None:
        known = ", ".join(platform.name for platform in PLATFORMS)
        message = f"this is not recognised as an export of a form tool; known are {known} (CSV)"
        return _Export((), None, (*table.faults, Fault(Place(table.file, row=1), message)))
    return _understand(table, platform, questionnaire, asked, workshop, numbers)


def _understand(
    table: Table,
    platform: Platform,
    questionnaire: Questionnaire,
    asked: dict[str, Asked],
    workshop: Workshop,
    numbers: count[int],
) -> _Export:
    columns = platform.columns(table, questionnaire)
    faults = list(table.faults) + _column_faults(table, columns, questionnaire)
    day_first = _day_first(table, columns, workshop, faults)
    known = tuple(_known(row, next(numbers), table, columns, asked, day_first, faults) for row in table.rows)
    readings = tuple(_reading(table, column, known) for column in columns)
    return _Export(
        known, ExportReading(table.file, platform.name, table.encoding, len(table.rows), readings), tuple(faults)
    )


def _column_faults(table: Table, columns: tuple[Column, ...], questionnaire: Questionnaire) -> list[Fault]:
    """A word on every column left out, and on every question that no column answers."""
    faults = [
        Fault(
            Place(table.file, row=1, question=column.header or f"column {column.number + 1}"),
            f"this column is left out: {column.reason}",
            Weight.TELLS,
        )
        for column in columns
        if column.kind == "ignored"
    ]
    found = {column.question.id for column in columns if column.question}
    if not found:
        return [*faults, Fault(Place(table.file, row=1), "no column is a question of the questionnaire")]
    for question in questionnaire.questions:
        if question.id not in found and question.id not in _MAY_BE_LEFT_OUT:
            weight = Weight.WARNS if question.required else Weight.TELLS
            prompt = next(iter(question.prompt.values()), question.id)
            faults.append(Fault(Place(table.file, row=1, question=prompt), "no column holds this question", weight))
    return faults


def _day_first(table: Table, columns: tuple[Column, ...], workshop: Workshop, faults: list[Fault]) -> bool:
    time = next((column for column in columns if column.kind == "time"), None)
    if time is None:
        return True
    day_first, sure = day_comes_first(table.column(time.number), workshop.country)
    if not sure:
        order = "day before month" if day_first else "month before day"
        message = f"the dates may be read in two ways; they are taken as {order}"
        faults.append(Fault(Place(table.file, row=1, question=time.header), message, Weight.TELLS))
    return day_first


def _known(
    row: Row,
    number: int,
    table: Table,
    columns: tuple[Column, ...],
    asked: dict[str, Asked],
    day_first: bool,
    faults: list[Fault],
) -> Known:
    """One row as a response, with what tells whose it is."""
    own, answers, submitted = f"r{number:02d}", {}, None
    identities = []
    for column in columns:
        text = row.cells[column.number]
        if not text:
            continue
        if column.question is not None:
            place = Place(table.file, row=row.number, question=column.header)
            answers[column.question.id] = _answer(own, text, asked[column.question.id], place, faults)
        elif column.kind == "identity":
            identities.append((column.sort, text))
        elif column.kind == "time" and submitted is None:
            submitted = read_time(text, day_first)
    team, role = (answers[name].value if name in answers else None for name in ("about.team", "about.role"))
    response = Response(
        own,
        team if isinstance(team, str) else None,
        role if isinstance(role, str) else None,
        answers,
        Place(table.file, row=row.number),
        submitted,
    )
    return Known(response, tuple(identities))


def _answer(own: str, text: str, asked: Asked, place: Place, faults: list[Fault]) -> Answer:
    value, said = asked.understand(text)
    if said:
        faults.append(Fault(place, said[0], said[1]))
    question = asked.question.id
    return Answer(f"{own}.{question}", question, text, value, place)


def _reading(table: Table, column: Column, known: tuple[Known, ...]) -> ColumnReading:
    place = Place(table.file, row=1, column=column.number + 1)
    if column.question is None:
        return ColumnReading(column.header, place, column.kind, None, column.certainty, (), column.reason)
    sample = _sample(column.question, known) if column.question.kind in _SHOWN_KINDS else ()
    return ColumnReading(column.header, place, "question", column.question.id, column.certainty, sample)


def _sample(question: Question, known: tuple[Known, ...]) -> tuple[str, ...]:
    """Up to three different understood values; text is shown only where it is an option's key."""
    seen: dict[str, None] = {}
    for one in known:
        value = one.response.value(question.id)
        if isinstance(value, str) and question.kind is QuestionKind.MEASURE:
            continue
        if value is not None:
            seen.setdefault(shown(value))
        if len(seen) == 3:
            break
    return tuple(seen)


def shown(value: object) -> str:
    """An understood value in a few words."""
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, float):
        return f"{value:g}"
    number, unit = getattr(value, "value", None), getattr(value, "unit", "")
    return f"{number:,.12g} {unit}".strip() if isinstance(number, float) else str(value)
