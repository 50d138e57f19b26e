"""Decisions of the check-ins with their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okra_coach.model.check_in import Decision, Record

Dated = tuple[date, Decision]


def decisions(records: Sequence[Record]) -> tuple[Dated, ...]:
    """Every decision with its day, in order of time; a tracker may bring it a week after it was made."""
    told = ((one.day or record.day, one) for record in records for one in record.decisions)
    return tuple(sorted(told, key=lambda dated: dated[0]))


def latest_decisions(records: Sequence[Record], before: date | None = None) -> dict[str, Dated]:
    """The last decision on each key result with its day."""
    return {one.key_result: (day, one) for day, one in decisions(records) if before is None or day < before}


def decided_on(day: date, records: Sequence[Record]) -> tuple[Decision, ...]:
    """The decisions of one day."""
    return tuple(one for when, one in decisions(records) if when == day)
