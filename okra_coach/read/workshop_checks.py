"""What workshop.yaml says must also make sense: dates in order, names that exist, codes that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import holidays

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.read.forms import nearest, suggestion
from okra_coach.read.team_bonus_form import bonus_faults
from okra_coach.read.tree import Path, Tree
from okra_coach.read.workshop_form import WorkshopForm
from okra_coach.words import LANGUAGES

Said = Iterator[tuple[Path, str, Weight]]
_STOPS, _WARNS = Weight.STOPS, Weight.WARNS
_LONGEST_CYCLE = 13 * 7
_NAMES = {"en": "English", "english": "en", "german": "de", "deutsch": "de", "vietnamese": "vi", "tiếng việt": "vi"}


def check_workshop(form: WorkshopForm, workshop: Workshop, tree: Tree) -> tuple[Fault, ...]:
    """Every fault of sense, in the order of the file."""
    faults = [
        Fault(tree.place(path), message, weight) for says in _CHECKS for path, message, weight in says(form, workshop)
    ]
    return tuple(sorted(faults, key=lambda fault: fault.place.line or 0))


def _language(form: WorkshopForm, workshop: Workshop) -> Said:
    if workshop.language not in LANGUAGES:
        meant = _NAMES.get(workshop.language)
        hint = f"did you mean “{meant}”?" if meant else f"known are {', '.join(LANGUAGES)}"
        yield ("language",), f"“language”: “{form.language}” is not known; {hint}", _STOPS


def _country(form: WorkshopForm, workshop: Workshop) -> Said:
    try:
        holidays.country_holidays(workshop.country)
    except NotImplementedError:
        known = sorted(holidays.list_supported_countries())
        hint = "write its two-letter code, such as GB, DE, VN"
        near = nearest(workshop.country, known) if len(workshop.country) == 2 else None
        message = f"“country”: “{form.client.country}” is not a known country; {hint}"
        yield ("client", "country"), message + (f" (near: {near})" if near else ""), _STOPS
        return
    yield from _subdivision(workshop)


def _subdivision(workshop: Workshop) -> Said:
    if workshop.subdivision is None:
        return
    try:
        holidays.country_holidays(workshop.country, subdiv=workshop.subdivision)
    except NotImplementedError:
        known = holidays.list_supported_countries().get(workshop.country, [])
        message = f"“subdivision”: “{workshop.subdivision}” is not known in {workshop.country}; "
        yield ("client", "subdivision"), message + suggestion(workshop.subdivision, known), _STOPS


def _currency(form: WorkshopForm, workshop: Workshop) -> Said:
    if not (workshop.currency.isascii() and workshop.currency.isalpha()):
        message = f"“currency”: “{form.client.currency}” is not a code of three letters, such as GBP, EUR, VND"
        yield ("client", "currency"), message, _STOPS


def _timezone(form: WorkshopForm, workshop: Workshop) -> Said:
    try:
        ZoneInfo(workshop.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"“timezone”: “{workshop.timezone}” is not a time zone; "
        near = suggestion(workshop.timezone, sorted(available_timezones()))
        hint = near if near.startswith("did") else "write it as Europe/London"
        yield ("workshop", "timezone"), message + hint, _STOPS


def _meeting(form: WorkshopForm, workshop: Workshop) -> Said:
    if workshop.end <= workshop.start:
        yield ("workshop", "end"), f"“end” {workshop.end:%H:%M} is not after “start” {workshop.start:%H:%M}", _STOPS
    if workshop.day > workshop.cycle.first:
        message = f"the workshop on {workshop.day} is after the cycle's first day {workshop.cycle.first}"
        yield ("workshop", "day"), message, _WARNS


def _sessions(form: WorkshopForm, workshop: Workshop) -> Said:
    before = None
    for number, one in enumerate(workshop.agenda.sessions):
        path: Path = ("agenda", "sessions", number)
        if one.end <= one.start:
            yield (*path, "end"), f"“end” {one.end:%H:%M} is not after “start” {one.start:%H:%M}", _STOPS
        if before and (one.day, one.start) < (before.day, before.end):
            yield path, "the sessions are not in order of time, or one begins before another ends", _STOPS
        before = one


def _cycle(form: WorkshopForm, workshop: Workshop) -> Said:
    cycle = workshop.cycle
    days = (cycle.last - cycle.first).days + 1
    if days <= 1:
        yield ("cycle", "last"), f"“last” {cycle.last} is not after “first” {cycle.first}", _STOPS
        return
    if days > _LONGEST_CYCLE:
        message = f"the cycle takes {days / 7:.0f} weeks; more than 13 and people lose sight of its end"
        yield ("cycle", "last"), message, _WARNS
    for name, day in (("mid_review", cycle.mid_review), ("retrospective", cycle.retrospective)):
        if day is not None and not cycle.first <= day <= cycle.last:
            yield ("cycle", name), _outside(name, day, workshop), _WARNS
    if cycle.mid_review and cycle.retrospective and cycle.mid_review >= cycle.retrospective:
        yield ("cycle", "mid_review"), "“mid_review” is not before “retrospective”", _WARNS


def _blackouts(form: WorkshopForm, workshop: Workshop) -> Said:
    cycle = workshop.cycle
    for number, days in enumerate(cycle.blackouts):
        path = ("cycle", "blackouts", number)
        if days.last < days.first:
            yield (*path, "last"), f"“last” {days.last} is before “first” {days.first}", _STOPS
        elif days.last < cycle.first or days.first > cycle.last:
            yield path, f"the days {days.first} to {days.last} are outside the cycle", _WARNS


def _teams(form: WorkshopForm, workshop: Workshop) -> Said:
    ids: dict[str, str] = {}
    for number, team in enumerate(workshop.teams):
        path = ("teams", number)
        if team.id in ids:
            same = f"“{team.name}” has the id “{team.id}” of “{ids[team.id]}”; give one of them another “id”"
            yield path, same, _STOPS
        ids.setdefault(team.id, team.name)
        if team.id == "company":
            yield path, "“company” is the file of the company itself; give this team another “id”", _STOPS
        if team.ends and team.ends < workshop.cycle.first:
            yield (*path, "ends"), f"“{team.name}” ends on {team.ends}, before the cycle starts", _WARNS


def _people(form: WorkshopForm, workshop: Workshop) -> Said:
    names = [coach.name for coach in workshop.coaches]
    for number, team in enumerate(workshop.teams):
        if team.coach and team.coach not in names:
            message = f"“{team.coach}” is not among the coaches; {suggestion(team.coach, names)}"
            yield ("teams", number, "coach"), message, _WARNS


def _themes(form: WorkshopForm, workshop: Workshop) -> Said:
    seen: dict[str, int] = {}
    for number, name in enumerate(form.themes):
        first = seen.setdefault(" ".join(name.casefold().split()), number)
        if first != number:
            yield ("themes", number), f"the theme “{name}” is here twice", _STOPS


def _theme_words(form: WorkshopForm, workshop: Workshop) -> Said:
    known = {" ".join(name.casefold().split()) for name in form.themes}
    for number, one in enumerate(form.theme_words):
        if " ".join(one.theme.casefold().split()) not in known:
            message = f"“theme”: there is no theme “{one.theme}”; {suggestion(one.theme, form.themes)}"
            yield ("theme_words", number, "theme"), message, _STOPS


def _central_team(form: WorkshopForm, workshop: Workshop) -> Said:
    asked, path = workshop.rollout.central_team, ("rollout", "central_team")
    if asked is None:
        return
    team = next((team for team in workshop.teams if team.id == asked), None)
    if team is None:
        known = [team.id for team in workshop.teams]
        yield path, f"“central_team”: there is no team “{asked}”; {suggestion(asked, known)}", _STOPS
    elif team.kind is not TeamKind.CENTRAL:
        yield path, f"“{team.name}” is given as {team.kind.value} team, not as a central one", _WARNS


def _readiness(form: WorkshopForm, workshop: Workshop) -> Said:
    weights, tiers = form.rollout.weights, workshop.rollout.tiers
    if not any(weights.model_dump().values()):
        yield ("rollout", "weights"), "“weights”: at least one of them must be more than 0", _STOPS
    if tiers.mixed_from > tiers.project_from:
        message = f"“mixed_from” {tiers.mixed_from} is more than “project_from” {tiers.project_from}"
        yield ("rollout", "tiers", "mixed_from"), message, _STOPS


def _privacy(form: WorkshopForm, workshop: Workshop) -> Said:
    if workshop.privacy_threshold < 5:
        message = f"groups of {workshop.privacy_threshold} are shown apart; below 5 people guess who said what"
        yield ("privacy", "threshold"), message, _WARNS


def _tracking(form: WorkshopForm, workshop: Workshop) -> Said:
    """Two lines of one scale in the wrong order leave nothing between them."""
    told = workshop.tracking
    pairs = (("on_track_gap", "at_risk_gap"), ("doubtful", "confident"), ("score_amber", "score_green"))
    for less, more in pairs:
        if getattr(told, less) > getattr(told, more):
            message = f"“{less}” {getattr(told, less):g} is more than “{more}” {getattr(told, more):g}"
            yield ("tracking", less), message, _WARNS


def _team_bonus(form: WorkshopForm, workshop: Workshop) -> Said:
    for path, message in bonus_faults(form.team_bonus, workshop.teams):
        yield ("team_bonus", *path), message, _STOPS


def _outside(name: str, day: date, workshop: Workshop) -> str:
    return f"“{name}” {day} is outside the cycle, {workshop.cycle.first} to {workshop.cycle.last}"


_CHECKS: tuple[Callable[[WorkshopForm, Workshop], Said], ...] = (
    _language,
    _country,
    _currency,
    _timezone,
    _meeting,
    _sessions,
    _cycle,
    _blackouts,
    _teams,
    _people,
    _themes,
    _theme_words,
    _central_team,
    _readiness,
    _privacy,
    _tracking,
    _team_bonus,
)
