"""How ready each team is to start: its tier from the kind of work, then a score within the tier.

Weights are our defaults from the method page; what is hidden or was not answered is unknown, which lowers the
coverage and widens the range but never the score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from okra_coach.analyse.groups import Grouped, chosen, counts, numbers, several
from okra_coach.analyse.votes import THEMES
from okra_coach.analyse.wall import shown_groups
from okra_coach.model.answers import Response
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.model.measure import Quantity
from okra_coach.model.workshop import Team, TeamKind

_TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}
_KIND_LEVELS = {TeamKind.PROJECT: 4.0, TeamKind.RESULT: 4.0, TeamKind.CENTRAL: 2.0, TeamKind.DAILY: 0.0}
_RHYTHM_LEVELS = {"weekly": 4.0, "monthly": 2.0, "quarterly": 1.0, "rarely": 0.0}
_FULL_ROOM = 20.0
"""Per cent of the week from which a team has all the room it needs; half of it counts half."""
_DISPUTE_FROM = 2

Answered = Callable[[Response], bool]


@dataclass(frozen=True)
class TeamAnswers:
    """The answers of all groups, and which themes the company put first."""

    groups: Grouped
    top_themes: frozenset[str]
    threshold: int
    _shown: dict[str, Grouped] = field(default_factory=dict, repr=False, compare=False)

    def of(self, team: str, question: str, answered: Answered) -> tuple[Response, ...] | None:
        """A team's responses that answered a question; None where the wall hides them."""
        if question not in self._shown:
            self._shown[question] = self._behind_the_wall(answered)
        return self._shown[question].get(team)

    def _behind_the_wall(self, answered: Answered) -> Grouped:
        found = {group: tuple(filter(answered, members)) for group, members in self.groups.items()}
        shown = shown_groups(counts(found), self.threshold)
        return {group: members for group, members in found.items() if group in shown}


def readiness(team: Team, answers: TeamAnswers) -> Readiness:
    """One team's tier and score, each criterion with what it rests on."""
    criteria = tuple(
        Criterion(name, weight, level, evidence)
        for name, weight, (level, evidence) in (
            ("result_orientation", 25, _result_orientation(team, answers)),
            ("measurability", 15, _measurability(team, answers)),
            ("priorities", 15, _priorities(team, answers)),
            ("decide", 15, _scale(team, answers, "work.decide", low=1, high=5)),
            ("safety", 10, _scale(team, answers, "work.speak_up", low=2, high=4)),
            ("rhythm", 10, _rhythm(team, answers)),
            ("room", 10, _room(team, answers)),
            ("backing", 0, _scale(team, answers, "work.backing", low=1, high=5)),
        )
    )
    score, low, high, coverage = _score(criteria)
    return Readiness(
        team.id, team.kind, _TIERS[team.kind], score, low, high, coverage, criteria, _disputed(team, answers)
    )


def _score(criteria: Sequence[Criterion]) -> tuple[float | None, float, float, int]:
    known = [criterion for criterion in criteria if criterion.level is not None]
    coverage = sum(criterion.weight for criterion in known)
    points = sum(criterion.weight * (criterion.level or 0.0) / 4 for criterion in known)
    whole = sum(criterion.weight for criterion in criteria)
    low = round(100 * points / whole, 1)
    high = round(100 * (points + whole - coverage) / whole, 1)
    return (round(100 * points / coverage, 1) if coverage else None, low, high, coverage)


Level = tuple[float | None, str]
_UNKNOWN: Level = (None, "")


def _scale(team: Team, answers: TeamAnswers, question: str, low: float, high: float) -> Level:
    """The mean on 0-4, where `low` is 0 and `high` is 4."""
    shown = answers.of(team.id, question, lambda response: bool(numbers([response], question)))
    if shown is None:
        return _UNKNOWN
    mean = fmean(numbers(shown, question))
    return _within(4 * (mean - low) / (high - low)), _because(question, shown)


def _result_orientation(team: Team, answers: TeamAnswers) -> Level:
    """The kind of work counts two thirds, whether its results are seen within weeks one third."""
    kind = _KIND_LEVELS[team.kind]
    seen, because = _scale(team, answers, "work.results_visible", low=1, high=5)
    if seen is None:
        return kind, "workshop.yaml"
    return round((2 * kind + seen) / 3, 2), f"workshop.yaml, {because}"


def _measurability(team: Team, answers: TeamAnswers) -> Level:
    """No measure 0, only measures without a baseline 1, one with a baseline 2, two or more 4."""
    shown = answers.of(team.id, "team.measure1", lambda response: bool(_measures(response)))
    if shown is None:
        return _UNKNOWN
    with_baseline = sum(1 for response in shown for number in (1, 2) if _has_baseline(response, number))
    return (1.0, 2.0, 4.0)[min(with_baseline, 2)], _because("team.measure1_now", shown)


def _measures(response: Response) -> list[str]:
    return [text for text in (response.text("team.measure1"), response.text("team.measure2")) if text]


def _has_baseline(response: Response, number: int) -> bool:
    return bool(response.text(f"team.measure{number}")) and isinstance(
        response.value(f"team.measure{number}_now"), Quantity
    )


def _priorities(team: Team, answers: TeamAnswers) -> Level:
    """How much of the team's own votes goes to what the company put first."""
    shown = answers.of(team.id, THEMES, lambda response: bool(several(response, THEMES)))
    if shown is None or not answers.top_themes:
        return _UNKNOWN
    votes = [theme for response in shown for theme in several(response, THEMES)]
    return _within(4 * sum(theme in answers.top_themes for theme in votes) / len(votes)), _because(THEMES, shown)


def _rhythm(team: Team, answers: TeamAnswers) -> Level:
    shown = answers.of(team.id, "work.checkins", lambda response: response.value("work.checkins") in _RHYTHM_LEVELS)
    if shown is None:
        return _UNKNOWN
    levels = [_RHYTHM_LEVELS[str(response.value("work.checkins"))] for response in shown]
    return round(fmean(levels), 2), _because("work.checkins", shown)


def _room(team: Team, answers: TeamAnswers) -> Level:
    shown = answers.of(team.id, "team.capacity", lambda response: bool(numbers([response], "team.capacity")))
    if shown is None:
        return _UNKNOWN
    percent = median(numbers(shown, "team.capacity"))
    return _within(4 * percent / _FULL_ROOM), _because("team.capacity", shown)


def _disputed(team: Team, answers: TeamAnswers) -> bool:
    """Whether two or more of the team see its work differently from workshop.yaml; never told of a hidden team."""
    shown = answers.of(team.id, "team.kind", lambda response: isinstance(response.value("team.kind"), str))
    votes: Mapping[str, int] = chosen(shown or (), "team.kind")
    others = sum(count for kind, count in votes.items() if kind in set(TeamKind) and kind != team.kind)
    return others >= _DISPUTE_FROM


def top_themes(votes: Iterable[tuple[str, int]], count: int = 3) -> frozenset[str]:
    """The themes with the most votes; a tie at the last place lets all of them in."""
    received = dict(votes)
    ranked = sorted(received.values(), reverse=True)
    bar = ranked[count - 1] if len(ranked) >= count else 1
    return frozenset(theme for theme, number in received.items() if number >= max(bar, 1))


def _within(level: float) -> float:
    return round(min(max(level, 0.0), 4.0), 2)


def _because(question: str, shown: Sequence[Response]) -> str:
    return f"{question}, n={len(shown)}"
