"""Which day a check-in is of: what people filled in tells it, and a slip of the row does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from okra_coach.model.check_in import Record
from okra_coach.model.tracker_reading import TrackerReading
from okra_coach.track.check_in_day import day_of
from tests.track.test_recording import BOOKED, said
from tests.track.trackers import tracker

MONDAY, TODAY = date(2027, 4, 19), date(2027, 6, 30)
WEEK = timedelta(days=7)


def filled(first: int = 0, second: int = 0, third: int = 0) -> TrackerReading:
    """So many rows of the first, second, third week."""
    days = [MONDAY + week * WEEK for week, rows in enumerate((first, second, third)) for _ in range(rows)]
    return tracker(check_ins=tuple(said(BOOKED, 1.0, day=day) for day in days))


def test_the_latest_day_that_somebody_filled_in_counts() -> None:
    assert day_of([filled(first=3), filled(second=2)], (), TODAY) == (MONDAY + WEEK, ())


def test_one_row_of_a_later_week_is_a_slip_and_told() -> None:
    day, (fault,) = day_of([filled(first=5, third=1)], (), TODAY)
    assert day == MONDAY
    assert fault.message == (
        f"1 row is of {MONDAY + 2 * WEEK} and 5 of {MONDAY}, so this is the check-in of {MONDAY}; "
        "say --day if it is not"
    )


def test_a_few_rows_after_a_week_that_is_recorded_already_are_a_new_week() -> None:
    assert day_of([filled(first=9, second=1)], (Record(MONDAY),), TODAY) == (MONDAY + WEEK, ())


def test_where_no_row_is_filled_in_the_date_of_the_first_sheet_counts_while_it_is_news() -> None:
    empty = replace(tracker(), as_of=MONDAY)
    assert day_of([empty], (), TODAY) == (MONDAY, ())
    assert day_of([empty], (Record(MONDAY),), TODAY) == (TODAY, ())
    assert day_of([tracker()], (), TODAY) == (TODAY, ())
