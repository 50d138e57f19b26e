"""The calendars of the cycle: everybody's, each team's that starts now or next, and the consultant's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from okra_coach.compose.calendar_words import purpose, series_title, title, who
from okra_coach.compose.rollout_views import wave_when
from okra_coach.documents.calendar import Calendar, CalendarEvent, CalendarSeries, Instance
from okra_coach.model.audience import Audience, concerns, is_shared
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import Team, Workshop
from okra_coach.words import Words

_DEADLINES = (EventKind.DRAFT, EventKind.PREPARATION, EventKind.READING)
_NOT_FILES = frozenset(
    ("consultant", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""The consultant's own file, and names that Windows keeps for devices."""
_FEWEST = 2
"""So many check-ins make a series."""
Wanted = Callable[[EventKind], bool]


def compose_calendar(material: Material, words: Words) -> Calendar:
    """Everybody's calendar: all dates but the consultant's own work; it names no person."""
    return _calendar(_title(material.workshop, words), material, words, is_shared)


def consultant_calendar(material: Material, words: Words) -> Calendar:
    """All dates, with what is prepared and read at one's own desk."""
    name = words("{calendar}, for the coach", calendar=_title(material.workshop, words))
    return _calendar(name, material, words, lambda _: True)


def team_calendars(material: Material, words: Words) -> Iterator[tuple[str, Calendar]]:
    """File name and calendar of each team of the first wave and of the next; those after it go by everybody's."""
    waves = sorted({one.wave for one in material.rollout.placements})[:2]
    teams = {team.id: team for team in material.workshop.teams}
    taken = set(_NOT_FILES)
    for one in material.rollout.placements:
        if one.wave in waves and one.team in teams:
            name = _file_name(one.team, taken)
            taken.add(name)
            starts = one.wave == waves[0]
            team = teams[one.team]
            yield name, _starting(team, material, words) if starts else _waiting(team, one.wave, material, words)


def _file_name(team: str, taken: set[str]) -> str:
    return _file_name(f"{team}-team", taken) if team in taken else team


def _starting(team: Team, material: Material, words: Words) -> Calendar:
    """What its people and its lead take part in."""
    return _calendar(_team_title(team, material, words), material, words, _for_team)


def _for_team(kind: EventKind) -> bool:
    return concerns(kind, Audience.TEAM) or concerns(kind, Audience.LEADS)


def _waiting(team: Team, wave: int, material: Material, words: Words) -> Calendar:
    """What everybody sees, when its start is decided, and when the cycle is planned in which it would start."""
    told = words(
        "{team} is planned for wave {wave}, {when}. Its own dates come once the gate has decided that it starts.",
        team=team.name,
        wave=words.number(wave),
        when=wave_when(wave, material.workshop, words),
    )
    return _calendar(_team_title(team, material, words), material, words, _for_next_wave, told)


def _for_next_wave(kind: EventKind) -> bool:
    return concerns(kind, Audience.EVERYONE) or kind in (EventKind.GATE, EventKind.PLANNING)


def _title(workshop: Workshop, words: Words) -> str:
    return words("{client}: OKR+A cycle {cycle}", client=workshop.client, cycle=workshop.cycle.name)


def _team_title(team: Team, material: Material, words: Words) -> str:
    return words("{team}: OKR+A cycle {cycle}", team=team.name, cycle=material.workshop.cycle.name)


def _calendar(name: str, material: Material, words: Words, wanted: Wanted, told: str = "") -> Calendar:
    """A date has the same id and the same words in every calendar, so that two of them imported do not double it."""
    workshop = material.workshop
    found = _found([event for event in material.rollout.events if wanted(event.kind)], workshop, words)
    series = _series(found, workshop, words)
    inside = {one.event.uid for one in series.instances} if series else set()
    apart = [one for _, one in found if one.uid not in inside]
    return Calendar(
        title=name,
        timezone=workshop.timezone,
        stamp=datetime.combine(workshop.day, time(0), UTC),
        events=_in_order(apart, series),
        description=told,
        language=workshop.language,
    )


def _in_order(
    events: Sequence[CalendarEvent], series: CalendarSeries | None
) -> tuple[CalendarEvent | CalendarSeries, ...]:
    """The series stands where its first meeting is."""
    before = [event for event in events if series and event.day < series.instances[0].event.day]
    return (*before, *((series,) if series else ()), *events[len(before) :])


def _found(events: Sequence[CycleEvent], workshop: Workshop, words: Words) -> list[tuple[CycleEvent, CalendarEvent]]:
    """The dates in order of time; one that a person wrote down a second time has an id of its own."""
    seen: Counter[tuple[EventKind, int]] = Counter()
    found = []
    for event in sorted(events, key=lambda one: (one.day, one.start)):
        found.append((event, _event(event, workshop, words, again=seen[event.kind, event.number])))
        seen[event.kind, event.number] += 1
    return found


def _series(
    found: Sequence[tuple[CycleEvent, CalendarEvent]], workshop: Workshop, words: Words
) -> CalendarSeries | None:
    """The weekly check-ins; one that left its week stands apart, as calendar programs let none overtake another."""
    usual_days = dict(enumerate(workshop.cycle.usual_check_ins, 1))
    held: dict[int, Instance] = {}
    for event, shown in found:
        usual = usual_days.get(event.number)
        if event.kind is EventKind.CHECK_IN and usual and event.day.isocalendar()[:2] == usual.isocalendar()[:2]:
            held.setdefault(event.number, Instance(usual, shown))
    if len(held) < _FEWEST:
        return None
    rhythm = workshop.cycle.check_in
    instances = tuple(held[number] for number in sorted(held))
    like = CycleEvent(EventKind.CHECK_IN, instances[0].usual, rhythm.start, rhythm.minutes)
    return CalendarSeries(_uid("series", "", workshop), _event(like, workshop, words), instances)


def event_title(event: CycleEvent, words: Words) -> str:
    """What a date of the cycle is called, with its number where it has one."""
    return title(event.kind, event.number, words)


def _event(event: CycleEvent, workshop: Workshop, words: Words, again: int = 0) -> CalendarEvent:
    is_weekly = event.kind is EventKind.CHECK_IN
    told = (purpose(event.kind, event.number, words), who(event.kind, words), event.note)
    return CalendarEvent(
        uid=_uid(event.kind.value, f"{event.number}/{again}" if again else str(event.number), workshop),
        title=series_title(words) if is_weekly else event_title(event, words),
        day=event.day,
        start=event.start,
        minutes=event.minutes,
        description="\n\n".join(part for part in told if part),
        location=workshop.location if event.kind is EventKind.WORKSHOP else "",
        busy=event.kind not in _DEADLINES,
    )


def _uid(kind: str, number: str, workshop: Workshop) -> str:
    """Built from what stays when a date moves, so that a second import updates instead of doubling."""
    name = "/".join((workshop.client, workshop.cycle.name, kind, number))
    return f"{uuid5(NAMESPACE_URL, name)}@okra-coach"
