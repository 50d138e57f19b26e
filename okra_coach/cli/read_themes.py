"""`okra-coach read --themes`: which theme each answer was put to, by which words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okra_coach.draft.grouping import Grouping, Placed, ThemeGroup

_WIDTH = 96
_MOST_WORDS = 8


def print_themes(folder: Path, as_json: bool) -> None:
    """Prints the grouping of one folder's answers; these are people's own words, for the consultant only."""
    from okra_coach.cli.json_output import print_json
    from okra_coach.stories.reading import group_themes

    grouping = group_themes(folder)
    if as_json:
        print_json(grouping)
        return
    for theme in grouping.themes:
        _print_theme(theme)
    if grouping.heard:
        click.secho("\nNot among the themes, but heard", bold=True)
        for heard in grouping.heard:
            click.secho(f"{heard.name} (playbook {heard.playbook}): {_count(len(heard.answers), 'answer')}", bold=True)
            _print_answers(heard.answers)
    if grouping.rest:
        click.secho(f"\nAbout none of them: {_count(len(grouping.rest), 'answer')}", bold=True)
        _print_answers(grouping.rest)
    _print_advice(grouping)


def _print_theme(theme: ThemeGroup) -> None:
    click.secho(f"\n{theme.name}", bold=True, nl=False)
    teams = f", {_count(len(theme.answers), 'answer')} from {_count(theme.teams, 'team')}" if theme.answers else ""
    click.echo(f": support {theme.support:.0%}, {_count(theme.votes, 'person', 'people')}{teams}")
    if theme.words:
        words = ", ".join(f"{word} ({count})" for word, count in theme.words[:_MOST_WORDS])
        click.echo(f"  known by {words}")
    _print_answers(theme.answers)


def _print_answers(answers: Sequence[Placed]) -> None:
    for answer in answers:
        by = f"  [{', '.join(answer.by)}]" if answer.by else ""
        click.echo(f"  {answer.ref.ljust(24)} {_short(answer.text)}{click.style(by, dim=True)}")


def _print_advice(grouping: Grouping) -> None:
    total = grouping.placed + len({a.ref for h in grouping.heard for a in h.answers}) + len(grouping.rest)
    click.echo(f"\n{grouping.placed} of {total} answers speak of a theme. To correct one, in workshop.yaml:")
    click.echo("  theme_words:\n    - theme: …the theme's name…\n      words: [words that speak of it]")
    click.echo("      without: [words that do not]")
    click.echo("These are confidential answers: for the consultant only.", err=True)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 1] + "…"
