"""What would bring a team forward: every way is tried, and only those that do are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.candidates import SMALLEST_TEAM, Candidate, Missing
from okra_coach.plan.house_ways import HouseWay, house_ways
from okra_coach.plan.seats import Seats
from okra_coach.plan.waves import OpenWave


@dataclass(frozen=True, slots=True)
class Way:
    """One change after which a team starts in an earlier wave; all that is set in it belongs together.

    `lacks` is what the team gets, `with_a_place` when a free place is needed as well; `readiness` what it could reach
    with all answers; `own_people` the size of its core group; `share` of project work, in per cent.
    """

    lacks: tuple[Missing, ...] = ()
    with_a_place: bool = False
    readiness: float | None = None
    share: int | None = None
    own_people: int | None = None
    own_project: bool = False
    probe_of: str | None = None
    house: HouseWay | None = None


class Forward:
    """Knows the ways of every team; changes that concern the whole house are tried once for all."""

    def __init__(
        self, workshop: Workshop, teams: Sequence[Candidate], probe: Candidate | None, waves: Sequence[OpenWave]
    ) -> None:
        """`teams` in order of their rank, `waves` filled with them."""
        self._settings, self._probe = workshop.rollout, probe
        self._starts: Mapping[str, int] = {team.team.id: wave.number for wave in waves for team in wave.teams}
        self._seats = {wave.number: Seats(wave, probe, workshop.rollout) for wave in waves}
        self._house = house_ways(workshop, teams, probe) if len(waves) > 1 else ()

    def ways(self, candidate: Candidate) -> tuple[Way, ...]:
        """All that are known, each enough by itself: those of the team first, then those of the house."""
        if candidate.pinned or self._starts[candidate.team.id] == 1:
            return ()
        return (*self._own(candidate), *self._houses(candidate))

    def _own(self, candidate: Candidate) -> Iterator[Way]:
        yield from self._complete(candidate)
        yield from self._mostly_projects(candidate)
        if candidate.is_daily:
            yield Way(own_project=True)
        yield from self._known(candidate)
        yield from self._smaller(candidate)
        if candidate.team.kind is TeamKind.CENTRAL and self._probe is not None and not self._probe.pinned:
            yield Way(lacks=candidate.missing, probe_of=self._probe.team.id)

    def _complete(self, candidate: Candidate) -> Iterator[Way]:
        """With what it lacks it might start in the first wave; a place there must be free as well."""
        whole = replace(candidate, missing=())
        if candidate.missing and whole.earliest(self._settings) < self._starts[candidate.team.id]:
            yield Way(lacks=candidate.missing, with_a_place=not self._takes(whole))

    def _mostly_projects(self, candidate: Candidate) -> Iterator[Way]:
        share, ready = self._settings.tiers.project_from, candidate.readiness
        if candidate.team.project_share is None or candidate.tier != 2 or ready is None:
            return
        if self._takes(replace(candidate, readiness=replace(ready, tier=1))):
            yield Way(share=share)

    def _known(self, candidate: Candidate) -> Iterator[Way]:
        ready = candidate.readiness
        if ready is None or ready.coverage == 100:
            return
        if self._takes(replace(candidate, readiness=replace(ready, low=ready.high, coverage=100))):
            yield Way(readiness=ready.high)

    def _smaller(self, candidate: Candidate) -> Iterator[Way]:
        room = max((seats.room_for(candidate) for seats in self._before(candidate)), default=0)
        if SMALLEST_TEAM <= room < candidate.people:
            yield Way(own_people=room)

    def _houses(self, candidate: Candidate) -> Iterator[Way]:
        """The smallest change of each sort; a larger first wave with more coaches only where neither is enough."""
        name, start, found = candidate.team.id, self._starts[candidate.team.id], 0
        for sort in self._house:
            if sort.last_resort and found:
                continue
            way = next((one for tried in sort.tried if (one := tried.way_for(name, start))), None)
            if way is not None:
                found += 1
                yield Way(house=way)

    def _takes(self, candidate: Candidate) -> bool:
        return any(seats.takes(candidate) for seats in self._before(candidate))

    def _before(self, candidate: Candidate) -> Iterator[Seats]:
        """The first wave that might take the team, and the last one before its own."""
        first, start = candidate.earliest(self._settings), self._starts[candidate.team.id]
        if first < start:
            yield from (self._seats[number] for number in dict.fromkeys((first, start - 1)))
