"""What would be different: two plans held against each other, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import EventKind, Part, Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.coaching import with_coaches
from okra_coach.plan.waves import coach_supply
from okra_coach.words import Words, mark

_ALIKE = 0.6
_MOVED = {
    EventKind.KICK_OFF: mark("The kick-off would be on {after} instead of {before}."),
    EventKind.MID_REVIEW: mark("The mid-cycle review would be on {after} instead of {before}."),
    EventKind.RETROSPECTIVE: mark("The retrospective would be on {after} instead of {before}."),
}


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


def differences(before: Rollout, after: Rollout, was: Workshop, would_be: Workshop, words: Words) -> tuple[str, ...]:
    """All that would change, in sentences; none when nothing would."""
    names = {team.id: team.name for team in was.teams}
    return (
        *_probe(before, after, names, words),
        *_moves(before, after, names, words),
        *_waves(before, after, words),
        *_hours(before, after, was, would_be, words),
        *_dates(before, after, words),
        *_days(before, after, words),
        *_warnings(before, after, words),
    )


def _probe(before: Rollout, after: Rollout, names: Mapping[str, str], words: Words) -> Iterator[str]:
    was, would_be = _probe_of(before), _probe_of(after)
    if was == would_be:
        return
    if would_be is None:
        yield words("No central team would be left to test in the first wave whether the goals fit together.")
    elif was is None:
        yield words("{team} would be the alignment probe.", team=names[would_be])
    else:
        yield words("{team} would be the alignment probe instead of {other}.", team=names[would_be], other=names[was])


def _probe_of(rollout: Rollout) -> str | None:
    return next((one.team for one in rollout.placements if one.part is Part.PROBE), None)


def _moves(before: Rollout, after: Rollout, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """Teams that would start in another wave, those that go the same way told together, the sooner ones first."""
    was = {one.team: one.wave for one in before.placements}
    ways: dict[tuple[int, int], list[str]] = {}
    for one in after.placements:
        if one.team in was and was[one.team] != one.wave:
            ways.setdefault((was[one.team], one.wave), []).append(names[one.team])
    for (old, new), teams in sorted(ways.items(), key=lambda way: (way[0][1] > way[0][0], way[0])):
        yield words.plural(
            "{teams} would start in wave {new} instead of wave {old}.",
            "{teams} would start in wave {new} instead of wave {old}.",
            len(teams),
            teams=words.join(teams),
            new=new,
            old=old,
        )


def _waves(before: Rollout, after: Rollout, words: Words) -> Iterator[str]:
    if len(before.waves) != len(after.waves):
        yield words.plural(
            "The rollout would take {n} wave instead of {before}.",
            "The rollout would take {n} waves instead of {before}.",
            len(after.waves),
            before=words.number(len(before.waves)),
        )


def _hours(before: Rollout, after: Rollout, was: Workshop, would_be: Workshop, words: Words) -> Iterator[str]:
    """People and coach hours of the first wave, and what the coaches have, where one of them changes."""
    if not before.waves or not after.waves:
        return
    old, new = before.waves[0], after.waves[0]
    if old.people != new.people:
        yield words(
            "The first wave would have {new} people in its core groups instead of {old}.",
            new=words.number(new.people),
            old=words.number(old.people),
        )
    supply = (coach_supply(was), coach_supply(would_be))
    if old.coach_hours != new.coach_hours or supply[0] != supply[1]:
        yield words(
            "The first wave would take {new} coach hours of {supply} that are there; today it takes {old} of {before}.",
            new=words.number(new.coach_hours, 0),
            supply=_told(supply[1], words),
            old=words.number(old.coach_hours, 0),
            before=_told(supply[0], words),
        )


def _told(hours: float | None, words: Words) -> str:
    return words("nobody knows how many") if hours is None else words.number(hours, 0)


def _dates(before: Rollout, after: Rollout, words: Words) -> Iterator[str]:
    was = {event.kind: event.day for event in before.events if event.kind in _MOVED}
    for event in after.events:
        if event.kind in was and was[event.kind] != event.day:
            yield words(
                _MOVED[event.kind],
                after=words.date(event.day, "weekday"),
                before=words.date(was[event.kind], "weekday"),
            )


def _days(before: Rollout, after: Rollout, words: Words) -> Iterator[str]:
    if before.working_days != after.working_days:
        yield words.plural(
            "The cycle would have {n} working day instead of {before}.",
            "The cycle would have {n} working days instead of {before}.",
            after.working_days,
            before=words.number(before.working_days),
        )
    was, would_be = (sum(one.kind is EventKind.CHECK_IN for one in plan.events) for plan in (before, after))
    if was != would_be:
        yield words.plural(
            "There would be {n} check-in instead of {before}.",
            "There would be {n} check-ins instead of {before}.",
            would_be,
            before=words.number(was),
        )


def _warnings(before: Rollout, after: Rollout, words: Words) -> Iterator[str]:
    """What there would be to watch for; a warning that only changes its figures is told once."""
    gone = [warning for warning in before.warnings if warning not in after.warnings]
    for warning in after.warnings:
        if warning in before.warnings:
            continue
        alike = get_close_matches(warning, gone, 1, _ALIKE)
        gone = [one for one in gone if one not in alike]
        yield words("Changed: {warning}", warning=warning) if alike else words("New: {warning}", warning=warning)
    for warning in gone:
        yield words("No longer: {warning}", warning=warning)
