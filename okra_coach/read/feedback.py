"""Customer feedback: whatever lies in feedback/ becomes rows of one customer each, with what was understood of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.feedback import Feedback, FeedbackColumn, FeedbackFile, FeedbackRow
from okra_coach.model.place import Place
from okra_coach.model.workshop import Workshop
from okra_coach.read.feedback_codebook import read_codebooks
from okra_coach.read.feedback_columns import Columns, language_of, place_columns, sample
from okra_coach.read.feedback_doubles import Doubles
from okra_coach.read.feedback_scores import Score, find_scores, main_score, off_scale
from okra_coach.read.feedback_sheet import Sheet, SheetRow, question_texts, sheet_of
from okra_coach.read.feedback_told import left_out, misnamed, unsure, unused, why_left_out
from okra_coach.read.feedback_values import is_missing
from okra_coach.read.table import read_table, tables_in
from okra_coach.read.timestamps import day_comes_first, read_time

FOLDER = "feedback"
MOST_FAULTS = 5
_SMALL = 200_000
_UNCLEAR_DATES = "03/04 was read as {order} in this column, as {country} writes it; nothing in the column says so"


@dataclass(frozen=True)
class _Understood:
    """One file with the places of its columns."""

    file: FeedbackFile
    sheet: Sheet
    columns: Columns
    scores: tuple[Score, ...]
    day_first: bool


def read_feedback(folder: Path, workshop: Workshop) -> tuple[Feedback, tuple[Fault, ...]]:
    """Everything in feedback/ with every fault; rows that two files hold are counted once."""
    paths, others = tables_in(folder, FOLDER)
    faults = list(others)
    texts, looked_up = _question_files(paths)
    rows: list[FeedbackRow] = []
    files: list[FeedbackFile] = []
    doubles = Doubles()
    for path in paths:
        table = read_table(path, f"{FOLDER}/{path.name}")
        faults += table.faults
        if table.file in looked_up:
            faults.append(Fault(Place(table.file), "read as the questions of the file beside it", Weight.TELLS))
            continue
        sheet, said = sheet_of(table, texts) if table.header and table.rows else (None, ())
        faults += said
        del table
        if sheet is None:
            continue
        understood = _understand(sheet, workshop, faults)
        if understood is None:
            continue
        read, ids = _rows(understood, faults)
        new = doubles.new_rows(read, ids)
        files.append(_counted(understood.file, len(read), len(read) - len(new), faults))
        rows += new
    codebooks, of_codebooks = read_codebooks(folder, workshop, needed=any(row.comment for row in rows))
    faults += [*of_codebooks, *unused(paths, workshop)]
    return Feedback(tuple(rows), tuple(files), codebooks), tuple(faults)


def _question_files(paths: Sequence[Path]) -> tuple[dict[str, str], frozenset[str]]:
    """Question texts for files with one row an answer, when a small file of two columns lies beside them."""
    if len(paths) < 2:
        return {}, frozenset()
    small = [path for path in paths if path.stat().st_size <= _SMALL]
    tables = [table for path in small if (table := read_table(path, f"{FOLDER}/{path.name}")).rows]
    if not any(len(table.header) == 2 for table in tables):
        return {}, frozenset()
    large = (path for path in paths if path not in small)
    tables += [table for path in large if (table := read_table(path, f"{FOLDER}/{path.name}")).rows]
    return question_texts(tables)


def _understand(sheet: Sheet, workshop: Workshop, faults: list[Fault]) -> _Understood | None:
    settings = [setting for setting in workshop.feedback if fnmatchcase(Path(sheet.file).name, setting.files)]
    faults += misnamed(sheet, settings)
    samples = [sample(sheet, number) for number in range(len(sheet.header))]
    stated = {number for number, header in enumerate(sheet.header) if header in {s.score for s in settings}}
    columns = place_columns(sheet, samples, settings, frozenset(stated))
    free = frozenset(range(len(sheet.header))) - columns.taken
    scores = find_scores(sheet, samples, settings, free)
    for number, said in off_scale(sheet, samples, free - {score.number for score in scores}):
        faults.append(Fault(sheet.place(number), said, Weight.WARNS))
    if not scores and not columns.comments:
        message = (
            "no column was recognised as a score or a comment; head them “score”, “date”, “segment”, “comment”, "
            "or name them under “feedback:” in workshop.yaml"
        )
        faults.append(Fault(Place(sheet.file, row=sheet.header_row), message, Weight.WARNS))
        return None
    main, equal = main_score(scores, settings)
    faults += unsure(sheet, scores, main, equal)
    faults += left_out(sheet, columns, scores, samples)
    day_first = _day_first(sheet, columns, workshop, faults)
    asked = next((setting.asked for setting in settings if setting.asked), None)
    file = FeedbackFile(
        sheet.file,
        tuple(score.column for score in scores),
        main,
        tuple(_columns(sheet, columns, scores, samples)),
        asked=asked,
    )
    return _Understood(file, sheet, columns, scores, day_first)


def _counted(file: FeedbackFile, rows: int, repeated: int, faults: list[Fault]) -> FeedbackFile:
    """The file with its counts; rows hold the file as it was before, which differs in nothing they need."""
    if repeated:
        message = f"{repeated} of {rows} rows are in another file too and count once"
        faults.append(Fault(Place(file.name), message, Weight.TELLS))
    return replace(file, rows=rows, repeated=repeated)


def _day_first(sheet: Sheet, columns: Columns, workshop: Workshop, faults: list[Fault]) -> bool:
    if columns.date is None:
        return True
    day_first, certain = day_comes_first(sheet.column(columns.date), workshop.country)
    if not certain:
        order = "the 3rd of April" if day_first else "the 4th of March"
        message = _UNCLEAR_DATES.format(order=order, country=workshop.country)
        faults.append(Fault(sheet.place(columns.date), message, Weight.TELLS))
    return day_first


def _columns(
    sheet: Sheet, columns: Columns, scores: Sequence[Score], samples: Sequence[Sequence[str]]
) -> Iterator[FeedbackColumn]:
    """Every column as it was understood, in the order of the file."""
    of_scores = {score.number: score.column for score in scores}
    single = {columns.date: "date", columns.language: "language", columns.id: "id", columns.segment: "segment"}
    for number, header in enumerate(sheet.header):
        if number in of_scores:
            column = of_scores[number]
            yield FeedbackColumn(header, "score", column.reason, column.certainty)
        elif number in columns.identities:
            yield FeedbackColumn(header, "identity", "left out, and never shown")
        elif number in columns.comments or number in single:
            what = "comment" if number in columns.comments else single[number]
            yield FeedbackColumn(header, what, columns.reasons.get(number, ""), columns.certainties.get(number, 1.0))
        elif samples[number]:
            yield FeedbackColumn(header, "left out", why_left_out(number, columns))
        else:
            yield FeedbackColumn(header, "empty")


def _rows(understood: _Understood, faults: list[Fault]) -> tuple[list[FeedbackRow], list[str]]:
    """The rows that hold a score or a comment, and the number that each has of its own."""
    columns, file = understood.columns, understood.file
    wrong: dict[int, list[int]] = {score.number: [] for score in understood.scores}
    combinations: dict[tuple[float | None, ...], tuple[float | None, ...]] = {}
    times: dict[str, datetime | None] = {}
    undated = 0
    rows: list[FeedbackRow] = []
    ids: list[str] = []
    for row in understood.sheet.rows:
        scores = tuple(_score(score, row, wrong) for score in understood.scores)
        comment = _comment(row, columns.comments)
        if not comment and all(score is None for score in scores):
            continue
        when = None
        if columns.date is not None and (cell := row.cells[columns.date]):
            when = times[cell] if cell in times else read_time(cell, understood.day_first)
            if len(times) < 20_000:
                times[cell] = when
            undated += when is None
        segment = row.cells[columns.segment] if columns.segment is not None else ""
        language = language_of(row.cells[columns.language]) if columns.language is not None else ""
        rows.append(
            FeedbackRow(
                file,
                row.number,
                combinations.setdefault(scores, scores),
                comment,
                sys.intern("" if is_missing(segment) else " ".join(segment.split())),
                when,
                language,
            )
        )
        ids.append(row.cells[columns.id] if columns.id is not None else "")
    faults += [fault for score in understood.scores for fault in _no_scores(understood, score, wrong[score.number])]
    if undated and columns.date is not None:
        rest = (
            "date was not understood; its row counts" if undated == 1 else "dates were not understood; their rows count"
        )
        faults.append(Fault(understood.sheet.place(columns.date), f"{undated} {rest} without a date", Weight.WARNS))
    return rows, ids


def _score(score: Score, row: SheetRow, wrong: dict[int, list[int]]) -> float | None:
    try:
        return score.read(row.cells[score.number])
    except ValueError:
        wrong[score.number].append(row.number)
        return None


def _comment(row: SheetRow, numbers: tuple[int, ...]) -> str:
    """Everything that the customer wrote, each column a line of its own."""
    texts = (row.cells[number].strip() for number in numbers)
    return "\n".join(text for text in texts if text and not is_missing(text))


def _no_scores(understood: _Understood, score: Score, wrong: Sequence[int]) -> Iterator[Fault]:
    """At most five sentences a column, and one for the rest."""
    low, high = score.column.low, score.column.high
    name = understood.sheet.header[score.number]
    for number in wrong[:MOST_FAULTS]:
        message = f"the score is no number from {low:g} to {high:g} and is left out"
        yield Fault(Place(understood.sheet.file, row=number, question=name), message, Weight.WARNS)
    if len(wrong) > MOST_FAULTS:
        more = len(wrong) - MOST_FAULTS
        message = f"and {more} more {'cell' if more == 1 else 'cells'} that are no score from {low:g} to {high:g}"
        yield Fault(understood.sheet.place(score.number), message, Weight.WARNS)
