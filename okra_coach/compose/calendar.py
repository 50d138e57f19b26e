"""The client's calendar of the cycle: what each date is called and what it is for."""

from __future__ import annotations

from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from okra_coach.documents.calendar import Calendar, CalendarEvent
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_TITLES = {
    EventKind.WORKSHOP: mark("OKR+A workshop"),
    EventKind.ALIGNMENT: mark("Alignment of the teams' OKR+As"),
    EventKind.KICK_OFF: mark("Kick-off of the cycle"),
    EventKind.CHECK_IN: mark("OKR+A check-in {number}"),
    EventKind.MID_REVIEW: mark("Mid-cycle review"),
    EventKind.SCORING: mark("Scoring of the key results"),
    EventKind.RETROSPECTIVE: mark("Retrospective"),
    EventKind.PLANNING: mark("Planning of the next cycle"),
}

_PURPOSES = {
    EventKind.WORKSHOP: mark("The people who do the work agree objectives, key results and first actions."),
    EventKind.ALIGNMENT: mark(
        "The teams trade what they need from each other: who, what, by when, accepted or not. "
        "What contradicts the company's objectives is settled here."
    ),
    EventKind.KICK_OFF: mark("Everybody sees the agreed OKR+As, the dates of the cycle and the first actions."),
    EventKind.CHECK_IN: mark(
        "Before the meeting: enter the latest value, the confidence from 1 to 10 and the status of each action. "
        "In the meeting: talk only about what is off track and what to try next."
    ),
    EventKind.MID_REVIEW: mark("For each key result that is off track: continue, change, stop or start anew."),
    EventKind.SCORING: mark("Final values are entered and scored; a score is for learning, it judges nobody."),
    EventKind.RETROSPECTIVE: mark("What did we learn, and which one thing do we change in the next cycle?"),
    EventKind.PLANNING: mark("The next cycle is prepared from the scores, the lessons and fresh customer feedback."),
}


def compose_calendar(material: Material, words: Words) -> Calendar:
    """One calendar for the whole client; it names no person."""
    workshop = material.workshop
    return Calendar(
        title=words("{client}: OKR+A cycle {cycle}", client=workshop.client, cycle=workshop.cycle.name),
        timezone=workshop.timezone,
        stamp=datetime.combine(workshop.day, time(0), UTC),
        events=tuple(_event(event, workshop, words) for event in material.rollout.events),
    )


def event_title(event: CycleEvent, words: Words) -> str:
    """What a date of the cycle is called, with its number where it has one."""
    return words(_TITLES[event.kind], number=event.number)


def _event(event: CycleEvent, workshop: Workshop, words: Words) -> CalendarEvent:
    return CalendarEvent(
        uid=_uid(event, workshop),
        title=event_title(event, words),
        day=event.day,
        start=event.start,
        minutes=event.minutes,
        description="\n\n".join(part for part in (words(_PURPOSES[event.kind]), event.note) if part),
        location=workshop.location if event.kind is EventKind.WORKSHOP else "",
    )


def _uid(event: CycleEvent, workshop: Workshop) -> str:
    """Built from what stays when a date moves, so that a second import updates instead of doubling."""
    name = "/".join((workshop.client, workshop.cycle.name, event.kind.value, str(event.number)))
    return f"{uuid5(NAMESPACE_URL, name)}@okra-coach"
