"""Breaks and lunch between the blocks of a session, so that nobody sits too long and lunch is at lunchtime."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from okra_coach.model.agenda import BREAK, ENERGISER, LUNCH, Blocks, minutes_between
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime

Planned = tuple[tuple[str, int], ...]
"""Blocks with their minutes, in order."""
_LUNCH_FROM, _LUNCH_BY = time(11, 30), time(13, 0)


def has_lunch(session: SessionTime, settings: AgendaSettings) -> bool:
    """A session that runs from the morning into the afternoon has lunch, unless the settings say none."""
    return settings.lunch > 0 and session.start <= _LUNCH_FROM and session.end >= time(14)


def with_breaks(minutes: Mapping[str, int], session: SessionTime, settings: AgendaSettings, blocks: Blocks) -> Planned:
    """The blocks with breaks where the stretch would grow too long, and with lunch before 13:00 at the latest."""
    placed: list[tuple[str, int]] = []
    clock, stretch, lunch = 0, 0, has_lunch(session, settings)
    to_lunch, by = (minutes_between(session.start, moment) for moment in (_LUNCH_FROM, _LUNCH_BY))
    for name, length in minutes.items():
        late = lunch and clock and clock + length > by
        long = stretch and stretch + length > settings.stretch
        if late or (lunch and long and clock >= to_lunch):
            placed.append((LUNCH, settings.lunch))
            clock, stretch, lunch = clock + settings.lunch, 0, False
            if not blocks[name].is_active and ENERGISER in blocks:
                placed.append((ENERGISER, blocks[ENERGISER].minutes))
                clock, stretch = clock + placed[-1][1], placed[-1][1]
        elif long:
            placed.append((BREAK, settings.pause))
            clock, stretch = clock + settings.pause, 0
        placed.append((name, length))
        clock, stretch = clock + length, stretch + length
    return tuple(placed)
