"""Counts the changes of each calendar date since it was first handed out, in `.okra/calendar.json`: no words in it.

Calendar programs take a date over again only when its sequence has grown.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from okra_coach.documents.calendar import Calendar, CalendarEvent, CalendarSeries
from okra_coach.documents.pack import Pack
from okra_coach.write.files import write_whole

REVISIONS_FILE = ".okra/calendar.json"
_EVENT = re.compile(r"^BEGIN:VEVENT$.*?^END:VEVENT$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(UID|SEQUENCE):(.*)$", re.MULTILINE)
Revisions = Mapping[str, tuple[int, str]]
"""Id of a date → how often it changed, and the SHA-256 of how it stands; "" when that is not known."""


def load_revisions(folder: Path, pack: Path) -> Revisions:
    """What was handed out so far: by the record, else by the calendars that lie in the pack."""
    try:
        tree = json.loads((folder / REVISIONS_FILE).read_text(encoding="utf-8"))
        return {str(uid): (int(sequence), str(sha)) for uid, (sequence, sha) in tree["events"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return dict(_handed_out(pack))


def save_revisions(folder: Path, revisions: Revisions) -> None:
    """Writes the record."""
    tree = {"events": {uid: list(known) for uid, known in revisions.items()}}
    write_whole(folder / REVISIONS_FILE, (json.dumps(tree, indent=1, sort_keys=True) + "\n").encode())


def revised(pack: Pack, known: Revisions) -> tuple[Pack, Revisions]:
    """The pack with the sequence of every date, and all that has been handed out after it."""
    now = dict(known)
    files = []
    for file in pack.files:
        if isinstance(file.document, Calendar):
            calendar = file.document
            events = tuple(_revised(one, calendar.timezone, known, now) for one in _as_handed_out(calendar, known))
            file = replace(file, document=replace(calendar, events=events))
        files.append(file)
    return Pack(tuple(files)), now


def _as_handed_out(calendar: Calendar, known: Revisions) -> Iterator[CalendarEvent | CalendarSeries]:
    """Check-ins that somebody has as single dates stay single: as a series they would stand there twice."""
    for one in calendar.events:
        if (
            isinstance(one, CalendarSeries)
            and one.uid not in known
            and any(i.event.uid in known for i in one.instances)
        ):
            yield from (instance.event for instance in one.instances)
        else:
            yield one


def _revised(
    one: CalendarEvent | CalendarSeries, timezone: str, known: Revisions, now: dict[str, tuple[int, str]]
) -> CalendarEvent | CalendarSeries:
    text = json.dumps([timezone, asdict(one)], default=str, sort_keys=True)
    sha = hashlib.sha256(text.encode()).hexdigest()
    before = known.get(one.uid)
    sequence = 0 if before is None else before[0] + (before[1] != sha)
    now[one.uid] = (sequence, sha)
    return replace(one, sequence=sequence)


def _handed_out(pack: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    """The dates in the pack's calendars, whatever they say."""
    for path in sorted(pack.rglob("*.ics")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\n ", "")
        for event in _EVENT.findall(text):
            fields = dict(_FIELD.findall(event))
            if "UID" in fields:
                number = fields.get("SEQUENCE", "0")
                yield fields["UID"], (int(number) if number.isdigit() else 0, "")
