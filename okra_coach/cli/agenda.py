"""`okra-coach agenda`: what happens when in the workshop, made from the open questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okra_coach.cli.options import folder_argument, json_option
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.model.agenda import AgendaItem, AgendaSession, LeftOver
    from okra_coach.stories.agenda import Arranged

_LONGEST = 96
INSTEAD = {"before": "before the workshop", "after": "after it, in the team", "check-in": "at the first check-in"}


@click.command()
@folder_argument
@click.option("--why", is_flag=True, help="Also why each block is there, and why it takes so long.")
@json_option
def agenda(folder: Path, why: bool, as_json: bool) -> None:
    """Compose the workshop's agenda from the booked time, the people and the open questions.

    It stands in agenda.yaml, yours to change: blocks that you move, add, lengthen or take out stay as you say, and
    later runs only bring in new questions. Clock times are computed. What does not fit is listed with what to do
    instead.

    \b
    Examples:
      okra-coach agenda northwind
      okra-coach agenda northwind --why
    """
    from okra_coach.stories.agenda import arrange

    with progress(as_json) as tell:
        arranged = arrange(folder, tell)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(arranged))
        return
    print_faults(arranged.engagement.faults)
    for session in arranged.agenda.sessions:
        _print_session(session, arranged, why)
    _print_left(arranged)
    _print_findings(arranged)
    if why:
        click.echo("\n" + "\n".join(arranged.agenda.reasons))
    click.echo(f"\n{_whose(arranged)}: {arranged.engagement.folder / 'agenda.yaml'}")


def _print_session(session: AgendaSession, arranged: Arranged, why: bool) -> None:
    workshop = arranged.engagement.workshop
    many = f"Session {session.number}, " if len(arranged.agenda.sessions) > 1 else ""
    mode = workshop.agenda.mode.value.replace("_", " ")
    head = f"{many}{session.day:%A %d %B %Y}, {session.start:%H:%M}–{session.end:%H:%M}"
    click.secho(f"\n{head} · {session.booked} minutes · {arranged.people} people · {mode}", bold=True)
    for number, timed in enumerate(session.timed, 1):
        line = f"{number:>3}  {timed.start:%H:%M}  {timed.item.minutes:>3} min  {_title(timed.item, arranged)}"
        click.echo(line + (f"  ({timed.item.lead})" if timed.item.lead else ""))
        for own in timed.item.questions:
            click.echo(f"                     ? {_question(own, arranged)}")
        if timed.item.who:
            click.echo(f"                     with {', '.join(timed.item.who)}")
        if why:
            for reason in timed.item.why:
                click.secho(f"                     · {reason}", dim=True)
    over = session.minutes - session.booked
    if over:
        click.secho(f"     {abs(over)} minutes {'more than' if over > 0 else 'less than'} are booked", bold=True)


def _print_left(arranged: Arranged) -> None:
    left = arranged.agenda.left_over
    if not left:
        click.echo("\nEvery open question has its block.")
        return
    click.secho(f"\nNot in the room ({len(left)}):", bold=True)
    for one in left:
        click.echo(f"  {_question(one.question, arranged)}")
        click.echo(f"      → {_instead(one)}" + (f"; {one.note}" if one.note else ""))


def _print_findings(arranged: Arranged) -> None:
    from okra_coach.check.reports.concise import concise_line

    if arranged.findings:
        click.secho(f"\nTo look at ({len(arranged.findings)}):", bold=True)
    for finding in arranged.findings:
        click.echo(f"  {concise_line(finding)}\n      → {finding.advice}")


def _instead(one: LeftOver) -> str:
    return INSTEAD[one.instead.value] + (f", with {', '.join(one.who)}" if one.who else "")


def _title(item: AgendaItem, arranged: Arranged) -> str:
    from okra_coach.model.agenda import title_of

    return title_of(item, arranged.engagement.blocks)


def _question(own: str, arranged: Arranged) -> str:
    question = next((one for one in arranged.book.questions if one.id == own), None)
    if question is None:
        return own
    text = " ".join(question.text.split())
    return f"{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'} ({question.minutes} min)"


def _whose(arranged: Arranged) -> str:
    return "Arranged by you" if arranged.agenda.edited else "A proposal, yours to change"


def _as_json(arranged: Arranged) -> dict[str, Any]:
    """The same for a program."""
    return {
        "sessions": [
            {
                "number": session.number,
                "day": session.day,
                "start": session.start,
                "end": session.end,
                "blocks": [
                    {
                        "id": timed.item.id,
                        "block": timed.item.block,
                        "title": _title(timed.item, arranged),
                        "start": timed.start,
                        "end": timed.end,
                        "minutes": timed.item.minutes,
                        "questions": timed.item.questions,
                        "who": timed.item.who,
                        "why": timed.item.why,
                    }
                    for timed in session.timed
                ],
            }
            for session in arranged.agenda.sessions
        ],
        "left_over": arranged.agenda.left_over,
        "reasons": arranged.agenda.reasons,
        "people": arranged.people,
        "edited": arranged.agenda.edited,
        "changes": arranged.changes,
        "findings": arranged.findings,
        "faults": arranged.engagement.faults,
    }
