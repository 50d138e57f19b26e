"""`okra-coach build`: all of it, from the answers to the pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.pipeline import Built


@click.command()
@folder_argument
@json_option
def build(folder: Path, as_json: bool) -> None:
    """Draft if there is nothing yet, check, plan, and render the whole pack.

    Your edits in okras/, questions.yaml and rollout.yaml are kept; pack/ is exchanged as a whole.

    \b
    Examples:
      okra-coach build
      okra-coach build clients/northwind
      okra-coach build --json | jq .files
    """
    from okra_coach.pipeline import build as build_pack

    with progress(as_json) as tell:
        built = build_pack(folder, tell)
    if as_json:
        print_built_as_json(built)
    else:
        print_built(built)


def print_built(built: Built) -> None:
    """Where the pack lies and what to open first."""
    workshop, book = built.engagement.workshop, built.material.okras
    print_faults(built.engagement.faults)
    click.echo(
        f"{workshop.client}: {built.material.insights.participation.answered} answers, "
        f"{len(book.sets)} sets of OKR+As, {len(book.questions)} open questions, "
        f"{len(built.material.findings + built.material.agenda_findings)} findings."
    )
    for line in built.changes:
        click.echo(f"  {line}")
    click.echo(f"\nThe pack lies in {built.folder}{_separator()}")
    told = list(_told_short(built.files))
    width = max(len(name) for name, _ in told)
    for name, what in told:
        click.echo(f"  {click.style(name.ljust(width), bold=True)}  {what}")
    click.echo(f"\nOpen first: {built.folder / built.files[0][0]}")
    click.echo(f"Then read and edit the drafts in {built.engagement.folder / 'okras'}{_separator()} and build again.")


def _told_short(files: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A line a file; files of one folder that are for the same share one: forty teams are forty calendars."""
    for (what, folder, suffix), held in groupby(files, lambda file: (file[1], *_placed(file[0]))):
        names = [name for name, _ in held]
        yield (names[0], what) if len(names) == 1 else (f"{folder}/….{suffix}", f"{what} ({len(names)} files)")


def _placed(name: str) -> tuple[str, str]:
    """A file's folder in the pack and its suffix."""
    folder, _, last = name.rpartition("/")
    return folder, last.rpartition(".")[2]


def print_built_as_json(built: Built) -> None:
    """The same for a program."""
    from okra_coach.cli.json_output import print_json

    print_json(
        {
            "folder": built.folder,
            "files": [{"name": name, "what": what} for name, what in built.files],
            "changes": built.changes,
            "questions": len(built.material.okras.questions),
            "findings": built.material.findings + built.material.agenda_findings,
            "faults": built.engagement.faults,
        }
    )


def _separator() -> str:
    import os

    return os.sep
