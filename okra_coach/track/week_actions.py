"""Actions beside the check-ins: what is overdue, what was tried, and what moved along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from okra_coach.model.check_in import ActionNews, Record
from okra_coach.model.okra import ActionStatus, KeyResult, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import ActionNow, Overdue, Tried
from okra_coach.track.week_lines import way_gone

_BEGUN = (ActionStatus.DOING, ActionStatus.DONE)
_OVER = (ActionStatus.DONE, ActionStatus.DROPPED)


def actions_now(sets: Sequence[OkraSet], records: Sequence[Record], first: date) -> tuple[ActionNow, ...]:
    """Every action as the latest record that speaks of it has it, those that people added at the end.

    One that okras/ has as begun and no record speaks of was begun before the first check-in.
    """
    found = {one.id: _noted_begun(one, first) for one in _planned(sets)}
    lines = {result.id: (okras.owner, result) for okras in sets for result in okras.key_results}
    before, told = first, set[str]()
    for record in records:
        for news in record.actions:
            if news.key_result in lines:
                known = found.get(news.id) if news.id in told else None
                found[news.id] = _with_news(known, news, lines[news.key_result], before)
                told.add(news.id)
        before = record.day
    return tuple(found.values())


def _planned(sets: Sequence[OkraSet]) -> Iterator[ActionNow]:
    for okras in sets:
        for result in okras.key_results:
            for one in result.actions:
                yield ActionNow(okras.owner, result, one.id, one.text, one.owner_role, one.due, one.progress)


def _noted_begun(action: ActionNow, first: date) -> ActionNow:
    return replace(action, since=first) if action.progress in _BEGUN else action


def _with_news(known: ActionNow | None, news: ActionNews, line: tuple[str, KeyResult], before: date) -> ActionNow:
    """Begun from the check-in before the one that first says so; one set back to open has not begun."""
    since = known.since if known else None
    if news.progress in _BEGUN:
        since = since or before
    elif news.progress is ActionStatus.OPEN:
        since = None
    return ActionNow(*line, news.id, news.text, news.owner_role, news.due, news.progress, since)


def overdue(actions: Sequence[ActionNow], day: date, settings: TrackingSettings) -> tuple[Overdue, ...]:
    """Those past their date and not over, the longest first."""
    late = [
        Overdue(one, (day - one.due).days, (day - one.due).days >= settings.blocked_days)
        for one in actions
        if one.due is not None and one.due < day and one.progress not in _OVER
    ]
    return tuple(sorted(late, key=lambda one: -one.days))


def tried(
    actions: Sequence[ActionNow], story: Mapping[date, Mapping[str, Reading]], day: date, settings: TrackingSettings
) -> Tried:
    """Of the actions begun: on how many the key result went enough of its way since nobody was at it yet."""
    gone = [_gone(one.key_result, story[one.since], story[day]) for one in actions if one.since is not None]
    return Tried(
        len(gone),
        sum(way is not None and way * 100 > settings.tried for way in gone),
        sum(way is None for way in gone),
    )


def _gone(key_result: KeyResult, told_then: Mapping[str, Reading], told_now: Mapping[str, Reading]) -> float | None:
    """How far it went; None when nothing was measured since."""
    then, now = told_then[key_result.id], told_now[key_result.id]
    if now.seen is None or now.seen == then.seen:
        return None
    return way_gone(key_result, then, now)


def done_since(actions: Sequence[ActionNow], earlier: Sequence[ActionNow]) -> int:
    """How many are done now and were not then."""
    was = {one.id for one in earlier if one.progress is ActionStatus.DONE}
    return sum(one.progress is ActionStatus.DONE and one.id not in was for one in actions)
