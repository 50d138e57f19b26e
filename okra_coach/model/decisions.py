"""What the room decided, as it was read from sheets, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from okra_coach.model.fault import Fault
from okra_coach.model.finding import Edit
from okra_coach.model.place import Place

Form = tuple[str, str]
"""A line as a sheet shows it: its words, and its values as they were drafted."""


class Way(StrEnum):
    """What becomes of a drafted line."""

    KEEP = "keep"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True)
class Answered:
    """An answer to an open question."""

    question: str
    answer: str
    by: str
    note: str
    place: Place


@dataclass(frozen=True)
class LineDecided:
    """What was decided about a line; `fields` are the values typed for it, by the names that okras/ give them.

    `shown` is the line as the sheet shows it, None where somebody took those columns out.
    """

    line: str
    way: Way
    fields: Mapping[str, str]
    by: str
    note: str
    place: Place
    shown: Form | None = None


@dataclass(frozen=True)
class Forms:
    """How sheets show each line, by its id: now, and in sheets that were made before something was decided about it."""

    now: Mapping[str, Form] = field(default_factory=dict)
    earlier: Mapping[str, frozenset[Form]] = field(default_factory=dict)

    def knows(self, line: str, shown: Form | None) -> bool:
        """Whether nobody changed the line since the sheet was made, but for what was decided about it."""
        return shown is None or shown == self.now.get(line) or shown in self.earlier.get(line, ())


@dataclass(frozen=True)
class DecisionReading:
    """What one file says."""

    name: str
    answers: tuple[Answered, ...] = ()
    lines: tuple[LineDecided, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Logged:
    """One decision for the log: what it was about, what was decided, by which role, and what changed."""

    about: str
    decided: str
    by: str
    changes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """All that follows from the files: edits by file, lines that go, the log, and what could not be taken."""

    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    log: tuple[Logged, ...] = ()
    faults: tuple[Fault, ...] = ()
