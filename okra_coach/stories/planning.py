"""How the rollout stands, and what would be different under another assumption; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from okra_coach.check.outputs import effect_ids
from okra_coach.errors import UnknownTeamError
from okra_coach.model.engagement import Engagement
from okra_coach.model.gate_status import RolloutStatus
from okra_coach.model.insights import Readiness
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.pipeline import Tell, previous_plan, quietly, unwritten, words_of
from okra_coach.plan.differences import differences
from okra_coach.plan.rollout import plan
from okra_coach.plan.status import rollout_status
from okra_coach.plan.what_if import Assumption, assumed, book_without, rollout_without
from okra_coach.plan.workdays import working_days
from okra_coach.track.gate_records import recorded
from okra_coach.track.standing import standing
from okra_coach.words import Words


@dataclass(frozen=True)
class WhatIf:
    """The plan under an assumption, and in sentences what would be different from today's."""

    engagement: Engagement
    rollout: Rollout
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """An engagement with how ready its teams are, and where its gates stand today."""

    engagement: Engagement
    status: RolloutStatus
    readiness: tuple[Readiness, ...] = ()


def rollout_standing(folder: Path, tell: Tell = quietly) -> Standing:
    """Where the gates stand today; writes nothing, and drafts and plans in memory what is not on disk yet."""
    drafted = unwritten(folder, tell)
    engagement, words = drafted.engagement, words_of(drafted.engagement)
    tell("plan")
    rollout = engagement.rollout or plan(engagement.workshop, drafted.insights, drafted.book, None, words)
    status = gates_now(engagement, drafted.book, rollout, words)
    return Standing(engagement, status, drafted.insights.readiness)


def gates_now(engagement: Engagement, book: OkraBook, rollout: Rollout, words: Words) -> RolloutStatus:
    """Where the gates stand by what the check-ins tell."""
    workshop, records = engagement.workshop, engagement.records
    stood = standing(book, records).book
    told = recorded(book, records, workshop, working_days(workshop), rollout)
    return rollout_status(rollout, workshop, stood, effect_ids(stood), told, words)


def what_if(folder: Path, assumption: Assumption, tell: Tell = quietly) -> WhatIf:
    """What would be different under an assumption; both plans are made afresh, with every pin, and nothing is written.

    `without` may name teams by id or by name. Raises UnknownTeamError.
    """
    drafted = unwritten(folder, tell)
    engagement, words = drafted.engagement, words_of(drafted.engagement)
    gone = tuple(team_id(engagement.workshop, name) for name in assumption.without)
    would_be = assumed(engagement.workshop, replace(assumption, without=gone))
    tell("plan")
    previous = previous_plan(engagement)
    before = plan(engagement.workshop, drafted.insights, drafted.book, previous, words)
    kept = rollout_without(previous, gone)
    after = plan(would_be, drafted.insights, book_without(drafted.book, gone), kept, words)
    return WhatIf(engagement, after, differences(before, after, engagement.workshop, would_be, words))


def team_id(workshop: Workshop, name: str) -> str:
    """The id of a team by its id or its name, however it is capitalised."""
    known = {text.casefold(): team.id for team in workshop.teams for text in (team.name, team.id)}
    if name.casefold() not in known:
        near = get_close_matches(name.casefold(), list(known), 1, 0.5)
        raise UnknownTeamError(name, workshop.team(known[near[0]]).name if near else None)
    return known[name.casefold()]
