"""The tracker for the next check-in, with all that was recorded so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from okra_coach.compose.tracker import compose_tracker
from okra_coach.errors import FaultsFoundError
from okra_coach.model.engagement import Engagement, Material
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.okra import OkraBook
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.rollout import EventKind, Rollout
from okra_coach.model.standing import Standing as StandsNow
from okra_coach.model.tracked import tracked
from okra_coach.pipeline import Tell, in_quarter, quietly, with_book, words_of
from okra_coach.plan.workdays import working_days
from okra_coach.stories.checking_in import record_check_in
from okra_coach.track.standing import standing
from okra_coach.write.pack import document_bytes
from okra_coach.write.tracker_bases import keep_tracked
from okra_coach.write.tracker_file import write_tracker


@dataclass(frozen=True)
class Refreshed:
    """A tracker for the next check-in: where it lies, and where the filled-in one went that lay there."""

    engagement: Engagement
    standing: StandsNow
    as_of: date
    path: Path
    aside: Path | None = None


def refresh_tracker(
    folder: Path, as_of: date | None, today: date, out: Path | None = None, tell: Tell = quietly
) -> Refreshed:
    """The tracker for a check-in, without a day the next one of the plan, with all that was recorded so far.

    Raises TrackerFilledInError where one lies that says more than what was recorded.
    """
    tell("read")
    engagement = with_book(folder)
    workshop, words, book = engagement.workshop, words_of(engagement), engagement.okras or OkraBook()
    rollout = engagement.rollout or Rollout()
    tell("track")
    planned = sorted(event.day for event in rollout.events if event.kind is EventKind.CHECK_IN)
    heard = max((record.day for record in engagement.records), default=date.min)
    day = as_of or next((each for each in planned if each >= today and each > heard), max(today, heard))
    stands = standing(book, engagement.records)
    start = Material(
        workshop,
        Questionnaire(()),
        Insights(Participation(0, 0)),
        book,
        (),
        rollout,
        working_days=working_days(workshop),
        next_check_in=day,
    )
    material = in_quarter(start, stands, day)
    tell("compose")
    data = document_bytes(compose_tracker(material, words))
    tell("write")
    path, aside = write_tracker(folder, data, out, partial(_all_recorded, folder, today=today))
    keep_tracked(folder, tracked(material.okras))
    return Refreshed(engagement, stands, day, path, aside)


def _all_recorded(folder: Path, tracker: Path, today: date) -> bool:
    """Whether a filled-in tracker says nothing that check-ins/ do not hold."""
    try:
        return not record_check_in(folder, (tracker,), None, today, write=False).changed
    except FaultsFoundError:
        return False
