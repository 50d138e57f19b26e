"""What the plan weighs of each team: its tier, its readiness, its core group, and what it lacks to start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from okra_coach.model.insights import Insights, Readiness
from okra_coach.model.okra import OkraBook, OkraSet
from okra_coach.model.rollout import Part, Placement, Rollout
from okra_coach.model.workshop import RolloutSettings, Team, TeamKind, Workshop

SMALLEST_TEAM = 3
_TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}
_CENTRAL_FROM_WAVE = 2


class Missing(StrEnum):
    """A condition to start that a team does not meet yet."""

    LEAD = "no lead"
    OKRAS = "no OKR+As"
    NUMBER = "no number and no action"
    PEOPLE = "too few people"


@dataclass(frozen=True)
class Candidate:
    """One team before it has a wave; `people` is its core group, `pinned` the place a person gave it."""

    team: Team
    readiness: Readiness | None
    okras: OkraSet | None
    people: int
    missing: tuple[Missing, ...]
    pinned: Placement | None = None

    @cached_property
    def tier(self) -> int:
        """1 project or result work, 2 central or mixed, 3 day-to-day."""
        return self.readiness.tier if self.readiness else _TIERS[self.team.kind]

    @cached_property
    def is_daily(self) -> bool:
        """Whether its work is day-to-day work: by its share of project work where workshop.yaml gives one."""
        by_kind = self.team.kind is TeamKind.DAILY and self.team.project_share is None
        return by_kind or self.tier == 3

    @cached_property
    def rank(self) -> tuple[int, float, int, bool, date, str]:
        """Sorts the readiest first: tier, middle of the readiness range, coverage, kind, end of the project, name.

        The middle counts what is unknown as half, so that missing answers neither lift nor sink a team.
        """
        middle = (self.readiness.low + self.readiness.high) / 2 if self.readiness else 0.0
        coverage = self.readiness.coverage if self.readiness else 0
        is_project = self.team.kind is TeamKind.PROJECT
        return (self.tier, -middle, -coverage, not is_project, self.team.ends or date.max, self.team.name)

    def earliest(self, settings: RolloutSettings) -> int:
        """The first wave that the kind of work and the conditions allow."""
        if self.is_daily:
            return max(settings.daily_from_wave, 1)
        return _CENTRAL_FROM_WAVE if self.missing or self.tier == 2 else 1


def candidates(
    workshop: Workshop, insights: Insights, book: OkraBook, previous: Rollout | None
) -> tuple[Candidate, ...]:
    """All teams, the readiest first."""
    ready = {readiness.team: readiness for readiness in insights.readiness}
    okras = {okra_set.owner: okra_set for okra_set in book.teams}
    pinned = pinned_placements(previous)
    found = (_candidate(team, ready, okras, pinned, workshop.rollout) for team in workshop.teams)
    return tuple(sorted(found, key=lambda candidate: candidate.rank))


def pinned_placements(previous: Rollout | None) -> dict[str, Placement]:
    """The places that a person fixed, by team."""
    placements = previous.placements if previous else ()
    return {placement.team: placement for placement in placements if placement.pinned}


def choose_probe(teams: Sequence[Candidate], settings: RolloutSettings) -> Candidate | None:
    """The central team of the first wave: fixed by hand, named in workshop.yaml, or the readiest that can start."""
    for candidate in teams:
        if candidate.pinned and candidate.pinned.part is Part.PROBE:
            return candidate
    for candidate in teams:
        if candidate.team.id == settings.central_team:
            return candidate
    central = [candidate for candidate in teams if candidate.team.kind is TeamKind.CENTRAL and not candidate.pinned]
    return min(central, key=lambda candidate: (bool(candidate.missing), candidate.rank), default=None)


def _candidate(
    team: Team,
    ready: Mapping[str, Readiness],
    okras: Mapping[str, OkraSet],
    pinned: Mapping[str, Placement],
    settings: RolloutSettings,
) -> Candidate:
    own = okras.get(team.id)
    return Candidate(
        team, ready.get(team.id), own, min(team.size, settings.core_group), _missing(team, own), pinned.get(team.id)
    )


def _missing(team: Team, okras: OkraSet | None) -> tuple[Missing, ...]:
    checks = (
        (Missing.LEAD, not team.lead_role.strip()),
        (Missing.OKRAS, okras is None or not okras.key_results),
        (Missing.NUMBER, okras is not None and bool(okras.key_results) and not _can_measure(okras)),
        (Missing.PEOPLE, team.size < SMALLEST_TEAM),
    )
    return tuple(missing for missing, is_missing in checks if is_missing)


def _can_measure(okras: OkraSet) -> bool:
    """At least one number with a baseline, or an action, which may be the one that gets the baseline."""
    return bool(okras.actions) or any(key_result.baseline is not None for key_result in okras.key_results)
