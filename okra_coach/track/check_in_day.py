"""Which day's check-in filled-in trackers tell of, where nobody said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from okra_coach.model.check_in import Record
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.tracker_reading import TrackerReading

_FEW = 4
"""A day with less than this part of another day's rows is taken for a slip of the row."""


def day_of(
    readings: Sequence[TrackerReading], records: Sequence[Record], today: date
) -> tuple[date, tuple[Fault, ...]]:
    """The latest day that somebody filled in; where no row is filled in, the one on *Start here*, or today.

    A few rows of a later day beside many of one that is not recorded yet stand in a wrong row, which is told.
    """
    rows = sum((Counter(one.filled) for one in readings), Counter[date]())
    last = max((record.day for record in records), default=date.min)
    if not rows:
        given = max((one.as_of for one in readings if one.as_of), default=date.min)
        return (given if given > last else today), ()
    latest = max(rows)
    fresh = {day: count for day, count in rows.items() if day > last}
    most = max(fresh, key=lambda day: (fresh[day], day), default=latest)
    if rows[latest] * _FEW >= rows[most]:
        return latest, ()
    file = next(one.file for one in readings if one.filled.get(latest))
    few = "1 row is" if rows[latest] == 1 else f"{rows[latest]} rows are"
    message = f"{few} of {latest} and {rows[most]} of {most}, so this is the check-in of {most}; say --day if it is not"
    return most, (Fault(Place(file), message, Weight.WARNS),)
