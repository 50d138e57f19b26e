"""Lines in their place become key results, actions and health measures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from okra_coach.model.okra import Action, ActionStatus, HealthMeasure, KeyResult
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.bands import kept_values
from okra_coach.read.okr_lists.due_days import day_of
from okra_coach.read.okr_lists.found import Found
from okra_coach.read.okr_lists.manner import Manner
from okra_coach.read.okr_lists.values import Values, values_in_cells, values_in_words

_DONE = frozenset({"done", "complete", "completed", "achieved", "finished", "erledigt", "abgeschlossen", "hoan thanh"})
_DROPPED = frozenset({"cancelled", "canceled", "dropped"})


@dataclass
class Line:
    """A line with those under it."""

    found: Found
    id: str = ""
    lines: list[Line] = field(default_factory=list)


def finished_result(line: Line, manner: Manner) -> KeyResult:
    """The key result with its numbers and actions."""
    one = line.found
    values = _values(one, manner.numbers)
    return KeyResult(
        line.id,
        one.text,
        values.unit,
        values.direction,
        values.baseline,
        values.target,
        values.low,
        values.high,
        source=one.details.get("source"),
        owner_role=_who(one),
        actions=tuple(_finished_action(below, manner) for below in line.lines),
        place=one.place,
    )


def finished_health(own: str, one: Found, manner: Manner) -> HealthMeasure:
    """The health measure with its value of today."""
    today = kept_values(one.text, one.details, manner.numbers)
    return HealthMeasure(own, one.text, today.baseline, today.unit, place=one.place)


def _values(one: Found, language: str) -> Values:
    """What columns say goes before what the words say."""
    if one.is_kept:
        return kept_values(one.text, one.details, language)
    said = values_in_words(one.text, language)
    given = values_in_cells(one.details, language)
    if given.baseline is None and given.target is None:
        unit = given.unit or (said.unit if said.baseline is not None else "")
        return replace(said, unit=unit, direction=given.direction)
    return given


def _finished_action(line: Line, manner: Manner) -> Action:
    one = line.found
    status = plain(one.details.get("status", ""))
    progress = ActionStatus.DONE if one.done or status in _DONE else ActionStatus.OPEN
    if status in _DROPPED:
        progress = ActionStatus.DROPPED
    return Action(
        line.id,
        one.text,
        _who(one),
        day_of(one.details.get("due", ""), manner.year, day_first=manner.is_day_first),
        progress=progress,
        place=one.place,
    )


def _who(one: Found) -> str | None:
    """The owner without the marks of a handle: @anna, [~anna]."""
    return one.details.get("owner", "").strip("@[]~ ") or None
