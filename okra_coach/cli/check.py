"""`okra-coach check`: findings on the OKR+As."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from okra_coach.cli.check_fixes import fix_options
from okra_coach.cli.check_options import document_options, program_options, shown_options
from okra_coach.cli.option_groups import GroupedCommand
from okra_coach.cli.printing import progress


@click.command(cls=GroupedCommand)
@click.argument("folder", type=click.Path(path_type=Path, readable=False), default=Path(), metavar="[FOLDER|FILE]")
@shown_options
@fix_options
@document_options
@program_options
def check(folder: Path, fix: bool, diff: bool, profile: str | None, **asked: Any) -> None:
    """Hold OKR+As against the rules: what, where, why, and a better wording to aim at.

    FOLDER is an engagement, the present one by default; FILE any list of OKRs as people write them, in text,
    Markdown, CSV or Excel.

    Exit code 0: nothing at or above the asked severity; 1: findings; 2: could not run.

    \b
    Examples:
      okra-coach check
      okra-coach check okrs.md --explain
      okra-coach check okrs.xlsx --profile strict
      okra-coach check --show warning --fail-on warning
      okra-coach check --html report.html --sheet lines.xlsx --slide lines.pptx
      okra-coach check --diff
      okra-coach explain KR206
    """
    from okra_coach.cli.check_fixes import fixed
    from okra_coach.cli.check_outputs import Asked, answering_programs, fails, hand_out
    from okra_coach.cli.check_targets import refuse_standard_input, refuse_wrong_targets
    from okra_coach.stories.checking import check_file, check_okras

    wanted = Asked(**asked)
    is_list = folder.is_file() or bool(folder.suffix and not folder.exists())
    if is_list and (fix or diff):
        raise click.UsageError("--fix and --diff change the okras/ of an engagement; a file of OKRs is only read.")
    look = check_file if is_list else check_okras
    with answering_programs(wanted):
        refuse_standard_input(folder)
        refuse_wrong_targets(folder, wanted.targets, wanted.brand)
        with progress(wanted.is_for_programs) as tell:
            if fix or diff:
                checked = fixed(folder, tell, only_show=diff, profile=profile)
            else:
                checked = look(folder, tell, profile=profile)
        if not diff:
            hand_out(checked, wanted)
    if fails(checked, wanted.fail_on):
        raise click.exceptions.Exit(1)
