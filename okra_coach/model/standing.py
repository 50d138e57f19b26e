"""OKR+As as they stand now: okras/ with what the check-ins brought laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okra_coach.model.check_in import Clash, Decision, HealthNews, LineEdit, Proposal, Said
from okra_coach.model.fault import Fault
from okra_coach.model.okra import ActionStatus, OkraBook
from okra_coach.model.progress import CheckIn

History = tuple[tuple[date, ActionStatus], ...]


@dataclass(frozen=True, slots=True)
class Overruled:
    """A change from a check-in that okras/ no longer go along with: they say `now`, and that counts."""

    edit: LineEdit
    now: Said


@dataclass(frozen=True)
class Standing:
    """What counts as of the last check-in; okras/ themselves are as the consultant left them."""

    book: OkraBook
    check_ins: tuple[CheckIn, ...] = ()
    """Of each key result and day what the latest record says, in order of time."""
    health: Mapping[str, HealthNews] = field(default_factory=dict)
    """The latest news by the id of the health measure."""
    actions: Mapping[str, History] = field(default_factory=dict)
    """How each action that was heard of stood, check-in by check-in."""
    decisions: tuple[Decision, ...] = ()
    """In order of time, each with its day."""
    edits: tuple[LineEdit, ...] = ()
    """In force, and not in okras/ yet."""
    overruled: tuple[Overruled, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """Rows that nobody has taken over yet."""
    clashes: tuple[Clash, ...] = ()
    """Of the last record; earlier ones were settled or passed by."""
    faults: tuple[Fault, ...] = ()
    """What to know about it, with the place in check-ins/."""
