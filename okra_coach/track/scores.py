"""Scores at the end of a cycle: committed and aspirational key results each by their own rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from okra_coach.model.closing import LineStory
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, Objective, OkraSet
from okra_coach.model.progress import Reading
from okra_coach.model.scores import Mark, ObjectiveScore, Score, TeamScore, Unscored
from okra_coach.model.tracking_settings import TrackingSettings

_DIGITS = 9
"""So that a spreadsheet's last bit does not turn a score; 0.695 stays below 0.7."""


def team_scores(
    sets: Sequence[OkraSet], readings: Mapping[str, Reading], settings: TrackingSettings
) -> tuple[TeamScore, ...]:
    """Every set; `readings` are those of the last day, by key result."""
    scores = {one.id: score(one, readings[one.id], settings) for okras in sets for one in okras.key_results}
    return tuple(_team(okras, scores) for okras in sets)


def scores_of(sets: Sequence[OkraSet], stories: Sequence[LineStory]) -> tuple[TeamScore, ...]:
    """Every set, from stories that end with a score."""
    scores = {story.key_result.id: story.score for story in stories}
    return tuple(_team(okras, scores) for okras in sets)


def score(key_result: KeyResult, reading: Reading, settings: TrackingSettings) -> Score:
    """One key result; without a target, a baseline or any value there is none, and the score says why."""
    reason = unscored(key_result, reading)
    if reason is not None or reading.progress is None:
        why = reason or Unscored.NO_VALUE
        return Score(key_result, None, None, None, why, reading.current, reading.seen, reading.confidence)
    raw = round(reading.progress, _DIGITS)
    value = max(0.0, min(1.0, raw))
    mark = mark_of(value, settings, stretch=key_result.stretch)
    return Score(key_result, value, raw, mark, None, reading.current, reading.seen, reading.confidence)


def unscored(key_result: KeyResult, reading: Reading) -> Unscored | None:
    """What stands in the way of a score."""
    if key_result.direction is Direction.KEEP:
        if key_result.low is None and key_result.high is None:
            return Unscored.NO_BAND
    elif key_result.baseline is None:
        return Unscored.NO_BASELINE
    elif key_result.target is None:
        return Unscored.NO_TARGET
    elif key_result.baseline == key_result.target:
        return Unscored.NO_DISTANCE
    return Unscored.NO_VALUE if reading.seen is None else None


def mark_of(value: float, settings: TrackingSettings, *, stretch: bool) -> Mark:
    """A committed key result is met as a whole or missed; an aspirational one has bands, unrounded."""
    if not stretch:
        return Mark.MET if value >= 1.0 else Mark.MISSED
    if value * 100 >= settings.score_green:
        return Mark.GREEN
    return Mark.AMBER if value * 100 >= settings.score_amber else Mark.RED


def _team(okras: OkraSet, scores: Mapping[str, Score]) -> TeamScore:
    objectives = tuple(_objective(one, scores) for one in okras.objectives)
    lines = [line for one in objectives for line in one.lines]
    return TeamScore(okras.owner, okras.name, objectives, mean(lines), weakest(lines))


def _objective(objective: Objective, scores: Mapping[str, Score]) -> ObjectiveScore:
    lines = tuple(scores[one.id] for one in objective.key_results)
    return ObjectiveScore(objective, lines, mean(lines), weakest(lines))


def mean(lines: Iterable[Score]) -> float | None:
    """Of those that have a score; None where none has."""
    known = [line.value for line in lines if line.value is not None]
    return fmean(known) if known else None


def weakest(lines: Iterable[Score]) -> Score | None:
    """The lowest score, by what lies beyond 0 and 1 where several are level; the first of equals."""
    known = [line for line in lines if line.value is not None]
    return min(known, key=lambda line: (line.value or 0.0, line.raw or 0.0), default=None)
