"""The best filling of waves by trying all of them, for a few teams; the plan's greedy rule is held against it.

The best is the one with the least waiting: tier by tier, the sum of wave × middle of readiness. What may be in a wave
is the plan's own rule (limits, doubling, coach hours, earliest wave, an empty wave takes one team, no later tier
overtakes), so that only the choice differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from okra_coach.model.workshop import RolloutSettings
from okra_coach.plan.candidates import Candidate

Filling = tuple[tuple[Candidate, ...], ...]
Waiting = tuple[float, ...]


def waiting(filling: Sequence[Sequence[Candidate]]) -> Waiting:
    """How much the teams wait, tier by tier: wave × readiness, summed."""
    return tuple(
        sum(number * _weight(team) for number, wave in enumerate(filling, 1) for team in wave if team.tier == tier)
        for tier in (1, 2, 3)
    )


def _weight(team: Candidate) -> float:
    return (team.readiness.low + team.readiness.high) / 2 if team.readiness else 1.0


def least_waiting(
    teams: Sequence[Candidate], first: Sequence[Candidate], settings: RolloutSettings, supply: float | None
) -> Waiting:
    """The least waiting of all fillings; `first` are the teams that start in the first wave whatever else does."""
    rest = tuple(team for team in teams if team not in first)
    return min(waiting(filling) for filling in _fillings((), rest, tuple(first), settings, supply))


def _fillings(
    done: Filling,
    rest: tuple[Candidate, ...],
    fixed: tuple[Candidate, ...],
    settings: RolloutSettings,
    supply: float | None,
) -> Iterator[Filling]:
    """All ways to go on; of sets that could be larger only the largest, as nobody waits for nothing."""
    if not rest and not fixed:
        yield done
        return
    number = len(done) + 1
    eligible = tuple(team for team in rest if team.earliest(settings) <= number)
    fitting = [(*fixed, *chosen) for chosen in _sets(eligible) if _fits((*fixed, *chosen), done, settings, supply)]
    fitting = [chosen for chosen in fitting if _keeps_the_order(chosen, eligible)]
    if not fitting:
        fitting = [fixed]
    for chosen in fitting:
        if not any(set(chosen) < set(other) for other in fitting):
            yield from _fillings((*done, chosen), tuple(t for t in rest if t not in chosen), (), settings, supply)


def _sets(teams: tuple[Candidate, ...]) -> Iterator[tuple[Candidate, ...]]:
    return (chosen for size in range(len(teams) + 1) for chosen in combinations(teams, size))


def _fits(chosen: tuple[Candidate, ...], done: Filling, settings: RolloutSettings, supply: float | None) -> bool:
    if len(chosen) <= 1:
        return True
    before = next((wave for wave in reversed(done) if wave), None)
    most = settings.first_wave_teams if before is None else int(settings.growth * len(before))
    people = sum(team.people for team in before or ())
    room = settings.first_wave_people if before is None else int(settings.growth * people)
    cycles = (settings.coach_hours.second, settings.coach_hours.third)
    carried = sum(
        len(wave) * (cycles[age] if age < 2 else settings.coach_hours.later) for age, wave in enumerate(reversed(done))
    )
    hours = carried + settings.coach_hours.first * len(chosen)
    return len(chosen) <= most and sum(team.people for team in chosen) <= room and (supply is None or hours <= supply)


def _keeps_the_order(chosen: tuple[Candidate, ...], eligible: tuple[Candidate, ...]) -> bool:
    """No team starts while one of an earlier tier, which could start too, has to wait."""
    left = [team.tier for team in eligible if team not in chosen]
    return not left or all(team.tier <= min(left) for team in chosen if team in eligible)
