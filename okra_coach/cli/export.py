"""`okra-coach export`: the OKR+As in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults

if TYPE_CHECKING:
    from okra_coach.documents.handover import HandOver, Loss
    from okra_coach.stories.handing_over import HandedOver

TARGETS = ("jira", "asana", "linear", "peoplebox", "csv", "json", "markdown")
_MOST_NAMED = 4


@click.command()
@folder_argument
@click.option(
    "--to",
    "targets",
    type=click.Choice(TARGETS),
    multiple=True,
    required=True,
    help="Where they go; may stand several times.",
)
@click.option(
    "--team", "teams", multiple=True, metavar="TEAM", help="Only this team's, or “company”; may stand several times."
)
@click.option("--dry-run", is_flag=True, help="Tell what each tool cannot hold, and write nothing.")
@click.option("--overwrite", is_flag=True, help="Also over a file that was changed since it was written.")
@json_option
def export(
    folder: Path,
    targets: tuple[str, ...],
    teams: tuple[str, ...],
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Hand the OKR+As over: a file a tool in hand-over/, what that tool cannot hold, and how to bring it in.

    \\b
    Examples:
      okra-coach export --to jira --dry-run
      okra-coach export --to asana --to markdown
      okra-coach export --to peoplebox --team company --team "Key Accounts"
    """
    from okra_coach.documents.handover import Target
    from okra_coach.stories.handing_over import hand_over

    wanted = tuple(dict.fromkeys(Target(name) for name in targets))
    done = hand_over(folder, wanted, teams, dry_run=dry_run, overwrite=overwrite)
    if as_json:
        _print_as_json(done)
    else:
        _print(done)


def _print(done: HandedOver) -> None:
    print_faults(done.engagement.faults)
    paths = [f"{path}{'' if changed else ' (unchanged)'}" for path, changed in done.files]
    places = paths or [f"{one.file_name} (not written)" for one in done.handovers]
    for handover, place in zip(done.handovers, places, strict=True):
        click.echo(f"{click.style(handover.target.value, bold=True)}: {place}")
        for line in _told(handover):
            click.echo(f"  {line}")


def _told(handover: HandOver) -> Iterator[str]:
    yield from (f"- {_loss(loss)}" for loss in handover.losses)
    yield from (f"{number}. {step}" for number, step in enumerate(handover.steps, 1))


def _loss(loss: Loss) -> str:
    named = ", ".join(loss.subjects[:_MOST_NAMED])
    more = f" and {len(loss.subjects) - _MOST_NAMED} more" if len(loss.subjects) > _MOST_NAMED else ""
    return f"{loss.what}: {named}{more}"


def _print_as_json(done: HandedOver) -> None:
    from okra_coach.cli.json_output import print_json

    paths: list[Path | None] = [path for path, _ in done.files]
    paths += [None] * (len(done.handovers) - len(paths))
    print_json(
        {
            "handovers": [
                {"target": one.target, "file": path, "losses": one.losses, "steps": one.steps}
                for one, path in zip(done.handovers, paths, strict=True)
            ],
            "faults": done.engagement.faults,
        }
    )
