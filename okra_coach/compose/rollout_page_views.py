"""What the page of the rollout shows: rows and teams as Markdown text, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okra_coach.compose.markdown_text import plain
from okra_coach.compose.readiness_evidence import readiness_evidence
from okra_coach.compose.rollout_views import (
    KINDS,
    LANES,
    PARTS,
    ROLES,
    hours_told,
    in_lanes,
    is_shown,
    kind_of,
    readiness_of,
    readiness_told,
    team_names,
    wave_when,
)
from okra_coach.model.effort import Role, RoleHours
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Readiness
from okra_coach.model.rollout import Agreement, Placement, Wave
from okra_coach.words import Words

Row = tuple[str, ...]


@dataclass(frozen=True)
class TeamShown:
    """A team with all its reasons."""

    name: str
    meta: str
    reasons: Row
    sooner_if: Row
    rests_on: Row = ()


@dataclass(frozen=True)
class WaveShown:
    """A wave with its teams."""

    head: str
    meta: str
    teams: tuple[TeamShown, ...]


@dataclass(frozen=True)
class Bar:
    """A range on a scale from 0 to 100, in percent of its width."""

    name: str
    kind: str
    told: str
    before: float
    width: float


def lanes(material: Material, words: Words) -> Row:
    """The names of the lanes that have a team."""
    return tuple(words(name) for name, _ in in_lanes(material.rollout.placements, material))


def overview(material: Material, words: Words) -> Iterator[Row]:
    """One row a wave: what it is called, when it starts, and its teams lane by lane."""
    names, used = team_names(material), {name for name, _ in in_lanes(material.rollout.placements, material)}
    for wave in material.rollout.waves:
        members = [one for one in material.rollout.placements if one.wave == wave.number]
        held = dict(in_lanes(members, material))
        cells = (
            "<br>".join(plain(names.get(one.team, one.team)) for one in held.get(name, ()))
            for _, name in LANES
            if name in used
        )
        yield words("Wave {number}", number=wave.number), wave_when(wave.number, material.workshop, words), *cells


def waves(material: Material, words: Words) -> Iterator[WaveShown]:
    """Every wave, every team, every reason."""
    for wave in material.rollout.waves:
        teams = (_team(one, material, words) for one in material.rollout.placements if one.wave == wave.number)
        yield WaveShown(words("Wave {number}", number=wave.number), _meta(wave, material, words), tuple(teams))


def _meta(wave: Wave, material: Material, words: Words) -> str:
    people = words.plural("{n} person in core groups", "{n} people in core groups", wave.people)
    hours = words.plural("{n} coach hour", "{n} coach hours", wave.coach_hours)
    return " · ".join((wave_when(wave.number, material.workshop, words), people, hours))


def _team(placement: Placement, material: Material, words: Words) -> TeamShown:
    ready = readiness_of(placement.team, material)
    told = readiness_told(ready, words)
    meta = (
        words(KINDS[kind_of(placement.team, material)]),
        words(PARTS[placement.part]),
        words("readiness: {told}", told=told),
    )
    return TeamShown(
        plain(team_names(material).get(placement.team, placement.team)),
        " · ".join(meta),
        tuple(map(plain, placement.reasons)),
        tuple(map(plain, placement.sooner_if)),
        tuple(map(plain, readiness_evidence(ready, words))) if ready and is_shown(ready) else (),
    )


def readiness(material: Material, words: Words) -> Iterator[Bar]:
    """The teams of which enough is known, by tier and score."""
    names, shown = team_names(material), [one for one in _measured(material) if is_shown(one)]
    for one in sorted(shown, key=lambda one: (one.tier, -(one.score or 0.0), one.team)):
        low = min(one.low, 98.0)
        told, width = readiness_told(one, words), round(max(one.high - low, 2.0), 1)
        yield Bar(plain(names.get(one.team, one.team)), words(KINDS[one.kind]), told, round(low, 1), width)


def too_little_known(material: Material, words: Words) -> str:
    """The teams with too few answers, "" when there are none."""
    names = team_names(material)
    return plain(words.join([names.get(one.team, one.team) for one in _measured(material) if not is_shown(one)]))


def _measured(material: Material) -> list[Readiness]:
    placed = {placement.team for placement in material.rollout.placements}
    return [one for one in material.insights.readiness if one.team in placed]


def gates(material: Material, words: Words) -> Iterator[tuple[str, Row]]:
    """The conditions of all gates under one heading, then what single gates ask for besides."""
    yield from _shared({gate.before_wave: gate.conditions for gate in material.rollout.gates}, words)


def missed(material: Material, words: Words) -> Iterator[tuple[str, Row]]:
    """The same with what follows when a gate is missed."""
    yield from _shared({gate.before_wave: gate.if_missed for gate in material.rollout.gates}, words)


def _shared(lines: Mapping[int, Row], words: Words) -> Iterator[tuple[str, Row]]:
    """What holds before every wave, told once, then wave by wave what is left."""
    lines = {wave: held for wave, held in lines.items() if held}
    if not lines:
        return
    common = tuple(line for line in next(iter(lines.values())) if all(line in held for held in lines.values()))
    if common:
        numbers = words.join([words.number(number) for number in lines])
        heading = words.plural(
            "Before wave {waves} starts", "Before each of the waves {waves} starts", len(lines), waves=numbers
        )
        yield heading, tuple(map(plain, common))
    for wave, held in lines.items():
        own = tuple(plain(line) for line in held if line not in common)
        if own and common:
            yield words("Before wave {number} also", number=wave), own
        elif own:
            yield (
                words.plural("Before wave {waves} starts", "Before each of the waves {waves} starts", 1, waves=wave),
                own,
            )


def agreements(material: Material, words: Words) -> Iterator[Row]:
    """One row an agreement, in order of the waves that need it."""
    starts = {placement.team: placement.wave for placement in material.rollout.placements}
    for one in sorted(material.rollout.agreements, key=lambda one: starts.get(one.needs, 0)):
        yield _agreement(one, starts.get(one.needs), material, words)


def _agreement(one: Agreement, wave: int | None, material: Material, words: Words) -> Row:
    names = team_names(material)
    return (
        words.number(wave) if wave else "",
        plain(names.get(one.needs, one.needs)),
        plain(names.get(one.gives, one.gives)),
        plain(one.what) or f"<mark>{words('to agree')}</mark>",
        words.date(one.by, "short") if one.by else f"<mark>{words('to agree')}</mark>",
        words("yes") if one.accepted else words("no") if one.accepted is False else "",
    )


def notes(material: Material, words: Words) -> Iterator[str]:
    """Why a date is not on its usual day."""
    for event in material.rollout.events:
        if event.note:
            yield f"{words.date(event.day, 'short')}: {plain(event.note)}"


def roles(material: Material, words: Words) -> Row:
    """The roles that give time, as headings of columns."""
    return tuple(words(ROLES[role]) for role in _roles(material))


def _roles(material: Material) -> tuple[Role, ...]:
    found = {one.role for one in material.effort.roles}
    return tuple(role for role in Role if role in found)


def hours(material: Material, words: Words) -> Iterator[Row]:
    """One row a wave: each role's hours with the people they are made of, and the sum."""
    found = {(one.wave, one.role): one for one in material.effort.roles}
    for wave in sorted({wave for wave, _ in found}):
        held = [found.get((wave, role)) for role in _roles(material)]
        cells = (_role_hours(one, words) if one else "–" for one in held)
        whole = words.number(sum(one.hours for one in held if one), 0)
        yield words("Wave {number}", number=wave), *cells, f"**{whole}**"


def _role_hours(one: RoleHours, words: Words) -> str:
    each = f"{words.number(one.people)} × {words.number(one.hours_each, 1)}"
    return f"{hours_told(one.hours, words)}<br><small>{each}</small>"


def weeks(material: Material, words: Words) -> Iterator[tuple[str, str, float, bool]]:
    """Each week of the coaches: its day, its hours in words, its bar's width, and whether it is over their hours."""
    most = max((max(week.hours, week.supply or 0.0) for week in material.effort.weeks), default=0.0) or 1.0
    for week in material.effort.weeks:
        told = words.number(week.hours, 1)
        if week.supply is not None:
            told = words("{hours} of {supply}", hours=told, supply=words.number(week.supply, 1))
        over = week.supply is not None and week.hours > week.supply
        yield words.date(week.monday, "short"), told, round(100 * week.hours / most, 1), over


def messages(material: Material, words: Words) -> Iterator[Row]:
    """Who hears what, in order of time."""
    for one in material.change.messages:
        yield words.date(one.day, "short"), *map(plain, (one.audience, one.text, one.channel, one.sender))
