"""A check-in beside the one before: what moved, what did not, what is to be talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.check_in import ActionNews, Choice, Decision, HealthNews, Record
from okra_coach.model.okra import ActionStatus, OkraBook
from okra_coach.model.progress import CheckIn, Status
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.week import LineNews, Move, Tried, Week
from okra_coach.track.week import week
from tests.material import okras, rollout, workshop

BOOKED, WRONG = "online-booking.o1.k1", "online-booking.o1.k2"
WAITS, REPEAT = "patient-journey.o1.k1", "patient-journey.o1.k2"
MONDAY = date(2027, 4, 19)
WORKDAYS = [date(2027, 4, 12) + timedelta(days=n) for n in range(82) if n % 7 < 5]

Said = dict[str, tuple[float | None, int | None]]


def record(number: int, said: Said | None = None, **more: object) -> Record:
    """The check-in of a week, with value and confidence by key result."""
    day = MONDAY + timedelta(weeks=number - 1)
    values = tuple(CheckIn(one, day, value, sure) for one, (value, sure) in (said or {}).items())
    return replace(Record(day, values=values), **more)  # type: ignore[arg-type]


def told(*records: Record, book: OkraBook | None = None, **settings: float) -> Week:
    own = replace(workshop(), tracking=TrackingSettings(**settings))  # type: ignore[arg-type]
    return week(book or okras(), records, own, WORKDAYS, None)


def line(found: Week, key_result: str) -> LineNews:
    return next(one for one in found.lines if one.key_result.id == key_result)


def weekly(*values: float, key_result: str = BOOKED) -> list[Record]:
    return [record(number, {key_result: (value, None)}) for number, value in enumerate(values, 1)]


def test_what_moved_is_told_with_how_far_it_went() -> None:
    found = told(*weekly(18, 24.75))

    assert (line(found, BOOKED).move, line(found, BOOKED).by) == (Move.CLOSER, 0.25)
    assert (found.day, found.before, found.number) == (date(2027, 4, 26), MONDAY, 2)


def test_the_first_check_in_stands_beside_the_baseline() -> None:
    found = told(*weekly(20.7))

    assert (line(found, BOOKED).move, line(found, BOOKED).by) == (Move.CLOSER, 0.1)
    assert found.before == date(2027, 4, 12)


@pytest.mark.parametrize(
    ("values", "move"),
    [((20, 30), Move.CLOSER), ((30, 20), Move.AWAY), ((20, 20), Move.STILL), ((20, 20.1), Move.STILL)],
)
def test_a_key_result_goes_its_way_or_back_or_stands_still(values: Sequence[float], move: Move) -> None:
    assert line(told(*weekly(*values)), BOOKED).move is move


def test_a_falling_measure_goes_its_way_downwards() -> None:
    assert line(told(*weekly(42, 38, key_result=WAITS)), WAITS).move is Move.CLOSER


def test_without_a_new_value_it_is_silent() -> None:
    assert line(told(record(1, {BOOKED: (20, 7)}), record(2)), BOOKED).move is Move.SILENT


def test_without_a_baseline_no_way_can_be_told() -> None:
    assert line(told(*weekly(50, 55, key_result=REPEAT)), REPEAT).move is Move.UNTOLD


@pytest.mark.parametrize(
    ("values", "move"), [((7, 9), Move.AWAY), ((9, 7), Move.CLOSER), ((7, 6), Move.STILL), ((9, 10), Move.STILL)]
)
def test_a_band_is_left_or_come_back_to(values: Sequence[float], move: Move) -> None:
    later = [replace(one, day=one.day + timedelta(weeks=3), values=tuple(
        replace(value, day=value.day + timedelta(weeks=3)) for value in one.values)
    ) for one in weekly(*values, key_result=WRONG)]  # fmt: skip

    assert line(told(*later), WRONG).move is move


def test_a_changed_target_moves_nothing() -> None:
    (company, booking, journey) = okras().sets
    objective = booking.objectives[0]
    lower = replace(objective.key_results[0], target=30.0)
    book = OkraBook((company, replace(booking, objectives=(replace(objective, key_results=(lower,)),)), journey))

    assert line(told(*weekly(24, 24), book=book), BOOKED).by == 0


@pytest.mark.parametrize(
    ("was", "is_now", "fell"), [(9, 7, True), (9, 8, False), (7, 6, True), (4, 3, True), (6, 5, False), (5, 8, False)]
)
def test_confidence_falls_by_two_points_or_into_another_band(was: int, is_now: int, fell: bool) -> None:
    found = told(record(1, {BOOKED: (20, was)}), record(2, {BOOKED: (21, is_now)}))

    assert [one.key_result.id for one in found.doubted] == ([BOOKED] if fell else [])


def test_confidence_that_nobody_gave_again_did_not_fall() -> None:
    assert told(record(1, {BOOKED: (20, 9)}), record(2, {BOOKED: (21, None)})).doubted == ()


def test_a_team_without_any_new_value_is_silent_since_its_last_one() -> None:
    found = told(record(1, {BOOKED: (20, 7), WAITS: (40, 5)}), *(record(n, {BOOKED: (20, 7)}) for n in (2, 3, 4)))
    silent = {team.owner: team.silent_days for team in found.teams}

    assert silent == {"company": 28, "online-booking": None, "patient-journey": 21}
    assert [one.key_result.id for one in found.no_news if one.owner == "patient-journey"] == [WAITS]


def news(status: ActionStatus, due: date | None = None, action: str = "own.a2") -> ActionNews:
    """An action that people added in the tracker."""
    return ActionNews(action, BOOKED, f"Call the parents back {action}", "Programme Lead", due, status, added=True)


@pytest.mark.parametrize(
    ("status", "days"),
    [(ActionStatus.OPEN, [4]), (ActionStatus.DOING, [4]), (ActionStatus.DONE, []), (ActionStatus.DROPPED, [])],
)
def test_an_action_past_its_date_and_not_over_is_overdue(status: ActionStatus, days: list[int]) -> None:
    found = told(record(2, actions=(news(status, date(2027, 4, 22)),)))

    assert [one.days for one in found.overdue if one.action.id == "own.a2"] == days


def test_an_action_due_today_is_not_overdue() -> None:
    assert told(record(1, actions=(news(ActionStatus.OPEN, MONDAY),))).overdue == ()


def test_two_weeks_past_its_date_an_action_blocks() -> None:
    due = date(2027, 4, 19)
    kept = news(ActionStatus.OPEN, due)

    assert [told(record(n, actions=(kept,))).overdue[0].blocks for n in (2, 3)] == [False, True]


def test_of_actions_begun_some_saw_their_key_result_move() -> None:
    moving = (news(ActionStatus.DOING), news(ActionStatus.DONE, action="own.a3"))
    idle = ActionNews("w", WAITS, "Open early", progress=ActionStatus.DOING, added=True)
    fresh = ActionNews("b", WRONG, "Call back", progress=ActionStatus.DOING, added=True)
    records = (
        record(1, {BOOKED: (18, None), WAITS: (42, None)}, actions=(*moving, idle)),
        record(2, {BOOKED: (24, None), WAITS: (41.9, None)}, actions=(*moving, idle, fresh)),
    )

    assert told(*records).tried == Tried(4, 2, 1)


def test_an_action_counts_from_the_check_in_before_it_was_begun() -> None:
    records = (
        record(1, {BOOKED: (30, None)}, actions=(news(ActionStatus.OPEN),)),
        record(2, {BOOKED: (30.1, None)}, actions=(news(ActionStatus.DOING),)),
    )

    assert told(*records).tried == Tried(1, 0, 0)


def test_an_action_set_back_to_open_was_not_tried() -> None:
    records = (record(1, actions=(news(ActionStatus.DOING),)), record(2, actions=(news(ActionStatus.OPEN),)))

    assert told(*records).tried == Tried()


def test_what_was_done_since_last_time_is_counted_once() -> None:
    done = record(2, actions=(news(ActionStatus.DONE),))

    assert told(record(1), done).done == 1
    assert told(record(1), done, record(3, actions=done.actions)).done == 0


def test_key_results_of_acting_teams_without_an_action_under_way_are_named() -> None:
    found = told(record(1, actions=(news(ActionStatus.DOING),)))

    assert [one.key_result.id for one in found.idle] == [WRONG, WAITS, REPEAT]


def late(count: int, **last: object) -> list[Record]:
    """Check-ins in the cycle's second half at which the key result stands where it began."""
    records = [record(6 + n, {BOOKED: (18, None)}) for n in range(count)]
    return [*records[:-1], replace(records[-1], **last)]  # type: ignore[arg-type]


