"""Google Forms: one header row, the time first, one column a question; several choices joined by ", " or ";"."""

from __future__ import annotations

from okra_coach.model.questionnaire import Questionnaire
from okra_coach.read.columns import Column, is_time, is_time_header, understand_columns
from okra_coach.read.table import Table

NAME = "Google Forms"


def recognises(table: Table) -> bool:
    """Whether the first column is the time of sending, by its name or by what is in it."""
    return bool(table.header) and (is_time_header(table.header[0]) or is_time(table, 0))


def columns(table: Table, questionnaire: Questionnaire) -> tuple[Column, ...]:
    """What each column holds."""
    return understand_columns(table, questionnaire)
