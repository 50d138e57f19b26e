"""Breaks and lunch between the blocks of a session, so that nobody sits too long and lunch is at lunchtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from itertools import accumulate

from okra_coach.model.agenda import BREAK, ENERGISER, LUNCH, Blocks, minutes_between
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime

Planned = tuple[tuple[str, int], ...]
"""Blocks with their minutes, in order."""
_LUNCH_FROM, _LUNCH_BEST, _LUNCH_BY = time(11, 30), time(12, 15), time(13, 0)


def has_lunch(session: SessionTime, settings: AgendaSettings) -> bool:
    """A session that runs from the morning into the afternoon has lunch, unless the settings say none."""
    return settings.lunch > 0 and session.start <= _LUNCH_FROM and session.end >= time(14)


def with_breaks(minutes: Mapping[str, int], session: SessionTime, settings: AgendaSettings, blocks: Blocks) -> Planned:
    """The blocks with as few breaks as the stretch allows, evenly between them, and with lunch before 13:00."""
    planned = tuple(minutes.items())
    if not has_lunch(session, settings) or len(planned) < 2:
        return _with_pauses(planned, settings)
    ways = (_around_lunch(planned, at, settings, blocks) for at in range(1, len(planned)))
    return min(ways, key=lambda way: _off_lunchtime(way, session))


def _around_lunch(planned: Planned, at: int, settings: AgendaSettings, blocks: Blocks) -> Planned:
    """Lunch before the block at that place; who is talked to after it gets on their feet first."""
    after = planned[at:]
    if not blocks[after[0][0]].is_active and ENERGISER in blocks:
        after = ((ENERGISER, blocks[ENERGISER].minutes), *after)
    return (*_with_pauses(planned[:at], settings), (LUNCH, settings.lunch), *_with_pauses(after, settings))


def _off_lunchtime(planned: Planned, session: SessionTime) -> tuple[int, int]:
    """By how many minutes lunch begins outside of lunchtime, and how far from the middle of it."""
    first, best, last = (minutes_between(session.start, moment) for moment in (_LUNCH_FROM, _LUNCH_BEST, _LUNCH_BY))
    names = [name for name, _ in planned]
    clock = sum(length for _, length in planned[: names.index(LUNCH)])
    return max(first - clock, clock - last, 0), abs(clock - best)


def _with_pauses(planned: Planned, settings: AgendaSettings) -> Planned:
    lengths = [length for _, length in planned]
    starts = _starts(lengths, settings.stretch)
    return tuple(
        one
        for place, block in enumerate(planned)
        for one in (((BREAK, settings.pause), block) if place in starts else (block,))
    )


def _starts(lengths: Sequence[int], longest: int) -> frozenset[int]:
    """Before which blocks there is a break: as few as possible, and of all such ways the most even one."""
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    upto = [0, *accumulate(lengths)]
    for end in range(1, len(lengths) + 1):
        ways = []
        for start in range(end):
            stretch = upto[end] - upto[start]
            if stretch <= longest or start == end - 1:
                breaks, uneven, places = best[start]
                ways.append((breaks + bool(start), uneven + stretch**2, (*places, start)))
        best.append(min(ways))
    return frozenset(best[-1][2]) - {0}
