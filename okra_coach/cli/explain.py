"""`okra-coach explain`: the page of one rule."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain one rule: what it looks for, why, and how to write it better.

    Without a code, all rules are listed.

    \b
    Examples:
      okra-coach explain
      okra-coach explain KR206
      okra-coach explain number-in-objective
    """
    from okra_coach.check.explain import explain as page_of
    from okra_coach.check.rules import RULES

    if code:
        click.echo(page_of(code))
        return
    for rule in RULES:
        click.echo(f"{rule.code}  {rule.severity.value.ljust(7)}  {rule.headline}")
