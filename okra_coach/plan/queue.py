"""Who waits after a wave and whose turn comes first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from okra_coach.model.workshop import RolloutSettings
from okra_coach.plan.waves import OpenWave

_Line = tuple[list[Any], list[int]]


class Queue:
    """Answers for each team how many stand before it; the line after a wave is sorted once."""

    def __init__(self, waves: Sequence[OpenWave], settings: RolloutSettings) -> None:
        """`waves` are all of them, filled."""
        self._waves, self._settings = waves, settings
        self._lines: dict[int, _Line] = {}

    def before(self, rank: tuple[Any, ...], wave: OpenWave) -> tuple[int, int]:
        """How many teams that also wait after the wave come before this rank, and the people in their core groups."""
        ranks, people = self._lines.get(wave.number) or self._line(wave.number)
        place = bisect_left(ranks, rank)
        return place, people[place]

    def _line(self, number: int) -> _Line:
        waiting = sorted(
            (team.rank, team.people)
            for later in self._waves[number:]
            for team in later.teams
            if team.earliest(self._settings) <= number and not team.pinned
        )
        people = [0, *accumulate(count for _, count in waiting)]
        return self._lines.setdefault(number, ([rank for rank, _ in waiting], people))
