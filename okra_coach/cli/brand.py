"""`okra-coach brand`: what was found in a PowerPoint template, as text and as specimen slides."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.options import json_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the specimen goes; beside the template by default.")
@click.option("--overwrite", is_flag=True, help="Also write over a specimen that you changed.")
@json_option
def brand(file: Path, out: Path | None, overwrite: bool, as_json: bool) -> None:
    """Show what is found in a .pptx or .potx, and what is done where something is missing.

    Writes specimen slides on the template: cover, divider, list, table, charts, card.
    To build on it, put the file into the engagement and name it under `brand:` in workshop.yaml.

    \b
    Examples:
      okra-coach brand house-style.potx
      okra-coach brand house-style.potx --out specimen.pptx
    """
    from okra_coach.stories.starting import show_brand

    found, where = show_brand(file, out, overwrite=overwrite)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"brand": found, "specimen": where})
        return
    click.secho(f"{found.name}: {found.shape}, {found.heading_font} and {found.body_font}", bold=True)
    for purpose, layout in found.layouts.items():
        click.echo(f"  {purpose.ljust(8)} {layout}")
    for line in found.missing:
        click.secho(f"warning: {line}", fg="yellow")
    click.echo(f"Written: {where}")
