"""All that a check-in's slides, page and text are made from; nothing that only one team may read is in it."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.model.gate_status import GateStatus
from okra_coach.model.rollout import Rollout
from okra_coach.model.week import Week
from okra_coach.model.workshop import Workshop


@dataclass(frozen=True)
class Meeting:
    """A check-in of an engagement; `gate` is the next one, None where all teams have started."""

    workshop: Workshop
    rollout: Rollout
    week: Week
    gate: GateStatus | None = None
