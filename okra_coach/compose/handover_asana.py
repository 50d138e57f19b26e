"""Asana's CSV importer: key results as tasks in the section of their objective, actions as subtasks.

Facts: Asana's help page on preparing data for CSV import (columns in this order; one e-mail as assignee; dates as
month/day/year; a subtask names its parent task, which stands above it).
"""

from __future__ import annotations

from collections.abc import Mapping

from okra_coach.compose import handover_losses as lost
from okra_coach.compose.handover_lines import Handed, Level, Line, details, ids
from okra_coach.documents.handover import HandOver, Loss, Table, Target
from okra_coach.model.okra import ActionStatus
from okra_coach.words import Words

HEADER = ("Name", "Description", "Section", "Assignee", "Collaborators", "Due Date", "Subtask of")
_STEPS = (
    "Asana: in the project's menu choose Import, CSV, and drop the file.",
    "Check that “Subtask of” is taken as the parent task, and “Section” as the section.",
)


def compose_asana(handed: Handed, words: Words) -> HandOver:
    """A section an objective, a task a key result, a subtask an action."""
    every = handed.lines(words)
    lines = [line for line in every if not line.dropped]
    names = _names(lines)
    tasks = [line for line in lines if line.level is not Level.OBJECTIVE]
    rows = tuple(_row(line, names, handed, words) for line in tasks)
    results = [line for line in lines if line.level is Level.KEY_RESULT]
    without = [line for line in lines if line.level is Level.OBJECTIVE and not line.objective.key_results]
    done = [line for line in tasks if line.action and line.action.progress is ActionStatus.DONE]
    found = lost.losses(
        lost.dropped(every),
        Loss(
            "an objective is the name of a section there: for whom it is and what it supports stays behind", _all(lines)
        ),
        Loss("an objective without a key result has no task, so that its section is not made", ids(without)),
        lost.same_text(results, "its id stands behind it, because subtasks know their task by its name"),
        lost.without_email(tasks, "Assignee"),
        lost.without_owner(tasks),
        lost.calculated(lines),
        Loss("a finished action arrives as an open task: the importer has no column for it", ids(done)),
        Loss("baseline, target and progress stand in the description: custom fields need a paid plan", ids(results)),
    )
    return HandOver(Target.ASANA, Table(HEADER, rows), found, _STEPS)


def _names(lines: list[Line]) -> Mapping[str, str]:
    """Each line's name; a task whose name is taken already carries its id."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for line in lines:
        name = line.text if line.text.casefold() not in taken or line.action else f"{line.text} ({line.id})"
        names[line.id] = name
        if line.level is Level.KEY_RESULT:
            taken.add(name.casefold())
    return names


def _row(line: Line, names: Mapping[str, str], handed: Handed, words: Words) -> tuple[str, ...]:
    return (
        names[line.id],
        "\n".join(details(line, handed, words)),
        f"{line.team}: {names[line.objective.id]}",
        line.email,
        "",
        f"{line.due:%m/%d/%Y}" if line.due else "",
        names[line.parent] if line.action else "",
    )


def _all(lines: list[Line]) -> tuple[str, ...]:
    return ids(line for line in lines if line.level is Level.OBJECTIVE)
