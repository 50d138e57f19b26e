"""`okra-coach demo`: a worked engagement, copied here and built."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.build import print_built
from okra_coach.cli.printing import progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("northwind_freight"))
def demo(folder: Path) -> None:
    """Copy a worked engagement here and build its whole pack.

    The client is invented: a freight forwarder with 34 answers and 250 customer scores.

    \b
    Examples:
      okra-coach demo
      okra-coach demo ~/Desktop/try-it
    """
    from okra_coach.pipeline import build
    from okra_coach.write.demo import copy_worked_engagement

    with progress() as tell:
        copy_worked_engagement(folder)
        built = build(folder, tell)
    print_built(built)
