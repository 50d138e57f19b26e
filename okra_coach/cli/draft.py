"""`okra-coach draft`: OKR+As from the answers, merged into what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress


@click.command()
@folder_argument
@click.option(
    "--why",
    "line_id",
    metavar="ID",
    help="Show instead why a line is there: rule, answers, what was set aside; for your eyes only.",
)
@json_option
def draft(folder: Path, line_id: str | None, as_json: bool) -> None:
    """Draft OKR+As from the answers into okras/ and questions.yaml.

    Later runs merge: whatever you edited, moved, added or removed stays as you left it.
    Values that nobody gave are null and become open questions.

    \b
    Examples:
      okra-coach draft
      okra-coach draft clients/northwind
      okra-coach draft --why company.o1
    """
    if line_id:
        _print_why(folder, line_id, as_json)
        return
    from okra_coach.pipeline import draft_okras

    with progress(as_json) as tell:
        drafted = draft_okras(folder, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"okras": drafted.book, "changes": drafted.changes, "faults": drafted.engagement.faults})
        return
    print_faults(drafted.engagement.faults)
    for line in drafted.changes or ("Nothing changed.",):
        click.echo(line)
    click.echo(f"\n{len(drafted.book.sets)} sets in {folder / 'okras'}, {len(drafted.book.questions)} open questions.")
    click.echo("Next: edit them, then okra-coach check.")


def _print_why(folder: Path, line_id: str, as_json: bool) -> None:
    from okra_coach.stories.reading import why_line

    with progress(as_json) as tell:
        found = why_line(folder, line_id, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        grounds = found.grounds
        print_json(
            {
                "id": line_id,
                "from": found.reasons,
                "rules": grounds.rules if grounds else (),
                "set_aside": [{"ref": ref, "text": text} for ref, text in grounds.aside] if grounds else [],
            }
        )
        return
    if found.grounds:
        _print_part("Chosen by", found.grounds.rules)
    _print_part("Behind it", [f"{one.ref}: {one.text or '(no answer of a person)'}" for one in found.reasons])
    if found.grounds and found.grounds.aside:
        _print_part("Set aside", [f"{ref}: {text}" for ref, text in found.grounds.aside])
    click.echo("\nThese are confidential answers: for the consultant only.", err=True)


def _print_part(title: str, lines: Sequence[str]) -> None:
    click.secho(title, bold=True)
    for line in lines:
        click.echo(f"  {' '.join(line.split())}")
