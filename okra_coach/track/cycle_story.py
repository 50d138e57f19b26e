"""Each key result through its whole cycle: how it stood at the start and at each check-in, and what was tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from okra_coach.model.check_in import LineEdit, Record
from okra_coach.model.closing import ActionEnd, LineStory, Told, Way
from okra_coach.model.okra import ActionStatus, KeyResult, OkraSet
from okra_coach.model.progress import ProgressSettings, elapsed_share
from okra_coach.model.standing import Standing
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import ActionNow
from okra_coach.model.workshop import Workshop
from okra_coach.track.progress import moment
from okra_coach.track.scores import score
from okra_coach.track.week_actions import actions_now
from okra_coach.track.week_lines import readings, values_by_line, way_gone

_AIMS = frozenset({"target", "low", "high"})


def line_stories(
    sets: Sequence[OkraSet],
    records: Sequence[Record],
    stood: Standing,
    workshop: Workshop,
    working_days: Sequence[date],
    day: date,
    limits: ProgressSettings | None = None,
) -> tuple[LineStory, ...]:
    """Every key result of these sets up to a day, with what was known at each check-in; lines count as they stand."""
    start = min([workshop.cycle.first, *(record.day - timedelta(days=1) for record in records[:1])])
    days = sorted({start, day, *(record.day for record in records)})
    known = {then: values_by_line([one for one in records if one.day <= then]) for then in days}
    told = {
        then: readings(sets, known[then], moment(workshop, then, working_days, limits or workshop.tracking.limits))
        for then in days
    }
    actions = actions_now(sets, stood.actions, [one.day for one in records], start)
    return tuple(
        _story(
            okras.owner,
            one,
            [Told(then, elapsed_share(working_days, then), told[then][one.id]) for then in days],
            tuple(action for action in actions if action.key_result.id == one.id),
            _changes(one, records),
            workshop.tracking,
        )
        for okras in sets
        for one in okras.key_results
    )


def _changes(result: KeyResult, records: Sequence[Record]) -> tuple[LineEdit, ...]:
    """Those of its aim in a tracker, each field once: from what it was first to what counts now."""
    first: dict[str, LineEdit] = {}
    for edit in (edit for record in records for edit in record.edits if edit.subject == result.id):
        if edit.field in _AIMS:
            first.setdefault(edit.field, edit)
    now = {"target": result.target, "low": result.low, "high": result.high}
    return tuple(replace(edit, after=now[name]) for name, edit in first.items() if edit.before != now[name])


def _story(
    owner: str,
    result: KeyResult,
    told: Sequence[Told],
    actions: tuple[ActionNow, ...],
    changes: tuple[LineEdit, ...],
    settings: TrackingSettings,
) -> LineStory:
    last = told[-1].reading
    by = None if last.seen is None else way_gone(result, told[0].reading, last)
    return LineStory(owner, result, score(result, last, settings), tuple(told), by, actions, changes)


def action_ends(
    stories: Sequence[LineStory], ways: Mapping[str, Way], settings: TrackingSettings
) -> Iterator[ActionEnd]:
    """Every action that was begun or is not over; `ways` are those of the key results."""
    for story in stories:
        learned = {one.id: one.learned or "" for one in story.key_result.actions}
        for action in story.actions:
            over = action.progress in (ActionStatus.DONE, ActionStatus.DROPPED)
            goes_on = not over and ways.get(story.key_result.id) is not Way.DROP
            yield ActionEnd(action, moved_along(action, story, settings), learned.get(action.id, ""), goes_on)


def moved_along(action: ActionNow, story: LineStory, settings: TrackingSettings) -> bool | None:
    """Whether the key result went enough of its way since the action began; nothing says that it is the reason."""
    if action.since is None:
        return None
    then = next((one.reading for one in reversed(story.told) if one.day <= action.since), story.first.reading)
    now = story.last.reading
    by = way_gone(story.key_result, then, now)
    if now.seen is None or now.seen == then.seen or by is None:
        return None
    return by * 100 > settings.tried
