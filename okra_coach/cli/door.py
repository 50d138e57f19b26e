"""The command group: what every command shares, and what `okra-coach` alone says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from okra_coach import __version__
from okra_coach.cli.build import build
from okra_coach.cli.check import check
from okra_coach.cli.demo import demo
from okra_coach.cli.draft import draft
from okra_coach.cli.explain import explain
from okra_coach.cli.new import new
from okra_coach.cli.plan import plan
from okra_coach.cli.printing import could_not_run
from okra_coach.cli.read import read
from okra_coach.cli.situation import describe_situation
from okra_coach.errors import OkraCoachError


class Door(click.Group):
    """Lists commands in the order of the work, and turns what stops a run into one line and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands as they were added, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an OkraCoachError ends it with its sentence."""
        try:
            return super().invoke(ctx)
        except OkraCoachError as error:
            could_not_run(error)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            could_not_run_unexpectedly(error)


def could_not_run_unexpectedly(error: Exception) -> None:
    """One line for a fault of ours, with the way to see more."""
    click.echo(
        f"okra-coach: a fault of the tool itself ({type(error).__name__}: {error}); nothing of yours was overwritten. "
        'Run "okra-coach --debug COMMAND" to see where, and report it.',
        err=True,
    )
    raise click.exceptions.Exit(2)


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: okra-coach demo",
)
@click.version_option(__version__, prog_name="okra-coach")
@click.option("--debug", is_flag=True, help="Show the traceback when the tool itself fails.")
@click.pass_context
def okra_coach(ctx: click.Context, debug: bool) -> None:
    """From questionnaire answers to everything you walk into an OKR workshop with.

    An engagement is one folder: workshop.yaml, the answers in responses/, customer feedback in feedback/.
    Without a command, okra-coach says what the present folder holds and what to do next.

    The method is Carsten Ley's OKR+A: Objectives, Key Results and Actions.
    """
    if ctx.invoked_subcommand is None:
        click.echo(describe_situation(Path()) or ctx.get_help())


for command in (demo, new, read, draft, check, plan, build, explain):
    okra_coach.add_command(command)
