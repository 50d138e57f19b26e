"""How a closed cycle is told on the terminal: scores, questions, proposals, and how to go on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.stories.closing import Closed
    from okra_coach.words import Words

_MOST_QUESTIONS = 7


def close_now(folder: Path, day: date | None, *, write: bool, overwrite: bool, as_json: bool) -> None:
    """Closes the cycle and tells it."""
    from okra_coach.stories.closing import close_cycle

    with progress(as_json) as tell:
        closed = close_cycle(folder, day, tell, write=write, overwrite=overwrite)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(closed))
        return
    print_faults(closed.engagement.faults)
    _print_scores(closed)
    _print_ways(closed)
    _print_end(closed, folder)


def begin_next(folder: Path, *, as_json: bool) -> None:
    """Begins the next cycle and tells what moved."""
    from okra_coach.stories.closing import begin_cycle

    engagement, changes = begin_cycle(folder)
    cycle = engagement.workshop.cycle
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"cycle": cycle.name, "first": cycle.first, "last": cycle.last, "changes": changes})
        return
    for change in changes:
        click.echo(f"  {change}")
    click.secho(f"{cycle.name} has begun: {cycle.first} to {cycle.last}.", bold=True)
    click.echo(f'Next: settle what is "to confirm" in {folder / "okras"}, then okra-coach build {folder}')
    click.echo(f"Begun by mistake? okra-coach close {folder} --undo")


def take_back(folder: Path, *, overwrite: bool, as_json: bool) -> None:
    """Takes the last step back and says which it was."""
    from okra_coach.stories.closing import take_cycle_back

    step = take_cycle_back(folder, overwrite=overwrite)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"taken_back": step})
    elif step == "begun":
        click.echo("The cycle that was closed is in place again; the next one is a draft in next/ as before.")
    else:
        click.echo("The cycle is open again: its copy in cycles/ and the draft in next/ are gone.")


def _print_scores(closed: Closed) -> None:
    from okra_coach.compose.retrospective_views import headline, number, score_told

    words, retro = _words(), closed.retrospective
    click.secho(headline(retro, words), bold=True)
    for team in retro.scores:
        click.echo(f"  {number(team.value, words):>5}  {click.style(team.name, bold=True)}")
        for line in team.lines:
            click.echo(f"         {line.key_result.id}  {line.key_result.measure}: {score_told(line, words)}")


def _print_ways(closed: Closed) -> None:
    from okra_coach.compose.retrospective_views import about, asked, proposed, why_told

    words, retro = _words(), closed.retrospective
    click.echo()
    for number, question in enumerate(retro.questions[:_MOST_QUESTIONS], 1):
        click.echo(f"{number}. {asked(question, words)}\n   {about(question, words)}")
    if len(retro.questions) > _MOST_QUESTIONS:
        click.echo(f"   {len(retro.questions) - _MOST_QUESTIONS} more on the page")
    click.echo()
    for one in retro.proposals:
        told = proposed(one, words)
        click.echo(f"  {click.style(told, bold=True)}  {one.key_result.id}  {why_told(one, words) or 'yours'}")


def _print_end(closed: Closed, folder: Path) -> None:
    click.echo()
    if closed.folder is None:
        click.echo("A dry run: nothing was written.")
        return
    _print_changes(closed)
    if not closed.changes:
        click.echo("Closed like this already: nothing changed.")
    click.echo(f"The retrospective lies in {closed.folder}{os.sep}")
    for name, what in closed.files:
        click.echo(f"  {click.style(name, bold=True)}  {what}")
    cycle = closed.retrospective.next_cycle
    click.echo(f"{cycle.name} is a draft in {folder / 'next'}{os.sep}: change lines.yaml and close again, or okras/.")
    click.echo(f"To begin it: okra-coach close {folder} --begin (and --undo takes that back)")


def _print_changes(closed: Closed) -> None:
    """The copies in cycles/ are counted, the drafts named."""
    kept = [change for change in closed.changes if change.startswith("cycles/")]
    if kept:
        files = "1 file" if len(kept) == 1 else f"{len(kept)} files"
        click.echo(f"  cycles/{closed.slug}/: {files} kept, with scores.yaml")
    for change in closed.changes:
        if change not in kept:
            click.echo(f"  {change}")


def _words() -> Words:
    """The terminal speaks English, numbers and all."""
    from okra_coach.words import load_words

    return load_words("en")


def _as_json(closed: Closed) -> dict[str, object]:
    retro = closed.retrospective
    return {
        "cycle": retro.workshop.cycle.name,
        "day": retro.day,
        "written": closed.folder is not None,
        "changes": closed.changes,
        "scores": retro.scores,
        "questions": retro.questions,
        "proposals": retro.proposals,
        "actions": retro.actions,
        "next_cycle": retro.next_cycle,
        "folder": closed.folder,
        "files": [{"name": name, "what": what} for name, what in closed.files],
        "faults": closed.engagement.faults,
    }
