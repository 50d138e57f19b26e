"""`okra-coach check`: findings on the OKR+As."""

from __future__ import annotations

from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

_LEVELS = click.Choice(["info", "warning", "error", "never"])


@click.command()
@folder_argument
@click.option(
    "--fail-on", type=_LEVELS, help="Exit with 1 from this severity on; workshop.yaml's check.fail_on if not given."
)
@click.option(
    "--show",
    type=click.Choice(["info", "warning", "error"]),
    default="info",
    help="Show findings from this severity on.",
)
@json_option
def check(folder: Path, fail_on: str | None, show: str, as_json: bool) -> None:
    """Hold the OKR+As against the rules: what, where, why, and a better wording to aim at.

    Exit code 0: nothing at or above the asked severity; 1: findings; 2: could not run.

    \b
    Examples:
      okra-coach check
      okra-coach check --show warning --fail-on warning
      okra-coach explain KR206
    """
    from okra_coach.check.reports.concise import report
    from okra_coach.model.finding import Severity
    from okra_coach.pipeline import check_okras

    with progress(as_json) as tell:
        checked = check_okras(folder, tell)
    shown = tuple(finding for finding in checked.findings if finding.severity.rank >= Severity(show).rank)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"findings": shown, "faults": checked.engagement.faults})
    else:
        print_faults(checked.engagement.faults)
        click.echo(report(shown))
    level = fail_on or checked.engagement.workshop.checks.fail_on
    if level not in ("never", "off") and any(
        finding.severity.rank >= Severity(level).rank for finding in checked.findings
    ):
        raise click.exceptions.Exit(1)
