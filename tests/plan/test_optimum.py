"""How far the plan's simple rule is from the best filling of the waves."""

from __future__ import annotations

import random
from dataclasses import dataclass

from okra_coach.model.workshop import TeamKind
from okra_coach.plan.candidates import candidates, choose_probe
from okra_coach.plan.waves import coach_supply, fill_waves
from tests.plan.building import book, insights, team, workshop
from tests.plan.optimum import least_waiting, waiting

KINDS = (TeamKind.PROJECT, TeamKind.RESULT, TeamKind.RESULT, TeamKind.CENTRAL, TeamKind.DAILY)
INSTANCES = 400


@dataclass(frozen=True)
class Compared:
    """How often the rule was best, and how much longer the teams of a tier waited when it was not."""

    best: int
    instances: int
    mean_gap: float
    worst_gap: float


def compared(instances: int = INSTANCES, seed: int = 20270118) -> Compared:
    """The rule against the best on random companies of two to seven teams."""
    draw = random.Random(seed)
    gaps = [_gap(draw) for _ in range(instances)]
    return Compared(gaps.count(0.0), instances, sum(gaps) / instances, max(gaps))


def _gap(draw: random.Random) -> float:
    """By how much the sum of waiting is longer in the first tier in which it differs."""
    teams = [team(f"T{number}", draw.choice(KINDS), draw.randint(3, 14)) for number in range(draw.randint(2, 7))]
    now = workshop(
        teams,
        coaches=draw.randint(1, 3),
        first_wave_teams=draw.randint(1, 4),
        first_wave_people=draw.randint(8, 30),
        daily_from_wave=draw.randint(2, 3),
    )
    scores = {one.id: float(draw.randint(20, 95)) for one in teams}
    ranked = candidates(now, insights(teams, scores), book(teams), None)
    probe, supply = choose_probe(ranked, now.rollout), coach_supply(now)
    filled = tuple(tuple(wave.teams) for wave in fill_waves(ranked, probe, now.rollout, supply))
    first = [one for one in filled[0] if one is probe] + [
        one for one in filled[0] if one.tier == 1 and one.earliest(now.rollout) == 1
    ][:1]
    ours, best = waiting(filled), least_waiting(ranked, first, now.rollout, supply)
    return next(((mine - least) / least for mine, least in zip(ours, best, strict=True) if mine != least), 0.0)


def test_the_simple_rule_is_nearly_always_the_best() -> None:
    found = compared()

    assert found.best >= 0.97 * found.instances
    assert 0 <= found.mean_gap <= 0.005
    assert found.worst_gap <= 0.3


def test_no_filling_is_better_than_the_best() -> None:
    draw = random.Random(7)

    assert all(_gap(draw) >= 0 for _ in range(200))
