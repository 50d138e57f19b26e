"""The dates of the cycle as a block of the deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from okra_coach.compose.calendar_words import title
from okra_coach.documents.deck import Block, Table
from okra_coach.documents.deck_drawings import Event, Timeline
from okra_coach.model.audience import is_shared
from okra_coach.model.rollout import CycleEvent, EventKind, Rollout
from okra_coach.words import Words, mark

_SHORT = {
    EventKind.WORKSHOP: mark("Workshop"),
    EventKind.ALIGNMENT: mark("Alignment of the teams"),
    EventKind.KICK_OFF: mark("Kick-off"),
    EventKind.SCORING: mark("Scoring"),
}
_CARRYING = frozenset({EventKind.WORKSHOP, EventKind.KICK_OFF, EventKind.MID_REVIEW, EventKind.RETROSPECTIVE})


def dates(rollout: Rollout, words: Words) -> Iterator[tuple[str, Block]]:
    """The dates from the workshop on, as a table and along a line, where there are any."""
    first = min((event.day for event in rollout.events if event.kind is EventKind.WORKSHOP), default=date.min)
    to_come = tuple(event for event in rollout.events if event.day >= first)
    rows = tuple(date_rows(replace(rollout, events=to_come), words))
    if rows:
        dated = (words("Day"), words("Time"), words("What"))
        yield "dates", Table(dated, rows, words("Table: dates of the cycle."), (3.4, 1.8, 4.8))
        yield (
            "cycle",
            Timeline(tuple(_along(replace(rollout, events=to_come), words)), words("Dates of the cycle along a line.")),
        )


def _along(rollout: Rollout, words: Words) -> Iterator[Event]:
    """Short days; what carries the cycle is marked."""
    checks = [event for event in rollout.events if event.kind is EventKind.CHECK_IN]
    for event in rollout.events:
        if event.kind is not EventKind.CHECK_IN and is_shared(event.kind):
            yield Event(words.date(event.day, "short"), _short_title(event, words), event.kind in _CARRYING)
        elif checks and event is checks[0]:
            first, last = words.date(event.day, "short"), words.date(checks[-1].day, "short")
            text = words.plural("{n} weekly check-in", "{n} weekly check-ins", len(checks))
            yield Event(words("{first} to {last}", first=first, last=last), text)


def date_rows(rollout: Rollout, words: Words) -> Iterator[tuple[str, ...]]:
    """One row an event that the client sees; all check-ins share one."""
    checks = [event for event in rollout.events if event.kind is EventKind.CHECK_IN]
    for event in rollout.events:
        if event.kind is not EventKind.CHECK_IN and is_shared(event.kind):
            yield words.date(event.day, "weekday"), _span(event, words), _short_title(event, words)
        elif checks and event is checks[0]:
            first, last = words.date(event.day, "short"), words.date(checks[-1].day, "short")
            text = words.plural("{n} weekly check-in", "{n} weekly check-ins", len(checks))
            yield words("{first} to {last}", first=first, last=last), _span(event, words), text


def _short_title(event: CycleEvent, words: Words) -> str:
    return words(_SHORT[event.kind]) if event.kind in _SHORT else title(event.kind, event.number, words)


def _span(event: CycleEvent, words: Words) -> str:
    start = datetime.combine(event.day, event.start)
    return f"{words.time(event.start)}–{words.time((start + timedelta(minutes=event.minutes)).time())}"
