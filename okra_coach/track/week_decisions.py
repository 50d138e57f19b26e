"""Which key results need a decision, and what became of the decisions of earlier check-ins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from okra_coach.model.check_in import Choice, Record
from okra_coach.model.progress import Reading
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import Followed, LineNews
from okra_coach.track.decisions import Dated, latest_decisions
from okra_coach.track.week_lines import way_gone


def to_decide(lines: Sequence[LineNews], records: Sequence[Record], settings: TrackingSettings) -> tuple[LineNews, ...]:
    """Each key result off track, unless it was decided on since it is so, and not too long ago; the longest first."""
    decided = latest_decisions(records)
    open_ones = [one for one in lines if one.off_track and not _settled(one, decided, records, settings)]
    return tuple(sorted(open_ones, key=lambda one: -one.off_track_running))


def _settled(
    line: LineNews, decided: Mapping[str, Dated], records: Sequence[Record], settings: TrackingSettings
) -> bool:
    """A decision to drop it stands; every other one is looked at again after a while."""
    known = decided.get(line.key_result.id)
    if known is None:
        return False
    day, decision = known
    if decision.choice is Choice.DROP:
        return True
    off_track_since = records[-line.off_track_running].day
    return day >= off_track_since and (records[-1].day - day).days < settings.decision_days


def followed(
    lines: Sequence[LineNews], records: Sequence[Record], story: Mapping[date, Mapping[str, Reading]]
) -> Iterator[Followed]:
    """The last decision before this check-in on each key result, in the order of the lines."""
    earlier = latest_decisions(records, records[-1].day)
    for line in lines:
        known = earlier.get(line.key_result.id)
        if known:
            day, decision = known
            stood = story[max((one for one in story if one <= day), default=min(story))]
            by = way_gone(line.key_result, stood[line.key_result.id], line.now)
            yield Followed(decision, day, line, by, _added_since(line.key_result.id, day, records))


def _added_since(key_result: str, day: date, records: Sequence[Record]) -> int:
    """How many actions people added to it in the tracker after that day."""
    first: dict[str, date] = {}
    for record in records:
        for news in record.actions:
            if news.added and news.key_result == key_result:
                first.setdefault(news.id, record.day)
    return sum(when > day for when in first.values())
