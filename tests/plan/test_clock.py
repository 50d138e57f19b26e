from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import CheckInRhythm, Workshop
from okra_coach.plan.clock import timed
from tests.material import workshop

DAY = date(2027, 5, 17)


def _described(start: time, minutes: int = 30) -> Workshop:
    described = workshop()
    return replace(described, cycle=replace(described.cycle, check_in=CheckInRhythm(0, start, minutes)))


def _on_one_day(described: Workshop, *kinds: EventKind) -> list[tuple[EventKind, time]]:
    return [(event.kind, event.start) for event in timed(((kind, DAY, 0, "") for kind in kinds), described)]


def test_the_check_in_keeps_its_time_and_the_rest_follows() -> None:
    found = _on_one_day(_described(time(9, 30)), EventKind.GATE, EventKind.CHECK_IN, EventKind.MID_REVIEW)
    assert found == [
        (EventKind.CHECK_IN, time(9, 30)),
        (EventKind.MID_REVIEW, time(10, 0)),
        (EventKind.GATE, time(11, 0)),
    ]


def test_the_consultant_s_own_work_waits_for_what_many_come_to() -> None:
    found = _on_one_day(_described(time(9)), EventKind.PREPARATION, EventKind.ALIGNMENT)
    assert found == [(EventKind.ALIGNMENT, time(9)), (EventKind.PREPARATION, time(10, 30))]


def test_what_would_end_in_the_evening_begins_at_the_workshop_s_hour() -> None:
    late = _described(time(16, 0))
    assert _on_one_day(late, EventKind.RETROSPECTIVE) == [(EventKind.RETROSPECTIVE, time(9, 0))]
    assert _on_one_day(late, EventKind.PLANNING) == [(EventKind.PLANNING, time(16, 0))]


def test_a_day_that_is_too_full_lets_the_last_ones_overlap() -> None:
    described = workshop()
    long = replace(described.rollout.minutes, gate=480, planning=480)
    full = replace(described, rollout=replace(described.rollout, minutes=long))
    found = _on_one_day(full, EventKind.GATE, EventKind.PLANNING)
    assert found == [(EventKind.GATE, time(9, 30)), (EventKind.PLANNING, time(9, 30))]


def test_lengths_are_settings() -> None:
    described = workshop()
    short = replace(described, rollout=replace(described.rollout, minutes=replace(described.rollout.minutes, gate=15)))
    (gate,) = timed([(EventKind.GATE, DAY, 0, "why")], short)
    assert gate == CycleEvent(EventKind.GATE, DAY, time(9, 30), 15, 0, "why")


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.sampled_from([*EventKind]), st.integers(0, 2)),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    ),
    st.integers(6 * 60, 15 * 60),
    st.integers(5, 60),
)
def test_dates_overlap_or_run_late_only_where_a_day_is_too_full(
    placed: list[tuple[EventKind, int]], start: int, minutes: int
) -> None:
    usual = time(start // 60, start % 60)
    found = timed(((kind, DAY + timedelta(days=day), 0, "") for kind, day in placed), _described(usual, minutes))
    spans = [(event, begin := datetime.combine(event.day, event.start), begin + _length(event)) for event in found]
    assert sorted(event.kind for event in found) == sorted(kind for kind, _ in placed)
    assert list(found) == sorted(found, key=lambda event: (event.day, event.start))
    for (one, begin, end), (other, other_begin, other_end) in combinations(spans, 2):
        if begin < other_end and other_begin < end:
            assert usual in (one.start, other.start)
    for event, begin, end in spans:
        late = end > datetime.combine(begin, time(18))
        assert not late or event.start == usual or event.kind is EventKind.WORKSHOP


def _length(event: CycleEvent) -> timedelta:
    return timedelta(minutes=event.minutes)
