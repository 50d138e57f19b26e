"""One module a command: parse the words, call the pipeline, print, exit."""

from __future__ import annotations

from okra_coach.cli.door import okra_coach


def main() -> None:
    """The `okra-coach` command."""
    okra_coach(prog_name="okra-coach")
