"""Linear's importer for its own CSV: actions as issues, with labels for team and key result.

Facts: `LinearCsvImporter.ts` of linear/linear (which columns are read; labels are split at a comma and a space; people
are matched by name; a leading ' before + - = @ is taken away again; no column for a due date or a parent is read).
"""

from __future__ import annotations

from okra_coach.compose import handover_losses as lost
from okra_coach.compose.handover_lines import Handed, Level, Line, details, ids
from okra_coach.documents.handover import HandOver, Loss, Table, Target
from okra_coach.model.okra import ActionStatus
from okra_coach.words import Words

HEADER = (
    "Id", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Project", "Creator", "Assignee", "Labels",
    "Cycle Number", "Cycle Name", "Cycle Start", "Cycle End", "Created", "Updated", "Started", "Completed", "Canceled",
    "Archived",
)  # fmt: skip
_STATUS = {ActionStatus.OPEN: "Todo", ActionStatus.DOING: "In Progress", ActionStatus.DONE: "Done"}
_STEPS = (
    "Linear's import tool on the command line: choose “Linear (CSV)”, name the file and the team that gets the issues.",
    "Each action carries its team and its key result as labels; key results themselves stay in the tracker.",
)


def compose_linear(handed: Handed, words: Words) -> HandOver:
    """An issue an action; Linear has no place for objectives and key results in its CSV."""
    every = handed.lines(words)
    actions = [line for line in every if line.action and not line.dropped]
    rows = tuple(_row(line, handed, words) for line in actions)
    kept = [line for line in every if line.level is not Level.ACTION]
    found = lost.losses(
        lost.dropped(every),
        Loss("objectives and key results are no issues: each action names its own", ids(kept)),
        Loss("the importer reads no due date: it stands in the description", ids(one for one in actions if one.due)),
        lost.without_email(actions, "Assignee"),
        lost.without_owner(actions),
    )
    return HandOver(Target.LINEAR, Table(HEADER, rows), found, _STEPS)


def _row(line: Line, handed: Handed, words: Words) -> tuple[str, ...]:
    cycle, action = handed.workshop.cycle, line.action
    told = [words("Objective: {objective}", objective=line.objective.text), *details(line, handed, words)]
    if line.due:
        told.append(words("Due: {day}", day=words.date(line.due)))
    cells = {
        "Id": line.id,
        "Team": line.team,
        "Title": line.text,
        "Description": "\n\n".join(told),
        "Status": _STATUS.get(action.progress, "Todo") if action else "Todo",
        "Priority": "No priority",
        "Assignee": line.email,
        "Labels": ", ".join((_label(line.team), _label(line.parent))),
        "Cycle Name": cycle.name,
        "Cycle Start": cycle.first.isoformat(),
        "Cycle End": cycle.last.isoformat(),
    }
    return tuple(cells.get(column, "") for column in HEADER)


def _label(text: str) -> str:
    """The text as one label: the importer splits at a comma and a space."""
    return text.replace(", ", " ")
