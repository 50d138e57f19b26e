"""The agenda of the workshop, composed and kept; and what becomes of the rest of a session that runs late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from okra_coach.errors import UnknownBlockError, UnknownSessionError
from okra_coach.model.agenda import ON_HAND, Agenda, AgendaSession
from okra_coach.model.engagement import Engagement
from okra_coach.model.finding import Finding
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.pipeline import (
    Tell,
    agenda_of_today,
    judged_agenda,
    quietly,
    unwritten,
    with_agenda,
    with_okras,
    words_of,
)
from okra_coach.plan.agenda_wishes import people_coming
from okra_coach.plan.late import Late, run_late
from okra_coach.plan.rollout import plan


@dataclass(frozen=True)
class Arranged:
    """An engagement with its agenda: how many come, what changed in agenda.yaml, what the rules say of it."""

    engagement: Engagement
    book: OkraBook
    agenda: Agenda
    people: int
    changes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class RunningLate:
    """A session that runs late or early, and what becomes of its rest."""

    arranged: Arranged
    session: AgendaSession
    late: Late


def arrange(folder: Path, tell: Tell = quietly) -> Arranged:
    """Composes the agenda from the open questions and merges it into agenda.yaml, keeping every edit."""
    drafted = with_okras(folder, tell)
    engagement = drafted.engagement
    tell("plan")
    rollout = engagement.rollout or plan(
        engagement.workshop, drafted.insights, drafted.book, None, words_of(engagement)
    )
    agenda, changes = with_agenda(engagement, drafted.book, rollout)
    people = people_coming(engagement.workshop, rollout)
    said = judged_agenda(engagement, drafted.book, agenda)
    return Arranged(engagement, drafted.book, agenda, people, changes, said)


def running_late(
    folder: Path, block: str, now: time, session: int | None, today: date, tell: Tell = quietly
) -> RunningLate:
    """The rest of a session whose block, by its number or id, starts now; writes nothing.

    Without a session it is that of today, else the first. Raises UnknownSessionError, UnknownBlockError.
    """
    drafted = unwritten(folder, tell)
    engagement, book = drafted.engagement, drafted.book
    agenda = agenda_of_today(engagement, book, engagement.rollout or Rollout())
    held = _session(agenda, session, today)
    first = _place(held, block)
    earlier = [item for one in agenda.sessions[: held.number - 1] for item in one.items]
    made = ON_HAND.union(
        *(engagement.blocks[item.block].outputs for item in earlier if item.block in engagement.blocks)
    )
    weights = {one.id: one.weight for one in book.questions}
    late = run_late(held, first, now, engagement.blocks, weights, made)
    people = people_coming(engagement.workshop, engagement.rollout)
    return RunningLate(Arranged(engagement, book, agenda, people), held, late)


def _session(agenda: Agenda, number: int | None, today: date) -> AgendaSession:
    if number is None:
        return next((one for one in agenda.sessions if one.day == today), agenda.sessions[0])
    if not 1 <= number <= len(agenda.sessions):
        raise UnknownSessionError(number, len(agenda.sessions))
    return agenda.sessions[number - 1]


def _place(session: AgendaSession, block: str) -> int:
    """The block's place from 0, by its number from 1 or its id."""
    if block.isdigit() and 1 <= int(block) <= len(session.items):
        return int(block) - 1
    ids = [item.id for item in session.items]
    if block not in ids:
        raise UnknownBlockError(block, session.number, ids)
    return ids.index(block)
