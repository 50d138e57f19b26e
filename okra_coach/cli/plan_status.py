"""`okra-coach plan --status`: where the gates stand today."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.model.gate_status import ConditionStatus
    from okra_coach.stories.planning import Standing

_COLOURS = {"met": "green", "missed": "red"}


def show_status(folder: Path, *, as_json: bool) -> None:
    """Prints each gate's conditions with the figure found; missed ones are no reason to fail."""
    from okra_coach.stories.planning import rollout_standing

    with progress(as_json) as tell:
        standing = rollout_standing(folder, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"status": standing.status, "faults": standing.engagement.faults})
    else:
        _print(standing)


def _print(standing: Standing) -> None:
    print_faults(standing.engagement.faults)
    status = standing.status
    if not status.gates:
        click.echo("There is no gate: all teams start in the first wave.")
    for gate in status.gates:
        click.secho(f"Gate before wave {gate.before_wave}: {_summary(gate.conditions)}", bold=True)
        _print_conditions(gate.conditions)
        for sentence in gate.follows:
            click.echo(f"  → {sentence}")
        click.echo()
    if status.probe:
        click.secho(f"Alignment probe: {_summary(status.probe)}", bold=True)
        _print_conditions(status.probe)


def _print_conditions(conditions: Sequence[ConditionStatus]) -> None:
    for one in conditions:
        click.echo(f"  {click.style(f'{one.state:<13}', fg=_COLOURS.get(one.state))}  {one.condition}")
        if one.found:
            click.echo(f"{'':17}{one.found}")


def _summary(conditions: Sequence[ConditionStatus]) -> str:
    """How many are met, missed and not known yet; states without any are left out."""
    counts = {state: sum(one.state == state for one in conditions) for state in ("met", "missed", "not known yet")}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)