def test_two_check_ins_off_track_in_a_row_block() -> None:
    assert [one.key_result.id for one in told(*late(1)).blocked] == []
    assert [(one.key_result.id, one.off_track_running) for one in told(*late(2)).blocked] == [(BOOKED, 2)]


def test_every_key_result_off_track_needs_a_decision() -> None:
    assert [one.key_result.id for one in told(*late(2)).to_decide] == [BOOKED]


@pytest.mark.parametrize("choice", list(Choice))
def test_once_decided_it_is_not_asked_again(choice: Choice) -> None:
    decided = (Decision(BOOKED, choice),)

    assert told(*late(2, decisions=decided)).to_decide == ()


def test_a_decision_is_asked_for_again_after_a_while_and_one_to_drop_is_not() -> None:
    def asked(choice: Choice) -> int:
        first, *rest = late(4)
        return len(told(replace(first, decisions=(Decision(BOOKED, choice),)), *rest, decision_days=21).to_decide)

    assert (asked(Choice.HELP), asked(Choice.DROP)) == (1, 0)


def test_a_decision_of_before_it_came_back_on_track_does_not_count() -> None:
    records = late(3)
    back = replace(records[1], values=(CheckIn(BOOKED, records[1].day, 45.0),))
    first = replace(records[0], decisions=(Decision(BOOKED, Choice.HELP),))

    assert [one.key_result.id for one in told(first, back, records[2]).to_decide] == [BOOKED]


