"""Key results that measure the same: a value typed once counts for both, and two that differ are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from okra_coach.model.check_in import Record, Said
from okra_coach.model.progress import CheckIn
from okra_coach.track.recording import says_the_same
from okra_coach.track.twins import is_lent, twins_of
from tests.track.test_recording import BOOKED, WRONG, merged, messages, said
from tests.track.trackers import LINES, ground, tracker

MONDAY, NEXT = date(2027, 4, 19), date(2027, 4, 26)
SAME = ("measure", "unit", "direction", "baseline", "target", "low", "high")
ALIKE: dict[str, dict[str, Said]] = {own: dict(one) for own, one in LINES.items()}
ALIKE[WRONG] |= {name: LINES[BOOKED][name] for name in SAME}
GROUND = replace(ground(MONDAY), now=ALIKE, made_from=ALIKE)
AFTER = replace(ground(NEXT), now=ALIKE, made_from=ALIKE)


def told(*rows: dict[str, Said], file: str = "a b.xlsx", present: Record | None = None) -> tuple[Record, list[str]]:
    found = merged(tracker(file, ALIKE, check_ins=rows), on=GROUND, present=present)
    return found.record, messages(found)


def row(key_result: str, value: float, **more: Said) -> dict[str, Said]:
    return {**said(key_result, value), **more}


def test_lines_are_alike_only_with_the_same_words_unit_way_and_numbers() -> None:
    assert {own: twins_of(ALIKE)[own] for own in (BOOKED, WRONG)} == dict.fromkeys((BOOKED, WRONG), (BOOKED, WRONG))
    assert {BOOKED, WRONG}.isdisjoint(twins_of(LINES))
    assert BOOKED not in twins_of({**ALIKE, WRONG: {**ALIKE[WRONG], "target": 99.0}})


def test_a_value_typed_once_counts_for_its_twin_without_confidence_and_that_is_told() -> None:
    record, notes = told(row(BOOKED, 20.0, confidence=7, note="ours"))
    assert record.values == (
        CheckIn(BOOKED, MONDAY, 20.0, 7, "ours", source="a b.xlsx Check-ins!C4"),
        CheckIn(WRONG, MONDAY, 20.0, source=f"a b.xlsx Check-ins!C4 for {BOOKED}"),
    )
    assert notes == [
        f"a b.xlsx: a value counts for a second key result as well, which measures the same: {WRONG} (from {BOOKED})"
    ]


def test_a_line_with_a_value_of_its_own_takes_none_over_and_what_differs_is_told() -> None:
    record, notes = told(row(BOOKED, 20.0), row(WRONG, 21.0))
    assert [(one.key_result, one.value) for one in record.values] == [(BOOKED, 20.0), (WRONG, 21.0)]
    assert notes == [
        (
            f"a b.xlsx Check-ins!C4: {BOOKED} says 20 of {MONDAY}, and {WRONG}, which measures the same, 21; "
            "each was taken as it is"
        )
    ]
    assert told(row(BOOKED, 20.0), row(WRONG, 20.0))[1] == []


def test_recording_again_says_the_same_and_a_corrected_value_is_corrected_for_both() -> None:
    first, _ = told(row(BOOKED, 20.0))
    again, _ = told(row(BOOKED, 20.0), present=first)
    assert again == first
    assert says_the_same(again, first)
    corrected, _ = told(row(BOOKED, 22.0), present=first)
    assert [(one.value, is_lent(one)) for one in corrected.values] == [(22.0, False), (22.0, True)]


def test_another_copy_may_give_the_twin_its_own_value_without_a_dispute() -> None:
    first, _ = told(row(BOOKED, 20.0))
    second, notes = told(row(WRONG, 21.0), file="b.xlsx", present=first)
    assert [(one.key_result, one.value) for one in second.values] == [(BOOKED, 20.0), (WRONG, 21.0)]
    assert (second.clashes, len(notes)) == ((), 1)


def test_what_was_said_of_the_twin_before_or_by_herself_stays() -> None:
    hers = Record(MONDAY, values=(CheckIn(WRONG, MONDAY, 30.0),))
    record, notes = told(row(BOOKED, 20.0), present=hers)
    assert [one.key_result for one in record.values] == [BOOKED]
    assert len(notes) == 1
    earlier = replace(AFTER, earlier=(hers,), told=(hers,))
    late = merged(tracker(lines=ALIKE, check_ins=(row(BOOKED, 20.0),)), day=NEXT, on=earlier).record
    assert [one.key_result for one in late.values] == [BOOKED]
