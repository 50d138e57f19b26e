"""Jira Cloud's CSV importer: epics, tasks and sub-tasks, parents above their children.

Facts: Atlassian's “Prepare a CSV file for import” (Summary is required and holds 255 characters; no punctuation in
headers; people by e-mail; as many separators in every row; Issue ID and Parent tie the levels; 250 rows for whoever is
no administrator).
"""

from __future__ import annotations

import re
import unicodedata

from okra_coach.compose import handover_losses as lost
from okra_coach.compose.handover_lines import Handed, Level, Line, details, ids
from okra_coach.documents.handover import HandOver, Loss, Table, Target
from okra_coach.model.okra import ActionStatus
from okra_coach.words import Words

SUMMARY = 255
MOST_ROWS = 250
HEADER = (
    "Issue Type", "Issue ID", "Parent", "Summary", "Description", "Status", "Assignee", "Due date", "Labels", "Labels",
)  # fmt: skip
_TYPES = {Level.OBJECTIVE: "Epic", Level.KEY_RESULT: "Task", Level.ACTION: "Sub-task"}
_STATUS = {ActionStatus.OPEN: "To Do", ActionStatus.DOING: "In Progress", ActionStatus.DONE: "Done"}
_NO_LABEL = re.compile(r"[^\w-]+")
_STEPS = (
    "Jira: Settings, System, External system import, CSV; choose the project and “yyyy-MM-dd” as the date format.",
    "Map Issue Type, Issue ID and Parent to the fields of the same name, so that the three levels stay tied.",
    "Map the three values of Status to those of your project's workflow.",
)


def compose_jira(handed: Handed, words: Words) -> HandOver:
    """Objectives as epics, key results as tasks, actions as sub-tasks."""
    every = handed.lines(words)
    lines = [line for line in every if not line.dropped]
    numbers = {line.id: str(number) for number, line in enumerate(lines, 1)}
    rows = tuple(_row(line, numbers, handed, words) for line in lines)
    too_many = Loss(
        f"who is no Jira administrator can import {MOST_ROWS} rows at once; hand over team by team with --team",
        ids(lines[MOST_ROWS:]),
    )
    found = lost.losses(
        lost.dropped(every),
        lost.too_long(lines, SUMMARY, "Summary"),
        lost.without_email(lines, "Assignee"),
        lost.without_owner(lines),
        lost.calculated(lines),
        Loss(
            "baseline, target and progress stand in the description: Jira has no fields for them", _key_results(lines)
        ),
        too_many,
    )
    return HandOver(Target.JIRA, Table(HEADER, rows), found, _STEPS)


def _row(line: Line, numbers: dict[str, str], handed: Handed, words: Words) -> tuple[str, ...]:
    whole = (line.text,) if len(line.text) > SUMMARY else ()
    return (
        _TYPES[line.level],
        numbers[line.id],
        numbers.get(line.parent, ""),
        lost.shortened(line.text, SUMMARY),
        "\n".join((*whole, *details(line, handed, words))),
        _STATUS.get(line.action.progress, "To Do") if line.action else "",
        line.email,
        line.due.isoformat() if line.due else "",
        "OKR-A",
        label(line.team),
    )


def label(text: str) -> str:
    """The text as a label, which may hold no space."""
    return _NO_LABEL.sub("-", unicodedata.normalize("NFC", text)).strip("-")


def _key_results(lines: list[Line]) -> tuple[str, ...]:
    return ids(line for line in lines if line.level is Level.KEY_RESULT)
