"""How commands print: faults and one-line ends on stderr, progress only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from okra_coach.errors import FaultsFoundError, OkraCoachError

if TYPE_CHECKING:
    from okra_coach.model.fault import Fault

_STEPS = {
    "read": "Reading the folder",
    "analyse": "Looking for what the answers say",
    "draft": "Drafting OKR+As",
    "check": "Checking them against the rules",
    "plan": "Planning the rollout",
    "track": "Preparing the tracker",
    "compose": "Composing the documents",
    "write": "Writing the pack",
}
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "info": "cyan"}


def could_not_run(error: OkraCoachError) -> NoReturn:
    """Prints what stopped the run, every fault on a line of its own, and exits with 2."""
    if isinstance(error, FaultsFoundError):
        for fault in error.faults:
            click.echo(str(fault), err=True)
    click.echo(f"okra-coach: {error}", err=True)
    raise click.exceptions.Exit(2)


def print_faults(faults: Iterable[Fault], *, notes: bool = False) -> None:
    """Warnings about the user's files, and notes when asked, each with its place, on stderr."""
    shown = [fault for fault in faults if notes or fault.weight != "note"]
    for fault in shown:
        label = click.style(f"{fault.weight}:", fg=_COLOURS.get(fault.weight))
        click.echo(f"{fault.place}: {label} {fault.message}", err=True)


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """A function that tells which step is running: a spinner on a terminal, silence in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("…") as status:
        yield lambda step: status.update(_STEPS.get(step, step))
