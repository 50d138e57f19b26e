"""What the rollout costs in hours: by role and wave from the calendar's minutes, and the coaches' week by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import ceil

from okra_coach.model.audience import Audience, concerns
from okra_coach.model.effort import CoachWeek, Effort, Role, RoleHours
from okra_coach.model.rollout import CycleEvent, EventKind, Rollout, Wave
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

COACHED_CHECK_INS = 4
"""The coach is there for so many check-ins; then the team holds them alone, and asks when it needs to."""
_PARTS: Mapping[str, EventKind] = {
    "preparation": EventKind.PREPARATION,
    "workshop": EventKind.WORKSHOP,
    "alignment": EventKind.ALIGNMENT,
    "check_ins": EventKind.CHECK_IN,
    "mid_review": EventKind.MID_REVIEW,
    "retrospective": EventKind.RETROSPECTIVE,
    "office_hours": EventKind.COACH_REVIEW,
}
_WEEK = timedelta(weeks=1)


def plan_effort(workshop: Workshop, rollout: Rollout) -> Effort:
    """Hours of each wave's first cycle, which every wave spends in the same meetings; weeks of the first wave."""
    return Effort(
        roles=tuple(one for wave in rollout.waves for one in _roles(wave, workshop, rollout)),
        weeks=tuple(_weeks(workshop, rollout)),
    )


def effort_warnings(effort: Effort, words: Words) -> Iterator[str]:
    """Said when the coaches need more hours in a week than they have."""
    over = [week for week in effort.weeks if week.supply is not None and _is_more(week.hours, week.supply)]
    if not over:
        return
    peak = max(over, key=lambda week: week.hours)
    yield words.plural(
        "In {n} week the coaches need more hours than they have: {hours} of {supply} in the week of {day}. "
        "Free them for it, or prepare earlier.",
        "In {n} weeks the coaches need more hours than they have, most in the week of {day}: {hours} of {supply}. "
        "Free them for it, or prepare earlier.",
        len(over),
        hours=words.number(peak.hours, 1),
        supply=words.number(peak.supply or 0.0, 1),
        day=words.date(peak.monday),
    )


def too_few_coaches(workshop: Workshop, rollout: Rollout, words: Words) -> Iterator[str]:
    """Said of the first wave from which more people work with OKR+As than the named coaches can look after."""
    there, people = len(workshop.coaches), 0
    for wave in sorted(rollout.waves, key=lambda one: one.number):
        people += wave.people
        needed = ceil(people / workshop.rollout.people_per_coach)
        if 0 < there < needed:
            yield words.plural(
                "From wave {wave} on {people} people in core groups work with OKR+As. That takes about {needed} "
                "coaches, and {n} is named: train internal ones before.",
                "From wave {wave} on {people} people in core groups work with OKR+As. That takes about {needed} "
                "coaches, and {n} are named: train internal ones before.",
                there,
                wave=words.number(wave.number),
                people=words.number(people),
                needed=words.number(needed),
            )
            return


def _is_more(hours: float, supply: float) -> bool:
    """By more than rounding."""
    return round(hours, 3) > round(supply, 3)


def _roles(wave: Wave, workshop: Workshop, rollout: Rollout) -> Iterator[RoleHours]:
    """Of the people in the core groups one leads and one is champion; roles that nobody fills are left out."""
    teams = len(wave.teams)
    leads, champions = min(teams, wave.people), max(min(teams, wave.people - teams), 0)
    coaches = max(len(workshop.coaches), 1)
    found = (
        RoleHours(Role.SPONSOR, wave.number, 1, _hours(rollout, Audience.SPONSOR)),
        RoleHours(Role.COACH, wave.number, coaches, wave.coach_hours / coaches),
        RoleHours(Role.LEAD, wave.number, leads, _hours(rollout, Audience.LEADS)),
        RoleHours(Role.CHAMPION, wave.number, champions, _champion(workshop, rollout)),
        RoleHours(Role.MEMBER, wave.number, wave.people - leads - champions, _hours(rollout, Audience.TEAM)),
    )
    return (one for one in found if one.people)


def _hours(rollout: Rollout, audience: Audience) -> float:
    return sum(event.minutes for event in rollout.events if concerns(event.kind, audience)) / 60


def _champion(workshop: Workshop, rollout: Rollout) -> float:
    """What the team takes part in, the alignment, and the preparation of every check-in."""
    check_ins = sum(event.kind is EventKind.CHECK_IN for event in rollout.events)
    alignment = sum(event.minutes for event in rollout.events if event.kind is EventKind.ALIGNMENT)
    return _hours(rollout, Audience.TEAM) + (alignment + workshop.rollout.champion_minutes * check_ins) / 60


def _weeks(workshop: Workshop, rollout: Rollout) -> Iterator[CoachWeek]:
    """Every week from the first hour to the last, those without an hour too."""
    load = _load(workshop, rollout)
    if not load:
        return
    supply = sum(coach.hours_a_week for coach in workshop.coaches) if workshop.coaches else None
    monday, last = min(load), max(max(load), _monday(workshop.cycle.last))
    while monday <= last:
        yield CoachWeek(monday, load.get(monday, 0.0), supply)
        monday += _WEEK


def _load(workshop: Workshop, rollout: Rollout) -> dict[date, float]:
    """Monday → coach hours; together they are the hours of the first wave, spread by the shares of its parts."""
    wave = min(rollout.waves, key=lambda one: one.number, default=None)
    if wave is None:
        return {}
    shares = {part: getattr(workshop.rollout.coach_time, part) for part in _PARTS}
    if not any(shares.values()):
        shares["workshop"] = 1.0
    load: dict[date, float] = defaultdict(float)
    for part, share in shares.items():
        days = _days(part, rollout.events) or [workshop.day]
        for day in days:
            load[_monday(day)] += wave.coach_hours * share / sum(shares.values()) / len(days)
    return load


def _days(part: str, events: tuple[CycleEvent, ...]) -> list[date]:
    """When a part falls due; office hours are the coach review, and what is asked about check-ins held alone."""
    check_ins = _held(EventKind.CHECK_IN, events)
    if part == "check_ins":
        return check_ins[:COACHED_CHECK_INS]
    days = _held(_PARTS[part], events)
    return [*days, *check_ins[COACHED_CHECK_INS:]] if part == "office_hours" else days


def _held(kind: EventKind, events: tuple[CycleEvent, ...]) -> list[date]:
    return sorted(event.day for event in events if event.kind is kind)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
