"""The order of the blocks cut into as many parts as there are sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from okra_coach.model.agenda import minutes_between
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime
from okra_coach.plan.agenda_breaks import has_lunch
from okra_coach.plan.agenda_fit import Wish, fit

_BEGINS = frozenset(
    {
        "stop",
        "company",
        "objectives",
        "key-results",
        "numbers",
        "actions",
        "needs",
        "alignment",
        "rollout",
        "confidence",
    }
)
"""Blocks that may begin a session; the others belong to the one before."""


def parts_of(
    wishes: Sequence[Wish],
    sessions: Sequence[SessionTime],
    settings: AgendaSettings,
    around: Sequence[Wish],
    longest: int,
) -> list[Sequence[Wish]]:
    """What each session may take, so that all are filled alike; each also has what is `around` it."""
    rooms = [max(_room(one, settings) - sum(wish.usual for wish in around), 1) for one in sessions]
    made = frozenset(out for wish in around for out in wish.block.outputs)
    chosen = fit(wishes, sum(rooms), made, longest)
    minutes = [chosen.get(wish.block.id, 0) for wish in wishes]
    cuts = min(_cuts(wishes, len(sessions)), key=lambda cuts: _unevenness(minutes, cuts, rooms))
    parts = [wishes[start:end] for start, end in pairwise(cuts)]
    return [*parts, *([] for _ in range(len(sessions) - len(parts)))]


def _room(session: SessionTime, settings: AgendaSettings) -> int:
    """The minutes for work: without reserve, lunch, and the breaks that the settings ask for."""
    booked = minutes_between(session.start, session.end)
    kept = booked * (100 - settings.reserve) // 100 - (settings.lunch if has_lunch(session, settings) else 0)
    sittings = -(-kept // (settings.stretch + settings.pause)) - has_lunch(session, settings)
    return kept - max(sittings - 1, 0) * settings.pause


def _cuts(wishes: Sequence[Wish], many: int) -> Iterator[tuple[int, ...]]:
    """All ways to cut the order before blocks that may begin a session."""
    seams = [place for place, wish in enumerate(wishes) if place and wish.block.id in _BEGINS]
    for inner in combinations(seams, min(many - 1, len(seams))):
        yield (0, *inner, len(wishes))


def _unevenness(minutes: Sequence[int], cuts: Sequence[int], rooms: Sequence[int]) -> tuple[float, float]:
    """How full the fullest session is, then how differently all of them are filled."""
    filled = [sum(minutes[start:end]) / room for (start, end), room in zip(pairwise(cuts), rooms, strict=False)]
    return max(filled), sum(one**2 for one in filled)
