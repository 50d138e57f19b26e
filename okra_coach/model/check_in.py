"""What a filled-in tracker says of a day, as it is kept in check-ins/: one record a check-in.

`source` is the tracker's file and cell that said it, "" for what a person wrote into the record herself.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.okra import NOWHERE, ActionStatus
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn

Said = str | float | date | None
"""A value as somebody wrote it; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class ActionNews:
    """How an action stands; `added` is one that people wrote into the tracker, with the id it was given then.

    `was` is the status that it had when the tracker was written.
    """

    id: str
    key_result: str
    text: str
    owner_role: str | None = None
    due: date | None = None
    progress: ActionStatus = ActionStatus.OPEN
    hypothesis: str | None = None
    learned: str | None = None
    added: bool = False
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    was: ActionStatus | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class HealthNews:
    """A health measure's value of a day; `inside` is None where nobody said whether it is in its band."""

    id: str
    day: date | None = None
    value: float | None = None
    inside: bool | None = None
    note: str = ""
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class LineEdit:
    """A field of a line of okras/ that people changed in the tracker, such as a target; `reason` if they gave one.

    It counts only where okras/ still say `before`, or what an earlier edit made of it.
    """

    subject: str
    field: str
    before: Said
    after: Said
    reason: str = ""
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that belongs to no line there is: for the consultant to take over or to leave.

    `kind` is “key result”, “action”, “health measure” or “value”; `about` the id of the line that it names.
    """

    kind: str
    owner: str
    text: str
    about: str = ""
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two copies of the same day that say different things about the same; neither is taken."""

    subject: str
    field: str
    said: tuple[tuple[str, Said], ...]
    """File name → what it says."""
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    day: date | None = None
    """The day of a value that two copies give; None for a line's field."""


class Choice(StrEnum):
    """What may be decided on a key result that is off track."""

    KEEP = "keep"
    HELP = "help"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a key result, in which role, in the words noted with it; without a day, on its record's."""

    key_result: str
    choice: Choice
    by: str = ""
    note: str = ""
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
    day: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One check-in as kept: `sources` are the trackers' file names, `made_from` the fingerprint of their OKR+As."""

    day: date
    sources: tuple[str, ...] = ()
    made_from: str = ""
    values: tuple[CheckIn, ...] = ()
    actions: tuple[ActionNews, ...] = ()
    health: tuple[HealthNews, ...] = ()
    edits: tuple[LineEdit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    clashes: tuple[Clash, ...] = ()
    decisions: tuple[Decision, ...] = ()
    place: Place = dataclasses.field(default=NOWHERE, compare=False)
