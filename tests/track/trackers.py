"""Trackers as values: the rows that a workbook of Brightwater's OKR+As has, with cells typed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from okra_coach.model.check_in import ActionNews, Record, Said
from okra_coach.model.okra import OkraBook
from okra_coach.model.tracked import Tracked, fingerprint, tracked
from okra_coach.model.tracker_reading import TrackerReading, TrackerRow
from okra_coach.track.heard import Ground
from okra_coach.track.hearing import ACTION_KEYS, HEALTH_KEYS, OKRA_FIELDS
from okra_coach.track.standing import standing
from tests.material import okras

BOOK = okras()
LINES = tracked(BOOK)
FIRST, LAST = date(2027, 4, 12), date(2027, 7, 2)
Typed = Mapping[str, Said]


def tracker(
    file: str = "tracker.xlsx",
    lines: Tracked = LINES,
    check_ins: tuple[Typed, ...] = (),
    typed: Mapping[str, Typed] | None = None,
    extra: Mapping[str, tuple[Typed, ...]] | None = None,
    made_from: str | None = None,
) -> TrackerReading:
    """A tracker made from these lines; `typed` is what people changed, by id, `extra` the rows that they added."""
    typed, extra = typed or {}, extra or {}
    okra_rows = [(own, OKRA_FIELDS) for own, one in lines.items() if "baseline" in one]
    action_rows = [(own, ACTION_KEYS) for own, one in lines.items() if "progress" in one]
    health_rows = [(own, HEALTH_KEYS) for own, one in lines.items() if "band" in one]
    return TrackerReading(
        file,
        fingerprint(lines) if made_from is None else made_from,
        _rows(file, "OKR+As", okra_rows, lines, typed, extra.get("okras", ())),
        _rows(file, "Actions", action_rows, lines, typed, extra.get("actions", ())),
        tuple(_row(file, "Check-ins", number, said) for number, said in enumerate(check_ins, 4)),
        _rows(file, "Health measures", health_rows, lines, typed, extra.get("health", ())),
    )


def _rows(
    file: str,
    sheet: str,
    rows: list[tuple[str, dict[str, str]]],
    lines: Tracked,
    typed: Mapping[str, Typed],
    extra: tuple[Typed, ...],
) -> tuple[TrackerRow, ...]:
    told: list[dict[str, Said]] = []
    for own, fields in rows:
        said: dict[str, Said] = {"id": own, **{key: lines[own].get(name) for key, name in fields.items()}}
        if "key_result" in lines[own]:
            said["key_result"] = lines[own]["key_result"]
        told.append(said | dict(typed.get(own, {})))
    told += [dict(one) for one in extra]
    return tuple(_row(file, sheet, number, said) for number, said in enumerate(told, 4))


def _row(file: str, sheet: str, number: int, said: Typed) -> TrackerRow:
    return TrackerRow(file, sheet, number, dict(said), {key: chr(65 + at) for at, key in enumerate(said)})


def ground(
    day: date,
    book: OkraBook = BOOK,
    records: tuple[Record, ...] = (),
    made_from: Tracked | None = LINES,
    told: tuple[Record, ...] | None = None,
) -> Ground:
    """What a tracker is held against on a day, after these records."""
    earlier = tuple(record for record in records if record.day < day)
    before = earlier if told is None else told
    added: dict[str, ActionNews] = {one.id: one for record in earlier for one in record.actions if one.added}
    return Ground(day, FIRST, LAST, tracked(standing(book, earlier).book), made_from, earlier, before, added)
