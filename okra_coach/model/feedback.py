"""What customers said: scores on the scales that they were asked on, comments, and the codebook that sorts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from okra_coach.model.place import Place


class FeedbackKind(StrEnum):
    """What a score measures; OTHER is any score that is none of the four known measures."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    RATING = "rating"
    OTHER = "other"


UNCLEAR = 0.5
"""Up to here it is open which end of a scale is the good one, or where it ends."""
_SURE = 0.8
_TEN = 10
_PROMOTERS, _DETRACTORS = 9, 6
_AGREEING_OF_SEVEN = 5
_SHORT = 3


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """A column of scores with its measure, its scale from the worst to the best answer, and how sure that is (0-1).

    `best` may be the lower number, as in school marks.
    """

    header: str
    kind: FeedbackKind
    worst: float
    best: float
    certainty: float = 1.0
    reason: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether the measure may be used without asking."""
        return self.certainty >= _SURE

    @property
    def low(self) -> float:
        """The smallest number of the scale."""
        return min(self.worst, self.best)

    @property
    def high(self) -> float:
        """The largest number of the scale."""
        return max(self.worst, self.best)

    @property
    def happy_from(self) -> float:
        """From which score on, towards `best`, an answer counts as a good one.

        NPS: 9. Effort on seven steps: the three that agree. Three steps or two: the best. Otherwise the two best.
        """
        if self.kind is FeedbackKind.NPS:
            return _PROMOTERS
        if self.kind is FeedbackKind.CES and (self.low, self.high) == (1, 7):
            return _AGREEING_OF_SEVEN if self.best > self.worst else 8 - _AGREEING_OF_SEVEN
        if self.high - self.low < _SHORT:
            return self.best
        step = (self.high - self.low) / _TEN if self.high - self.low > _TEN else 1.0
        return self.best - step if self.best > self.worst else self.best + step

    def is_happy(self, score: float) -> bool:
        """Whether a score is one of the best."""
        return score >= self.happy_from if self.best > self.worst else score <= self.happy_from

    def is_unhappy(self, score: float) -> bool:
        """NPS: 0 to 6. Otherwise the middle of the scale and everything below it."""
        if self.kind is FeedbackKind.NPS:
            return score <= _DETRACTORS
        middle = (self.low + self.high) / 2
        return score <= middle if self.best > self.worst else score >= middle


@dataclass(frozen=True, slots=True)
class FeedbackColumn:
    """How one column of a feedback file was understood.

    `what` is "score", "comment", "segment", "date", "language", "id", "identity", "empty" or "left out".
    """

    header: str
    what: str
    reason: str = ""
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class FeedbackFile:
    """One file: its score columns, which of them (by place) is the one that its comments are held against, and more.

    `main` is None when several fit equally; `asked` is how many customers were asked, where workshop.yaml says so;
    `repeated` counts the rows that another file holds as well.
    """

    name: str
    scores: tuple[ScoreColumn, ...] = ()
    main: int | None = None
    columns: tuple[FeedbackColumn, ...] = ()
    rows: int = 0
    repeated: int = 0
    asked: int | None = None

    @property
    def main_score(self) -> ScoreColumn | None:
        """The column that comments are held against."""
        return self.scores[self.main] if self.main is not None else None


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One customer's answer; `scores` stand in the order of the file's score columns, None where there is none."""

    file: FeedbackFile
    number: int
    scores: tuple[float | None, ...]
    comment: str = ""
    segment: str = ""
    when: datetime | None = None
    language: str = ""

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place(self.file.name, row=self.number)

    @property
    def score(self) -> float | None:
        """The score that the comment is held against."""
        return self.scores[self.file.main] if self.file.main is not None else None

    @property
    def is_unhappy(self) -> bool:
        """Whether the score is known, and one of an unhappy customer."""
        column, score = self.file.main_score, self.score
        return column is not None and score is not None and column.is_unhappy(score)

    @property
    def is_happy(self) -> bool:
        """Whether the score is known, and one of a happy customer."""
        column, score = self.file.main_score, self.score
        return column is not None and score is not None and column.is_happy(score)


@dataclass(frozen=True, slots=True)
class Code:
    """One theme of the codebook: phrases by which a comment speaks of it, and phrases by which it does not.

    `theme` is the id of the workshop's theme that it belongs to. With `affirmed`, a negation before a phrase undoes it.
    """

    id: str
    name: str
    phrases: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    theme: str = ""
    affirmed: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codes of one language; codes of the same id in several languages are the same code."""

    language: str
    codes: tuple[Code, ...] = ()
    negations: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    """Words that no suggested phrase begins or ends with."""


@dataclass(frozen=True)
class Feedback:
    """All rows of all files in feedback/, and the codebooks that their comments are read with."""

    rows: tuple[FeedbackRow, ...] = ()
    files: tuple[FeedbackFile, ...] = ()
    codebooks: Mapping[str, Codebook] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[FeedbackRow]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class FeedbackResult:
    """One measure in one group: its value with the 95 % interval from `low` to `high`.

    `unit` says what the value is: "points" (NPS, -100 to 100), "share" (of good answers, 0-1) or "mean" (on the scale).
    `name` is the question as its column is headed, "" when files ask it differently.
    `good_from` is the score from which an answer counts as good; `detectable_change` is the change between two samples
    of this size that would show, in the unit of the value.
    """

    name: str
    kind: FeedbackKind
    group: str
    n: int
    value: float
    low: float
    high: float
    unit: str
    mean: float
    worst: float
    best: float
    good_from: float
    detectable_change: float
    certainty: float = 1.0
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class CodeResult:
    """One code: how many comments have it, their share with its 95 % interval, and the mean scores.

    `mean` is of those whose comment has it, `mean_others` of the other comments; None without enough scores.
    """

    code: str
    name: str
    n: int
    share: float
    low: float
    high: float
    mean: float | None = None
    mean_others: float | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class CodedComments:
    """What comments speak of; codes with the most comments first, those with fewer than five are not shown.

    `worst` and `best` are the scale of the mean scores; None when comments have no common one.
    """

    comments: int = 0
    uncoded: int = 0
    codes: tuple[CodeResult, ...] = ()
    worst: float | None = None
    best: float | None = None

    @property
    def uncoded_share(self) -> float:
        """The share of comments that no code was found in; 0 without comments."""
        return self.uncoded / self.comments if self.comments else 0.0

    @property
    def is_ready(self) -> bool:
        """Whether the codebook covers enough of the comments to speak for them."""
        return bool(self.comments) and self.uncoded_share <= 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase in comments without a code: used by `low` unhappy, `high` happy and `people` commenters in all.

    `log_odds` is positive when unhappy customers use it more.
    """

    phrase: str
    people: int
    low: int
    high: int
    log_odds: float
