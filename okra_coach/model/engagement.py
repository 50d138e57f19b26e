"""One client's folder as it was read, and what may be composed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from okra_coach.model.agenda import Agenda, Block, Blocks
from okra_coach.model.answers import Responses
from okra_coach.model.change import Change, RiskPlay
from okra_coach.model.check_in import Decision, Record
from okra_coach.model.effort import Effort
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.feedback import Feedback
from okra_coach.model.finding import Finding
from okra_coach.model.health import HealthReading
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.playbook import Playbook
from okra_coach.model.progress import CheckIn, Reading
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop


@dataclass(frozen=True)
class Engagement:
    """Everything in an engagement's folder, as understood, with every fault found on the way.

    `okras`, `rollout` are None until they were drafted once. `fingerprints` maps the relative path of each file
    that a person may edit to the SHA-256 of its bytes as read, so that writing can tell whether it moved on.
    """

    folder: Path
    workshop: Workshop
    questionnaire: Questionnaire
    responses: Responses
    feedback: Feedback = field(default_factory=Feedback)
    okras: OkraBook | None = None
    rollout: Rollout | None = None
    faults: tuple[Fault, ...] = ()
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    playbooks: tuple[Playbook, ...] = ()
    """What suggestions are taken from, by name."""
    risks: tuple[RiskPlay, ...] = ()
    """What may break a rollout, by name, and what to do about it."""
    last_draft: OkraBook | None = None
    """What was drafted last, with lines that a person took out since; only ids, words and evidence are in it."""
    records: tuple[Record, ...] = ()
    """The check-ins so far, in order of their days."""
    blocks: Blocks = field(default_factory=dict)
    """What an agenda is made of."""
    agenda: Agenda | None = None
    """None until it was made once."""

    @property
    def stopping_faults(self) -> tuple[Fault, ...]:
        """The faults that a run cannot go past."""
        return tuple(fault for fault in self.faults if fault.weight is Weight.STOPS)


@dataclass(frozen=True)
class Material:
    """All that documents are made from; raw answers are not in it, so they cannot leak."""

    workshop: Workshop
    questionnaire: Questionnaire
    insights: Insights
    okras: OkraBook
    findings: tuple[Finding, ...]
    rollout: Rollout
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """Key result id → its progress as of `as_of`."""
    check_ins: tuple[CheckIn, ...] = ()
    """What the tracker brought back so far."""
    decisions: tuple[Decision, ...] = ()
    """What was decided in check-ins, in order of time."""
    as_of: date | None = None
    """The day that the readings hold for; None is the cycle's first day."""
    next_check_in: date | None = None
    """The check-in that a refreshed tracker is for, planned or not."""
    working_days: tuple[date, ...] = ()
    """The cycle's working days; progress is expected by how many are over."""
    effort: Effort = field(default_factory=Effort)
    """Hours by role and wave, and the coaches' weeks."""
    health: Mapping[str, HealthReading] = field(default_factory=dict)
    """Health measure id → how it stands."""
    change: Change = field(default_factory=Change)
    """Risks, messages and the case for a short cycle."""
    agenda: Agenda = field(default_factory=Agenda)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    """The agenda, and the blocks it is made of, in the workshop's language."""
    agenda_findings: tuple[Finding, ...] = ()
    """What the rules say of the agenda."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """Item of the agenda by its id → how much hangs on it when time runs short."""
