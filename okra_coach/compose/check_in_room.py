"""How many rows a check-in's slides have room for: a meeting has nine slides on whatever brand they stand."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.documents.deck_stage import Stage


@dataclass(frozen=True, slots=True)
class Room:
    """The most rows of each kind on one slide; what is left out is counted there."""

    teams: int = 12
    lines: int = 8
    overdue: int = 5
    decisions: int = 4
    followed: int = 3
    conditions: int = 7


def room_of(stage: Stage) -> Room:
    """Fewer rows where a brand leaves less of the slide than ours."""
    most, part = Room(), min(1.0, stage.height / Stage().height * min(1.0, stage.width / Stage().width))
    return Room(*(max(2, int(count * part)) for count in (
        most.teams, most.lines, most.overdue, most.decisions, most.followed, most.conditions
    )))  # fmt: skip
