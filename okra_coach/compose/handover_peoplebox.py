"""Peoplebox's goal import, version 2: goals with parents by row.

Facts: Peoplebox's help page “Goals Import via CSV (V2)” (columns; parents by Row ID within the file; owners by e-mail;
goal types Number, Custom Percent, Euro, Dollar, Binary; scope Company, Department or Individual).
"""

from __future__ import annotations

from collections.abc import Mapping

from okra_coach.compose import handover_losses as lost
from okra_coach.compose.handover_lines import Handed, Level, Line, details, ids
from okra_coach.documents.handover import HandOver, Loss, Table, Target
from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, ActionStatus, KeyResult
from okra_coach.words import Words

HEADER = (
    "Row ID", "Parent Row IDs", "Parent Goal IDs", "Goal ID", "Action", "Goal Title", "Owner Emails", "Goal Cycle",
    "Goal Type", "Scope", "Departments", "Start Date", "End Date", "Description", "Starting Value", "Target Value",
    "Current Value", "Progress Status", "Check-in Type", "Tags", "Review Cycle ID", "Review Cycle Weightage",
    "Approved",
)  # fmt: skip
_TYPES = {"%": "Custom Percent", "EUR": "Euro", "USD": "Dollar"}
_STEPS = (
    "Peoplebox: Goals, Import, CSV (V2). Departments bear the teams' names; “Quarterly” is one of your cycles.",
    "Owners are known by e-mail: write those of the roles into people.yaml first, or fill them in in the file.",
)


def compose_peoplebox(handed: Handed, words: Words) -> HandOver:
    """A goal a line: objectives roll up, key results are measured, actions are done or not."""
    every = handed.lines(words)
    lines = [line for line in every if not line.dropped]
    rows = {line.id: str(number) for number, line in enumerate(lines, 1)}
    unknown = [line for line in lines if _measure(line) and _type(line) != "Binary" and not _complete(line)]
    found = lost.losses(
        lost.dropped(every),
        lost.bands(
            [line for line in lines if _measure(line)], "it is done or not done, and the band stands in its title"
        ),
        Loss("baseline or target is to confirm: the field stays empty", ids(unknown)),
        lost.without_email(lines, "Owner Emails"),
        Loss("an objective belongs to a team: “Owner Emails” stays empty", _all(lines, Level.OBJECTIVE)),
        lost.without_owner(lines),
        lost.calculated(lines),
    )
    table = Table(HEADER, tuple(_row(line, rows, handed, words) for line in lines))
    return HandOver(Target.PEOPLEBOX, table, found, _STEPS)


def _row(line: Line, rows: Mapping[str, str], handed: Handed, words: Words) -> tuple[str, ...]:
    cycle, company = handed.workshop.cycle, line.owner == COMPANY
    start, target, current = _values(line)
    cells = {
        "Row ID": rows[line.id],
        "Parent Row IDs": ",".join(rows[parent] for parent in _parents(line) if parent in rows),
        "Goal Title": line.text,
        "Owner Emails": line.email,
        "Goal Cycle": "Quarterly",
        "Goal Type": _type(line),
        "Scope": "Company" if company else "Department",
        "Departments": "" if company else line.team,
        "Start Date": cycle.first.isoformat(),
        "End Date": (line.due or cycle.last).isoformat(),
        "Description": "\n".join(details(line, handed, words)),
        "Starting Value": start,
        "Target Value": target,
        "Current Value": current,
        "Check-in Type": "Auto Rollup" if line.level is Level.OBJECTIVE else "Manual",
        "Tags": "OKR+A",
    }
    return tuple(cells.get(column, "") for column in HEADER)


def _parents(line: Line) -> tuple[str, ...]:
    return (line.parent,) if line.parent else line.objective.supports


def _type(line: Line) -> str:
    result = _measure(line)
    if result is None:
        return "Default Progress" if line.level is Level.OBJECTIVE else "Binary"
    if result.direction is Direction.KEEP:
        return "Binary"
    return _TYPES.get(result.unit, "Number")


def _measure(line: Line) -> KeyResult | None:
    return line.key_result if line.level is Level.KEY_RESULT else None


def _complete(line: Line) -> bool:
    result = _measure(line)
    return result is not None and result.baseline is not None and result.target is not None


def _values(line: Line) -> tuple[str, str, str]:
    result = _measure(line)
    if line.action is not None:
        return "0", "1", "1" if line.action.progress is ActionStatus.DONE else "0"
    if result is None:
        return "", "", ""
    if _type(line) == "Binary":
        return "0", "1", "0"
    current = line.reading.current if line.reading else None
    return number(result.baseline), number(result.target), number(result.baseline if current is None else current)


def number(value: float | None) -> str:
    """A number as programs read it: a point, no thousands, as many digits as it has."""
    return "" if value is None else f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"


def _all(lines: list[Line], level: Level) -> tuple[str, ...]:
    return ids(line for line in lines if line.level is level)
