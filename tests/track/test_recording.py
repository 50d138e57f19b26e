"""Trackers become a record: what is new is taken, what two copies dispute is named, and nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.check_in import Clash, HealthNews, LineEdit, Record
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import tracked
from okra_coach.model.tracker_reading import TrackerReading
from okra_coach.track.amended import amended
from okra_coach.track.heard import Ground
from okra_coach.track.recording import Merged, merge_trackers, says_the_same
from okra_coach.track.standing import standing
from tests.track.trackers import BOOK, LINES, Typed, ground, tracker

BOOKED, WRONG, WAIT = "online-booking.o1.k1", "online-booking.o1.k2", "patient-journey.o1.k1"
FORM, DESK = "online-booking.o1.k1.a1", "patient-journey.o1.k1.a2"
MONDAY, NEXT = date(2027, 4, 19), date(2027, 4, 26)


def said(key_result: str, value: float | None = None, confidence: float | None = None, **more: object) -> Typed:
    row = {"day": MONDAY, "key_result": key_result, "value": value, "confidence": confidence, "note": None}
    return {**row, **more}  # type: ignore[dict-item]


def merged(
    *trackers: TrackerReading, day: date = MONDAY, present: Record | None = None, on: Ground | None = None
) -> Merged:
    return merge_trackers([(one, on or ground(day)) for one in trackers], day, present)


def messages(found: Merged) -> list[str]:
    return [str(fault) for fault in found.faults]


def test_a_tracker_as_it_was_made_says_nothing_new() -> None:
    found = merged(tracker(check_ins=(said(BOOKED), said(WRONG))))
    assert found.record == Record(MONDAY, ("tracker.xlsx",), found.record.made_from)
    assert found.faults == ()


def test_a_value_is_recorded_with_its_cell() -> None:
    found = merged(tracker(check_ins=(said(WRONG, 5.0), said(BOOKED, 20.0, 7, note="fine"))))
    assert found.record.values == (
        CheckIn(BOOKED, MONDAY, 20.0, 7, "fine", source="tracker.xlsx Check-ins!C5"),
        CheckIn(WRONG, MONDAY, 5.0, source="tracker.xlsx Check-ins!C4"),
    )


def test_the_next_week_only_what_is_new_is_recorded() -> None:
    first = merged(tracker(check_ins=(said(BOOKED, 20.0), said(WRONG, 5.0)))).record
    again = tracker(check_ins=(said(BOOKED, 20.0), said(WRONG, 7.0), said(BOOKED, 25.0, day=NEXT)))
    second = merged(again, day=NEXT, on=ground(NEXT, records=(first,)))
    assert [(one.key_result, one.day, one.value) for one in second.record.values] == [
        (WRONG, MONDAY, 7.0),
        (BOOKED, NEXT, 25.0),
    ]


def test_a_value_that_the_consultant_corrected_in_the_record_is_not_brought_back() -> None:
    told = merged(tracker(check_ins=(said(BOOKED, 20.0),))).record
    hers = replace(told, values=(replace(told.values[0], value=21.0),))
    found = merged(tracker(check_ins=(said(BOOKED, 20.0),)), day=NEXT, on=ground(NEXT, records=(hers,), told=(told,)))
    assert found.record.values == ()


def test_a_changed_target_is_an_edit_once_and_not_every_week() -> None:
    typed = {BOOKED: {"target": 50.0}}
    first = merged(tracker(typed=typed)).record
    assert first.edits == (LineEdit(BOOKED, "target", 45.0, 50.0, source="tracker.xlsx OKR+As!F5"),)
    assert merged(tracker(typed=typed), day=NEXT, on=ground(NEXT, records=(first,))).record.edits == ()

    later = merged(tracker(typed={BOOKED: {"target": 55.0}}), day=NEXT, on=ground(NEXT, records=(first,))).record
    assert [(one.before, one.after) for one in later.edits] == [(50.0, 55.0)]
    now = standing(BOOK, (first, later))
    assert tracked(now.book)[BOOKED]["target"] == 55.0


def test_a_tracker_from_older_okras_does_not_undo_what_the_consultant_changed_since() -> None:
    hers = amended(BOOK, {BOOKED: {"target": 48.0, "measure": "Share of visits booked online"}}, {})
    found = merged(tracker(typed={WRONG: {"high": 9.0}}), on=ground(MONDAY, book=hers))
    assert [(one.subject, one.field) for one in found.record.edits] == [(WRONG, "high")]


def test_what_differs_from_okras_is_not_taken_where_nobody_knows_which_is_newer() -> None:
    hers = amended(BOOK, {BOOKED: {"target": 48.0}}, {})
    found = merged(
        tracker(typed={FORM: {"status": "done"}}, check_ins=(said(BOOKED, 20.0),)),
        on=ground(MONDAY, book=hers, made_from=None),
    )
    assert found.record.edits == ()
    assert [one.progress for one in found.record.actions] == [ActionStatus.DONE]
    assert len(found.record.values) == 1
    assert messages(found) == [
        ("tracker.xlsx OKR+As!F5: says 45 where okras/ say 48, and it is not known which of them is newer; not taken")
    ]


def test_an_action_that_moved_is_news_with_what_was_learned() -> None:
    found = merged(tracker(typed={FORM: {"status": "done", "learned": "Eight of eight managed it", "owner": "Nurse"}}))
    (news,) = found.record.actions
    assert (news.id, news.progress, news.was, news.learned) == (
        FORM,
        ActionStatus.DONE,
        ActionStatus.OPEN,
        "Eight of eight managed it",
    )
    assert [(one.subject, one.field, one.after) for one in found.record.edits] == [(FORM, "owner_role", "Nurse")]
    assert (
        merged(
            tracker(typed={FORM: {"status": "done", "learned": "Eight of eight managed it", "owner": "Nurse"}}),
            day=NEXT,
            on=ground(NEXT, records=(found.record,)),
        ).record.actions
        == ()
    )


def row(text: str, **more: object) -> Typed:
    return {"id": None, "key_result": BOOKED, "text": text, "status": None, **more}  # type: ignore[dict-item]


def test_a_new_row_is_an_action_of_theirs_and_keeps_its_id() -> None:
    added = tracker(extra={"actions": (row("Call ten patients", status="doing", owner="Nurse"),)})
    first = merged(added).record
    (news,) = first.actions
    assert (news.id, news.added, news.progress, news.owner_role) == (f"{BOOKED}.t1", True, ActionStatus.DOING, "Nurse")

    done = tracker(extra={"actions": (row("call ten patients", status="done", owner="Nurse"),)})
    second = merged(done, day=NEXT, on=ground(NEXT, records=(first,))).record
    assert [(one.id, one.progress) for one in second.actions] == [(f"{BOOKED}.t1", ActionStatus.DONE)]
    assert merged(added, day=NEXT, on=ground(NEXT, records=(first,))).record.actions == ()


def test_two_copies_that_add_actions_give_the_same_one_id_and_others_each_their_own() -> None:
    mine = tracker("a.xlsx", extra={"actions": (row("Call ten patients"), row("Print a poster"))})
    theirs = tracker("b.xlsx", extra={"actions": (row("Ask at the desk"), row("Call ten patients."))})
    found = merged(mine, theirs).record
    assert sorted((one.id[-2:], one.text) for one in found.actions) == [
        ("t1", "Call ten patients"),
        ("t2", "Print a poster"),
        ("t3", "Ask at the desk"),
    ]
    assert found.clashes == ()


def test_an_action_row_without_an_id_is_known_by_its_words() -> None:
    typed = {FORM: {"id": None, "status": "done"}}
    found = merged(tracker(typed=typed))
    assert [(one.id, one.added) for one in found.record.actions] == [(FORM, False)]
    assert messages(found) == [f"tracker.xlsx Actions!B4: the row has no id; by its words it is {FORM}"]


def test_rows_that_belong_to_no_line_are_proposals_and_not_lost() -> None:
    found = merged(
        tracker(
            extra={
                "actions": (row("Stray idea", key_result=None), row("For a line of no one", key_result="sales.o9.k9")),
                "okras": ({"id": None, "team": "Nursing", "measure": "Visits a day"},),
                "health": ({"id": None, "team": "Nursing", "measure": "Staff turnover"},),
            },
            check_ins=(said("sales.o9.k9", 4.0),),
        )
    )
    assert [(one.kind, one.text, one.about) for one in found.record.proposals] == [
        ("key result", "Visits a day", ""),
        ("action", "Stray idea", ""),
        ("action", "For a line of no one", "sales.o9.k9"),
        ("value", "2027-04-19, sales.o9.k9, 4.0", "sales.o9.k9"),
        ("health measure", "Staff turnover", ""),
    ]
    assert all(one.source.startswith("tracker.xlsx ") for one in found.record.proposals)


def test_an_id_with_a_slip_is_not_guessed_but_asked_back() -> None:
    found = merged(tracker(check_ins=(said("online-booking.o1.kl", 4.0),)))
    assert found.record.values == ()
    assert "did somebody mean online-booking.o1.k1 or online-booking.o1.k2?" in messages(found)[0]


def test_words_that_two_lines_have_decide_nothing() -> None:
    measure = LINES[WAIT]["measure"]
    found = merged(tracker(check_ins=(said("", 40.0, measure=measure),)))
    assert found.record.values == ()
    assert "it may be" in messages(found)[0]
    assert [one.kind for one in found.record.proposals] == ["value"]


def test_an_emptied_cell_changes_nothing_and_is_told() -> None:
    found = merged(tracker(typed={BOOKED: {"target": None}}))
    assert found.record.edits == ()
    assert messages(found) == ["tracker.xlsx OKR+As!F5: empty now, “45” before; what is known stays"]


def test_two_rows_of_one_line_that_disagree_are_told_and_neither_is_taken() -> None:
    double = {"id": BOOKED, "measure": LINES[BOOKED]["measure"], "target": 60.0}
    found = merged(tracker(typed={BOOKED: {"target": 50.0}}, extra={"okras": (double,)}))
    assert found.record.edits == ()
    assert "two rows that disagree on its target" in messages(found)[0]


def test_a_reading_that_stands_twice_counts_once_and_a_second_one_of_the_day_is_told() -> None:
    found = merged(tracker(check_ins=(said(BOOKED, 20.0), said(BOOKED, 20.0), said(BOOKED, 22.0))))
    assert [one.value for one in found.record.values] == [20.0, 22.0]
    assert len(found.faults) == 1


def test_a_row_without_a_date_is_of_the_check_in_and_one_far_away_is_not_taken() -> None:
    found = merged(tracker(check_ins=(said(BOOKED, 20.0, day=None), said(WRONG, 5.0, day=date(2029, 4, 19)))))
    assert [(one.key_result, one.day) for one in found.record.values] == [(BOOKED, MONDAY)]
    assert [one.kind for one in found.record.proposals] == ["value"]
    assert len(found.faults) == 2


def test_copies_that_agree_or_complete_each_other_are_one() -> None:
    mine = tracker("a.xlsx", check_ins=(said(BOOKED, 20.0, note="from the log"), said(WRONG)))
    theirs = tracker("b.xlsx", check_ins=(said(BOOKED, 20.0, 7, note="we hope"), said(WRONG, 5.0)))
    found = merged(mine, theirs).record
    assert [(one.key_result, one.value, one.confidence, one.note) for one in found.values] == [
        (BOOKED, 20.0, 7, "from the log / we hope"),
        (WRONG, 5.0, None, ""),
    ]
    assert found.clashes == ()


def test_what_two_copies_dispute_is_named_and_neither_is_taken() -> None:
    mine = tracker("a.xlsx", check_ins=(said(BOOKED, 20.0, 7),), typed={BOOKED: {"target": 50.0}})
    theirs = tracker("b.xlsx", check_ins=(said(BOOKED, 25.0, 7),), typed={BOOKED: {"target": 60.0}})
    found = merged(mine, theirs).record
    assert found.clashes == (
        Clash(BOOKED, "target", (("a.xlsx", 50.0), ("b.xlsx", 60.0))),
        Clash(BOOKED, "value", (("a.xlsx", 20.0), ("b.xlsx", 25.0)), day=MONDAY),
    )
    assert (found.edits, [(one.value, one.confidence) for one in found.values]) == ((), [(None, 7)])


def test_a_dispute_ends_when_a_copy_is_mended_or_the_consultant_writes_what_counts() -> None:
    mine = tracker("a.xlsx", check_ins=(said(BOOKED, 20.0),))
    theirs = tracker("b.xlsx", check_ins=(said(BOOKED, 25.0),))
    disputed = merged(mine, theirs).record
    mended = merged(tracker("b.xlsx", check_ins=(said(BOOKED, 20.0),)), present=disputed).record
    assert (mended.clashes, [one.value for one in mended.values]) == ((), [20.0])

    hers = replace(disputed, values=(CheckIn(BOOKED, MONDAY, 22.0),))
    settled = merged(mine, theirs, present=hers).record
    assert (settled.clashes, settled.values) == ((), ())


def test_a_second_copy_joins_the_record_of_the_first() -> None:
    first = merged(
        tracker(
            "a.xlsx",
            check_ins=(said(BOOKED, 20.0),),
            typed={FORM: {"status": "done"}, BOOKED: {"target": 50.0}},
            extra={"actions": (row("Call ten patients"),)},
        )
    ).record
    both = merged(tracker("b.xlsx", check_ins=(said(WRONG, 5.0),), typed={DESK: {"status": "doing"}}), present=first)
    assert both.record.sources == ("a.xlsx", "b.xlsx")
    assert [one.key_result for one in both.record.values] == [BOOKED, WRONG]
    assert {one.id for one in both.record.actions} == {FORM, DESK, f"{BOOKED}.t1"}
    assert both.record.edits == first.edits
    assert next(one for one in both.record.actions if one.added).text == "Call ten patients"


def test_a_copy_of_the_same_name_says_anew_what_it_says_and_what_it_leaves_empty_stays() -> None:
    first = merged(tracker(check_ins=(said(BOOKED, 20.0), said(WRONG, 5.0)))).record
    again = merged(tracker(check_ins=(said(BOOKED, 21.0), said(WRONG))), present=first).record
    assert [(one.key_result, one.value) for one in again.values] == [(BOOKED, 21.0), (WRONG, 5.0)]
    assert again.clashes == ()


def test_a_record_says_the_same_from_another_file_or_cell_and_beside_lines_of_her_own() -> None:
    present = merged(tracker("a.xlsx", check_ins=(said(BOOKED, 20.0),))).record
    again = merged(tracker("b.xlsx", check_ins=(said(WRONG), said(BOOKED, 20.0)))).record
    assert says_the_same(again, present)
    with_hers = replace(present, values=(*present.values, CheckIn(WAIT, MONDAY, 30.0)))
    assert says_the_same(again, with_hers)
    assert not says_the_same(again, replace(with_hers, values=with_hers.values[1:]))
    assert not says_the_same(merged(tracker(check_ins=(said(BOOKED, 21.0),))).record, present)
    assert not says_the_same(merged(tracker()).record, present)


def health(**more: object) -> dict[str, Typed]:
    return {"patient-journey.h1": {"day": MONDAY, "inside": None, "latest": None, "note": None, **more}}  # type: ignore[dict-item]


def test_news_of_a_health_measure_is_recorded_once() -> None:
    read = tracker(typed=health(latest=14.0, inside="no"))
    first = merged(read).record
    assert first.health == (HealthNews("patient-journey.h1", MONDAY, 14.0, False, source=first.health[0].source),)
    assert merged(read, day=NEXT, on=ground(NEXT, records=(first,))).record.health == ()


def test_copies_that_dispute_a_health_measure_clash() -> None:
    mine, theirs = tracker("a.xlsx", typed=health(latest=14.0)), tracker("b.xlsx", typed=health(latest=11.0))
    found = merged(mine, theirs).record
    assert found.health == ()
    assert found.clashes == (Clash("patient-journey.h1", "latest", (("a.xlsx", 14.0), ("b.xlsx", 11.0)), day=MONDAY),)


def test_an_action_is_not_moved_to_another_key_result_unasked() -> None:
    found = merged(tracker(typed={FORM: {"key_result": WRONG}}))
    assert found.record.actions == ()
    assert f"{FORM} stands under {BOOKED}; it was not moved to {WRONG}" in messages(found)[0]


VALUES = st.none() | st.integers(0, 3).map(float)
SURE = st.none() | st.integers(1, 3).map(float)
DECIDED = st.sampled_from([None, "keep", "help", "help: two people"])
COPIES = st.lists(
    st.tuples(
        st.lists(
            st.builds(said, st.sampled_from([BOOKED, WRONG, WAIT]), VALUES, SURE, decision=DECIDED),
            max_size=4,
            unique_by=repr,
        ),
        st.dictionaries(
            st.sampled_from([BOOKED, WRONG]), st.fixed_dictionaries({"target": st.sampled_from([45.0, 50.0, 60.0])})
        ),
        st.dictionaries(
            st.sampled_from([FORM, DESK]),
            st.fixed_dictionaries({"status": st.sampled_from(["open", "doing", "done"])}),
        ),
        st.lists(st.sampled_from(["One more", "another"]).map(row), max_size=2, unique_by=repr),
    ),
    min_size=1,
    max_size=3,
)


Copy = tuple[list[Typed], dict[str, Typed], dict[str, Typed], list[Typed]]


def _trackers(copies: list[Copy]) -> list[TrackerReading]:
    return [
        tracker(f"{number}.xlsx", check_ins=tuple(rows), typed=lines | actions, extra={"actions": tuple(new)})
        for number, (rows, lines, actions, new) in enumerate(copies)
    ]


@given(COPIES)
def test_recording_the_same_trackers_again_changes_nothing(copies: list[Copy]) -> None:
    read = _trackers(copies)
    first = merged(*read).record
    assert merged(*read, present=first).record == first


@given(COPIES)
def test_every_value_is_recorded_or_disputed(copies: list[Copy]) -> None:
    read = _trackers(copies)
    found = merged(*read).record
    told: set[tuple[object, object]] = {(one.key_result, one.value) for one in found.values}
    told |= {(one.subject, value) for one in found.clashes if one.field == "value" for _, value in one.said}
    for rows, *_ in copies:
        for one in rows:
            if (
                one["value"] is not None
                and len([other for other in rows if other["key_result"] == one["key_result"]]) == 1
            ):
                assert (one["key_result"], one["value"]) in told


def _one_each(rows: list[Typed]) -> list[Typed]:
    """One reading a key result."""
    return list({row["key_result"]: row for row in rows}.values())


@given(COPIES)
def test_copies_given_one_by_one_dispute_the_same_as_given_together(copies: list[Copy]) -> None:
    read = _trackers([(_one_each(rows), *rest) for rows, *rest in copies])  # type: ignore[misc]
    together = merged(*read).record
    present = None
    for one in read:
        present = merged(one, present=present).record
    assert present is not None
    assert {(one.subject, one.field, one.after) for one in present.edits} == {
        (one.subject, one.field, one.after) for one in together.edits
    }
    assert {(one.subject, one.field) for one in present.clashes} == {
        (one.subject, one.field) for one in together.clashes
    }
