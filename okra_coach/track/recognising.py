"""Whether a tracker is one of this client's, and which state of the OKR+As it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz

from okra_coach.model.check_in import ActionNews, Record, Said
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.tracked import Tracked, fingerprint, same, tracked
from okra_coach.model.tracker_reading import TrackerReading, TrackerRow
from okra_coach.track.heard import Ground
from okra_coach.track.hearing import ACTION_KEYS, HEALTH_KEYS, OKRA_FIELDS
from okra_coach.track.standing import folded, standing

_SAME_WORDS = 60
_FEWEST = 2
_OLDER = "made from older OKR+As than today's; each line was held against what it was made from"
_UNMARKED = "the file does not tell which OKR+As it was made from; the nearest of those known here were taken"
_UNKNOWN = "made from OKR+As that are not known here; where its lines differ from okras/, nothing was taken of them"


def is_ours(reading: TrackerReading, states: Sequence[Tracked]) -> bool:
    """Whether most of its lines are lines of one of these states; ids alone say little, they are alike everywhere."""
    rows = [row for row, _ in _lines(reading) if row.text("id")]
    if len(rows) < _FEWEST:
        ids = {row.text("key_result") for row in reading.check_ins or ()} - {""}
        return not ids or any(ids & set(lines) for lines in states)
    return any(sum(_is_line_of(row, lines) for row in rows) * 2 >= len(rows) for lines in states)


def foreign(reading: TrackerReading, states: Sequence[Tracked]) -> tuple[Fault, ...]:
    """The sentence that refuses another client's tracker."""
    if is_ours(reading, states):
        return ()
    message = "this is a tracker of another client: most of its lines are none of this engagement"
    return (Fault(Place(reading.file), message),)


def ground_of(
    reading: TrackerReading,
    day: date,
    engagement: Engagement,
    told: Sequence[Record],
    states: Sequence[Tracked],
    kept: Callable[[str], Tracked | None],
) -> tuple[Ground, tuple[Fault, ...]]:
    """What a tracker is held against on a day, and a word on it where it was made from another state than today's.

    `told` are the records as they were first written, `kept` finds a state by its fingerprint.
    """
    earlier = tuple(record for record in engagement.records if record.day < day)
    now = tracked(standing(engagement.okras or OkraBook(), earlier).book)
    made_from = now if reading.made_from == fingerprint(now) else kept(reading.made_from)
    faults: tuple[Fault, ...] = ()
    if made_from is None:
        made_from = None if reading.made_from else nearest(reading, states)
        faults = (Fault(Place(reading.file), _UNKNOWN if made_from is None else _UNMARKED, Weight.TELLS),)
    elif fingerprint(made_from) != fingerprint(now):
        faults = (Fault(Place(reading.file), _OLDER, Weight.TELLS),)
    before = tuple(record for record in told if record.day < day)
    cycle, added = engagement.workshop.cycle, {one.id: one for one in _added((*before, *earlier))}
    return Ground(day, cycle.first, cycle.last, now, made_from, earlier, before, added), faults


def _added(records: Sequence[Record]) -> Iterator[ActionNews]:
    return (news for record in records for news in record.actions if news.added)


def nearest(reading: TrackerReading, states: Sequence[Tracked]) -> Tracked | None:
    """The state from which the tracker differs least, the later one where two are as near."""
    if reading.okras is None:
        return None
    return min(reversed(states), key=lambda lines: _differences(reading, lines), default=None)


def _lines(reading: TrackerReading) -> list[tuple[TrackerRow, Mapping[str, str]]]:
    """The rows that are lines of okras/, with the fields that their columns are."""
    kinds = ((reading.okras, OKRA_FIELDS), (reading.actions, ACTION_KEYS), (reading.health, HEALTH_KEYS))
    return [(row, fields) for rows, fields in kinds for row in rows or ()]


def _is_line_of(row: TrackerRow, lines: Tracked) -> bool:
    known = lines.get(row.text("id"), {})
    there = str(known.get("measure") or known.get("text") or "")
    return bool(there) and fuzz.ratio(folded(_words(row)), folded(there)) >= _SAME_WORDS


def _words(row: TrackerRow) -> str:
    return row.text("text") or row.text("measure")


def _differences(reading: TrackerReading, lines: Tracked) -> int:
    count = 0
    for row, fields in _lines(reading):
        known: Mapping[str, Said] | None = lines.get(row.text("id"))
        if known is None:
            count += len(fields)
        else:
            count += sum(not same(row.get(key), known.get(name)) for key, name in fields.items() if key in row.said)
    return count
