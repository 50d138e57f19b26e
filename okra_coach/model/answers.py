"""What respondents answered, as it was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from okra_coach.model.measure import Quantity
from okra_coach.model.place import Place

MASK = "[name]"
"""Stands in free text where a person was named whose role nobody gave; also for e-mail addresses and phone numbers."""

AnswerValue = str | tuple[str, ...] | float | Quantity | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the words as given, and what they were understood to mean.

    `value` is, by the question's kind: choice: option key, team id or theme id; choices: a tuple of those;
    text: the cleaned text; lines: a tuple of lines; measure: a Quantity, or the text when it is no number;
    scale: 1.0-5.0; percent: 0.0-100.0. None means "asked, and unknown or not answered".
    `ref` is stable within one export, such as `r07.team.measure1`.
    """

    ref: str
    question: str
    text: str
    value: AnswerValue
    place: Place


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answers; `id` is `r01`, `r02`, … in the order of the rows and never a name."""

    id: str
    team: str | None
    role: str | None
    answers: Mapping[str, Answer]
    place: Place
    submitted: datetime | None = None

    def value(self, question: str) -> AnswerValue:
        """What was understood for a question; None when it was not asked or not answered."""
        answer = self.answers.get(question)
        return answer.value if answer else None

    def text(self, question: str) -> str:
        """The words as given, "" when there are none."""
        answer = self.answers.get(question)
        return answer.text if answer else ""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column of an export was understood.

    `kind` is "question", "time", "started", "id", "identity", "state", "service", "empty" or "unplaced"; `certainty`
    is 0-1; `sample` shows up to three understood values, never of an identity column; `proposal` is the question that
    an unplaced column may be, with its certainty.
    """

    header: str
    place: Place
    kind: str
    question: str | None = None
    certainty: float = 0.0
    sample: tuple[str, ...] = ()
    reason: str = ""
    proposal: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """What `columns` neighbouring columns without a question may be asked as.

    `question` is a standard question's id, with a certainty of 0-1, or an id of its own with the kind that fits.
    """

    heading: str
    question: str
    kind: str
    certainty: float
    columns: int = 1


@dataclass(frozen=True)
class ExportReading:
    """How one file, or one sheet of a workbook, was understood; `counted` of its rows hold an answer."""

    file: str
    platform: str
    encoding: str
    rows: int
    columns: tuple[ColumnReading, ...]
    sheet: str = ""
    language: str = ""
    counted: int = 0
    proposals: tuple[ColumnProposal, ...] = ()


@dataclass(frozen=True)
class Responses:
    """All answers of all exports; `names` are words that would give a respondent away and never leave analyse.

    `leads` maps a word that names one team lead, and nobody else who answered, to the lead's team.
    """

    responses: tuple[Response, ...] = ()
    exports: tuple[ExportReading, ...] = ()
    superseded: tuple[Place, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset, repr=False)
    leads: Mapping[str, str] = field(default_factory=dict, repr=False)
