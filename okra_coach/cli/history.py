"""`okra-coach history`: a measure across cycles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults

if TYPE_CHECKING:
    from okra_coach.model.history import Followed, MeasureHistory
    from okra_coach.words import Words


@click.command("history")
@folder_argument
@click.argument("measure", default="")
@json_option
def history(folder: Path, measure: str, as_json: bool) -> None:
    """Show measures across the cycles that were closed, and the running one as it stands.

    MEASURE is the id of a key result or words of it; without it all are shown. A measure is followed by its id, and
    where that changed by words that are nearly the same, which is said.

    \b
    Examples:
      okra-coach history northwind
      okra-coach history northwind company.o1.k1
      okra-coach history northwind "on-time delivery" --json
    """
    from okra_coach.stories.closing import across_cycles
    from okra_coach.words import load_words

    told = across_cycles(folder, measure)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"measures": [_as_json(one) for one in told.measures], "faults": told.faults})
        return
    print_faults(told.faults)
    if not told.measures:
        click.echo(f'No cycle was closed here, and no check-in recorded; "okra-coach close {folder}" closes one.')
    for one in told.measures:
        _print(one, load_words("en"))


def _print(one: MeasureHistory, words: Words) -> None:
    click.secho(f"{one.id}  {one.measure} ({one.name})", bold=True)
    rows = [_row(step, words) for step in one.steps]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _row(step: Followed, words: Words) -> tuple[str, ...]:
    from okra_coach.compose.retrospective_views import past_score, past_value

    line = step.line
    changed = "" if line.target_was is None else f" (was {past_value(line, line.target_was, words)})"
    target = (
        past_value(line, line.target, words) if line.low is None and line.high is None else _band(line.low, line.high)
    )
    notes = [
        *(["running"] if step.cycle.running else []),
        *([f"known by its words: {line.id} “{line.measure}” then"] if step.alike else []),
    ]
    return (
        step.cycle.name,
        f"{past_value(line, line.baseline, words)} → {past_value(line, line.last, words)}",
        f"target {target}{changed}",
        past_score(line, words),
        "; ".join(notes),
    )


def _band(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}".strip()


def _as_json(one: MeasureHistory) -> dict[str, object]:
    steps = [
        {
            "cycle": step.cycle.name,
            "first": step.cycle.first,
            "last": step.cycle.last,
            "running": step.cycle.running,
            "alike": step.alike,
            "line": step.line,
        }
        for step in one.steps
    ]
    return {"id": one.id, "measure": one.measure, "owner": one.owner, "name": one.name, "cycles": steps}
