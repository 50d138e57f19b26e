"""`okra-coach close`: the cycle is scored and kept, the retrospective rendered, the next cycle drafted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option


@click.command("close")
@folder_argument
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Score as of this day; without it the cycle's last day, or the last check-in if that is later.",
)
@click.option("--dry-run", is_flag=True, help="Show scores, questions and proposals, and write nothing.")
@click.option("--begin", is_flag=True, help="Bring the next cycle's draft from next/ into place.")
@click.option("--undo", is_flag=True, help="Take the last step back: the beginning of a cycle, or the close.")
@click.option("--overwrite", is_flag=True, help="Also over files of cycles/ that were changed by hand.")
@json_option
def close(
    folder: Path,
    day: datetime | None,
    dry_run: bool,
    begin: bool,
    undo: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Close the cycle: scores, the retrospective, and the next cycle as a draft.

    The cycle's OKR+As, check-ins and scores are kept in cycles/NAME/. The retrospective goes into
    pack/cycles/NAME/, and the next cycle into next/: lines.yaml says what becomes of each key result, next/okras
    starts from the last values. Change either, and close again. okras/, check-ins/ and workshop.yaml stay as they
    are until --begin.

    \b
    Examples:
      okra-coach close northwind --dry-run
      okra-coach close northwind
      okra-coach close northwind --begin
      okra-coach close northwind --undo
    """
    from okra_coach.cli.closed import begin_next, close_now, take_back

    if begin + undo + dry_run > 1:
        raise click.UsageError("--dry-run, --begin and --undo exclude each other.")
    if begin:
        begin_next(folder, as_json=as_json)
    elif undo:
        take_back(folder, overwrite=overwrite, as_json=as_json)
    else:
        close_now(folder, day.date() if day else None, write=not dry_run, overwrite=overwrite, as_json=as_json)
