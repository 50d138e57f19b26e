"""A closed cycle of Brightwater Clinics, for tests of what is made from it."""

from __future__ import annotations

from datetime import date

from okra_coach.model.closing import Way
from okra_coach.model.history import PastCycle, PastLine, PastTeam
from okra_coach.model.measure import Direction
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.scores import Mark
from okra_coach.plan.workdays import working_days
from okra_coach.track.carrying import proposals
from okra_coach.track.cycle_story import action_ends, line_stories
from okra_coach.track.history import as_past, histories
from okra_coach.track.next_cycle import next_cycle
from okra_coach.track.retrospective import questions
from okra_coach.track.scores import scores_of
from okra_coach.track.standing import standing
from okra_coach.track.week import week
from tests.check_ins import BOOKED, records
from tests.material import okras, rollout, workshop

PAST = PastCycle(
    "Q1 2027",
    date(2027, 1, 4),
    date(2027, 3, 26),
    date(2027, 3, 26),
    (
        PastTeam(
            "online-booking",
            "Online Booking",
            0.2,
            (
                PastLine(
                    BOOKED, "online-booking", "Share of appointments booked online", "%", Direction.INCREASE,
                    baseline=12, target=40, last=18, seen=date(2027, 3, 22), confidence=7, raw=0.2, score=0.2,
                    mark=Mark.MISSED, way=Way.CARRY,
                ),
            ),
        ),
    ),
)  # fmt: skip


def retrospective(past: tuple[PastCycle, ...] = (), chosen: dict[str, Way] | None = None) -> Retrospective:
    """After four check-ins, on the cycle's last day."""
    ours, heard, plan = workshop(), records(), rollout()
    days, day = working_days(ours), ours.cycle.last
    told, stood = week(okras(), heard, ours, days, plan), standing(okras(), heard)
    sets = tuple(one for one in stood.book.sets if one.owner in {known.owner for known in told.sets})
    stories = line_stories(sets, heard, stood, ours, days, day)
    scores = scores_of(sets, stories)
    ways = proposals(stories, heard, chosen or {}, ours.tracking)
    asked = questions(stories, sets, scores, told.health, past, ours.tracking)
    ends = tuple(action_ends(stories, {one.key_result.id: one.settled for one in ways}, ours.tracking))
    now = as_past(ours.cycle, day, scores, stories, {})
    several = tuple(one for one in histories((*past, now)) if len(one.steps) > 1)
    return Retrospective(ours, day, told, scores, stories, asked, ways, ends, next_cycle(ours.cycle), past, several)
