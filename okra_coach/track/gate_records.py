"""What the check-ins tell of the conditions of a gate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from okra_coach.model.check_in import Record
from okra_coach.model.gate_status import Recorded
from okra_coach.model.okra import OkraBook
from okra_coach.model.progress import ProgressSettings, Status
from okra_coach.model.rollout import EventKind, Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.track.decisions import decisions
from okra_coach.track.progress import moment
from okra_coach.track.standing import standing
from okra_coach.track.week_actions import actions_now, overdue
from okra_coach.track.week_lines import readings, values_by_line

_WEEK = timedelta(days=7)


def recorded(
    book: OkraBook,
    records: Sequence[Record],
    workshop: Workshop,
    working_days: Sequence[date],
    rollout: Rollout,
    limits: ProgressSettings | None = None,
) -> Recorded:
    """All that they tell; `book` is what okras/ say."""
    if not records:
        return Recorded()
    stood = standing(book, records)
    values, days = stood.check_ins, [record.day for record in records]
    actions = actions_now(stood.book.sets, stood.actions, days, workshop.cycle.first)
    late: dict[str, int] = {}
    for one in overdue(actions, days[-1], workshop.tracking):
        late.setdefault(one.action.key_result.id, one.days)
    review = _review(records, rollout)
    if review is None:
        return Recorded(values, overdue_days=late)
    now = moment(workshop, review.day, working_days, limits or workshop.tracking.limits)
    known = values_by_line([record for record in records if record.day <= review.day])
    red = {one for one, told in readings(stood.book.sets, known, now).items() if told.status is Status.OFF_TRACK}
    decided = {one.key_result for day, one in decisions(records) if day >= review.day}
    return Recorded(values, frozenset(red), frozenset(decided), late)


def _review(records: Sequence[Record], rollout: Rollout) -> Record | None:
    """The check-in that the mid-cycle review had before it, in the week up to it, or else the next one.

    Before a check-in on the review's day or later nobody can tell that it was held.
    """
    days = [event.day for event in rollout.events if event.kind is EventKind.MID_REVIEW]
    if not days or records[-1].day < days[0]:
        return None
    before = [record for record in records if days[0] - _WEEK <= record.day <= days[0]]
    return before[-1] if before else next(record for record in records if record.day > days[0])
