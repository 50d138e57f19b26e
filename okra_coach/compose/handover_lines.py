"""OKR+As as a flat list for tools that know lines and their parents: objective, key result, action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, Action, ActionStatus, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Level(StrEnum):
    """Which of the three a line is."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key result"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what stands over it; `email` is "" where nobody wrote one for the role."""

    level: Level
    id: str
    owner: str
    team: str
    text: str
    objective: Objective
    key_result: KeyResult | None = None
    action: Action | None = None
    owner_role: str = ""
    email: str = ""
    reading: Reading | None = None

    @property
    def parent(self) -> str:
        """The id of the line above, "" for an objective."""
        if self.action is not None and self.key_result is not None:
            return self.key_result.id
        return self.objective.id if self.key_result is not None else ""

    @property
    def due(self) -> date | None:
        """When an action is due."""
        return self.action.due if self.action else None

    @property
    def dropped(self) -> bool:
        """Whether it is an action that nobody tries any more."""
        return self.action is not None and self.action.progress is ActionStatus.DROPPED


@dataclass(frozen=True)
class Handed:
    """All that a hand-over is made from: the OKR+As as they stand, their progress, and who reads mail for a role."""

    workshop: Workshop
    okras: OkraBook
    readings: Mapping[str, Reading] = field(default_factory=dict)
    emails: Mapping[str, str] = field(default_factory=dict)
    """Role → e-mail; roles are compared without regard to case."""

    def lines(self, words: Words) -> tuple[Line, ...]:
        """Every line, parents before their children."""
        emails = {" ".join(role.casefold().split()): mail for role, mail in self.emails.items()}
        return tuple(line for okras in self.okras.sets for line in _set_lines(okras, self, emails, words))

    def objective(self, objective_id: str) -> Objective | None:
        """The objective of that id, in any set."""
        return next((one for okras in self.okras.sets for one in okras.objectives if one.id == objective_id), None)


def _set_lines(okras: OkraSet, handed: Handed, emails: Mapping[str, str], words: Words) -> Iterator[Line]:
    team = words("Company") if okras.owner == COMPANY else okras.name

    def owned(role: str | None) -> tuple[str, str]:
        return one_line(role or ""), emails.get(" ".join((role or "").casefold().split()), "")

    for objective in okras.objectives:
        yield Line(Level.OBJECTIVE, objective.id, okras.owner, team, one_line(objective.text), objective)
        for key_result in objective.key_results:
            yield Line(
                Level.KEY_RESULT, key_result.id, okras.owner, team, measured(key_result, words), objective, key_result,
                None, *owned(key_result.owner_role), handed.readings.get(key_result.id),
            )  # fmt: skip
            for action in key_result.actions:
                yield Line(
                    Level.ACTION, action.id, okras.owner, team, one_line(action.text), objective, key_result, action,
                    *owned(action.owner_role),
                )  # fmt: skip


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return _CONTROL.sub("", " ".join(text.split()))


def measured(key_result: KeyResult, words: Words) -> str:
    """`Wait at the counter: 25 minutes → 10 minutes`; what nobody gave is to confirm."""
    return f"{one_line(key_result.measure)}: {distance(key_result, words)}"


def distance(key_result: KeyResult, words: Words) -> str:
    """`25 minutes → 10 minutes`, or the band to keep."""

    def told(value: float | None) -> str:
        return words("to confirm") if value is None else words.quantity(value, key_result.unit)

    if key_result.direction is Direction.KEEP:
        return _band(key_result, words)
    return f"{told(key_result.baseline)} → {told(key_result.target)}"


def _band(key_result: KeyResult, words: Words) -> str:
    low, high, unit = key_result.low, key_result.high, key_result.unit
    if low is not None and high is not None:
        return words("{low} to {high}", low=words.quantity(low, unit), high=words.quantity(high, unit))
    if low is not None:
        return words("{value} or more", value=words.quantity(low, unit))
    return words("{value} or less", value=words.quantity(high, unit)) if high is not None else words("to confirm")


def details(line: Line, handed: Handed, words: Words) -> tuple[str, ...]:
    """What else is known of a line, a sentence each, for tools that have one field for all of it."""
    if line.action is not None:
        told = _action_details(line, line.action, words)
    elif line.key_result is not None:
        told = _key_result_details(line, line.key_result, words)
    else:
        told = _objective_details(line.objective, handed, words)
    return (*told, words("Line in the tracker: {id}", id=line.id))


def _objective_details(objective: Objective, handed: Handed, words: Words) -> Iterator[str]:
    if objective.customer:
        yield words("For: {customer}", customer=one_line(objective.customer))
    for supported in filter(None, map(handed.objective, objective.supports)):
        yield words("Supports: {objective}", objective=one_line(supported.text))


def _key_result_details(line: Line, key_result: KeyResult, words: Words) -> Iterator[str]:
    yield words("Objective: {objective}", objective=one_line(line.objective.text))
    if line.reading is not None and line.reading.current is not None:
        yield words("Current: {value}", value=words.quantity(line.reading.current, key_result.unit))
    if key_result.stretch:
        yield words("Aspirational: from 70% it is a success.")
    if key_result.source:
        yield words("Data source: {source}", source=one_line(key_result.source))
    yield from _owner(line, words)


def _action_details(line: Line, action: Action, words: Words) -> Iterator[str]:
    if line.key_result is not None:
        yield words("Key result: {result}", result=measured(line.key_result, words))
    if action.hypothesis:
        yield words("What we expect: {hypothesis}", hypothesis=one_line(action.hypothesis))
    if action.learned:
        yield words("What we learned: {learned}", learned=one_line(action.learned))
    yield from _owner(line, words)


def _owner(line: Line, words: Words) -> Iterator[str]:
    if line.owner_role:
        yield words("Owner role: {role}", role=line.owner_role)


def ids(lines: Iterable[Line]) -> tuple[str, ...]:
    """The ids of lines."""
    return tuple(line.id for line in lines)
