"""A check-in: what filled-in trackers say goes into check-ins/, and comes out as slides, a page and a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from okra_coach.analyse.masking import masker
from okra_coach.analyse.week_masking import masked_week
from okra_coach.compose.check_in_pack import compose_check_in
from okra_coach.compose.check_in_text import check_in_text
from okra_coach.documents.pack import CHECK_INS
from okra_coach.errors import FaultsFoundError, NoCheckInError, NotAnEngagementError
from okra_coach.model.check_in import Record
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.meeting import Meeting
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.standing import Standing as StandsNow
from okra_coach.model.tracked import tracked
from okra_coach.pipeline import Tell, brand_of, quietly, read, sound, with_book, words_of
from okra_coach.plan.workdays import working_days
from okra_coach.read.check_ins import read_record
from okra_coach.read.tracker import named_apart, read_tracker
from okra_coach.read.workshop import WORKSHOP_FILE
from okra_coach.stories.planning import gates_now
from okra_coach.track.check_in_day import day_of
from okra_coach.track.recognising import foreign, ground_of
from okra_coach.track.recording import is_empty, merge_trackers, says_the_same
from okra_coach.track.standing import standing
from okra_coach.track.week import week
from okra_coach.words import Words
from okra_coach.write.check_ins import as_recorded, write_check_in
from okra_coach.write.check_ins import undo_check_in as undo_recording
from okra_coach.write.pack import write_pack
from okra_coach.write.tracker_bases import kept_tracked, known_states


@dataclass(frozen=True)
class CheckInShown:
    """A recorded check-in as it was rendered: what it has to say, its five lines, and its files in the pack."""

    engagement: Engagement
    meeting: Meeting
    text: str
    folder: Path
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Recorded:
    """A check-in as it was recorded from trackers; `before` is what its day's record said until then.

    `changed` tells whether the record's file is another now, or would be after a dry run; `faults` are the doubts.
    """

    engagement: Engagement
    record: Record
    before: Record | None
    changed: bool
    standing: StandsNow
    faults: tuple[Fault, ...] = ()
    kept: bool = True
    """False where nobody had filled anything in, so that there is no record of that day."""


def record_check_in(
    folder: Path,
    trackers: tuple[Path, ...],
    day: date | None,
    today: date,
    tell: Tell = quietly,
    *,
    write: bool = True,
) -> Recorded:
    """What filled-in trackers say goes into check-ins/; without a day it is the latest that somebody filled in.

    Trackers that nobody filled in are recorded only as the check-in of a day that was asked for.

    Raises FaultsFoundError for trackers that cannot be read or are another client's; then nothing was recorded.
    """
    tell("read")
    engagement = with_book(folder)
    book = engagement.okras or OkraBook()
    lines = tracked(standing(book, engagement.records).book)
    states = (*known_states(folder), lines)
    readings = [read_tracker(path, name, engagement.workshop, lines) for path, name in named_apart(trackers)]
    faults = tuple(fault for one in readings for fault in (*one.faults, *foreign(one, states)))
    if any(fault.weight is Weight.STOPS for fault in faults):
        raise FaultsFoundError([one for one in faults if one.weight is Weight.STOPS], "nothing was recorded")
    tell("track")
    asked = day is not None
    day, doubts = (day, ()) if day else day_of(readings, engagement.records, today)
    present = next((record for record in engagement.records if record.day == day), None)
    told = _as_recorded(engagement)
    grounds = [ground_of(one, day, engagement, told, states, partial(kept_tracked, folder)) for one in readings]
    merged = merge_trackers([(one, ground) for one, (ground, _) in zip(readings, grounds, strict=True)], day, present)
    faults += (*doubts, *(fault for _, said in grounds for fault in said), *merged.faults)
    if not asked and not present and is_empty(merged.record):
        return replace(_recorded(engagement, merged.record, None, False, faults), kept=False)
    if present and says_the_same(merged.record, present):
        return _recorded(engagement, present, present, False, faults)
    if not write:
        return _recorded(engagement, merged.record, present, True, faults)
    tell("write")
    changed = write_check_in(folder, merged.record, engagement.fingerprints, words_of(engagement))
    now = sound(read(folder), "the check-in was recorded")
    record = next(record for record in now.records if record.day == day)
    return _recorded(now, record, present, changed, faults)


def undo_check_in(folder: Path, day: date | None = None) -> tuple[date, bool]:
    """Takes the last recording back, or the last one of a day; returns the day, and whether it has a record now."""
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    return undo_recording(folder, day)


def _as_recorded(engagement: Engagement) -> tuple[Record, ...]:
    """The records as trackers were understood, without what she changed in them since; hers where that is not known."""
    written = (read_record(text, name)[0] for name, text in as_recorded(engagement.folder).items())
    by_day = {record.day: record for record in written if record is not None}
    return tuple(by_day.get(record.day, record) for record in engagement.records)


def _recorded(
    engagement: Engagement, record: Record, before: Record | None, changed: bool, faults: tuple[Fault, ...]
) -> Recorded:
    records = (*(one for one in engagement.records if one.day != record.day), record)
    stands = standing(engagement.okras or OkraBook(), records)
    return Recorded(engagement, record, before, changed, stands, faults + stands.faults)


def show_check_in(folder: Path, day: date | None = None, tell: Tell = quietly) -> CheckInShown:
    """Slides, page and text of a recorded check-in, the last one without a day, in one exchange. NoCheckInError."""
    tell("read")
    engagement = sound(read(folder))
    words, own = words_of(engagement), folder / "templates"
    tell("track")
    meeting = _meeting(engagement, day, words)
    tell("compose")
    brand = brand_of(engagement.workshop.brand)
    pack = compose_check_in(meeting, words, own, brand.stage)
    tell("write")
    part = f"{CHECK_INS}/{meeting.week.day.isoformat()}"
    where = write_pack(folder, pack, engagement.workshop.brand, part) / part
    files = tuple((Path(file.name).name, file.what) for file in pack.files)
    return CheckInShown(engagement, meeting, check_in_text(meeting, words), where, files)


def _meeting(engagement: Engagement, day: date | None, words: Words) -> Meeting:
    """A check-in with all that was known on its day. NoCheckInError."""
    workshop, rollout, days = engagement.workshop, engagement.rollout or Rollout(), working_days(engagement.workshop)
    records = tuple(record for record in engagement.records if day is None or record.day <= day)
    if not records or (day and records[-1].day != day):
        raise NoCheckInError(engagement.folder, day, [record.day for record in engagement.records])
    book = engagement.okras or OkraBook(())
    told = masked_week(
        week(book, records, workshop, days, engagement.rollout), book, workshop, masker(engagement.responses, workshop)
    )
    gates = gates_now(replace(engagement, records=records), book, rollout, words).gates
    return Meeting(workshop, rollout, told, gates[0] if gates else None)
