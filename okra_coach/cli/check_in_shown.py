"""How a check-in is told on the terminal: what it says, and where its slides and page lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.stories.checking_in import CheckInShown


def show_check_in(folder: Path, day: date | None, *, text_only: bool, as_json: bool) -> None:
    """Renders a recorded check-in, the last one without a day, and tells it."""
    from okra_coach.stories.checking_in import show_check_in as render

    with progress(as_json or text_only) as tell:
        shown = render(folder, day, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(shown_as_json(shown))
    elif text_only:
        click.echo(shown.text, nl=False)
    else:
        print_faults(shown.engagement.faults)
        print_shown(shown)


def print_shown(shown: CheckInShown) -> None:
    """The five lines, what needs a decision with the lines to write it down, and the files."""
    click.echo(shown.text)
    if shown.meeting.week.to_decide:
        record = shown.engagement.folder / "check-ins" / f"{shown.meeting.week.day}.yaml"
        told = f"Type what is decided into the column “Decision” of the tracker, or write it into {record}:"
        click.secho(told, fg="yellow")
        click.echo("\n".join(_to_fill_in(shown)) + "\n")
    click.echo(f"It lies in {shown.folder}{os.sep}")
    width = max(len(name) for name, _ in shown.files)
    for name, what in shown.files:
        click.echo(f"  {click.style(name.ljust(width), bold=True)}  {what}")
    click.echo(f"\nThe tracker for the next one: okra-coach tracker {shown.engagement.folder}")


def _to_fill_in(shown: CheckInShown) -> Iterator[str]:
    """The lines as the record takes them."""
    if not shown.meeting.week.decided:
        yield "decisions:"
    for line in shown.meeting.week.to_decide:
        yield f"  - about: {line.key_result.id}  # {' '.join(line.key_result.measure.split())}"
        yield "    decided:  # keep, help, change or drop"
        yield "    by:  # a role"


def shown_as_json(shown: CheckInShown) -> dict[str, object]:
    """The same for a program."""
    return {
        "day": shown.meeting.week.day,
        "text": shown.text,
        "week": shown.meeting.week,
        "gate": shown.meeting.gate,
        "folder": shown.folder,
        "files": [{"name": name, "what": what} for name, what in shown.files],
        "faults": shown.engagement.faults,
    }
