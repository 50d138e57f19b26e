"""`okra-coach plan`: which team starts when, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.pipeline import Planned


@click.command()
@folder_argument
@click.option("--status", "as_status", is_flag=True, help="Where the gates stand today; writes nothing.")
@click.option("--readiness", "as_readiness", is_flag=True, help="How ready each team is, and why; writes nothing.")
@click.option("--without", multiple=True, metavar="TEAM", help="What if this team did not take part? Writes nothing.")
@click.option("--coaches", type=click.IntRange(1), help="What if there were so many coaches? Writes nothing.")
@click.option(
    "--start", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="What if the cycle began then? Writes nothing."
)
@json_option
def plan(
    folder: Path,
    as_json: bool,
    as_status: bool,
    as_readiness: bool,
    without: tuple[str, ...],
    coaches: int | None,
    start: datetime | None,
) -> None:
    """Write rollout.yaml: waves, gates and the cycle's dates, and explain each team's place.

    Set `pinned: true` on a team to keep it in the wave where you put it, and say why under `reasons`.
    What if: --without, --coaches and --start tell what would be different, alone or together.

    \b
    Examples:
      okra-coach plan
      okra-coach plan --json | jq .rollout.waves
      okra-coach plan --status
      okra-coach plan --readiness
      okra-coach plan --without "Key Accounts" --coaches 1
      okra-coach plan --start 2027-02-01
    """
    if without or coaches is not None or start is not None:
        from okra_coach.cli.plan_what_if import show_what_if

        show_what_if(folder, without, coaches, start.date() if start else None, as_json=as_json)
        return
    if as_status:
        from okra_coach.cli.plan_status import show_status

        show_status(folder, as_json=as_json)
        return
    if as_readiness:
        from okra_coach.cli.plan_readiness import show_readiness

        show_readiness(folder, as_json=as_json)
        return
    from okra_coach.pipeline import plan_rollout

    with progress(as_json) as tell:
        planned = plan_rollout(folder, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"rollout": planned.rollout, "changes": planned.changes, "faults": planned.engagement.faults})
    else:
        print_plan(planned)


def print_plan(planned: Planned) -> None:
    """The plan team by team, in words."""
    workshop, rollout = planned.engagement.workshop, planned.rollout
    print_faults(planned.engagement.faults)
    for wave in rollout.waves:
        click.secho(f"Wave {wave.number}: {wave.people} people, {wave.coach_hours:g} coach hours", bold=True)
        for placement in rollout.placements:
            if placement.wave == wave.number:
                pinned = ", pinned" if placement.pinned else ""
                click.echo(f"  {workshop.team(placement.team).name} ({placement.part}{pinned})")
                for reason in placement.reasons:
                    click.echo(f"    - {reason}")
                for condition in placement.sooner_if:
                    click.echo(f"    → sooner if {condition}")
    for warning in rollout.warnings:
        click.secho(f"warning: {warning}", fg="yellow")
    click.echo(f"\n{rollout.working_days} working days in {workshop.cycle.name}; {len(rollout.events)} dates.")
    click.echo(f"Written to {planned.engagement.folder / 'rollout.yaml'}.")
