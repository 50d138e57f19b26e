"""Planning many teams, and how far the rule that fills the waves is from the best filling."""

from __future__ import annotations

import random

from okra_coach.model.workshop import TeamKind
from okra_coach.plan.rollout import plan
from okra_coach.words import load_words
from tests.benchmarks.measure import seconds, table
from tests.plan.building import book, insights, team, workshop
from tests.plan.test_optimum import compared

SIZES = (100, 1_000)
_KINDS = tuple(TeamKind)


def planning() -> str:
    """A whole plan with all its sentences over one of a tenth of the teams; then the distance to the optimum."""
    rows, lowest = [], 0.0
    for size in SIZES:
        spent = _planned(size)
        lowest = lowest or spent / size
        rows.append([f"{size:,} teams", f"{1000 * spent:.0f}", f"{spent / size / lowest:.2f}"])
    found = compared()
    rule = [
        [
            f"{found.instances} companies of 2 to 7 teams", f"{found.best / found.instances:.1%}",
            f"{found.mean_gap:.2%}", f"{found.worst_gap:.1%}",
        ]
    ]  # fmt: skip
    return "\n\n".join(
        (
            table("Planning (growth: time a team over that of the small company)", ["", "ms", "growth"], rows),
            table(
                "Waves: the plan's rule against trying all (waiting: wave x readiness, tier by tier)",
                ["", "rule is best", "mean gap", "worst gap"],
                rule,
            ),
        )
    )


def _planned(size: int) -> float:
    draw, words = random.Random(size), load_words("en")
    teams = [team(f"Team {number}", draw.choice(_KINDS), draw.randint(3, 60)) for number in range(size)]
    now = workshop(teams, coaches=40)
    scores = {one.id: float(draw.randint(20, 95)) for one in teams}
    needs = {one.id: tuple(draw.choice(teams).id for _ in range(3)) for one in teams}
    known, okras = insights(teams, scores), book(teams, needs)
    return seconds(lambda: plan(now, known, okras, None, words))
