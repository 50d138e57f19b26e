"""What was understood of customer feedback, as plain data: no comment and no customer is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from okra_coach.model.feedback import Candidate, CodedComments, Feedback, FeedbackFile


@dataclass(frozen=True)
class FeedbackColumnAccount:
    """One column: what it was taken for, how surely, and why; of scores also the measure, the scale, the answers."""

    header: str
    what: str
    certainty: float
    reason: str
    measure: str | None = None
    scale: tuple[float, float] | None = None
    answered: int | None = None
    main: bool = False


@dataclass(frozen=True)
class FeedbackFileAccount:
    """One file: its rows that hold a score or a comment, and how many of them another file holds too."""

    file: str
    rows: int
    repeated: int
    columns: tuple[FeedbackColumnAccount, ...]


@dataclass(frozen=True)
class FeedbackAccount:
    """Customer feedback: how many rows, with how many comments, from when to when (ISO dates).

    `coded` and `candidates` are None and empty until somebody has looked at the comments.
    """

    rows: int
    comments: int
    segments: dict[str, int]
    first: str | None
    last: str | None
    files: tuple[FeedbackFileAccount, ...] = ()
    coded: CodedComments | None = None
    candidates: tuple[Candidate, ...] = ()


def feedback_account(feedback: Feedback) -> FeedbackAccount:
    """The account of all files."""
    days = [row.when.date() for row in feedback if row.when]
    segments = Counter(row.segment for row in feedback if row.segment)
    answered: dict[str, Counter[int]] = {file.name: Counter() for file in feedback.files}
    for row in feedback:
        answered[row.file.name].update(place for place, score in enumerate(row.scores) if score is not None)
    return FeedbackAccount(
        len(feedback.rows),
        sum(bool(row.comment) for row in feedback),
        dict(sorted(segments.items())),
        min(days).isoformat() if days else None,
        max(days).isoformat() if days else None,
        tuple(_file(file, answered[file.name]) for file in feedback.files),
    )


def _file(file: FeedbackFile, answered: Counter[int]) -> FeedbackFileAccount:
    columns = []
    place = 0
    for column in file.columns:
        told = FeedbackColumnAccount(column.header, column.what, round(column.certainty, 2), column.reason)
        if column.what == "score":
            score = file.scores[place]
            told = FeedbackColumnAccount(
                column.header, column.what, round(column.certainty, 2), column.reason, score.kind.value,
                (score.worst, score.best), answered[place], place == file.main,
            )  # fmt: skip
            place += 1
        columns.append(told)
    return FeedbackFileAccount(file.name, file.rows, file.repeated, tuple(columns))
