"""`okra-coach check-in`: a week's check-in, as slides, as a page and as five lines for a chat."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option


@click.command("check-in")
@folder_argument
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="That day's check-in, not the last one.")
@click.option("--text", "text_only", is_flag=True, help="Print only the five lines for a chat.")
@json_option
def check_in(folder: Path, day: datetime | None, text_only: bool, as_json: bool) -> None:
    """Show a recorded check-in: what moved, what did not, what is to be decided.

    Slides, a page to print and a text go into pack/check-ins/DAY/; the rest of the pack stays as it is.
    Check-ins lie in check-ins/, one file a day, and are yours to edit: run this again after an edit.

    \b
    Examples:
      okra-coach check-in
      okra-coach check-in --day 2027-02-01
      okra-coach check-in --text | pbcopy
    """
    from okra_coach.cli.check_in_shown import show_check_in

    show_check_in(folder, day.date() if day else None, text_only=text_only, as_json=as_json)
