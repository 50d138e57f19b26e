from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from okra_coach.compose.calendar import compose_calendar, consultant_calendar, team_calendars
from okra_coach.compose.pack import compose_pack
from okra_coach.documents.calendar import Calendar, CalendarEvent, CalendarSeries
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement, Rollout
from okra_coach.model.workshop import Team, TeamKind
from okra_coach.words import load_words
from tests.material import material, rollout, workshop

WORDS = load_words("en")
OWN_WORK = (
    CycleEvent(EventKind.PREPARATION, date(2027, 4, 5), time(9, 30), 60, 2),
    CycleEvent(EventKind.READING, date(2027, 5, 18), time(9, 30), 30, 2),
)
GATE = CycleEvent(EventKind.GATE, date(2027, 7, 1), time(14, 30), 60)


def _with(*more: CycleEvent, without: tuple[EventKind, ...] = ()) -> Material:
    plan = rollout()
    events = (*(event for event in plan.events if event.kind not in without), *more)
    return replace(material(), rollout=replace(plan, events=events))


def _calendar(*more: CycleEvent, without: tuple[EventKind, ...] = ()) -> Calendar:
    return compose_calendar(_with(*more, without=without), WORDS)


def _check_in(number: int, day: date, start: time = time(9, 30), minutes: int = 30, note: str = "") -> CycleEvent:
    return CycleEvent(EventKind.CHECK_IN, day, start, minutes, number, note)


def _series(calendar: Calendar) -> CalendarSeries:
    (series,) = (event for event in calendar.events if isinstance(event, CalendarSeries))
    return series


def _single(calendar: Calendar) -> list[CalendarEvent]:
    return [event for event in calendar.events if isinstance(event, CalendarEvent)]


def _titles(calendar: Calendar) -> list[str]:
    return [event.title if isinstance(event, CalendarEvent) else event.usual.title for event in calendar.events]


def test_every_event_has_a_title_and_a_purpose() -> None:
    calendar = compose_calendar(material(), WORDS)
    assert calendar.title == "Brightwater Clinics: OKR+A cycle Q2 2027"
    assert _titles(calendar) == [
        "OKR+A workshop",
        "Kick-off of the cycle",
        "OKR+A check-in",
        "Mid-cycle review",
        "Scoring of the key results",
        "Review and retrospective",
    ]
    assert all(event.description for event in _single(calendar))


def test_every_kind_of_date_has_words_of_its_own() -> None:
    day = date(2027, 5, 12)
    events = tuple(CycleEvent(kind, day, time(9), 30) for kind in EventKind)
    calendar = consultant_calendar(replace(material(), rollout=replace(rollout(), events=events)), WORDS)
    assert len({event.title for event in _single(calendar)}) == len(EventKind)
    assert len({event.description for event in _single(calendar)}) == len(EventKind)


def test_a_date_says_who_takes_part() -> None:
    told = {event.title: event.description for event in _single(_calendar(GATE))}
    assert told["Kick-off of the cycle"].endswith("Takes part: everybody.")
    assert told["Mid-cycle review"].endswith("Takes part: the teams that start, the sponsor and the coach.")
    assert told["Decision about the next wave"].endswith("Takes part: the sponsor and the coach.")


def test_the_check_ins_are_one_series_with_its_weeks() -> None:
    series = _series(compose_calendar(material(), WORDS))
    assert [one.usual for one in series.instances] == [date(2027, 4, 19), date(2027, 5, 3)]
    assert series.weeks == 3
    assert series.dropped == (date(2027, 4, 26),)


def test_a_moved_check_in_says_why() -> None:
    (moved,) = _series(compose_calendar(material(), WORDS)).changed
    assert (moved.usual, moved.event.day) == (date(2027, 5, 3), date(2027, 5, 4))
    assert "3 May is a public holiday" in moved.event.description


@pytest.mark.parametrize(
    "edited", [_check_in(2, date(2027, 4, 26), time(11)), _check_in(2, date(2027, 4, 26), minutes=45)]
)
def test_a_check_in_at_another_time_or_length_is_an_exception(edited: CycleEvent) -> None:
    series = _series(_calendar(edited))
    assert date(2027, 4, 26) in {one.usual for one in series.changed}
    assert series.dropped == ()


def test_a_check_in_that_left_its_week_stands_apart() -> None:
    calendar = _calendar(_check_in(2, date(2027, 5, 6)))
    assert _series(calendar).dropped == (date(2027, 4, 26),)
    assert [event.day for event in _single(calendar) if event.title == "OKR+A check-in"] == [date(2027, 5, 6)]


def test_a_single_check_in_is_no_series() -> None:
    calendar = _calendar(_check_in(1, date(2027, 4, 19)), without=(EventKind.CHECK_IN,))
    assert [type(event) for event in calendar.events] == [CalendarEvent] * 6


