"""A first agenda of the day, from its start and end alone: the parts of the deck with clock times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from okra_coach.compose.deck_agenda import Slot, agenda_table, later
from okra_coach.documents.deck import Block
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_STEP = 5
_SHORTEST, _WITH_LUNCH = 120, 330
"""Below the first there is no day to divide; from the second on people eat together. Minutes; defaults of ours."""
_BREAK, _LUNCH = 15, 45


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    how: str
    weight: float
    rest: int = 0
    lunch: bool = False


_PARTS = (
    _Part(mark("Opening"), mark("What the day is for, and who decides"), 0.07),
    _Part(mark("What you told us"), mark("Customers and your own answers"), 0.15),
    _Part(mark("Change or keep"), mark("What to move, what to guard, what to stop"), 0.09),
    _Part(mark("Break"), "", 0, _BREAK),
    _Part(mark("Objectives"), mark("Alone, in pairs, in fours, together"), 0.19),
    _Part(mark("Lunch"), "", 0, _LUNCH, lunch=True),
    _Part(mark("Key results"), mark("In teams: from where to where"), 0.22),
    _Part(mark("Break"), "", 0, _BREAK),
    _Part(mark("First actions"), mark("In teams: what starts within fourteen days"), 0.1),
    _Part(mark("Open questions"), mark("What only this room can settle"), 0.1),
    _Part(mark("From here on"), mark("Who starts when, and how sure we are"), 0.08),
)


def day_blocks(workshop: Workshop, words: Words) -> Iterator[tuple[str, Block]]:
    """The agenda, where the day is long enough to divide."""
    slots = day_slots(workshop)
    if slots:
        told = [Slot(one.start, one.minutes, words(one.what), words(one.how) if one.how else "") for one in slots]
        yield "agenda", agenda_table(told, words)


def day_slots(workshop: Workshop) -> tuple[Slot, ...]:
    """Parts by their weight in steps of five minutes; they and the breaks sum to what is booked."""
    booked = _minutes(workshop.end) - _minutes(workshop.start)
    if booked < _SHORTEST:
        return ()
    parts = [part for part in _PARTS if not part.lunch or booked >= _WITH_LUNCH]
    work = booked - sum(part.rest for part in parts)
    minutes = _shared(work, [part.weight for part in parts])
    slots: list[Slot] = []
    start = workshop.start
    for part, own in zip(parts, minutes, strict=True):
        slots.append(Slot(start, own + part.rest, part.name, part.how))
        start = later(start, own + part.rest)
    return tuple(slots)


def _minutes(moment: time) -> int:
    return 60 * moment.hour + moment.minute


def _shared(work: int, weights: Sequence[float]) -> list[int]:
    """Each part rounded down to five minutes; what is left goes to the heaviest."""
    whole = sum(weights)
    shares = [int(work * weight / whole) // _STEP * _STEP for weight in weights]
    shares[weights.index(max(weights))] += work - sum(shares)
    return shares
