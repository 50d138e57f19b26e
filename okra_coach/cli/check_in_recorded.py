"""How the recording of trackers is told on the terminal: what was understood, what is disputed, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okra_coach.cli.check_in_shown import print_shown, shown_as_json
from okra_coach.cli.printing import print_faults, progress

if TYPE_CHECKING:
    from okra_coach.model.check_in import Record, Said
    from okra_coach.stories.checking_in import Recorded

_LONGEST = 60
_MOST = 12


def record(
    folder: Path, trackers: tuple[Path, ...], day: date | None, *, write: bool, text_only: bool, as_json: bool
) -> None:
    """Records trackers and renders the check-in; a dry run tells the first and does neither.

    Exits with 1 where copies dispute something.
    """
    from okra_coach.stories.checking_in import record_check_in, show_check_in

    with progress(as_json or text_only) as tell:
        told = record_check_in(folder, trackers, day, date.today(), tell, write=write)
        shown = show_check_in(folder, told.record.day, tell) if write and told.kept else None
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json(_as_json(told, write) | {"shown": shown_as_json(shown) if shown else None})
    elif text_only and shown:
        click.echo(shown.text, nl=False)
    else:
        _print_recorded(told, write)
        if shown:
            click.echo()
            print_shown(shown)
    if told.record.clashes:
        raise click.exceptions.Exit(1)


def undo_recording(folder: Path, day: date | None, *, as_json: bool) -> None:
    """Takes the last recording back and says what is there now."""
    from okra_coach.stories.checking_in import undo_check_in

    day, has_record = undo_check_in(folder, day)
    if as_json:
        from okra_coach.cli.json_output import print_json

        print_json({"day": day, "has_record": has_record})
        return
    now = "is again as it was before it was last recorded" if has_record else "is not recorded any more"
    click.echo(f"The check-in of {day} {now}. Undo again to bring it back.")
    handed_out = folder / "pack" / "check-ins" / day.isoformat()
    if handed_out.is_dir():
        click.echo(f"What was handed out stays in {handed_out}; okra-coach check-in makes it anew from a record.")


def _print_recorded(told: Recorded, written: bool) -> None:
    print_faults(told.engagement.faults)
    print_faults(told.faults, notes=True)
    record = told.record
    if not told.kept:
        click.echo(
            "Nobody has filled anything in, so nothing was recorded; --day DATE records the check-in all the same."
        )
        return
    click.secho(f"{record.day}: {_counts(record)}", bold=True)
    for line in _news(record):
        click.echo(f"  {line}")
    for clash in record.clashes:
        said = ", ".join(f"{file} says {_shown(value)}" for file, value in clash.said)
        click.secho(f"  disputed: {clash.subject} {clash.field}: {said}; neither counts", fg="yellow")
    where = told.engagement.folder / "check-ins" / f"{record.day}.yaml"
    if not written:
        click.echo("A dry run: nothing was written." if told.changed else f"A dry run; {where} says so already.")
    elif told.changed:
        click.echo(f"Recorded in {where}" + ("" if told.before is None else ", which said otherwise before"))
    else:
        click.echo(f"{where} said so already: nothing changed.")
    if record.clashes:
        click.echo(f"  write what counts under values, changes or decisions in {where}, without a from")


def _counts(record: Record) -> str:
    from okra_coach.track.twins import is_lent

    lent = sum(is_lent(one) for one in record.values)
    parts = (
        (len(record.values) - lent, "value", "values"),
        (lent, "counted for a second line", "counted for second lines"),
        (len([one for one in record.actions if not one.added]), "action that moved", "actions that moved"),
        (len([one for one in record.actions if one.added]), "action of their own", "actions of their own"),
        (len(record.health), "health measure", "health measures"),
        (len(record.decisions), "decision", "decisions"),
        (len(record.edits), "changed line", "changed lines"),
        (len(record.proposals), "proposal", "proposals"),
        (len(record.clashes), "dispute", "disputes"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in parts if count]
    return ", ".join(told) or "nothing new"


def _news(record: Record) -> Iterator[str]:
    """What is not a value: each with the cell that says it."""
    lines = [
        *(f"{_at(one.source)}{one.subject} {one.field}: {_shown(one.before)} → {_shown(one.after)}"
          for one in record.edits),
        *(f"{_at(one.source)}{one.key_result} decided: {one.choice}" for one in record.decisions),
        *(f"{_at(one.source)}new action {one.id} “{_short(one.text)}”" for one in record.actions if one.added),
        *(f"{_at(one.source)}proposed {one.kind}: {_short(one.text or one.about)}" for one in record.proposals),
    ]  # fmt: skip
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"and {len(lines) - _MOST} more"


def _at(source: str) -> str:
    return f"{source}: " if source else ""


def _shown(value: Said) -> str:
    if value is None:
        return "nothing"
    return f"{value:g}" if isinstance(value, int | float) else _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _as_json(told: Recorded, written: bool) -> dict[str, object]:
    return {
        "day": told.record.day,
        "written": written and told.changed,
        "changed": told.changed,
        "record": told.record,
        "overruled": told.standing.overruled,
        "faults": (*told.engagement.faults, *told.faults),
    }
