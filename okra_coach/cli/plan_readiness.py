"""`okra-coach plan --readiness`: how ready each team is, criterion by criterion, for the consultant only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.model.insights import Readiness
    from okra_coach.stories.planning import Standing

_TIERS = {1: "project and result work", 2: "central or mixed work", 3: "day-to-day work"}


def show_readiness(folder: Path, *, as_json: bool) -> None:
    """Prints each team's tier, score, range and what every criterion rests on; writes nothing."""
    from okra_coach.stories.planning import rollout_standing

    with progress(as_json) as tell:
        standing = rollout_standing(folder, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"readiness": standing.readiness, "faults": standing.engagement.faults})
    else:
        _print(standing)


def _print(standing: Standing) -> None:
    print_faults(standing.engagement.faults)
    names = {team.id: team.name for team in standing.engagement.workshop.teams}
    for ready in sorted(standing.readiness, key=lambda one: (one.tier, -one.low, one.team)):
        click.secho(f"{names[ready.team]}: {_summary(ready)}", bold=True)
        for one in ready.criteria:
            level = "?" if one.level is None else f"{one.level:g}"
            click.echo(f"  {one.weight:>3}  {level:>4} of 4  {one.name}: {one.evidence}")
        click.echo()


def _summary(ready: Readiness) -> str:
    known = f"{len(ready.known)} of {len(ready.counted)} criteria known"
    return f"tier {ready.tier}, {_TIERS[ready.tier]}; {ready.low:g} to {ready.high:g} of 100, {known}"
