"""Who answered, and whose view is missing."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import sentence
from okra_coach.model.engagement import Material
from okra_coach.model.workshop import Team
from okra_coach.words import Words

_LOW_TURNOUT = 0.7
_ONE_IN_TEN = 0.1
_MOST_NAMED = 3


def who_answered(material: Material, words: Words) -> Message | None:
    """Who did not answer and who was never asked, when either is many or a team's draft rests on little."""
    missing, unlisted = _missing(material), _unlisted(material)
    quiet, faint = _quiet(material), _faint(material)
    if not (missing or unlisted or quiet or faint):
        return None
    teams = material.workshop.teams
    thin = words.join([team.name for team in (*quiet, *faint)][:_MOST_NAMED])
    do = (
        words(
            "Say in the opening whose view is missing; what is drafted for {teams} is a question, "
            "and whoever leads the team confirms it line by line before it is shown.",
            teams=thin,
        )
        if thin
        else words("Say in the opening whose view is missing, and who speaks for them in the first round.")
    )
    share = unlisted / material.workshop.employees if material.workshop.employees else 0.0
    return Message(
        sentence(_told(material, words)),
        do,
        weigh(Matter.THIN, missing + share, (len(quiet) + len(faint) / 2) / max(len(teams), 1)),
    )


def _told(material: Material, words: Words) -> Iterator[str]:
    yield _answered(material, words)
    yield _quiet_teams(material, words)
    for team in _faint(material)[:1]:
        yield words(
            "{n} of {all} in {team}",
            n=words.number(material.insights.participation.by_team.get(team.id) or 0),
            all=words.number(team.size),
            team=team.name,
        )
    unlisted = _unlisted(material)
    if unlisted:
        yield words.plural(
            "{n} of {employees} people works in none of the teams listed and was never asked",
            "{n} of {employees} people work in none of the teams listed and were never asked",
            unlisted,
            employees=words.number(material.workshop.employees or 0),
        )


def _missing(material: Material) -> float:
    """The share of those invited who did not answer, when it is large."""
    taken = material.insights.participation
    if not taken.invited or taken.answered >= taken.invited * _LOW_TURNOUT:
        return 0.0
    return 1 - taken.answered / taken.invited


def _unlisted(material: Material) -> int:
    listed = sum(team.size for team in material.workshop.teams)
    return max((material.workshop.employees or 0) - listed, 0)


def _answered(material: Material, words: Words) -> str:
    taken, people = material.insights.participation, sum(team.size for team in material.workshop.teams)
    if taken.invited:
        return words(
            "{answered} of {invited} people answered ({share})",
            answered=words.number(taken.answered),
            invited=words.number(taken.invited),
            share=words.quantity(round(100 * taken.answered / taken.invited), "%"),
        )
    return words.plural(
        "{n} person answered for the {people} in the teams",
        "{n} people answered for the {people} in the teams",
        taken.answered,
        people=words.number(max(people, taken.answered)),
    )


def _silent(material: Material) -> list[Team]:
    counts = material.insights.participation.by_team
    return [team for team in material.workshop.teams if counts.get(team.id, 0) == 0]


def _few(material: Material) -> list[Team]:
    return [team for team in material.workshop.teams if team.id in material.insights.participation.few]


def _quiet(material: Material) -> list[Team]:
    """Teams with fewer answers than the wall lets through."""
    return [*_silent(material), *_few(material)]


def _faint(material: Material) -> list[Team]:
    """Teams whose count may be told, and is less than one in ten of their people: the faintest first."""
    counts = material.insights.participation.by_team
    shares = {team.id: (counts.get(team.id) or 0) / team.size for team in material.workshop.teams if team.size}
    found = [team for team in material.workshop.teams if 0 < shares.get(team.id, 0) < _ONE_IN_TEN]
    return sorted(found, key=lambda team: shares[team.id])


def _quiet_teams(material: Material, words: Words) -> str:
    """Which they are, and not how many answered."""
    silent, few = ([team.name for team in teams] for teams in (_silent(material), _few(material)))
    told = [words("nobody in {teams}", teams=words.join(silent))] if silent else []
    if few:
        least = words.number(material.insights.threshold)
        told.append(words("fewer than {threshold} in {teams}", threshold=least, teams=words.join(few)))
    return ", ".join(told)
