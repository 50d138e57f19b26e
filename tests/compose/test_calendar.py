from dataclasses import replace
from datetime import UTC, datetime

from okra_coach.compose.calendar import compose_calendar
from okra_coach.model.rollout import CycleEvent, Rollout
from okra_coach.words import load_words
from tests.material import material, rollout

WORDS = load_words("en")


def test_every_event_has_a_title_and_a_purpose() -> None:
    calendar = compose_calendar(material(), WORDS)
    assert calendar.title == "Brightwater Clinics: OKR+A cycle Q2 2027"
    assert [event.title for event in calendar.events] == [
        "OKR+A workshop",
        "Kick-off of the cycle",
        "OKR+A check-in 1",
        "OKR+A check-in 3",
        "Mid-cycle review",
        "Scoring of the key results",
        "Retrospective",
    ]
    assert all(event.description for event in calendar.events)


def test_a_moved_date_says_why() -> None:
    moved = next(event for event in compose_calendar(material(), WORDS).events if event.title.endswith("3"))
    assert "3 May is a public holiday" in moved.description


def test_only_the_workshop_has_a_place() -> None:
    events = compose_calendar(material(), WORDS).events
    assert [event.title for event in events if event.location] == ["OKR+A workshop"]


def test_an_event_keeps_its_id_when_its_date_moves() -> None:
    now, later = rollout(), _a_day_later(rollout())
    before, after = (compose_calendar(replace(material(), rollout=it), WORDS) for it in (now, later))
    assert [event.uid for event in before.events] == [event.uid for event in after.events]
    assert len({event.uid for event in before.events}) == len(before.events)


def test_the_stamp_is_the_workshop_s_day_and_not_today() -> None:
    assert compose_calendar(material(), WORDS).stamp == datetime(2027, 4, 6, tzinfo=UTC)


def _a_day_later(plan: Rollout) -> Rollout:
    return replace(plan, events=tuple(_moved(event) for event in plan.events))


def _moved(event: CycleEvent) -> CycleEvent:
    return replace(event, day=event.day.replace(day=event.day.day % 28 + 1))
