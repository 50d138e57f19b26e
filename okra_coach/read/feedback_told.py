"""What is said about the columns of a feedback file: what was not sure, what was left out, what does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.workshop import FeedbackSetting, Workshop
from okra_coach.read.feedback_columns import Columns
from okra_coach.read.feedback_scores import Score
from okra_coach.read.feedback_sheet import Sheet
from okra_coach.read.forms import suggestion
from okra_coach.read.matching import loose


def misnamed(sheet: Sheet, settings: Sequence[FeedbackSetting]) -> Iterator[Fault]:
    """Headers in workshop.yaml that the file does not have."""
    for setting in settings:
        for what, header in _unknown_columns(sheet, setting).items():
            near = suggestion(header, [name for name in sheet.header if name])
            message = f"{what}: “{header}” is no column of {sheet.file}; {near}"
            yield Fault(setting.place or Place("workshop.yaml"), message, Weight.WARNS)


def unused(paths: Sequence[Path], workshop: Workshop) -> Iterator[Fault]:
    """Settings for files that are not there."""
    for setting in workshop.feedback:
        if not any(fnmatchcase(path.name, setting.files) for path in paths):
            message = f"no file in feedback/ is called “{setting.files}”"
            yield Fault(setting.place or Place("workshop.yaml"), message, Weight.WARNS)


def unsure(sheet: Sheet, scores: Sequence[Score], main: int | None, equal: tuple[int, ...]) -> Iterator[Fault]:
    """What was not certain, and how to decide it."""
    how = "write “score: {header}”, “measure: nps, csat, ces, rating or other” and “scale: [worst, best]” for the file under “feedback:” in workshop.yaml"  # noqa: E501
    for place in equal:
        column = scores[place].column
        others = ", ".join(f"“{scores[other].column.header}”" for other in equal if other != place)
        message = (
            f"this may be the score, and so may {others}; none of them is taken for it, each is reported under its own "
            f"name. To decide, {how.format(header=column.header)}"
        )
        yield Fault(sheet.place(scores[place].number), message, Weight.WARNS)
    for place, score in enumerate(scores):
        column = score.column
        if not column.is_sure and place not in equal:
            used = "taken for the score" if place == main else "reported under its own name"
            kind = "a score of its own" if column.kind == "other" else f"“{column.kind}”"
            message = f"{used} as {kind} ({column.certainty:.0%} sure: {column.reason}). If it is not, {how.format(header=column.header)}"  # noqa: E501
            yield Fault(sheet.place(score.number), message, Weight.WARNS)


def left_out(
    sheet: Sheet, columns: Columns, scores: Sequence[Score], samples: Sequence[Sequence[str]]
) -> Iterator[Fault]:
    """A note on every column that would give a customer away, and one for each reason that others are not used."""
    used = columns.taken - columns.identities | {score.number for score in scores}
    unused: dict[str, list[int]] = {}
    for number, header in enumerate(sheet.header):
        if number in columns.identities and sheet.column(number):
            yield Fault(sheet.place(number), "this column is left out, and never shown", Weight.TELLS)
        elif number not in used and samples[number] and header:
            unused.setdefault(why_left_out(number, columns), []).append(number)
    for why, numbers in unused.items():
        if len(numbers) == 1:
            yield Fault(sheet.place(numbers[0]), f"this column is left out: {why}", Weight.TELLS)
        else:
            names = ", ".join(f"“{_short(sheet.header[number])}”" for number in numbers)
            message = f"{len(numbers)} columns are left out: {why} ({names})"
            yield Fault(Place(sheet.file, row=sheet.header_row), message, Weight.TELLS)


def _short(header: str) -> str:
    return header if len(header) <= 40 else f"{header[:39].rstrip()}…"


def why_left_out(number: int, columns: Columns) -> str:
    """Why a column is not used, and how to use it."""
    if number in columns.maybe_comments:
        return "one of several free texts; name it as “comment:” under “feedback:” in workshop.yaml"
    if number in columns.maybe_segments:
        return (
            "if it holds groups of customers, and not names of people, name it as “segment:” under "
            "“feedback:” in workshop.yaml"
        )
    return "neither score, date, segment nor comment"


def _unknown_columns(sheet: Sheet, setting: FeedbackSetting) -> Mapping[str, str]:
    """What a setting names that is no column of the file: setting → header."""
    known = {loose(header) for header in sheet.header}
    named = {"score": (setting.score,), "comment": setting.comment, "segment": (setting.segment,),
             "date": (setting.date,), "language": (setting.language,)}  # fmt: skip
    return {
        what: header for what, headers in named.items() for header in headers if header and loose(header) not in known
    }
