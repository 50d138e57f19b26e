"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def folder_argument(command: Command) -> Command:
    """FOLDER, the engagement's folder; the present one by default."""
    return click.argument("folder", type=click.Path(path_type=Path), default=Path())(command)


def json_option(command: Command) -> Command:
    """--json, for programs instead of people."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(command)
