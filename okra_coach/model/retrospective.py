"""All that the retrospective's slides and page are made from; names and notes of people are not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okra_coach.model.closing import ActionEnd, LineStory, Proposed, Question
from okra_coach.model.history import MeasureHistory, PastCycle
from okra_coach.model.scores import TeamScore
from okra_coach.model.week import Week
from okra_coach.model.workshop import Cycle, Workshop


@dataclass(frozen=True)
class Retrospective:
    """A closed cycle of an engagement.

    `past` are the cycles before it, `histories` the measures that more than one cycle had, `minutes` what is booked.
    """

    workshop: Workshop
    day: date
    week: Week
    scores: tuple[TeamScore, ...]
    stories: tuple[LineStory, ...]
    questions: tuple[Question, ...]
    proposals: tuple[Proposed, ...]
    actions: tuple[ActionEnd, ...]
    next_cycle: Cycle
    past: tuple[PastCycle, ...] = ()
    histories: tuple[MeasureHistory, ...] = ()
    minutes: int = 150
