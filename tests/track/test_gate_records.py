"""What the check-ins tell of the conditions of a gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from okra_coach.model.check_in import ActionNews, Choice, Decision, Record
from okra_coach.model.gate_status import Recorded
from okra_coach.model.progress import CheckIn
from okra_coach.track.gate_records import recorded
from tests.material import okras, rollout, workshop
from tests.track.test_week import BOOKED, WAITS, WORKDAYS

REVIEW = date(2027, 5, 19)


def held(*days: date, value: float = 18) -> list[Record]:
    return [Record(day, values=(CheckIn(BOOKED, day, value),)) for day in days]


def told(records: Sequence[Record]) -> Recorded:
    return recorded(okras(), records, workshop(), WORKDAYS, rollout())


def test_without_check_ins_nothing_is_told() -> None:
    assert told(()) == Recorded()


def test_each_value_counts_once_however_often_it_was_recorded() -> None:
    day = date(2027, 4, 19)
    again = Record(date(2027, 4, 26), values=(CheckIn(BOOKED, day, 21),))

    assert [(one.day, one.value) for one in told([*held(day), again]).check_ins] == [(day, 21)]


@pytest.mark.parametrize(
    ("days", "known"),
    [
        ([date(2027, 5, 17)], False),
        ([date(2027, 5, 17), date(2027, 5, 24)], True),
        ([REVIEW], True),
        ([date(2027, 4, 19), date(2027, 5, 24)], True),
    ],
)
def test_what_was_off_track_is_known_once_the_review_is_over(days: list[date], known: bool) -> None:
    found = told(held(*days)).off_track

    assert (found is not None) is known
    assert not known or BOOKED in (found or ())


def test_only_decisions_from_the_review_on_count() -> None:
    early, late = held(date(2027, 4, 19), date(2027, 5, 24))
    early = replace(early, decisions=(Decision(WAITS, Choice.HELP),))
    late = replace(late, decisions=(Decision(BOOKED, Choice.CHANGE),))

    assert told([early, late]).decided == {BOOKED}


def test_the_longest_open_action_of_each_key_result_is_told_in_days_past_its_date() -> None:
    actions = (
        ActionNews("a", BOOKED, "Send a card", due=date(2027, 4, 26), added=True),
        ActionNews("b", BOOKED, "Call back", due=date(2027, 5, 1), added=True),
    )

    assert told([Record(date(2027, 5, 3), actions=actions)]).overdue_days[BOOKED] == 7
