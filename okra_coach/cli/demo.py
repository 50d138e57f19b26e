"""`okra-coach demo`: a worked engagement, copied here and built; five weeks later on demand."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.build import print_built
from okra_coach.cli.printing import progress

_FOLDER = Path("northwind_freight")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=_FOLDER)
@click.option(
    "--check-ins", "with_weeks", is_flag=True, help="With the check-ins of the first weeks, the last one shown."
)
def demo(folder: Path, with_weeks: bool) -> None:
    """Copy a worked engagement here and build its whole pack.

    The client is invented: a freight forwarder with 34 answers and 250 customer scores.

    \b
    Examples:
      okra-coach demo
      okra-coach demo --check-ins
      okra-coach demo ~/Desktop/try-it
    """
    from okra_coach.pipeline import build
    from okra_coach.write.demo import copy_worked_engagement

    with progress() as tell:
        copy_worked_engagement(folder)
        built = build(folder, tell)
    if with_weeks:
        _show_weeks(folder)
        return
    print_built(built)
    named = "" if folder == _FOLDER else f" {folder}"
    click.echo(f"\nThe same client in its sixth week: okra-coach demo --check-ins{named}")


def _show_weeks(folder: Path) -> None:
    """The check-ins of the first weeks go into the folder, and the last one is rendered and told."""
    from okra_coach.cli.check_in_shown import print_shown
    from okra_coach.stories.checking_in import show_check_in
    from okra_coach.write.demo import copy_worked_check_ins

    copy_worked_check_ins(folder)
    with progress() as tell:
        shown = show_check_in(folder, tell=tell)
    print_shown(shown)
    click.echo(f"Where the gates stand by now: okra-coach plan --status {folder}")
