from dataclasses import replace
from datetime import date, time

from okra_coach.compose.deck_dates import date_rows, dates
from okra_coach.compose.tracker_rollout import compose_rollout
from okra_coach.documents.deck import Table
from okra_coach.documents.deck_drawings import Timeline
from okra_coach.model.rollout import CycleEvent, EventKind, Rollout
from okra_coach.words import load_words
from tests.material import material, rollout

WORDS = load_words("en")
BEFORE = (
    CycleEvent(EventKind.DRAFT, date(2027, 3, 30), time(9, 30), 30),
    CycleEvent(EventKind.PREPARATION, date(2027, 4, 5), time(9, 30), 60, 2),
)
AFTER = (
    CycleEvent(EventKind.READING, date(2027, 5, 18), time(9, 30), 30, 2),
    CycleEvent(EventKind.REFRESH, date(2027, 6, 7), time(10), 60, 1),
)


def _whole() -> Rollout:
    return replace(rollout(), events=(*BEFORE, *rollout().events, *AFTER))


def test_the_client_reads_every_date_but_the_consultant_s_own_work() -> None:
    told = [row[2] for row in date_rows(_whole(), WORDS)]
    assert told == [
        "The company's draft: your comments",
        "Workshop",
        "Kick-off",
        "2 weekly check-ins",
        "Mid-cycle review",
        "Scoring",
        "Review and retrospective",
        "Fresh feedback and figures for the next cycle",
    ]


def test_the_room_sees_what_is_to_come() -> None:
    table, along = dict(dates(_whole(), WORDS)).values()
    assert isinstance(table, Table)
    assert table.rows[0][2] == "Workshop"
    assert isinstance(along, Timeline)
    assert [event.what for event in along.rows] == [row[2] for row in table.rows]
    assert [event.what for event in along.rows if event.strong] == [
        "Workshop",
        "Kick-off",
        "Mid-cycle review",
        "Review and retrospective",
    ]
    assert list(dates(Rollout(), WORDS)) == []


def test_the_tracker_leaves_out_the_consultant_s_own_work() -> None:
    sheet = compose_rollout(replace(material(), rollout=_whole()), WORDS, "Rollout")
    told = {str(cell.value) for row in sheet.rows for cell in row.cells}
    assert {"The company's draft: your comments", "Fresh feedback and figures for the next cycle"} <= told
    assert not told & {"Last preparation of the workshop", "Read the tracker before the mid-cycle review"}
