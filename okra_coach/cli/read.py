"""`okra-coach read`: how every column and answer was understood, and what was not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults

if TYPE_CHECKING:
    from okra_coach.model.engagement import Engagement
    from okra_coach.read.account import Account, ColumnAccount, ExportAccount


@click.command()
@folder_argument
@json_option
def read(folder: Path, as_json: bool) -> None:
    """Show how every file, column and answer was understood, and what was not.

    Nothing is written. Faults in any file are told in one run, each with its place.
    Exit code 2 when a fault would stop a build.

    \b
    Examples:
      okra-coach read
      okra-coach read clients/northwind
      okra-coach read --json | jq '.exports[].others'
    """
    from okra_coach.cli.json_output import print_json
    from okra_coach.pipeline import read as read_folder
    from okra_coach.read.account import account

    engagement = read_folder(folder)
    if as_json:
        print_json(account(engagement))
    else:
        _print_account(account(engagement), engagement)
    if engagement.stopping_faults:
        raise click.exceptions.Exit(2)


def _print_account(told: Account, engagement: Engagement) -> None:
    of = f" of {told.invited} invited" if told.invited else ""
    click.secho(f"{told.client}: {told.respondents} people answered{of}", bold=True)
    for export in told.exports:
        _print_export(export)
    click.echo("\nWho answered")
    for team in told.teams:
        size = f" of {team.size}" if team.size is not None else ""
        roles = ", ".join(f"{count} {role}" for role, count in team.roles.items())
        click.echo(f"  {team.name}: {team.answered}{size}{f' ({roles})' if roles else ''}")
    for place in told.superseded:
        click.echo(f"  {place}: replaced by a later answer of the same person")
    feedback = told.feedback
    if feedback.rows:
        click.echo(f"\nCustomer feedback: {feedback.rows} scores, {feedback.comments} comments")
        click.echo(f"  {feedback.first} to {feedback.last}; " + ", ".join(feedback.segments))
    click.echo()
    print_faults(engagement.faults, notes=True)


def _print_export(export: ExportAccount) -> None:
    click.echo(f"\n{export.file}: {export.platform}, {export.encoding}, {export.rows} rows")
    for column in export.columns:
        click.echo(_column_line(column))
    for column in export.others:
        click.echo(f"  {_short(column.header)}  {column.kind}{f': {column.reason}' if column.reason else ''}")


def _column_line(column: ColumnAccount) -> str:
    understood = f"{column.understood}/{column.answered}"
    sample = f"  e.g. {', '.join(column.sample)}" if column.sample else ""
    return f"  {_short(column.header)}  {column.question} ({column.certainty:.0%})  {understood} understood{sample}"


def _short(header: str, width: int = 44) -> str:
    flat = " ".join(header.split())
    return (flat if len(flat) <= width else flat[: width - 1] + "…").ljust(width)
