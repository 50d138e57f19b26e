"""`okra-coach read`: how every column and answer was understood, and what was not."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option


@click.command()
@folder_argument
@json_option
def read(folder: Path, as_json: bool) -> None:
    """placeholder"""
