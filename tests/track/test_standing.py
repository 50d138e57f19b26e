"""okras/ with check-ins laid over them: okras/ win where they changed since, and nothing counts twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.check_in import ActionNews, HealthNews, LineEdit, Proposal, Record
from okra_coach.model.okra import ActionStatus, KeyResult, OkraBook
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import tracked
from okra_coach.track.amended import amended
from okra_coach.track.chain import Step, outcome
from okra_coach.track.standing import standing
from tests.material import okras

KEY, OTHER = "online-booking.o1.k1", "online-booking.o1.k2"
WEEKS = [date(2027, 4, 19), date(2027, 4, 26), date(2027, 5, 3)]
BOOK = okras()
TARGET = tracked(BOOK)[KEY]["target"]
ACTION = next(action for _, _, one in BOOK.walk() for action in one.actions)
OWN = next(one.id for _, _, one in BOOK.walk() if ACTION in one.actions)


def line(book: OkraBook, own: str = KEY) -> KeyResult:
    return next(one for _, _, one in book.walk() if one.id == own)


def with_target(book: OkraBook, target: float) -> OkraBook:
    return amended(book, {KEY: {"target": target}}, {})


def edit(week: int, before: float | None, after: float) -> Record:
    place = Place(f"check-ins/{WEEKS[week]}.yaml", line=5)
    return Record(WEEKS[week], edits=(LineEdit(KEY, "target", before, after, place=place),))


def news(week: int, progress: ActionStatus, was: ActionStatus | None = None, **more: object) -> Record:
    told = ActionNews(ACTION.id, OWN, ACTION.text, progress=progress, was=was)
    return Record(WEEKS[week], actions=(replace(told, **more),))  # type: ignore[arg-type]


def test_a_changed_target_counts_until_okras_change_themselves() -> None:
    records = (edit(0, TARGET, 60.0),)  # type: ignore[arg-type]
    now = standing(BOOK, records)
    assert line(now.book).target == 60.0
    assert now.edits == records[0].edits

    hers = standing(with_target(BOOK, 70.0), records)
    assert line(hers.book).target == 70.0
    assert (hers.edits, [one.now for one in hers.overruled]) == ((), [70.0])
    assert [str(fault) for fault in hers.faults] == [
        (
            "check-ins/2027-04-19.yaml:5: the check-in made 60 of the target of online-booking.o1.k1; "
            "it is 70 now, and that counts"
        )
    ]


def test_a_change_that_was_taken_over_into_okras_is_settled() -> None:
    now = standing(with_target(BOOK, 60.0), (edit(0, TARGET, 60.0),))  # type: ignore[arg-type]
    assert (line(now.book).target, now.edits, now.overruled, now.faults) == (60.0, (), (), ())


def test_changes_of_several_weeks_follow_each_other_from_where_okras_are() -> None:
    records = (edit(0, TARGET, 60.0), edit(1, 60.0, 65.0))  # type: ignore[arg-type]
    for known in (TARGET, 60.0, 65.0):
        now = standing(with_target(BOOK, known), records)  # type: ignore[arg-type]
        assert (line(now.book).target, now.faults) == (65.0, ())


@given(st.lists(st.integers(0, 4), min_size=2, max_size=8), st.integers(0, 7))
def test_a_chain_ends_at_its_last_value_from_wherever_okras_took_it_over(values: list[int], at: int) -> None:
    steps = [Step(float(before), float(after)) for before, after in pairwise(values)]
    start = float(values[min(at, len(values) - 1)])
    found = outcome(start, steps)
    assert found.passed_by == ()
    assert found.value == float(values[-1])
    assert outcome(99.0, steps).value == 99.0


def test_an_action_is_done_when_the_latest_check_in_says_so() -> None:
    first, second = news(0, ActionStatus.DOING, ACTION.progress), news(1, ActionStatus.DONE, ActionStatus.DOING)
    now = standing(BOOK, (first, replace(second, actions=(replace(second.actions[0], learned="It works"),))))
    (done,) = [one for one in line(now.book, OWN).actions if one.id == ACTION.id]
    assert (done.progress, done.learned) == (ActionStatus.DONE, "It works")
    assert now.actions[ACTION.id] == ((WEEKS[0], ActionStatus.DOING), (WEEKS[1], ActionStatus.DONE))
    assert now.edits == ()


def test_what_the_consultant_wrote_of_an_action_since_wins() -> None:
    dropped = amended(BOOK, {ACTION.id: {"progress": "dropped"}}, {})
    now = standing(dropped, (news(0, ActionStatus.DOING, ActionStatus.OPEN),))
    (own,) = [one for one in line(now.book, OWN).actions if one.id == ACTION.id]
    assert own.progress is ActionStatus.DROPPED
    assert len(now.faults) == 1


def test_an_added_action_lives_on_until_okras_have_it_and_then_is_one() -> None:
    added = ActionNews(f"{OWN}.t1", OWN, "Call ten customers", progress=ActionStatus.DOING, added=True)
    record = Record(WEEKS[0], actions=(added,))
    now = standing(BOOK, (record,))
    assert [one.text for one in line(now.book, OWN).actions][-1] == "Call ten customers"

    mine = replace(ACTION, id=f"{OWN}.a9", text="call ten  customers.", progress=ActionStatus.OPEN)
    taken_over = standing(amended(BOOK, {}, {OWN: [mine]}), (record,))
    own = line(taken_over.book, OWN).actions[-1]
    assert (own.id, own.progress) == (f"{OWN}.a9", ActionStatus.DOING)
    assert len(line(taken_over.book, OWN).actions) == len(line(BOOK, OWN).actions) + 1
    assert taken_over.actions == {f"{OWN}.a9": ((WEEKS[0], ActionStatus.DOING),)}


def test_a_later_record_corrects_the_value_of_an_earlier_day() -> None:
    wrong, right = CheckIn(KEY, WEEKS[0], 10.0), CheckIn(KEY, WEEKS[0], 11.0)
    later = CheckIn(KEY, WEEKS[1], 12.0)
    now = standing(BOOK, (Record(WEEKS[1], values=(right, later)), Record(WEEKS[0], values=(wrong,))))
    assert now.check_ins == (right, later)


def test_two_readings_of_a_day_in_one_record_both_count() -> None:
    both = (CheckIn(KEY, WEEKS[0], 10.0), CheckIn(KEY, WEEKS[0], 12.0))
    assert standing(BOOK, (Record(WEEKS[0], values=both),)).check_ins == both


def test_news_of_a_line_that_is_gone_is_told_once_and_counts_nowhere() -> None:
    gone = CheckIn("sales.o9.k9", WEEKS[0], 10.0, place=Place("check-ins/2027-04-19.yaml", line=3))
    again = replace(gone, day=WEEKS[1])
    now = standing(BOOK, (Record(WEEKS[0], values=(gone,)), Record(WEEKS[1], values=(again,))))
    assert [str(fault) for fault in now.faults] == [
        (
            "check-ins/2027-04-19.yaml:3: sales.o9.k9 is not in okras/ any more; what was said of it is kept here and "
            "counts nowhere"
        )
    ]
    assert now.book == BOOK


def test_a_proposal_stays_open_until_okras_have_such_a_line() -> None:
    proposal = Proposal("key result", "Online booking", "Share of calls")
    records = (Record(WEEKS[0], proposals=(proposal,)), Record(WEEKS[1], proposals=(proposal,)))
    assert standing(BOOK, records).proposals == (proposal,)
    assert standing(amended(BOOK, {KEY: {"measure": "share of calls"}}, {}), records).proposals == ()


def test_the_latest_news_of_a_health_measure_counts() -> None:
    own = next(one.id for each in BOOK.sets for one in each.health_measures)
    told = [Record(day, health=(HealthNews(own, day, float(number)),)) for number, day in enumerate(WEEKS)]
    assert standing(BOOK, told).health[own].value == 2.0


def test_without_records_all_stands_as_in_okras() -> None:
    now = standing(BOOK, ())
    assert (now.book, now.check_ins, now.edits, now.faults) == (BOOK, (), (), ())
