"""Whether a wave would have had a seat for a team, had it stood elsewhere in the line or been smaller."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from okra_coach.model.workshop import RolloutSettings
from okra_coach.plan.candidates import Candidate
from okra_coach.plan.waves import OpenWave


class Seats:
    """One filled wave, looked at from any place in its line; the line is sorted once.

    Whoever stands before a team is taken or passed over whether the team is there or not, so that the seats taken
    before its place are all that must be known.
    """

    def __init__(self, wave: OpenWave, probe: Candidate | None, settings: RolloutSettings) -> None:
        """`wave` is filled."""
        self._wave, self._probe, self._settings = wave, probe, settings
        self._fixed = wave.teams[: wave.fixed]
        self._fixed_people = sum(team.people for team in self._fixed)
        self._ranks: Sequence[tuple[Any, ...]] = [team.rank for team in wave.teams[wave.fixed :]]
        self._people = [0, *accumulate(team.people for team in wave.teams[wave.fixed :])]

    def takes(self, candidate: Candidate) -> bool:
        """Whether the team would start in this wave."""
        if candidate.earliest(self._settings) > self._wave.number:
            return False
        return self._opens_with(candidate) or candidate.people <= self.room_for(candidate)

    def room_for(self, candidate: Candidate) -> int:
        """How many people the team may bring; 0 when something else keeps it out."""
        wave, before = self._wave, bisect_left(self._ranks, candidate.rank)
        teams, people = wave.fixed + before, self._fixed_people + self._people[before]
        if not teams:
            return candidate.people
        hours = wave.carried + wave.a_team * (teams + 1)
        full = teams >= wave.team_limit or (wave.supply is not None and hours > wave.supply)
        return 0 if full or wave.prefers_others_to(candidate) else max(wave.people_limit - people, 0)

    def _opens_with(self, candidate: Candidate) -> bool:
        """Whether it would be the project or result team with which the first wave begins, whatever its size."""
        if self._wave.number > 1 or candidate.tier > 1:
            return False
        if any(team.tier == 1 for team in self._fixed if team.pinned):
            return False
        opener = next((team for team in self._fixed if not team.pinned and team is not self._probe), None)
        return opener is None or candidate.rank < opener.rank
