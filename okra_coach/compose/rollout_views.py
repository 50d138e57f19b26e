"""What the deck, the page and the tracker say alike about the rollout: names, dates, lanes, readiness in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from okra_coach.model.effort import CoachWeek, Role
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Readiness
from okra_coach.model.rollout import Agreement, Part, Placement
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.words import Words, mark

PARTS = {
    Part.STARTS: mark("starts with OKR+As"),
    Part.PROBE: mark("alignment probe"),
    Part.BOARD: mark("health board"),
}
KINDS = {
    TeamKind.PROJECT: mark("Project"),
    TeamKind.RESULT: mark("Product or result"),
    TeamKind.CENTRAL: mark("Central"),
    TeamKind.DAILY: mark("Day-to-day"),
}
LANES = (
    ((TeamKind.PROJECT, TeamKind.RESULT), mark("Projects and results")),
    ((TeamKind.CENTRAL,), mark("Central teams")),
    ((TeamKind.DAILY,), mark("Day-to-day work")),
)
ROLES = {
    Role.SPONSOR: mark("Sponsor"),
    Role.COACH: mark("Coaches"),
    Role.LEAD: mark("Team leads"),
    Role.CHAMPION: mark("Champions"),
    Role.MEMBER: mark("Team members"),
}
ENOUGH = 50
"""How much of a team's readiness must be known, in percent, before it is drawn; our default."""
_CYCLE = timedelta(weeks=13)
_FARTHEST = 40
_MANY_HOURS = 100


@dataclass(frozen=True)
class RolloutFigures:
    """What headlines say about the rollout; None is what there is no data for."""

    starting: int
    waiting: int
    peak: CoachWeek | None
    weeks_over: int
    first_wave_hours: float
    agreements: int


def rollout_figures(material: Material) -> RolloutFigures:
    """The figures of a plan, all from its parts."""
    first = min((wave.number for wave in material.rollout.waves), default=1)
    weeks = material.effort.weeks
    starting = sum(one.wave == first for one in material.rollout.placements)
    return RolloutFigures(
        starting=starting,
        waiting=len(material.rollout.placements) - starting,
        peak=max(weeks, key=lambda week: week.hours, default=None),
        weeks_over=sum(week.supply is not None and week.hours > week.supply for week in weeks),
        first_wave_hours=sum(one.hours for one in material.effort.roles if one.wave == first),
        agreements=len(agreements_before(first, material)),
    )


def team_names(material: Material) -> Mapping[str, str]:
    """Each team's name by its id."""
    return {team.id: team.name for team in material.workshop.teams}


def kind_of(team: str, material: Material) -> TeamKind:
    """The kind of a team; one that is no team any more counts as day-to-day work, which waits longest."""
    return next((other.kind for other in material.workshop.teams if other.id == team), TeamKind.DAILY)


def wave_start(number: int, workshop: Workshop) -> date:
    """The first day of a wave's cycle; those after the first are a quarter apart and therefore approximate."""
    return workshop.cycle.first + _CYCLE * min(max(number - 1, 0), _FARTHEST)


def wave_when(number: int, workshop: Workshop, words: Words) -> str:
    """`18 Jan to 9 Apr 2027` for the first wave, `about Apr 2027` for later ones."""
    cycle = workshop.cycle
    if number <= 1:
        return words("{first} to {last}", first=words.date(cycle.first, "short"), last=words.date(cycle.last))
    return words("about {month}", month=words.date(wave_start(number, workshop), "month"))


def in_lanes(placements: Sequence[Placement], material: Material) -> tuple[tuple[str, tuple[Placement, ...]], ...]:
    """The placements by the lane of their team's kind; lanes without a team are left out."""
    found = ((name, tuple(one for one in placements if kind_of(one.team, material) in kinds)) for kinds, name in LANES)
    return tuple((name, held) for name, held in found if held)


def is_shown(ready: Readiness) -> bool:
    """Whether enough is known of a team's readiness to show it."""
    return ready.score is not None and ready.coverage >= ENOUGH


def readiness_told(ready: Readiness | None, words: Words) -> str:
    """`84`, `73 (66 to 76), 5 of 7 criteria known` or `not enough answers`."""
    if ready is None or not is_shown(ready):
        return words("not enough answers")
    score = words.number(ready.score or 0.0, 0)
    if ready.coverage >= 100 or ready.low == ready.high:
        return score
    low, high = words.number(ready.low, 0), words.number(ready.high, 0)
    told = words("{score} ({low} to {high})", score=score, low=low, high=high)
    if not ready.counted:
        return told
    known, counted = words.number(len(ready.known)), words.number(len(ready.counted))
    return words("{score}, {known} of {all} criteria known", score=told, known=known, all=counted)


def hours_told(hours: float, words: Words) -> str:
    """Hours with one decimal below a hundred, where a half is worth telling."""
    return words.number(hours, 1 if hours < _MANY_HOURS else 0)


def readiness_of(team: str, material: Material) -> Readiness | None:
    """A team's readiness, None when nobody measured it."""
    return next((ready for ready in material.insights.readiness if ready.team == team), None)


def agreements_before(wave: int, material: Material) -> tuple[Agreement, ...]:
    """The agreements that the teams of that wave need before they start."""
    starts = {placement.team: placement.wave for placement in material.rollout.placements}
    return tuple(one for one in material.rollout.agreements if starts.get(one.needs, wave) == wave)
