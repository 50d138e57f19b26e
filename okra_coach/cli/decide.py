"""`okra-coach decide`: what the room decided, from the filled-in sheet into the engagement."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.stories.deciding import Settled


@click.command()
@folder_argument
@click.argument("sheets", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="SHEET…")
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When it was decided; else the workshop."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--undo", is_flag=True, help="Take back what was decided last.")
@json_option
def decide(
    folder: Path, sheets: tuple[Path, ...], day: datetime | None, dry_run: bool, undo: bool, as_json: bool
) -> None:
    """Take what the room decided from filled-in copies of pack/room/decisions.xlsx.

    Answers go into questions.yaml, kept and changed lines into okras/ as agreed, with the day and the role that
    decided; dropped lines go. What is not sure is said with its cell and not guessed, lines that nobody touched stay
    drafts, and decisions.md tells everything that was decided.

    \b
    Examples:
      okra-coach decide northwind decisions.xlsx
      okra-coach decide northwind table-1.xlsx table-2.ods --dry-run
      okra-coach decide northwind --undo
    """
    from okra_coach.stories.deciding import settle, undo_settled

    if folder.is_file():
        folder, sheets = Path(), (folder, *sheets)
    if undo and (sheets or dry_run):
        raise click.UsageError("--undo takes no sheet and no --dry-run.")
    if undo:
        for name in undo_settled(folder):
            click.echo(f"{name}: as before")
        return
    if not sheets:
        raise click.UsageError("Name the filled-in sheet, such as pack/room/decisions.xlsx.")
    with progress(as_json) as tell:
        settled = settle(folder, sheets, day.date() if day else None, tell, write=not dry_run)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(settled))
        return
    print_faults(settled.engagement.faults)
    print_faults(settled.faults, notes=True)
    _print(settled, dry_run)


def _print(settled: Settled, dry_run: bool) -> None:
    log = settled.decided.log
    if not log:
        click.echo("Nothing new was decided; no file changed.")
        return
    click.secho(f"{len(log)} decision{'s' if len(log) > 1 else ''} of {settled.day}", bold=True)
    for one in log:
        click.echo(f"  {one.about}: {one.decided}" + (f" ({one.by})" if one.by else ""))
        for change in one.changes:
            click.echo(f"      {change}")
    would = "would change" if dry_run else "changed"
    click.echo(f"{would}: {', '.join(settled.files)}")


def _as_json(settled: Settled) -> dict[str, Any]:
    """The same for a program."""
    return {
        "day": settled.day,
        "decisions": settled.decided.log,
        "files": settled.files,
        "faults": (*settled.engagement.faults, *settled.faults),
    }
