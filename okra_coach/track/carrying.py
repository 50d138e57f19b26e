"""What might become of each key result in the next cycle: carry, change or drop it, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okra_coach.model.check_in import Choice, Decision, Record
from okra_coach.model.closing import LineStory, Proposed, Way, Why
from okra_coach.model.measure import Direction
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.track.decisions import latest_decisions

_DECIDED = {Choice.CHANGE: Way.CHANGE, Choice.DROP: Way.DROP}


def proposals(
    stories: Sequence[LineStory],
    records: Sequence[Record],
    chosen: Mapping[str, Way],
    settings: TrackingSettings,
) -> tuple[Proposed, ...]:
    """One a key result; `chosen` are her own ways by id."""
    decided = {own: one for own, (_, one) in latest_decisions(records).items()}
    return tuple(
        Proposed(line.owner, line.key_result, *proposal(line, decided.get(line.key_result.id), settings),
                 chosen.get(line.key_result.id))
        for line in stories
    )  # fmt: skip


def proposal(line: LineStory, decided: Decision | None, settings: TrackingSettings) -> tuple[Way, Why]:
    """What people decided counts first, then what the score says, then what moved and what was tried."""
    if decided is not None and decided.choice in _DECIDED and not line.score.reached:
        return _DECIDED[decided.choice], Why.DECIDED
    if line.score.unscored is not None:
        return Way.CHANGE, Why.UNSCORED
    if line.key_result.direction is Direction.KEEP:
        return (Way.DROP, Why.BAND_KEPT) if line.score.reached else (Way.CARRY, Why.MOVING)
    if line.score.reached:
        return Way.DROP, Why.REACHED
    if line.by is not None and line.by < 0:
        return Way.CHANGE, Why.AWAY
    if line.by is not None and line.by * 100 > settings.tried:
        return Way.CARRY, Why.MOVING
    return (Way.CHANGE, Why.STILL) if line.begun else (Way.CARRY, Why.UNTRIED)
