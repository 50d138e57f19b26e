"""Changes of the whole house that might bring teams forward, each tried by filling the waves anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from okra_coach.model.workshop import RolloutSettings, Workshop
from okra_coach.plan.candidates import Candidate
from okra_coach.plan.coaching import with_coaches
from okra_coach.plan.waves import OpenWave, coach_supply, fill_waves

_NO_LIMIT = 10**9
_LEAST_MORE_COACHES = 2


@dataclass(frozen=True, slots=True)
class HouseWay:
    """Smaller core groups, a first wave that holds more, so many more coaches; what is None stays."""

    core_group: int | None = None
    first_teams: int | None = None
    first_people: int | None = None
    more_coaches: int | None = None


@dataclass(frozen=True)
class Tried:
    """The waves after a change; `coaches` tells how many more the hours up to a wave take, None when too many."""

    starts: Mapping[str, int]
    way: HouseWay
    coaches: Callable[[int], int | None] | None = None

    def way_for(self, team: str, start: int) -> HouseWay | None:
        """The change in full if it lets the team start before `start`."""
        sooner = self.starts[team]
        if sooner >= start:
            return None
        if self.coaches is None:
            return self.way
        more = self.coaches(sooner)
        return None if more is None else replace(self.way, more_coaches=more)


@dataclass(frozen=True)
class Sort:
    """Changes of one sort, the smallest first."""

    tried: tuple[Tried, ...]
    last_resort: bool = False


def house_ways(workshop: Workshop, teams: Sequence[Candidate], probe: Candidate | None) -> tuple[Sort, ...]:
    """All sorts in the order in which they are told."""
    house = _House(workshop, teams, probe)
    return (
        Sort(tuple(house.core_groups())),
        Sort(tuple(house.first_waves())),
        Sort(tuple(house.coaches())),
        Sort(tuple(house.first_waves_with_coaches()), last_resort=True),
    )


@dataclass(frozen=True)
class _House:
    workshop: Workshop
    teams: Sequence[Candidate]
    probe: Candidate | None

    def core_groups(self) -> Iterator[Tried]:
        """Down to half of what is set."""
        most = self.workshop.rollout.core_group
        for people in range(most - 1, (most + 1) // 2 - 1, -1):
            smaller = {team.team.id: _at_most(team, people) for team in self.teams}
            probe = smaller[self.probe.team.id] if self.probe else None
            waves = fill_waves(tuple(smaller.values()), probe, self.workshop.rollout, coach_supply(self.workshop))
            yield Tried(_starts(waves), HouseWay(core_group=people))

    def first_waves(self) -> Iterator[Tried]:
        """With no limit of people, and up to twice the teams."""
        for settings in self._larger():
            waves = self._filled(settings, coach_supply(self.workshop))
            yield Tried(_starts(waves), self._first(waves))

    def coaches(self) -> Iterator[Tried]:
        """As many as the waves take that the other limits allow."""
        if self.workshop.coaches:
            waves = self._filled(self.workshop.rollout, None)
            yield Tried(_starts(waves), HouseWay(), self._needed(waves))

    def first_waves_with_coaches(self) -> Iterator[Tried]:
        """Both."""
        for settings in self._larger() if self.workshop.coaches else ():
            waves = self._filled(settings, None)
            yield Tried(_starts(waves), self._first(waves), self._needed(waves))

    def _larger(self) -> Iterator[RolloutSettings]:
        usual = self.workshop.rollout
        for teams in range(usual.first_wave_teams, 2 * usual.first_wave_teams + 1):
            yield replace(usual, first_wave_teams=teams, first_wave_people=_NO_LIMIT)

    def _filled(self, settings: RolloutSettings, supply: float | None) -> tuple[OpenWave, ...]:
        return fill_waves(self.teams, self.probe, settings, supply)

    def _first(self, waves: Sequence[OpenWave]) -> HouseWay:
        """The limits under which the first wave in which anybody starts would be just this one."""
        usual, first = self.workshop.rollout, next((wave for wave in waves if wave.teams), waves[0])
        teams = max(usual.first_wave_teams, len(first.teams))
        return HouseWay(first_teams=teams, first_people=max(usual.first_wave_people, first.people))

    def _needed(self, waves: Sequence[OpenWave]) -> Callable[[int], int | None]:
        """How many more coaches the waves up to a number take; at most twice those there are, or two."""
        there = len(self.workshop.coaches)
        supplies = [
            coach_supply(with_coaches(self.workshop, there + more)) or 0.0
            for more in range(max(there, _LEAST_MORE_COACHES) + 1)
        ]
        hours = [wave.hours for wave in waves]
        return lambda number: next(
            (n for n, there_are in enumerate(supplies) if there_are >= max(hours[:number])), None
        )


def _at_most(team: Candidate, people: int) -> Candidate:
    return team if team.people <= people else replace(team, people=people)


def _starts(waves: Sequence[OpenWave]) -> dict[str, int]:
    return {team.team.id: wave.number for wave in waves for team in wave.teams}
