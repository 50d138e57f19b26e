"""`okra-coach read`: how every column and answer was understood, and what was not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults
from okra_coach.cli.read_feedback import print_feedback, with_codes

if TYPE_CHECKING:
    from okra_coach.model.engagement import Engagement
    from okra_coach.read.account import Account, ColumnAccount, ExportAccount

_FORM = "okra-coach form"
_SURE = 0.9
_LANGUAGES = {"en": "English", "de": "German", "vi": "Vietnamese"}
_LEFT_OUT = {
    "time": "When it was sent",
    "started": "Other times, left out",
    "id": "Numbers of the answers, to tell the same answer in two files",
    "identity": "Who answered, to find double answers only, never shown",
    "state": "Whether it was finished",
    "service": "Notes of the form tool, left out",
    "empty": "Empty, left out",
}


@click.command()
@folder_argument
@json_option
@click.option("--map", "map_", is_flag=True, help="Add what the unplaced columns may be to workshop.yaml.")
@click.option("--themes", is_flag=True, help="Show instead which theme each answer speaks of; for your eyes only.")
def read(folder: Path, as_json: bool, map_: bool, themes: bool) -> None:
    """Show how every file, column and answer was understood, and what was not.

    Nothing is written, unless --map asks for it. Faults in any file are told in one run, each with its place.
    Exit code 2 when a fault would stop a build.

    \b
    Examples:
      okra-coach read
      okra-coach read clients/northwind
      okra-coach read --map        # your own questions: proposes what each column feeds
      okra-coach read --themes     # which theme each answer was put to, by which words
      okra-coach read --json | jq '.exports[].others'
    """
    if themes:
        from okra_coach.cli.read_themes import print_themes

        print_themes(folder, as_json)
        return
    from okra_coach.cli.json_output import print_json
    from okra_coach.pipeline import read as read_folder
    from okra_coach.read.account import account
    from okra_coach.stories.reading import map_columns

    if map_:
        added = map_columns(folder)
        click.echo(
            f"workshop.yaml: {added} questions added under “questionnaire:”; correct the guesses there", err=True
        )
    engagement = read_folder(folder)
    told = with_codes(account(engagement), engagement)
    if as_json:
        print_json(told)
    else:
        _print_account(told, engagement)
    if engagement.stopping_faults:
        raise click.exceptions.Exit(2)


def _print_account(told: Account, engagement: Engagement) -> None:
    of = f" of {told.invited} invited" if told.invited else ""
    click.secho(f"{told.client}: {told.respondents} people answered{of}", bold=True)
    for export in told.exports:
        if export.platform != _FORM:
            _print_export(export)
    _print_forms([export for export in told.exports if export.platform == _FORM])
    click.echo("\nWho answered")
    for team in told.teams:
        size = f" of {team.size} ({team.answered / team.size:.0%})" if team.size else ""
        roles = ", ".join(f"{count} {role}" for role, count in team.roles.items())
        click.echo(f"  {team.name}: {team.answered}{size}{f' ({roles})' if roles else ''}")
    for place in told.superseded:
        click.echo(f"  {place}: does not count: a later answer of the same person does, or the same row elsewhere")
    print_feedback(told, engagement)
    click.echo()
    print_faults(engagement.faults, notes=True)


def _print_export(export: ExportAccount) -> None:
    language = f", {_LANGUAGES.get(export.language, export.language)}" if export.language else ""
    rows = f"{export.rows} rows" if export.counted == export.rows else f"{export.counted} of {export.rows} rows count"
    click.echo(f"\n{export.file}: {export.platform}, {export.encoding or 'Excel'}{language}, {rows}")
    for columns in _by_question(export.columns):
        click.echo(_column_line(columns))
    proposed = sum(proposal.columns for proposal in export.proposals)
    if proposed:
        click.secho(f"  Not placed: {proposed} columns; okra-coach read --map adds them to workshop.yaml", fg="yellow")
    for proposal in export.proposals:
        many = f" ({proposal.columns} columns)" if proposal.columns > 1 else ""
        guess = (
            f"{proposal.question} ({proposal.certainty:.0%})" if proposal.certainty else f"of your own, {proposal.kind}"
        )
        click.echo(f"    {_short(proposal.heading)}  perhaps {guess}{many}")
    for kind, columns in _by_kind(export.others).items():
        names = ", ".join(" ".join(column.header.split())[:40] or f"column {column.column}" for column in columns[:12])
        more = f" and {len(columns) - 12} more" if len(columns) > 12 else ""
        click.echo(f"  {_LEFT_OUT.get(kind, kind)}: {names}{more}")


def _print_forms(exports: list[ExportAccount]) -> None:
    """The sheets of our own forms, one person each, in one line."""
    if exports:
        answered = sum(export.counted for export in exports)
        files = len({export.file.partition(" [")[0] for export in exports})
        click.echo(f"\n{_FORM}: {answered} filled in, {len(exports) - answered} empty, in {files} files")


def _by_question(columns: tuple[ColumnAccount, ...]) -> list[list[ColumnAccount]]:
    found: dict[str, list[ColumnAccount]] = {}
    for column in columns:
        found.setdefault(column.question or "", []).append(column)
    return list(found.values())


def _by_kind(columns: tuple[ColumnAccount, ...]) -> dict[str, list[ColumnAccount]]:
    found: dict[str, list[ColumnAccount]] = {}
    for column in columns:
        if column.kind != "unplaced":
            found.setdefault(column.kind, []).append(column)
    return found


def _column_line(columns: list[ColumnAccount]) -> str:
    column = columns[0]
    understood = f"{column.understood}/{column.answered}"
    sample = f"  e.g. {', '.join(column.sample)}" if column.sample else ""
    many = f" in {len(columns)} columns" if len(columns) > 1 else ""
    certainty = f"{column.certainty:.0%}"
    if column.certainty < _SURE:
        certainty = click.style(certainty, fg="yellow")
    return f"  {_short(column.header)}  {column.question} ({certainty}){many}  {understood} understood{sample}"


def _short(header: str, width: int = 44) -> str:
    flat = " ".join(header.split())
    if len(flat) > width and flat.endswith("]"):
        return f"{flat[: width // 2]}…{flat[-(width - width // 2 - 1) :]}"
    return (flat if len(flat) <= width else flat[: width - 1] + "…").ljust(width)
