"""What teams that wait, and teams with a health board, hear about their own place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okra_coach.model.change import Message
from okra_coach.model.rollout import EventKind, Part, Placement
from okra_coach.model.workshop import Team, TeamKind
from okra_coach.plan.house import House
from okra_coach.plan.occasions import day_of, meeting_day
from okra_coach.words import mark

MOST_APART = 8
"""Up to so many teams each hear their own reason; more are told wave by wave."""
_MOST_WAVES = 3
_MOST_MEASURES = 2
_MOST_CONDITIONS = 2
_TEAM_MEETING = mark("team meeting")
_RESULTS_FIRST = (TeamKind.PROJECT, TeamKind.RESULT)


def to_waiting(house: House) -> Iterator[Message]:
    """Why these teams first and why not us, and what would bring each forward."""
    first = min((wave.number for wave in house.rollout.waves), default=1)
    waiting = sorted((one for one in house.rollout.placements if one.wave > first), key=lambda one: one.wave)
    day = _soon(house)
    teams = {team.id: team for team in house.workshop.teams}
    if len(waiting) <= MOST_APART:
        yield from (_one(one, teams[one.team], day, house) for one in waiting if one.team in teams)
        return
    soon = sorted({one.wave for one in waiting})[:_MOST_WAVES]
    for wave in soon:
        names = [teams[one.team].name for one in waiting if one.wave == wave and one.team in teams]
        if names:
            yield _several(wave, names, day, house)
    later = sum(one.wave not in soon for one in waiting)
    if later:
        yield _later(later, soon[-1] + 1, day, house)


def _soon(house: House) -> date:
    """Two days after the workshop, and not after the kick-off."""
    day, kick_off = house.calendar.shift(house.workshop.day, 2), day_of(EventKind.KICK_OFF, house.rollout)
    return meeting_day(min(day, kick_off) if kick_off else day, house.calendar)


def _one(placement: Placement, team: Team, day: date, house: House) -> Message:
    words = house.words
    text = words("{team} starts in wave {wave}.", team=team.name, wave=words.number(placement.wave))
    reason = _why(placement, team)
    if reason:
        text = f"{text} {reason}"
    if placement.sooner_if:
        text = f"{text} {_sooner(placement, house)}"
    return _message(day, team, text, house)


def _sooner(placement: Placement, house: House) -> str:
    """The first two ways forward, each enough by itself."""
    own = placement.sooner_if[:_MOST_CONDITIONS]
    if not own:
        return house.words("It starts sooner if a place in an earlier wave becomes free.")
    return house.words("It starts sooner if {condition}.", condition=house.words.either(own))


def _why(placement: Placement, team: Team) -> str:
    """What keeps the team back: its kind of work or, where that comes first, the next reason."""
    reasons = placement.reasons
    if team.kind in _RESULTS_FIRST and len(reasons) > 1:
        return reasons[1]
    return reasons[0] if reasons else ""


def _several(wave: int, names: list[str], day: date, house: House) -> Message:
    words = house.words
    text = words(
        "{teams} start in wave {wave}. "
        "Each team's own reasons, and what would bring it forward, stand in the plan; its lead goes through them.",
        teams=words.join(names),
        wave=words.number(wave),
    )
    audience = words("Teams of wave {wave}", wave=words.number(wave))
    return Message(day, audience, text, words(_TEAM_MEETING), words("Team leads"))


def _later(count: int, wave: int, day: date, house: House) -> Message:
    """Those whose turn is too far off for a date that would hold."""
    words = house.words
    text = words.plural(
        "{n} more team starts in wave {wave} or later. Its place is looked at again after each cycle, with its lead.",
        "{n} more teams start in wave {wave} or later. "
        "Their places are looked at again after each cycle, with their leads.",
        count,
        wave=words.number(wave),
    )
    return Message(day, words("Teams of later waves"), text, words(_TEAM_MEETING), words("Team leads"))


def to_boards(house: House) -> Iterator[Message]:
    """Day-to-day teams hear of their health board on the day of the kick-off."""
    day = day_of(EventKind.KICK_OFF, house.rollout)
    boards = {one.team for one in house.rollout.placements if one.part is Part.BOARD}
    teams = [team for team in house.workshop.teams if team.id in boards]
    if day is None or not teams:
        return
    if len(teams) <= MOST_APART:
        yield from (_board(team, meeting_day(day, house.calendar), house) for team in teams)
        return
    words = house.words
    text = words(
        "Every day-to-day team starts a health board today: two or three numbers that must stay in their band. "
        "They are watched, never scored."
    )
    audience = words("Day-to-day teams")
    yield Message(meeting_day(day, house.calendar), audience, text, words(_TEAM_MEETING), words("Team leads"))


def _board(team: Team, day: date, house: House) -> Message:
    words = house.words
    own = next((okras for okras in house.book.teams if okras.owner == team.id), None)
    measures = [words.quoted(one.measure) for one in own.health_measures][:_MOST_MEASURES] if own else []
    if measures:
        text = words(
            "The team's health board starts today with {measures}. It is watched, never scored.",
            measures=words.join(measures),
        )
    else:
        text = words(
            "The team's health board starts today: choose two or three numbers that must stay in their band. "
            "It is watched, never scored."
        )
    return _message(day, team, text, house)


def _message(day: date, team: Team, text: str, house: House) -> Message:
    words = house.words
    return Message(day, team.name, text, words(_TEAM_MEETING), team.lead_role or words("Team leads"))
