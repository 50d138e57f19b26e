"""What a team's answers add to its readiness, question by question: levels of 0-4 of the teams that may be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, median

from okra_coach.analyse.audit import Reader
from okra_coach.analyse.groups import LEADERSHIP, Grouped, chosen, counts, numbers, several
from okra_coach.analyse.steps import stepped
from okra_coach.analyse.wall import shown_groups, told_groups
from okra_coach.model.answers import Response
from okra_coach.model.measure import Quantity
from okra_coach.model.workshop import Team, TeamKind

THEMES, CHECK_INS, CAPACITY, MEASURE, KIND = (
    *("direction.themes", "work.checkins", "team.capacity", "team.measure1", "team.kind"),
)
RHYTHM = {"weekly": 4, "monthly": 2, "quarterly": 1, "rarely": 0}
_FULL_ROOM = 20.0
"""Per cent of the week from which a team has all the room it needs; half of it counts half."""
_DISPUTE_FROM = 2

Levels = dict[str, tuple[float, int]]


def measurability(groups: Grouped, threshold: int) -> Levels:
    """No measure is unknown, only measures without a baseline 1, one with a baseline 2, two or more 4."""
    named = _answering(groups, lambda response: bool(_measures(response)))
    told = shown_groups(counts(named), threshold)
    return _levels(named, told, lambda own: (1.0, 2.0, 4.0)[min(_baselines(own), 2)])


def priorities(groups: Grouped, top: frozenset[str], threshold: int) -> Levels:
    """How much of a team's votes goes to what the company put first."""
    voting = voters(groups)
    if not top:
        return {}
    hits = {team: _hits(own, top) for team, own in voting.items()}
    total = sum(sum(own) for own in hits.values())
    reader = Reader((0, 4), (total, total))
    told = shown_groups(counts(voting), threshold) & told_groups(hits, threshold, reader)
    return _levels(voting, told, lambda own: stepped(fmean(_hits(own, top))))


def rhythm(groups: Grouped, threshold: int) -> Levels:
    """How often a team looks at its progress."""
    rated = {team: _rhythms(own) for team, own in groups.items()}
    total = sum(sum(own) for own in rated.values())
    told = told_groups(rated, threshold, Reader((0, 4), (total, total)))
    return {team: (stepped(fmean(own)), len(own)) for team, own in rated.items() if team in told}


def room(groups: Grouped, threshold: int) -> Levels:
    """How much of the week is free for it; no figure of the company stands beside it."""
    rated = {team: numbers(own, CAPACITY) for team, own in groups.items()}
    told = shown_groups(counts(rated), threshold)
    return {team: (_room(median(own)), len(own)) for team, own in rated.items() if team in told}


def disputed(groups: Grouped, teams: Sequence[Team], threshold: int) -> tuple[str, ...]:
    """Teams of which two or more see its work differently from workshop.yaml; a hidden team is never among them."""
    said = answering_kind(groups)
    told = shown_groups(counts(said), threshold)
    return tuple(team.id for team in teams if team.id in told and _others(said[team.id], team) >= _DISPUTE_FROM)


def voters(groups: Grouped) -> Grouped:
    """Those of each group who voted for themes."""
    return _answering(groups, lambda response: bool(several(response, THEMES)))


def answering_kind(groups: Grouped) -> Grouped:
    """Those of each group who said what kind of work their team does."""
    return _answering(groups, lambda response: isinstance(response.value(KIND), str))


def top_themes(votes: Iterable[tuple[str, int]], count: int = 3) -> frozenset[str]:
    """The themes with the most votes; a tie at the last place lets all of them in."""
    received = dict(votes)
    ranked = sorted(received.values(), reverse=True)
    bar = ranked[count - 1] if len(ranked) >= count else 1
    return frozenset(theme for theme, number in received.items() if number >= max(bar, 1))


def _answering(groups: Grouped, answered: Callable[[Response], bool]) -> dict[str, tuple[Response, ...]]:
    return {group: tuple(filter(answered, own)) for group, own in groups.items()}


def _levels(members: Grouped, told: frozenset[str], level: Callable[[Sequence[Response]], float]) -> Levels:
    return {team: (level(own), len(own)) for team, own in members.items() if team in told and team != LEADERSHIP}


def _measures(response: Response) -> list[str]:
    return [text for text in (response.text(MEASURE), response.text("team.measure2")) if text]


def _baselines(own: Sequence[Response]) -> int:
    return sum(1 for response in own for number in (1, 2) if _has_baseline(response, number))


def _has_baseline(response: Response, number: int) -> bool:
    return bool(response.text(f"team.measure{number}")) and isinstance(
        response.value(f"team.measure{number}_now"), Quantity
    )


def _hits(own: Sequence[Response], top: frozenset[str]) -> list[int]:
    """4 for each vote that goes to what the company put first, 0 for each that does not."""
    return [4 * (theme in top) for response in own for theme in several(response, THEMES)]


def _rhythms(own: Sequence[Response]) -> list[int]:
    values = (str(response.value(CHECK_INS)) for response in own)
    return [RHYTHM[value] for value in values if value in RHYTHM]


def _room(percent: float) -> float:
    return stepped(min(max(4 * percent / _FULL_ROOM, 0.0), 4.0))


def _others(own: Sequence[Response], team: Team) -> int:
    votes: Mapping[str, int] = chosen(own, KIND)
    return sum(count for kind, count in votes.items() if kind in set(TeamKind) and kind != team.kind)
