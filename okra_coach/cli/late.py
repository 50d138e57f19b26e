"""`okra-coach late`: the rest of the day, re-timed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults

if TYPE_CHECKING:
    from okra_coach.model.agenda import AgendaItem
    from okra_coach.stories.agenda import RunningLate


@click.command()
@folder_argument
@click.option("--at", "at", type=click.DateTime(["%H:%M"]), required=True, metavar="11:10", help="What time it is.")
@click.option("--block", required=True, metavar="5", help="The block that starts now: its number in the agenda, or id.")
@click.option(
    "--session", type=click.IntRange(min=1), metavar="2", help="The session; without it today's, or the first."
)
@json_option
def late(folder: Path, at: datetime, block: str, session: int | None, as_json: bool) -> None:
    """Print the rest of the session with new times when it runs late, or early.

    The reserve goes first; a few minutes come out of one block; more than that drops a whole block rather than
    squeezing all. Breaks and what is never cut stay. Nothing is written.

    \b
    Examples:
      okra-coach late northwind --at 11:10 --block 5
    """
    from okra_coach.stories.agenda import running_late

    told = running_late(folder, block, at.time(), session, date.today())
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(told))
        return
    print_faults(told.arranged.engagement.faults)
    _print(told)


def _print(told: RunningLate) -> None:
    found = told.late
    click.secho(_headline(told), bold=True)
    for one in found.rest:
        shorter = f"  (was {one.before})" if one.item.minutes != one.before else ""
        click.echo(f"  {one.start:%H:%M}  {one.item.minutes:>3} min  {_title(one.item, told)}{shorter}")
    for item in found.dropped:
        click.secho(f"  dropped      {_title(item, told)} ({item.minutes} min)", fg="yellow")
        for own in item.questions:
            click.echo(f"                 ? {_question(own, told)}: settle it after the workshop")
    if found.dropped or found.shortened:
        names = ", ".join(f"“{_title(item, told)}”" for item in found.dropped)
        click.echo(f"Say: {f'we leave out {names}, and ' if names else ''}we end at {_end(told)}.")


def _headline(told: RunningLate) -> str:
    found = told.late
    if found.over:
        return f"Even so it ends {found.over} minutes late: agree with the room to stay, or leave a block out by hand."
    if found.behind <= 0:
        return f"{found.spare} minutes to spare; nothing has to change." if found.spare else "On time."
    dropped, shorter = len(found.dropped), len(found.shortened)
    ways = [
        *([f"{dropped} block{'s are' if dropped > 1 else ' is'} left out"] if dropped else []),
        *([f"{shorter} block{'s are' if shorter > 1 else ' is'} shortened"] if shorter else []),
    ]
    how = " and ".join(ways) or "the reserve takes it"
    return f"{found.behind} minutes more than there are: {how}, and it ends on time."


def _end(told: RunningLate) -> str:
    return f"{told.late.rest[-1].end if told.late.rest else told.session.end:%H:%M}"


def _title(item: AgendaItem, told: RunningLate) -> str:
    from okra_coach.model.agenda import title_of

    return title_of(item, told.arranged.engagement.blocks)


def _question(own: str, told: RunningLate) -> str:
    return next((one.text for one in told.arranged.book.questions if one.id == own), own)


def _as_json(told: RunningLate) -> dict[str, Any]:
    """The same for a program."""
    found = told.late
    return {
        "session": found.session,
        "behind": found.behind,
        "over": found.over,
        "spare": found.spare,
        "rest": [
            {"id": one.item.id, "start": one.start, "end": one.end, "minutes": one.item.minutes, "before": one.before}
            for one in found.rest
        ],
        "dropped": [item.id for item in found.dropped],
        "faults": told.arranged.engagement.faults,
    }
