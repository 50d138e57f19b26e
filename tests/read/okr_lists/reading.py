"""A book in a short notation, so that tests show what was read at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, ActionStatus, KeyResult
from okra_coach.read.okr_lists.file import OkrFile, read_okr_file


def read_bytes(folder: Path, name: str, data: bytes | str) -> OkrFile:
    """The file as read, written into a folder first."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_okr_file(path)


def outline(read: OkrFile) -> str:
    """Owners as `= name`, then `O`, `K` and `A`, with `{12 → 20 %}`, `@owner`, `!due` and `✓` behind them.

    A key result that is kept has its band behind where it stands today: `{9 [..9] days}`. `H` is a health measure.
    """
    return "\n".join(_lines(read))


def _lines(read: OkrFile) -> Iterator[str]:
    for okras in read.book.sets:
        if okras.name != read.account.file:
            yield f"= {okras.name}"
        for objective in okras.objectives:
            supports = f" > {', '.join(objective.supports)}" if objective.supports else ""
            yield f"O {objective.text}{supports}"
            for key_result in objective.key_results:
                yield f"  K {key_result.measure}{_values(key_result)}{_owner(key_result.owner_role)}"
                yield from (
                    f"    A {action.text}{_owner(action.owner_role)}{_end(action)}" for action in key_result.actions
                )
        yield from (f"H {one.measure}" for one in okras.health_measures)


def _values(one: KeyResult) -> str:
    if one.direction is Direction.KEEP:
        low, high = ("" if end is None else f"{end:g}" for end in (one.low, one.high))
        start = "" if one.baseline is None else f"{one.baseline:g} "
        return f" {{{start}[{low}..{high}]{' ' + one.unit if one.unit else ''}}}"
    if one.baseline is None and one.target is None:
        return ""
    start = "" if one.baseline is None else f"{one.baseline:g} "
    end = "" if one.target is None else f" {one.target:g}"
    return f" {{{start}→{end}{' ' + one.unit if one.unit else ''}}}"


def _owner(name: str | None) -> str:
    return f" @{name}" if name else ""


def _end(action: Action) -> str:
    done = " ✓" if action.progress is ActionStatus.DONE else ""
    return f"{f' !{action.due}' if action.due else ''}{done}"
