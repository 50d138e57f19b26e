"""Actions beside the check-ins: what is overdue, what was tried, and what moved along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from okra_coach.model.okra import ActionStatus, KeyResult, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.model.standing import History
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import ActionNow, LineNews, Overdue, Tried
from okra_coach.track.week_lines import way_gone

_BEGUN = (ActionStatus.DOING, ActionStatus.DONE)
_OVER = (ActionStatus.DONE, ActionStatus.DROPPED)


def actions_now(
    sets: Sequence[OkraSet], histories: Mapping[str, History], days: Sequence[date], start: date
) -> tuple[ActionNow, ...]:
    """Every action as it stands; `days` are those of the check-ins."""
    return tuple(
        ActionNow(
            okras.owner,
            result,
            one.id,
            one.text,
            one.owner_role,
            one.due,
            one.progress,
            _since(one.progress, histories.get(one.id, ()), days, start),
        )
        for okras in sets
        for result in okras.key_results
        for one in result.actions
    )


def _since(now: ActionStatus, steps: History, days: Sequence[date], start: date) -> date | None:
    """The check-in before the one that first had it as begun, the start without one; None where it has not begun."""
    if now is ActionStatus.OPEN:
        return None
    since = None
    for day, progress in steps:
        if progress in _BEGUN:
            since = since or max((one for one in days if one < day), default=start)
        elif progress is ActionStatus.OPEN:
            since = None
    return since or (start if now in _BEGUN else None)


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


def done_since(actions: Sequence[ActionNow], histories: Mapping[str, History], before: date) -> int:
    """How many are done now and, as far as a check-in tells, were not by that day."""
    return sum(
        one.progress is ActionStatus.DONE
        and ActionStatus.DONE not in [progress for day, progress in histories.get(one.id, ()) if day <= before]
        and bool(histories.get(one.id))
        for one in actions
    )


def idle(lines: Sequence[LineNews], actions: Sequence[ActionNow]) -> tuple[LineNews, ...]:
    """Key results for which no action is under way; a set without any, as the company's often is, has others act."""
    busy = {one.key_result.id for one in actions if one.progress is ActionStatus.DOING}
    acting = {one.owner for one in actions}
    return tuple(line for line in lines if line.owner in acting and line.key_result.id not in busy)
