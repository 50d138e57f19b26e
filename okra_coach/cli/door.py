"""The command group: what every command shares, and what `okra-coach` alone says."""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

import click

from okra_coach import __version__
from okra_coach.errors import OkraCoachError

COMMANDS = {
    "demo": "Copy a worked engagement here and build its pack.",
    "new": "Start an engagement: a commented workshop.yaml and its folders.",
    "form": "Write the questionnaire to send out, in five formats.",
    "read": "Show how every column and answer was understood.",
    "draft": "Draft OKR+As from the answers; keeps every edit.",
    "check": "Hold OKR+As, or any file of OKRs, against the rules.",
    "plan": "Plan the rollout and the dates of the cycle.",
    "agenda": "Compose the workshop's agenda from the open questions.",
    "build": "Draft, check, plan and render the whole pack.",
    "late": "Print the rest of the day with new times when it runs late.",
    "decide": "Take what the room decided from the filled-in sheet.",
    "tracker": "Refresh the tracker for the next check-in, with its history.",
    "check-in": "Record filled-in trackers, and show how the week was.",
    "close": "Score the cycle, render the retrospective, draft the next cycle.",
    "history": "Show a measure across cycles.",
    "export": "Hand the OKR+As over to Jira, Asana, Linear and others.",
    "brand": "Show what is found in a PowerPoint template, as specimen slides.",
    "templates": "Copy the sources of decks, pages and forms, to make them yours.",
    "explain": "Explain one rule, or list them all.",
}
"""Every command in the order of the work; each lives in the module of its name and loads when it is called."""


class Door(click.Group):
    """Loads a command when it is called, and turns what stops a run into one line and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        return cast(click.Command, getattr(import_module(f"okra_coach.cli.{module}"), module))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an OkraCoachError ends it with its sentence."""
        try:
            return super().invoke(ctx)
        except OkraCoachError as error:
            _could_not_run(error)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            _could_not_run_unexpectedly(error)


def _could_not_run(error: OkraCoachError) -> None:
    from okra_coach.cli.printing import could_not_run

    could_not_run(error)


def _could_not_run_unexpectedly(error: Exception) -> None:
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
        from okra_coach.cli.situation import describe_present_folder

        click.echo(describe_present_folder() or ctx.get_help())
