"""`okra-coach check --fix` and `--diff`: the better lines that need no decision, put in place or shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.option_groups import in_group, option

if TYPE_CHECKING:
    from okra_coach.check.fixing import Fix
    from okra_coach.stories.checking import Checked, Fixed

fix_options = in_group(
    "Better lines",
    option("--fix", is_flag=True, help="Put the better lines that need no decision into okras/, then check again."),
    option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
)
_LONGEST = 60


def fixed(folder: Path, tell: Callable[[str], None], *, only_show: bool, profile: str | None = None) -> Checked:
    """What the rules say after the fixes, which are told on standard error; a diff goes to standard output."""
    from okra_coach.stories.checking import fix_okras

    done = fix_okras(folder, tell, write=not only_show, profile=profile)
    if only_show:
        click.echo("".join(file.diff for file in done.files), nl=False)
    for line in _told(done, only_show=only_show):
        click.echo(line, err=True)
    return done.checked


def _told(done: Fixed, *, only_show: bool) -> list[str]:
    lines = [] if only_show else [_one(fix) for fix in done.fixes]
    lines += [f"{one.fix.finding.code} {one.fix.subject}: left as it is, {one.why}" for one in done.held]
    count = len(done.fixes)
    fixes = f"{count} {'finding' if count == 1 else 'findings'}"
    return [*lines, f"{fixes} can be fixed; --fix does it." if only_show else f"{fixes} fixed."]


def _one(fix: Fix) -> str:
    changes = ", ".join(
        f"{edit.field}: {_cut(edit.value)}" if not before else f"{edit.field}: {_cut(before)} → {_cut(edit.value)}"
        for edit, before in zip(fix.edits, fix.before, strict=True)
    )
    return f"Fixed {fix.finding.code} {fix.subject}: {changes}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
