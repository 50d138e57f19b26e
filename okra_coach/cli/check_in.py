"""`okra-coach check-in`: filled-in trackers become a record, and a record slides, a page and five lines for a chat."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option


@click.command("check-in")
@folder_argument
@click.argument("trackers", nargs=-1, metavar="[TRACKER]...", type=click.Path(path_type=Path))
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The check-in's day; without it the latest that somebody filled in, or the last one recorded.",
)
@click.option("--dry-run", is_flag=True, help="Show how the trackers are understood, and write nothing.")
@click.option("--undo", is_flag=True, help="Take the last recording back (of --day, if given); again brings it back.")
@click.option("--text", "text_only", is_flag=True, help="Print only the five lines for a chat.")
@json_option
def check_in(
    folder: Path,
    trackers: tuple[Path, ...],
    day: datetime | None,
    dry_run: bool,
    undo: bool,
    text_only: bool,
    as_json: bool,
) -> None:
    """Record filled-in trackers and show the check-in: what moved, what did not, what is to be decided.

    TRACKER is the workbook as it comes back from Excel, LibreOffice or Google Sheets (.xlsx, .ods, or the sheet
    Check-ins as .csv); give several to merge people's copies. What is understood goes into check-ins/, one file a
    day, yours to edit; okras/ stay as you left them. Every doubt is told with its cell, and nothing is guessed.

    Slides, a page to print and a text go into pack/check-ins/DAY/; the rest of the pack stays as it is. Without a
    tracker the last record is shown again, as after an edit of yours.

    \b
    Examples:
      okra-coach check-in northwind ~/Downloads/tracker.xlsx
      okra-coach check-in northwind sales.xlsx service.ods --dry-run
      okra-coach check-in northwind --undo
      okra-coach check-in --day 2027-02-01
      okra-coach check-in --text | pbcopy
    """
    from okra_coach.cli.check_in_recorded import record, undo_recording
    from okra_coach.cli.check_in_shown import show_check_in

    if folder.is_file():
        folder, trackers = Path(), (folder, *trackers)
    if undo and (trackers or dry_run):
        raise click.UsageError("--undo takes no tracker and no --dry-run.")
    if dry_run and not trackers:
        raise click.UsageError("--dry-run needs a tracker.")
    date = day.date() if day else None
    if undo:
        undo_recording(folder, date, as_json=as_json)
    elif trackers:
        record(folder, trackers, date, write=not dry_run, text_only=text_only, as_json=as_json)
    else:
        show_check_in(folder, date, text_only=text_only, as_json=as_json)
