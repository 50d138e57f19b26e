"""What is assumed for a moment: the workshop, its OKR+As and its earlier plan as they would be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.coaching import with_coaches


@dataclass(frozen=True)
class Assumption:
    """What is assumed: teams that do not take part, another number of coaches, another first day of the cycle."""

    without: tuple[str, ...] = ()
    coaches: int | None = None
    start: date | None = None


def assumed(workshop: Workshop, assumption: Assumption) -> Workshop:
    """The workshop as it would be; given dates of the cycle move along with its first day, blackouts stay."""
    teams = tuple(team for team in workshop.teams if team.id not in assumption.without)
    central = workshop.rollout.central_team
    settings = workshop.rollout if central not in assumption.without else replace(workshop.rollout, central_team=None)
    changed = replace(workshop, teams=teams, rollout=settings)
    if assumption.coaches is not None:
        changed = with_coaches(changed, assumption.coaches)
    return _starting(changed, assumption.start) if assumption.start else changed


def _starting(workshop: Workshop, first: date) -> Workshop:
    cycle, by = workshop.cycle, first - workshop.cycle.first
    return replace(
        workshop,
        cycle=replace(
            cycle,
            first=first,
            last=cycle.last + by,
            mid_review=cycle.mid_review + by if cycle.mid_review else None,
            retrospective=cycle.retrospective + by if cycle.retrospective else None,
        ),
    )


def book_without(book: OkraBook, teams: tuple[str, ...]) -> OkraBook:
    """The OKR+As without those of some teams, and without the needs that others have of them."""
    kept = tuple(
        replace(okras, depends_on=tuple(team for team in okras.depends_on if team not in teams))
        for okras in book.sets
        if okras.owner not in teams
    )
    return replace(book, sets=kept)


def rollout_without(rollout: Rollout | None, teams: tuple[str, ...]) -> Rollout | None:
    """The earlier plan without the places of some teams."""
    if rollout is None:
        return None
    return replace(rollout, placements=tuple(one for one in rollout.placements if one.team not in teams))
