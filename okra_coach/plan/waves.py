"""Fills the waves: strict tiers, growth at most double, never more than people and coaches can carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from okra_coach.model.workshop import RolloutSettings, Workshop
from okra_coach.plan.candidates import Candidate

COACH_HOURS = (20.0, 10.0, 5.0, 3.0)
"""Hours a team takes in its first, second, third and every later cycle."""
USABLE_HOURS = 0.8
GROWTH = 2


@dataclass
class OpenWave:
    """A wave while it fills; `carried` are the coach hours that earlier teams take in this cycle."""

    number: int
    team_limit: int
    people_limit: int
    carried: float
    supply: float | None
    teams: list[Candidate] = field(default_factory=list)
    people: int = 0
    tier_waiting: int | None = None

    @property
    def hours(self) -> float:
        """Coach hours that this cycle takes, earlier teams included."""
        return self.carried + COACH_HOURS[0] * len(self.teams)

    @property
    def teams_are_full(self) -> bool:
        """Whether the number of teams alone keeps everybody else out."""
        return len(self.teams) >= self.team_limit

    @property
    def hours_are_full(self) -> bool:
        """Whether the coaches cannot take one more team."""
        return self.supply is not None and self.hours + COACH_HOURS[0] > self.supply

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
    return round(weekly * workshop.cycle.weeks * USABLE_HOURS, 1)


def fill_waves(
    teams: Sequence[Candidate], probe: Candidate | None, settings: RolloutSettings, supply: float | None
) -> tuple[OpenWave, ...]:
    """All waves in order, some of them empty; every team is in exactly one."""
    fixed = [team for team in teams if team.pinned]
    queue = [team for team in teams if not team.pinned and team is not probe]
    last_fixed = max((team.pinned.wave for team in fixed if team.pinned), default=1)
    waves: list[OpenWave] = []
    while queue or len(waves) < last_fixed or not waves:
        wave = _open(waves, settings, supply)
        for team in fixed:
            if team.pinned and max(team.pinned.wave, 1) == wave.number:
                wave.take(team)
        if wave.number == 1:
            queue = _start(wave, queue, probe, settings)
        queue = _fill(wave, queue, settings)
        waves.append(wave)
    return tuple(waves)


def _open(waves: Sequence[OpenWave], settings: RolloutSettings, supply: float | None) -> OpenWave:
    """The next wave; its limits double those of the last wave in which anybody started."""
    number = len(waves) + 1
    carried = sum(len(wave.teams) * cycle_hours(number - wave.number + 1) for wave in waves)
    before = next((wave for wave in reversed(waves) if wave.teams), None)
    if before is None:
        return OpenWave(number, settings.first_wave_teams, settings.first_wave_people, carried, supply)
    return OpenWave(number, GROWTH * len(before.teams), GROWTH * before.people, carried, supply)


def cycle_hours(cycle: int) -> float:
    """Coach hours for one team in its first, second, … cycle."""
    return COACH_HOURS[min(cycle, len(COACH_HOURS)) - 1]


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
