"""`okra-coach plan --without TEAM --coaches N --start DATE`: what would be different; writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from okra_coach.cli.printing import print_faults, progress


def show_what_if(
    folder: Path, without: tuple[str, ...], coaches: int | None, start: date | None, *, as_json: bool
) -> None:
    """The differences in words, one a line, or as JSON with the plan as it would be."""
    from okra_coach.plan.what_if import Assumption
    from okra_coach.stories.planning import what_if

    with progress(as_json) as tell:
        told = what_if(folder, Assumption(without, coaches, start), tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        faults = told.engagement.faults
        print_json({"differences": told.differences, "rollout": told.rollout, "faults": faults})
        return
    print_faults(told.engagement.faults)
    click.echo("\n".join(told.differences or ("Nothing would be different.",)))
    click.echo("\nNothing was written.")
