"""How much time the cycle really has, and what falls into days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from okra_coach.compose.briefing_holidays import holiday_names, told_once
from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import several
from okra_coach.model.engagement import Material
from okra_coach.model.okra import Action
from okra_coach.model.workshop import DateRange
from okra_coach.words import Words

_LOST_DAYS = 3
_WEEK = 5
_SATURDAY = 5


def short_cycle(material: Material, words: Words) -> Message | None:
    """Holidays and blackouts that a count of weeks hides."""
    cycle, days = material.workshop.cycle, material.rollout.working_days
    lost = int(cycle.weeks * _WEEK) - days
    blocked = _blocked(material)
    if not days or (lost < _LOST_DAYS and not blocked):
        return None
    free = [*blocked, *_holidays(material)]
    hit = list(_due_in(free, material))
    real = max(days - len(blocked), 0)
    parts = [
        words(
            "the cycle's {weeks} weeks are {real} working weeks ({days} days)",
            weeks=words.number(cycle.weeks),
            days=words.number(real),
            real=words.number(real / _WEEK, 1),
        ),
        words("without {ranges}", ranges=several([_span(span, words) for span in _spans(free, material)], words, 3))
        if free
        else "",
    ]
    said = ", ".join(part for part in parts if part)
    if hit:
        said = words.plural(
            "{said}, and {n} action is due on those days",
            "{said}, and {n} actions are due on those days",
            len(hit),
            said=said,
        )
    do = words(
        "Write the {days} days beside every target before it is read aloud; each team says what moves because of it.",
        days=words.number(real),
    )
    share = (max(lost, 0) + len(blocked)) / (cycle.weeks * _WEEK)
    dated = sum(1 for okras in material.okras.sets for action in okras.actions if action.due)
    return Message(
        said[:1].upper() + said[1:] + ".", do, weigh(Matter.THIN, 2 * share, len(hit) / dated if dated else 0.0)
    )


def _blocked(material: Material) -> list[date]:
    """Working days on which nothing is planned because the client said so."""
    cycle = material.workshop.cycle
    working = set(material.working_days)
    return [
        day
        for day in _days(cycle.first, cycle.last)
        if any(day in span for span in cycle.blackouts) and (day in working if working else day.weekday() < _SATURDAY)
    ]


def _holidays(material: Material) -> list[date]:
    """Days of the week that are no working days."""
    if not material.working_days:
        return []
    cycle, working = material.workshop.cycle, set(material.working_days)
    return [day for day in _days(cycle.first, cycle.last) if day.weekday() < _SATURDAY and day not in working]


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def _due_in(free: list[date], material: Material) -> Iterator[Action]:
    for okras in material.okras.sets:
        for action in okras.actions:
            if action.due in free:
                yield action


def _spans(free: list[date], material: Material) -> list[DateRange]:
    """The days as ranges with what they are, a weekend between them left aside; the longest first."""
    blackouts = material.workshop.cycle.blackouts
    runs: list[list[date]] = []
    for day in sorted(free):
        blocked = [span for span in blackouts if day in span]
        if runs and _touches(runs[-1][-1], day) and blocked == [span for span in blackouts if runs[-1][-1] in span]:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = holiday_names(material.workshop)
    spans = [DateRange(run[0], run[-1], _reason(run, blackouts, names)) for run in runs]
    return sorted(spans, key=lambda span: (span.first - span.last, span.first))


def _reason(run: list[date], blackouts: tuple[DateRange, ...], names: Mapping[date, str]) -> str:
    blocked = next((span for span in blackouts if run[0] in span), None)
    return blocked.reason if blocked else told_once([names[day] for day in _days(run[0], run[-1]) if day in names])


def _touches(before: date, day: date) -> bool:
    return all(between.weekday() >= _SATURDAY for between in _days(before + timedelta(1), day - timedelta(1)))


def _span(span: DateRange, words: Words) -> str:
    days = words.date(span.first, "short")
    if span.last > span.first:
        days = words("{first} to {last}", first=days, last=words.date(span.last, "short"))
    return words("{days} ({reason})", days=days, reason=span.reason) if span.reason else days
