"""An agenda as a table with clock times; the block that is on now is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from okra_coach.documents.deck import Table
from okra_coach.model.agenda import after
from okra_coach.words import Words


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of the day: when it starts, how long it takes, what happens."""

    start: time
    minutes: int
    what: str
    how: str = ""
    now: bool = False


def agenda_table(slots: Sequence[Slot], words: Words) -> Table:
    """A row a block; how it is done has a column of its own where any block tells it."""
    told = any(slot.how for slot in slots)
    rows = tuple(_row(slot, words, told=told) for slot in slots)
    marked = next((row for row, slot in zip(rows, slots, strict=True) if slot.now), ())
    header = (words("Time"), words("What"), *((words("How"),) if told else ()), words("Minutes"))
    widths = (1.7, 4.0, 5.2, 1.1) if told else (1.7, 9.2, 1.1)
    alt = words("Table: agenda with clock times.")
    return Table(header, rows, alt, widths, frozenset({len(header) - 1}), frozenset({1}), marked=marked)


def _row(slot: Slot, words: Words, *, told: bool) -> tuple[str, ...]:
    span = f"{words.time(slot.start)}–{words.time(after(slot.start, slot.minutes))}"
    return (span, slot.what, *((slot.how,) if told else ()), words.number(slot.minutes))
