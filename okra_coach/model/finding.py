"""What a check rule says about one place in the OKR+As."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.place import Place


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them, errors highest."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Severity).index(self)


_LISTS = frozenset({"supports"})
_NUMBERS = frozenset({"baseline", "target", "low", "high", "value"})


@dataclass(frozen=True, slots=True)
class Edit:
    """A field of one line with the value that it would get; `subject` is the line's id."""

    subject: str
    field: str
    value: str

    @property
    def typed(self) -> str | float | date | list[str]:
        """The value as the field holds it: a number, a day, words, or the one id of a list."""
        if self.field in _LISTS:
            return [self.value]
        if self.field in _NUMBERS:
            return float(self.value)
        return date.fromisoformat(self.value) if self.field == "due" else self.value


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The better form of a line, as far as it follows from the line itself.

    `shown` are the lines to write instead. `edits` is what `check --fix` does; without them nothing is changed, as
    somebody has to decide.
    """

    shown: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's word on one line: where, what triggered it, why it matters and what to aim at.

    `example` is a line of the better form about the same sort of work, in the language of the line; it is made up,
    and says so where it is shown.
    """

    code: str
    slug: str
    severity: Severity
    place: Place
    subject: str
    message: str
    advice: str
    trigger: str = ""
    rewrite: Rewrite | None = None
    example: str = ""
