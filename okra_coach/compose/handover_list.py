"""OKR+As as one plain list: a row a line, for any tool that lets its user map columns."""

from __future__ import annotations

from okra_coach.compose import handover_losses as lost
from okra_coach.compose.handover_lines import Handed, Level, Line
from okra_coach.compose.handover_peoplebox import number
from okra_coach.documents.handover import HandOver, Table, Target
from okra_coach.model.okra import KeyResult
from okra_coach.words import Words

COLUMNS = {
    "id": "the line's id, the same in the tracker and in okras/",
    "level": "objective, key result or action",
    "parent": "the id of the line above; empty for an objective",
    "supports": "ids of the objectives that an objective supports, with spaces between",
    "team": "the team's name",
    "text": "the objective, the key result's measure or the action",
    "customer": "who is better off (objective)",
    "unit": "the unit of the numbers (key result)",
    "direction": "increase, decrease or keep within (key result)",
    "baseline": "where it begins (key result)",
    "target": "where it should be (key result)",
    "low": "the lowest value of a band to keep (key result)",
    "high": "the highest value of a band to keep (key result)",
    "current": "the latest value (key result)",
    "progress": "how far it is, 0 to 1, not cut off (key result)",
    "confidence": "the team's own, 1 to 10 (key result)",
    "status": "of a key result as in the tracker; of an action open, doing, done or dropped",
    "aspirational": "yes for a key result that is a success from 70 %",
    "source": "where the number comes from (key result)",
    "owner_role": "who looks after it, as a role",
    "owner_email": "the e-mail that was written for the role",
    "due": "when an action is due, year-month-day",
    "hypothesis": "what an action is expected to do",
    "learned": "what was learned from it",
    "cycle": "the cycle's name",
    "cycle_first": "its first day, year-month-day",
    "cycle_last": "its last day, year-month-day",
}
"""Every column with its meaning, in order; numbers with a decimal point, texts as they are."""


def compose_list(handed: Handed, words: Words) -> HandOver:
    """Everything but evidence, health measures and the list of what to stop."""
    lines = handed.lines(words)
    table = Table(tuple(COLUMNS), tuple(_row(line, handed) for line in lines))
    return HandOver(Target.CSV, table, lost.losses(lost.calculated(lines)))


def _row(line: Line, handed: Handed) -> tuple[str, ...]:
    cycle = handed.workshop.cycle
    cells = {
        "id": line.id,
        "level": line.level.value,
        "parent": line.parent,
        "team": line.team,
        "text": line.text,
        "owner_role": line.owner_role,
        "owner_email": line.email,
        "cycle": cycle.name,
        "cycle_first": cycle.first.isoformat(),
        "cycle_last": cycle.last.isoformat(),
    }
    if line.level is Level.OBJECTIVE:
        cells |= {"supports": " ".join(line.objective.supports), "customer": line.objective.customer or ""}
    if line.level is Level.KEY_RESULT and line.key_result is not None:
        cells |= _key_result(line, line.key_result)
    if line.action is not None:
        cells |= {
            "status": line.action.progress.value,
            "due": line.due.isoformat() if line.due else "",
            "hypothesis": line.action.hypothesis or "",
            "learned": line.action.learned or "",
        }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _key_result(line: Line, result: KeyResult) -> dict[str, str]:
    reading = line.reading
    return {
        "text": result.measure,
        "unit": result.unit,
        "direction": result.direction.value if result.direction else "",
        "baseline": number(result.baseline),
        "target": number(result.target),
        "low": number(result.low),
        "high": number(result.high),
        "current": number(reading.current) if reading else "",
        "progress": number(None if reading is None or reading.progress is None else round(reading.progress, 4)),
        "confidence": str(reading.confidence) if reading and reading.confidence is not None else "",
        "status": reading.status.value if reading else "",
        "aspirational": "yes" if result.stretch else "",
        "source": result.source or "",
    }
