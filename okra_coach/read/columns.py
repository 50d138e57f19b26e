"""Which column of an export holds which question, which holds the time, and which would give a respondent away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from okra_coach.model.questionnaire import Question, Questionnaire
from okra_coach.read.matching import Wordings, loose
from okra_coach.read.table import Table
from okra_coach.read.timestamps import read_time
from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_LOOK = 50
_SHORTEST_SENTENCE = 20
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")


@dataclass(frozen=True)
class Column:
    """What a column is: "question", "time", "identity" (`sort`: email, name or address) or "ignored"."""

    number: int
    header: str
    kind: str
    question: Question | None = None
    certainty: float = 0.0
    sort: str = ""
    reason: str = ""


@cache
def known_headers() -> dict[str, Any]:
    """The headers that form tools write, from templates/lexicons/exports.yaml."""
    path = find_template("lexicons/exports.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    return tree.value if isinstance(tree.value, dict) else {}


def understand_columns(table: Table, questionnaire: Questionnaire) -> tuple[Column, ...]:
    """Every column with its meaning; a question has one column at most, the most certain one."""
    questions = {question.id: question for question in questionnaire.questions}
    placed = _place(table, questionnaire)
    taken = {question: number for number, (question, _) in placed.items()}
    return tuple(
        Column(number, header, "question", questions[placed[number][0]], placed[number][1])
        if number in placed
        else _other(table, number, header, questionnaire, taken)
        for number, header in enumerate(table.header)
    )


def prompts(questionnaire: Questionnaire) -> Wordings:
    """All prompts in all languages, whole and by their first sentence."""
    return Wordings(_prompt_pairs(questionnaire))


def _prompt_pairs(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    whole = [(prompt, question.id) for question in questionnaire.questions for prompt in question.prompt.values()]
    yield from whole
    for prompt, question in whole:
        first = _SENTENCE_END.split(prompt, maxsplit=1)[0]
        if _SHORTEST_SENTENCE <= len(first) < len(prompt) and first.endswith((".", "?", "!")):
            yield first, question


def _place(table: Table, questionnaire: Questionnaire) -> dict[int, tuple[str, float]]:
    """Column number → question and certainty: the most certain pairs first, each side once."""
    wordings = prompts(questionnaire)
    pairs = [
        (-certainty, number, question)
        for number, header in enumerate(table.header)
        for question, certainty in wordings.candidates(header)
    ]
    placed: dict[int, tuple[str, float]] = {}
    used: set[str] = set()
    for certainty, number, question in sorted(pairs):
        if number not in placed and question not in used:
            placed[number] = (question, -certainty)
            used.add(question)
    return placed


def _other(table: Table, number: int, header: str, questionnaire: Questionnaire, taken: dict[str, int]) -> Column:
    """A column that holds no question."""
    sort = identity(table, number)
    if sort:
        return Column(number, header, "identity", sort=sort, reason="used to find double answers only, never shown")
    if is_time(table, number):
        return Column(number, header, "time", certainty=1.0)
    return Column(number, header, "ignored", reason=_why_ignored(table, number, header, questionnaire, taken))


def _why_ignored(table: Table, number: int, header: str, questionnaire: Questionnaire, taken: dict[str, int]) -> str:
    if not table.column(number):
        return "the column is empty"
    for question, _ in prompts(questionnaire).candidates(header):
        if question in taken:
            return f"its question was found already, in column {taken[question] + 1}"
    return "it is no question of the questionnaire"


def identity(table: Table, number: int) -> str:
    """ "email", "name" or "address" when the column would give a respondent away, else ""."""
    header = loose(table.header[number])
    for sort in ("email", "name", "address"):
        if header in _headers(sort):
            return sort
    cells = table.column(number)[:_LOOK]
    return "email" if cells and sum(bool(_EMAIL.fullmatch(cell)) for cell in cells) * 2 > len(cells) else ""


def is_time(table: Table, number: int) -> bool:
    """Whether the column holds the time at which the answers were sent."""
    cells = table.column(number)[:_LOOK]
    times = sum(read_time(cell) is not None or read_time(cell, day_first=False) is not None for cell in cells)
    return bool(cells) and times * 10 >= len(cells) * (5 if loose(table.header[number]) in _headers("time") else 9)


def is_time_header(header: str) -> bool:
    """Whether a form tool names its time so."""
    return loose(header) in _headers("time")


@cache
def _headers(sort: str) -> frozenset[str]:
    return frozenset(loose(header) for header in known_headers()[sort])
