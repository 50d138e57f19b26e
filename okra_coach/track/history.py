"""A measure across cycles: known by its id, and where ids changed by words that are nearly the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz

from okra_coach.model.closing import LineStory, Way
from okra_coach.model.history import Followed, MeasureHistory, PastCycle, PastLine, PastTeam
from okra_coach.model.scores import Score, TeamScore
from okra_coach.model.workshop import Cycle
from okra_coach.track.standing import folded

_ALIKE = 90.0
"""Of 100; two measures below it are two measures. Our own mark."""
_SAME_ID = 60.0
"""An id that was given to quite another measure later does not tie the two."""


def as_past(
    cycle: Cycle,
    closed: date,
    scores: Sequence[TeamScore],
    stories: Sequence[LineStory],
    ways: Mapping[str, Way],
    *,
    running: bool = False,
) -> PastCycle:
    """A cycle with its scores, as it is kept."""
    changed = {story.key_result.id: _target_was(story) for story in stories}
    teams = tuple(
        PastTeam(
            team.owner,
            team.name,
            team.value,
            tuple(_line(team.owner, line, changed, ways) for line in team.lines),
        )
        for team in scores
    )
    return PastCycle(cycle.name, cycle.first, cycle.last, closed, teams, running)


def _target_was(story: LineStory) -> float | None:
    told = next((edit.before for edit in story.changes if edit.field == "target"), None)
    return float(told) if isinstance(told, int | float) else None


def _line(owner: str, line: Score, changed: Mapping[str, float | None], ways: Mapping[str, Way]) -> PastLine:
    one = line.key_result
    return PastLine(
        one.id,
        owner,
        one.measure,
        one.unit,
        one.direction,
        one.stretch,
        one.baseline,
        one.target,
        changed.get(one.id),
        one.low,
        one.high,
        line.current,
        line.seen,
        line.confidence,
        line.raw,
        line.value,
        line.mark,
        line.unscored,
        ways.get(one.id),
    )


def histories(cycles: Sequence[PastCycle]) -> tuple[MeasureHistory, ...]:
    """Every measure of every cycle, those of the latest cycle first; `cycles` in order of time."""
    found: list[MeasureHistory] = []
    taken: set[tuple[str, str]] = set()
    for number in range(len(cycles) - 1, -1, -1):
        for line in cycles[number].lines:
            if (cycles[number].name, line.id) in taken:
                continue
            steps = _back(cycles[: number + 1], line)
            taken |= {(step.cycle.name, step.line.id) for step in steps}
            team = cycles[number].team(line.owner)
            found.append(MeasureHistory(line.id, line.measure, line.owner, team.name if team else "", steps))
    return tuple(found)


def _back(cycles: Sequence[PastCycle], line: PastLine) -> tuple[Followed, ...]:
    """The line of the last of these cycles, and what came before it, the oldest first."""
    steps = [Followed(cycles[-1], line)]
    for cycle in reversed(cycles[:-1]):
        now = steps[-1].line
        same = cycle.line(now.id)
        if same is not None and _likeness(same, now) >= _SAME_ID:
            steps.append(Followed(cycle, same))
            continue
        near = max(cycle.lines, key=lambda one: _likeness(one, now), default=None)
        if near is not None and near.owner == now.owner and _likeness(near, now) >= _ALIKE:
            steps.append(Followed(cycle, near, alike=True))
    return tuple(reversed(steps))


def _likeness(one: PastLine, other: PastLine) -> float:
    """How near two measures are in their words, from 0 to 100; another unit makes another measure."""
    if one.unit != other.unit or one.owner != other.owner:
        return 0.0
    return float(fuzz.token_sort_ratio(folded(one.measure), folded(other.measure)))


def asked_for(found: Sequence[MeasureHistory], measure: str) -> tuple[MeasureHistory, ...]:
    """Those of that id, now or in an earlier cycle, else those whose words hold or resemble what was asked."""
    own = tuple(one for one in found if any(step.line.id == measure for step in one.steps))
    if own:
        return own
    wanted = folded(measure)
    holding = tuple(one for one in found if any(wanted in folded(step.line.measure) for step in one.steps))
    return holding or tuple(one for one in found if fuzz.token_set_ratio(wanted, folded(one.measure)) >= _ALIKE)
