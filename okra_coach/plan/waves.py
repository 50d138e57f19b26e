"""Fills the waves: strict tiers, limited growth, never more than people and coaches can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from okra_coach.model.rollout_settings import CoachHours
from okra_coach.model.workshop import RolloutSettings, Workshop
from okra_coach.plan.candidates import Candidate


@dataclass
class OpenWave:
    """A wave while it fills; `carried` are the coach hours of earlier teams in this cycle, `a_team` those of a new one.

    The first `fixed` of its teams are in it before anybody is compared: those a person put there, and the wave's start.
    """

    number: int
    team_limit: int
    people_limit: int
    carried: float
    supply: float | None
    a_team: float = CoachHours().first
    teams: list[Candidate] = field(default_factory=list)
    people: int = 0
    tier_waiting: int | None = None
    fixed: int = 0

    @property
    def hours(self) -> float:
        """Coach hours that this cycle takes, earlier teams included."""
        return self.carried + self.a_team * len(self.teams)

    @property
    def teams_are_full(self) -> bool:
        """Whether the number of teams alone keeps everybody else out."""
        return len(self.teams) >= self.team_limit

    @property
    def hours_are_full(self) -> bool:
        """Whether the coaches cannot take one more team."""
        return self.supply is not None and self.hours + self.a_team > self.supply

    def lacks_people_for(self, candidate: Candidate) -> bool:
        """Whether the core group would be too much."""
        return self.people + candidate.people > self.people_limit

    def has_room_for(self, candidate: Candidate) -> bool:
        """Whether nothing keeps the team out; an empty wave always takes one, or the rollout would stand still."""
        if not self.teams:
            return True
        return not (self.teams_are_full or self.hours_are_full or self.lacks_people_for(candidate))

    def prefers_others_to(self, candidate: Candidate) -> bool:
        """Whether a team of an earlier tier still waits, which must not be overtaken."""
        return self.tier_waiting is not None and candidate.tier > self.tier_waiting

    def take(self, candidate: Candidate) -> None:
        """Starts the team in this wave."""
        self.teams.append(candidate)
        self.people += candidate.people

    def pass_over(self, candidate: Candidate) -> None:
        """Leaves the team for a later wave and lets no later tier overtake it."""
        self.tier_waiting = min(candidate.tier, self.tier_waiting or candidate.tier)


def coach_supply(workshop: Workshop) -> float | None:
    """The hours that all coaches have for teams in one cycle; None when nobody said."""
    if not workshop.coaches:
        return None
    weekly = sum(coach.hours_a_week for coach in workshop.coaches)
    return round(weekly * workshop.cycle.weeks * workshop.rollout.coach_hours.usable / 100, 1)


def fill_waves(
    teams: Sequence[Candidate], probe: Candidate | None, settings: RolloutSettings, supply: float | None
) -> tuple[OpenWave, ...]:
    """All waves in order, some of them empty; every team is in exactly one."""
    pinned = _pinned(teams)
    queue = [team for team in teams if not team.pinned and team is not probe]
    waves: list[OpenWave] = []
    last_pinned, started = max(pinned, default=1), 0
    while queue or len(waves) < last_pinned:
        wave = _open(waves, carried_hours(waves, started, settings.coach_hours), settings, supply)
        for team in pinned.get(wave.number, ()):
            wave.take(team)
        if wave.number == 1:
            queue = _start(wave, queue, probe, settings)
        wave.fixed = len(wave.teams)
        queue = _fill(wave, queue, settings)
        waves.append(wave)
        started += len(wave.teams)
    return tuple(waves)


def _pinned(teams: Sequence[Candidate]) -> Mapping[int, Sequence[Candidate]]:
    """Wave → the teams that a person put there."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for team in teams:
        if team.pinned:
            found[max(team.pinned.wave, 1)].append(team)
    return found


def _open(waves: Sequence[OpenWave], carried: float, settings: RolloutSettings, supply: float | None) -> OpenWave:
    """The next wave; its limits are multiples of the last wave in which anybody started."""
    before = next((wave for wave in reversed(waves) if wave.teams), None)
    limits = (settings.first_wave_teams, settings.first_wave_people)
    if before is not None:
        limits = (int(settings.growth * len(before.teams)), int(settings.growth * before.people))
    return OpenWave(len(waves) + 1, *limits, carried, supply, settings.coach_hours.first)


def carried_hours(waves: Sequence[OpenWave], started: int, hours: CoachHours) -> float:
    """What the `started` teams of all waves so far take of the coaches in the next cycle."""
    second, third = (sum(len(wave.teams) for wave in few) for few in (waves[-1:], waves[-2:-1]))
    return hours.second * second + hours.third * third + hours.later * (started - second - third)


def _start(
    wave: OpenWave, queue: list[Candidate], probe: Candidate | None, settings: RolloutSettings
) -> list[Candidate]:
    """The readiest project or result team first, so that the probe has something to align with; then the probe."""
    first = next((team for team in queue if team.tier == 1 and team.earliest(settings) == 1), None)
    if first is not None and not any(team.tier == 1 for team in wave.teams):
        wave.take(first)
        queue = [team for team in queue if team is not first]
    if probe is not None and not probe.pinned:
        wave.take(probe)
    return queue


def _fill(wave: OpenWave, queue: list[Candidate], settings: RolloutSettings) -> list[Candidate]:
    """Takes in what fits, in order of rank; gives back who waits."""
    waiting: list[Candidate] = []
    for place, team in enumerate(queue):
        if team.earliest(settings) > wave.number:
            waiting.append(team)
        elif not wave.prefers_others_to(team) and wave.has_room_for(team):
            wave.take(team)
        else:
            wave.pass_over(team)
            waiting.append(team)
            if wave.teams_are_full or wave.hours_are_full:
                return waiting + queue[place + 1 :]
    return waiting
