"""`okra-coach tracker`: the workbook for the next check-in, with all that was recorded so far."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.stories.tracking import Refreshed


@click.command()
@folder_argument
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the check-in it is for; without it the next one of the plan.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where it goes; without it pack/tracker.xlsx.",
)
@json_option
def tracker(folder: Path, as_of: datetime | None, out: Path | None, as_json: bool) -> None:
    """Refresh the tracker for the next check-in, from okras/ and everything that check-ins/ hold.

    History, notes, learnings, added actions and changed targets are in it, and rows for the next check-in. A tracker
    that somebody has filled in since it was written stays as it is until it is recorded; then it is kept beside.

    \b
    Examples:
      okra-coach tracker northwind
      okra-coach tracker northwind --as-of 2027-02-15 --out ~/Desktop/tracker.xlsx
    """
    from okra_coach.stories.tracking import refresh_tracker

    with progress(as_json) as tell:
        done = refresh_tracker(folder, as_of.date() if as_of else None, date.today(), out, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(done))
    else:
        print_faults((*done.engagement.faults, *done.standing.faults))
        _print(done)


def _print(done: Refreshed) -> None:
    click.echo(f"{click.style(str(done.path), bold=True)}: for the check-in of {done.as_of}")
    values = sum(one.value is not None for one in done.standing.check_ins)
    held, edits = len(done.engagement.records), len(done.standing.edits)
    click.echo(f"  history: {_counted(values, 'value')} of {_counted(held, 'check-in')}")
    if edits:
        click.echo(f"  {_counted(edits, 'changed line')} that okras/ do not say yet")
    if done.aside:
        click.echo(f"  the one that was filled in is recorded, and lies beside it: {done.aside.name}")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _as_json(done: Refreshed) -> dict[str, object]:
    """The same for a program."""
    return {
        "file": done.path,
        "as_of": done.as_of,
        "aside": done.aside,
        "check_ins": [record.day for record in done.engagement.records],
        "edits": done.standing.edits,
        "faults": (*done.engagement.faults, *done.standing.faults),
    }
