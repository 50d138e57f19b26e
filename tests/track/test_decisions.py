"""Decisions come back from the tracker: recorded once, merged, disputed, and told as of the day they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from okra_coach.model.check_in import Choice, Clash, Decision, Record
from okra_coach.model.tracker_reading import TrackerReading
from okra_coach.track.decisions import decided_on, latest_decisions
from okra_coach.track.recording import says_the_same
from okra_coach.track.standing import standing
from tests.track.test_recording import merged, messages, said
from tests.track.test_week import told, weekly
from tests.track.trackers import BOOK, ground, tracker

BOOKED, WAIT = "online-booking.o1.k1", "patient-journey.o1.k1"
MONDAY, NEXT = date(2027, 4, 19), date(2027, 4, 26)
HELP = Decision(BOOKED, Choice.HELP, "Head of Desk", "two people", day=MONDAY)


def typed(decision: str | None, by: str | None = None, file: str = "tracker.xlsx") -> TrackerReading:
    return tracker(file, check_ins=(said(BOOKED, decision=decision, decided_by=by),))


def test_a_decision_is_recorded_with_its_role_its_words_and_its_cell() -> None:
    found = merged(typed("help: two people", "Head of Desk")).record
    assert found.decisions == (replace(HELP, source="tracker.xlsx Check-ins!F4"),)
    assert found.values == ()


def test_a_decision_typed_after_the_check_in_comes_with_the_next_one_and_keeps_its_day() -> None:
    first = Record(MONDAY)
    again = tracker(check_ins=(said(BOOKED, decision="drop"), said(BOOKED, 20.0, day=NEXT)))
    found = merged(again, day=NEXT, on=ground(NEXT, records=(first,))).record
    assert [(one.choice, one.day) for one in found.decisions] == [(Choice.DROP, MONDAY)]
    assert decided_on(MONDAY, (first, found)) == found.decisions
    assert decided_on(NEXT, (first, found)) == ()


def test_a_decision_that_is_known_is_no_news_the_next_week() -> None:
    first = merged(typed("help: two people", "Head of Desk")).record
    again = typed("help: two people", "Head of Desk")
    assert merged(again, day=NEXT, on=ground(NEXT, records=(first,))).record.decisions == ()


def test_a_decision_that_she_corrected_in_the_record_is_not_brought_back() -> None:
    first = merged(typed("help")).record
    hers = replace(first, decisions=(replace(first.decisions[0], choice=Choice.DROP),))
    on = ground(NEXT, records=(hers,), told=(first,))
    assert merged(typed("help"), day=NEXT, on=on).record.decisions == ()


def test_what_she_decided_in_the_record_herself_no_tracker_disputes() -> None:
    hers = Record(MONDAY, decisions=(Decision(BOOKED, Choice.DROP),))
    found = merged(typed("help"), present=hers).record
    assert (found.decisions, found.clashes) == ((), ())
    assert says_the_same(found, hers)


def test_copies_that_decide_the_same_are_one_decision_with_both_roles() -> None:
    found = merged(typed("help", "CEO", "a.xlsx"), typed("help: two people", "Head of Desk", "b.xlsx"))
    (one,) = found.record.decisions
    assert (one.choice, one.by, one.note) == (Choice.HELP, "CEO / Head of Desk", "two people")


def test_copies_that_decide_differently_dispute_and_neither_counts() -> None:
    first = merged(typed("help", file="a.xlsx")).record
    found = merged(typed("drop", file="b.xlsx"), present=first).record
    clash = Clash(BOOKED, "decision", (("a.xlsx", "help"), ("b.xlsx", "drop")), day=MONDAY)
    assert (found.decisions, found.clashes) == ((), (clash,))
    settled = merged(typed("help", file="b.xlsx"), present=found).record
    assert ([one.choice for one in settled.decisions], settled.clashes) == ([Choice.HELP], ())


def test_two_rows_of_a_day_that_decide_differently_are_told_and_the_first_counts() -> None:
    found = merged(tracker(check_ins=(said(BOOKED, decision="help"), said(BOOKED, decision="drop"))))
    assert [one.choice for one in found.record.decisions] == [Choice.HELP]
    assert "Check-ins!F4 decides help" in messages(found)[0]


def test_a_role_without_a_decision_is_asked_back() -> None:
    found = merged(typed(None, "CEO"))
    assert found.record.decisions == ()
    assert "somebody decided here, but not what" in messages(found)[0]


def test_an_emptied_decision_takes_nothing_back() -> None:
    first = merged(typed("help")).record
    assert merged(typed(None), present=first).record.decisions == first.decisions


def test_the_last_decision_counts_by_its_day_and_not_by_when_it_was_recorded() -> None:
    late = Record(NEXT, decisions=(replace(HELP, day=MONDAY), Decision(WAIT, Choice.DROP)))
    early = Record(MONDAY, decisions=(Decision(WAIT, Choice.KEEP),))
    assert latest_decisions((early, late))[WAIT][1].choice is Choice.DROP
    assert latest_decisions((early, late), before=NEXT)[BOOKED] == (MONDAY, late.decisions[0])
    assert [one.day for one in standing(BOOK, (early, late)).decisions] == [MONDAY, MONDAY, NEXT]


def test_a_decision_of_a_day_without_a_check_in_is_followed_from_the_check_in_before_it() -> None:
    *records, last = weekly(18, 20.7, 24.75)
    between = Decision(BOOKED, Choice.HELP, day=date(2027, 4, 28))
    found = told(*records, replace(last, decisions=(between,)))
    assert [(one.day, one.by) for one in found.followed] == [(date(2027, 4, 28), 0.15)]
    assert found.decided == ()
