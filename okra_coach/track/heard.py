"""What one tracker brings, and what it is held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from okra_coach.model.check_in import ActionNews, Decision, HealthNews, Proposal, Record, Said
from okra_coach.model.fault import Fault
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import Tracked, same


@dataclass(frozen=True, slots=True)
class Claim:
    """A tracker that says something else of one field than it was made with."""

    subject: str
    field: str
    before: Said
    after: Said
    file: str
    source: str


@dataclass(frozen=True)
class Ground:
    """What a tracker is held against.

    `now` are the lines as they stood before the check-in, `made_from` those that the tracker was made from (None:
    nobody knows), `earlier` the records before it, and `told` the same as they were first recorded.
    """

    day: date
    first: date
    last: date
    now: Tracked
    made_from: Tracked | None = None
    earlier: tuple[Record, ...] = ()
    told: tuple[Record, ...] = ()
    added: Mapping[str, ActionNews] = field(default_factory=dict)
    """Actions that people added in a tracker, by id, as last recorded before this check-in."""
    named: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Key result and words of actions added in this check-in → the id that they were given."""


@dataclass
class Heard:
    """What one tracker brings."""

    file: str
    claims: list[Claim] = field(default_factory=list)
    values: dict[tuple[str, date], list[CheckIn]] = field(default_factory=lambda: defaultdict(list))
    health: list[HealthNews] = field(default_factory=list)
    added: dict[str, ActionNews] = field(default_factory=dict)
    """Actions of this tracker's people by id: who they are, however far they are."""
    decisions: dict[tuple[str, date], Decision] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def said_of(one: CheckIn) -> tuple[object, ...]:
    """What a reading says, however its number's last bit was written."""
    return (None if one.value is None else float(f"{one.value:.12g}"), one.confidence, one.note)


def decided(one: Decision) -> tuple[object, ...]:
    """What a decision says."""
    return (one.choice, one.by, one.note)


def completes(one: CheckIn, other: CheckIn) -> bool:
    """Whether two readings may be one: where both say something, they say the same."""
    pairs = ((one.value, other.value), (one.confidence, other.confidence))
    return all(mine is None or theirs is None or same(mine, theirs) for mine, theirs in pairs)


def completed(one: CheckIn, other: CheckIn) -> CheckIn:
    """Both readings as one; notes stand side by side."""
    return replace(
        one,
        value=other.value if one.value is None else one.value,
        confidence=other.confidence if one.confidence is None else one.confidence,
        note=joined((one.note, other.note)),
    )


def joined(notes: Iterable[str]) -> str:
    """Notes side by side, each once."""
    return " / ".join(dict.fromkeys(note for note in notes if note))


def file_of(source: str, files: Sequence[str]) -> str:
    """The tracker that a source names; "" for a line that a person wrote."""
    return max((file for file in files if source == file or source.startswith(f"{file} ")), key=len, default="")
