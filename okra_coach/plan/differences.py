"""What would be different: two plans held against each other, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from okra_coach.model.rollout import EventKind, Part, Placement, Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.waves import coach_supply
from okra_coach.words import Words, mark

_ALIKE, _GIST = 0.75, 60
_MOVED = {
    EventKind.KICK_OFF: mark("The kick-off would be on {after} instead of {before}."),
    EventKind.MID_REVIEW: mark("The mid-cycle review would be on {after} instead of {before}."),
    EventKind.RETROSPECTIVE: mark("The retrospective would be on {after} instead of {before}."),
}


def differences(before: Rollout, after: Rollout, was: Workshop, would_be: Workshop, words: Words) -> tuple[str, ...]:
    """All that would change, in sentences; none when nothing would."""
    names = {team.id: team.name for team in was.teams}
    gone = frozenset(names.values()) - {team.name for team in would_be.teams}
    moves = tuple(_moves(before, after, names, words))
    told = (
        *_waves(before, after, words),
        *_hours(before, after, was, would_be, words),
        *_dates(before, after, words),
        *_days(before, after, words),
        *_warnings(before, after, gone, words),
    )
    if (told or gone) and not moves and after.placements:
        moves = (words("No team would start sooner or later."),)
    return (*_probe(before, after, names, words), *moves, *told)


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
    """Teams that would start in another wave, and why; those that go the same way together, the sooner ones first."""
    was = {one.team: one for one in before.placements}
    ways: dict[tuple[int, int, str], list[str]] = {}
    for one in after.placements:
        earlier = was.get(one.team, one)
        if earlier.wave != one.wave:
            ways.setdefault((earlier.wave, one.wave, _why(earlier, one, words)), []).append(names[one.team])
    for (old, new, why), teams in sorted(ways.items(), key=lambda way: (way[0][1] > way[0][0], way[0])):
        told = words.plural(
            "{teams} would start in wave {new} instead of wave {old}.",
            "{teams} would start in wave {new} instead of wave {old}.",
            len(teams),
            teams=words.join(teams),
            new=new,
            old=old,
        )
        yield f"{told} {why}".rstrip()


def _why(was: Placement, would_be: Placement, words: Words) -> str:
    """What would keep the team out of its wave of today, or what keeps it out of its other wave today."""
    if would_be.wave > was.wave:
        return "".join(would_be.held_back[-1:])
    return "".join(words("What keeps it back today: {reason}", reason=reason) for reason in was.held_back[-1:])


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


def _warnings(before: Rollout, after: Rollout, gone: frozenset[str], words: Words) -> Iterator[str]:
    """What there would be to watch for; a warning that only changes its figures is told once.

    That nothing need be watched any more of a team that is assumed away goes without saying.
    """
    over = {_gist(one): one for one in before.warnings if one not in after.warnings}
    for warning in after.warnings:
        if warning in before.warnings:
            continue
        alike = get_close_matches(_gist(warning), over, 1, _ALIKE)
        for one in alike:
            del over[one]
        yield words("Changed: {warning}", warning=warning) if alike else words("New: {warning}", warning=warning)
    for warning in over.values():
        if not any(name in warning for name in gone):
            yield words("No longer: {warning}", warning=warning)


def _gist(warning: str) -> str:
    """How it begins, without its figures."""
    return re.sub(r"\d+", "", warning)[:_GIST]