def test_a_date_written_down_twice_has_two_ids() -> None:
    calendar = _calendar(
        _check_in(1, date(2027, 4, 20)), CycleEvent(EventKind.KICK_OFF, date(2027, 4, 13), time(9), 30)
    )
    ids = [event.uid for event in calendar.events]
    assert len(set(ids)) == len(ids)
    assert sum(event.title in ("OKR+A check-in", "Kick-off of the cycle") for event in _single(calendar)) == 3


def test_dates_stand_in_order_of_time() -> None:
    calendar = _calendar(*OWN_WORK, GATE, CycleEvent(EventKind.DRAFT, date(2027, 3, 30), time(9), 30))
    days = [
        event.day if isinstance(event, CalendarEvent) else event.instances[0].event.day for event in calendar.events
    ]
    assert days == sorted(days)


def test_only_the_workshop_has_a_place() -> None:
    events = _single(compose_calendar(material(), WORDS))
    assert [event.title for event in events if event.location] == ["OKR+A workshop"]


def test_an_event_keeps_its_id_when_its_date_moves() -> None:
    now, later = rollout(), _a_day_later(rollout())
    before, after = (compose_calendar(replace(material(), rollout=it), WORDS) for it in (now, later))
    assert [event.uid for event in before.events] == [event.uid for event in after.events]
    assert len({event.uid for event in before.events}) == len(before.events)


def test_the_stamp_is_the_workshop_s_day_and_not_today() -> None:
    assert compose_calendar(material(), WORDS).stamp == datetime(2027, 4, 6, tzinfo=UTC)


def test_everybody_s_calendar_leaves_out_the_consultant_s_own_work() -> None:
    own = {"Last preparation of the workshop", "Read the tracker before the mid-cycle review"}
    assert not own & set(_titles(_calendar(*OWN_WORK)))
    calendar = consultant_calendar(_with(*OWN_WORK), WORDS)
    assert own <= set(_titles(calendar))
    assert calendar.title.endswith(", for the coach")
    assert not any(event.busy for event in _single(calendar) if event.title in own)


def test_a_team_that_starts_sees_its_meetings_and_one_that_waits_when_it_is_decided() -> None:
    aligned = CycleEvent(EventKind.ALIGNMENT, date(2027, 4, 8), time(9, 30), 90)
    found = dict(team_calendars(_with(*OWN_WORK, GATE, aligned), WORDS))
    assert list(found) == ["online-booking", "billing", "patient-journey"]
    assert found["online-booking"].title == "Online Booking: OKR+A cycle Q2 2027"
    assert _titles(found["online-booking"]) == _titles(_calendar(aligned))
    assert _titles(found["patient-journey"]) == ["Kick-off of the cycle", "Decision about the next wave"]
    assert found["patient-journey"].description == (
        "Patient Journey is planned for wave 2, about Jul 2027. "
        "Its own dates come once the gate has decided that it starts."
    )


def test_a_date_has_the_same_id_and_words_in_every_calendar() -> None:
    whole = _with(*OWN_WORK, GATE)
    calendars = [compose_calendar(whole, WORDS), consultant_calendar(whole, WORDS)]
    calendars += [calendar for _, calendar in team_calendars(whole, WORDS)]
    seen: dict[str, object] = {}
    for event in (event for calendar in calendars for event in calendar.events):
        assert seen.setdefault(event.uid, event) == event


def test_a_team_s_name_that_is_no_file_name_gets_one() -> None:
    names = ("consultant", "con", "consultant-team", "sales")
    teams = tuple(Team(name, name.title(), TeamKind.PROJECT, 5) for name in names)
    placed = tuple(Placement(name, 1, Part.STARTS) for name in names)
    whole = replace(
        material(), workshop=replace(workshop(), teams=teams), rollout=replace(rollout(), placements=placed)
    )
    assert [name for name, _ in team_calendars(whole, WORDS)] == [
        "consultant-team",
        "con-team",
        "consultant-team-team",
        "sales",
    ]


def test_a_plan_without_teams_has_no_team_calendars() -> None:
    assert list(team_calendars(replace(material(), rollout=Rollout()), WORDS)) == []


def test_the_pack_holds_everybody_s_calendar_the_coach_s_and_each_team_s() -> None:
    names = [file.name for file in compose_pack(material(), WORDS).files if file.name.endswith(".ics")]
    assert names == [
        "calendar.ics",
        "calendars/consultant.ics",
        "calendars/online-booking.ics",
        "calendars/billing.ics",
        "calendars/patient-journey.ics",
    ]


def _a_day_later(plan: Rollout) -> Rollout:
    return replace(plan, events=tuple(_moved(event) for event in plan.events))


def _moved(event: CycleEvent) -> CycleEvent:
    return replace(event, day=event.day.replace(day=event.day.day % 28 + 1))