def test_what_became_of_a_decision_is_told_with_the_way_gone_since() -> None:
    first, second = late(2)
    decided = Decision(BOOKED, Choice.HELP)
    added = ActionNews("new", BOOKED, "Ask ten parents", added=True)
    later = replace(second, values=(CheckIn(BOOKED, second.day, 24.75),), actions=(added,))
    (after,) = told(replace(first, decisions=(decided,)), later).followed

    assert (after.decision, after.day, after.by, after.actions_since) == (decided, first.day, 0.25, 1)


def test_a_health_measure_out_of_its_band_is_told_until_it_is_back() -> None:
    out = HealthNews("patient-journey.h1", MONDAY, 15, inside=False)
    back = replace(out, value=11, inside=True)

    assert [one.value for one in told(record(1, health=(out,)), record(2)).health] == [15]
    assert told(record(1, health=(out,)), record(2, health=(back,))).health == ()


def test_a_health_measure_is_broken_by_its_number_where_its_band_is_clear() -> None:
    def broken(value: float) -> int:
        news = HealthNews("patient-journey.h1", MONDAY, value)
        return len(told(record(1, health=(news,))).health)

    assert (broken(12), broken(13)) == (0, 1)


def test_teams_of_later_waves_take_part_once_they_give_a_value() -> None:
    def owners(*records: Record) -> list[str]:
        return [one.owner for one in week(okras(), records, workshop(), WORKDAYS, rollout()).teams]

    assert owners(record(1)) == ["company", "online-booking"]
    assert owners(record(1, {WAITS: (40, None)})) == ["company", "online-booking", "patient-journey"]


def test_a_check_in_on_the_first_day_stands_beside_the_day_before() -> None:
    assert line(told(record(0, {BOOKED: (20.7, None)})), BOOKED).move is Move.CLOSER


def test_the_trend_has_every_check_in_with_what_was_known_then() -> None:
    found = told(record(1, {BOOKED: (18, 8)}), record(3, {BOOKED: (31.5, 6), WAITS: (42, 4)}))

    assert [(point.day, point.confidence) for point in found.trend][1:] == [(MONDAY, 8), (date(2027, 5, 3), 5)]
    assert [point.expected for point in found.trend] == sorted(point.expected for point in found.trend)


VALUES = st.one_of(st.none(), st.floats(0, 100))
CONFIDENCES = st.one_of(st.none(), st.integers(1, 10))
SAID = st.dictionaries(st.sampled_from([BOOKED, WRONG, WAITS, REPEAT]), st.tuples(VALUES, CONFIDENCES))
STATUSES = st.lists(st.sampled_from(list(ActionStatus)), max_size=3)


@given(st.lists(st.tuples(SAID, STATUSES), min_size=1, max_size=11))
def test_whatever_comes_in_every_line_is_told_once_and_counts_add_up(
    weeks: list[tuple[Said, list[ActionStatus]]],
) -> None:
    found = told(
        *(
            record(n, said, actions=tuple(news(one, MONDAY, f"a{k}") for k, one in enumerate(statuses)))
            for n, (said, statuses) in enumerate(weeks, 1)
        )
    )

    assert [one.key_result.id for one in found.lines] == [one.id for _, _, one in okras().walk()]
    assert len(found.lines) == sum(len(found.those(move)) for move in Move)
    assert found.tried.moved + found.tried.untold <= found.tried.tried
    assert {one.key_result.id for one in found.to_decide} == {
        one.key_result.id for one in found.lines if one.now.status is Status.OFF_TRACK
    }
    assert all(one.off_track for one in found.blocked)


@given(SAID)
def test_the_same_check_in_once_more_moves_nothing(said: Said) -> None:
    first = record(1, said)
    again = replace(first, day=first.day + timedelta(days=7))

    assert {one.move for one in told(first, again).lines} == {Move.SILENT}


def test_what_a_status_means_is_a_setting() -> None:
    records = weekly(18, 19, 20, 21)
    assert line(told(*records), BOOKED).now.status is Status.AT_RISK
    assert line(told(*records, on_track_gap=24), BOOKED).now.status is Status.ON_TRACK
    assert line(told(*records, too_early=50), BOOKED).now.status is Status.TOO_EARLY
    assert told(*records, curve=2).expected == told(*records).expected ** 2
