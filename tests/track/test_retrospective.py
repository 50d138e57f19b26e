"""What stands out in a cycle's data becomes a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from okra_coach.model.check_in import Choice, Decision, LineEdit, Record
from okra_coach.model.closing import LineStory, Pattern, Told, Way, Why
from okra_coach.model.history import PastCycle, PastTeam
from okra_coach.model.measure import Direction
from okra_coach.model.okra import ActionStatus, KeyResult, Objective, OkraSet
from okra_coach.model.progress import CheckIn
from okra_coach.model.scores import TeamScore
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import ActionNow, Broken
from okra_coach.track.carrying import proposal
from okra_coach.track.progress import Moment, read_one
from okra_coach.track.retrospective import questions
from okra_coach.track.scores import score
from okra_coach.track.week_lines import way_gone
from tests.closings import retrospective

FIRST = date(2027, 1, 18)
OURS = TrackingSettings()


def story(*values: float | None, sure: int = 6, begun: int = 0, **other: object) -> LineStory:
    """A line from 0 to 10 through ten weeks, with a value a week where one is given."""
    fields = {"baseline": 0.0, "target": 10.0, "direction": Direction.INCREASE} | other
    one = KeyResult("a.o1.k1", "Bookings", **fields)  # type: ignore[arg-type]
    heard = [CheckIn(one.id, FIRST + timedelta(weeks=week), value, sure)
             for week, value in enumerate(values, 1) if value is not None]  # fmt: skip
    told = []
    for week in range(11):
        day = FIRST + timedelta(weeks=week)
        known = [value for value in heard if value.day <= day]
        told.append(Told(day, week / 10, read_one(one, known, Moment(day, FIRST, week / 10))))
    by = way_gone(one, told[0].reading, told[-1].reading) if heard else None
    actions = tuple(ActionNow("a", one, f"{one.id}.a{number}", "Try it", progress=ActionStatus.DONE, since=FIRST)
                    for number in range(begun))  # fmt: skip
    return LineStory("a", one, score(one, told[-1].reading, OURS), tuple(told), by, actions)


def asked(
    *lines: LineStory,
    broken: Sequence[Broken] = (),
    value: float | None = None,
    past: Sequence[PastCycle] = (),
) -> list[Pattern]:
    sets = [OkraSet("a", "A", (Objective("a.o1", "Better"),))]
    scores = [TeamScore("a", "A", (), value)]
    return [one.pattern for one in questions(lines, sets, scores, broken, past, OURS)]


WEEKLY = (1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0)
STILL = (0.0,) * 10


def test_a_line_that_moved_with_its_action_and_was_looked_at_asks_nothing() -> None:
    assert asked(story(*WEEKLY, begun=1)) == []


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        (story(*WEEKLY), Pattern.MOVED_ALONE),
        (story(*STILL, begun=2), Pattern.UNMOVED),
        (story(2, 6, 10, 10, 10, 10, 10, 10, 10, 10, begun=1), Pattern.EARLY),
        (story(*(3.0,) * 10, sure=8, begun=1), Pattern.CONFIDENT),
        (story(*(8.0,) * 10, sure=2, begun=1), Pattern.DOUBTED),
        (story(4, None, None, None, None, 5, 5, 5, 5, 5, begun=1), Pattern.UNSEEN),
        (replace(story(*WEEKLY, begun=1), changes=(LineEdit("a.o1.k1", "target", 12.0, 10.0),)), Pattern.CHANGED),
    ],
)
def test_each_pattern_is_found_alone(line: LineStory, pattern: Pattern) -> None:
    assert asked(line) == [pattern]


def test_a_target_reached_late_is_not_early() -> None:
    assert Pattern.EARLY not in asked(story(1, 2, 3, 4, 5, 6, 10, 10, 10, 10, begun=1))


def test_a_line_without_any_value_is_one_that_nobody_looked_at() -> None:
    assert asked(story()) == [Pattern.UNSEEN]


def test_a_broken_health_measure_asks_only_beside_movement_of_its_own_team() -> None:
    broken = Broken("a", "A", "Overtime", 40, "hours", "below 20")

    assert Pattern.HEALTH in asked(story(*WEEKLY, begun=1), broken=[broken])
    assert Pattern.HEALTH not in asked(story(*STILL, begun=1), broken=[broken])
    assert Pattern.HEALTH not in asked(story(*WEEKLY, begun=1), broken=[replace(broken, owner="b")])


def past(value: float | None) -> PastCycle:
    return PastCycle("Q4 2026", date(2026, 10, 1), date(2026, 12, 18), date(2026, 12, 18), (PastTeam("a", "A", value),))


@pytest.mark.parametrize(
    ("now", "before", "pattern"),
    [(0.95, 0.9, Pattern.SANDBAGGED), (0.1, 0.29, Pattern.WISHFUL), (0.95, 0.5, None), (0.95, None, None)],
)
def test_patterns_across_cycles_need_two_in_a_row(now: float, before: float | None, pattern: Pattern | None) -> None:
    assert asked(value=now, past=[past(before)]) == ([pattern] if pattern else [])
    assert asked(value=now) == []


def test_each_pattern_comes_once_before_any_comes_again() -> None:
    lines = [replace(story(*STILL, begun=1), owner=owner) for owner in ("a", "b", "c")]
    found = asked(*lines, story(*WEEKLY))

    assert found[:2] == [Pattern.UNMOVED, Pattern.MOVED_ALONE]
    assert found[2:] == [Pattern.UNMOVED, Pattern.UNMOVED]


def test_every_question_names_lines_that_there_are() -> None:
    retro = retrospective()
    known = {one.key_result.id for one in retro.stories}

    assert retro.questions
    assert all(set(one.about) <= known and len(one.about) == len(one.measures) for one in retro.questions)


def test_a_target_changed_in_a_tracker_is_kept_with_what_it_was() -> None:
    changed = [one for story in retrospective().stories for one in story.changes]

    assert [(one.field, one.before, one.after) for one in changed] == [("target", 45, 40)]


@pytest.mark.parametrize(
    ("line", "way", "why"),
    [
        (story(*(10.0,) * 10), Way.DROP, Why.REACHED),
        (story(*WEEKLY), Way.CARRY, Why.MOVING),
        (story(*STILL, begun=1), Way.CHANGE, Why.STILL),
        (story(*STILL), Way.CARRY, Why.UNTRIED),
        (story(*(-3.0,) * 10, begun=1), Way.CHANGE, Why.AWAY),
        (story(), Way.CHANGE, Why.UNSCORED),
        (story(5, target=None), Way.CHANGE, Why.UNSCORED),
        (story(3, 3, direction=Direction.KEEP, low=2.0, high=4.0), Way.DROP, Why.BAND_KEPT),
        (story(3, 9, direction=Direction.KEEP, low=2.0, high=4.0), Way.CARRY, Why.MOVING),
    ],
)
def test_what_might_become_of_a_line_has_a_reason(line: LineStory, way: Way, why: Why) -> None:
    assert proposal(line, None, OURS) == (way, why)


def test_what_was_decided_in_a_check_in_goes_first_but_not_against_a_reached_target() -> None:
    drop = Decision("a.o1.k1", Choice.DROP)

    assert proposal(story(*WEEKLY), drop, OURS) == (Way.DROP, Why.DECIDED)
    assert proposal(story(*(10.0,) * 10), replace(drop, choice=Choice.CHANGE), OURS) == (Way.DROP, Why.REACHED)
    assert proposal(story(*WEEKLY), replace(drop, choice=Choice.HELP), OURS) == (Way.CARRY, Why.MOVING)
    assert Record(FIRST).decisions == ()
