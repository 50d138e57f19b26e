"""The clock changes of a timezone as calendar programs read them: yearly rules where they hold, else single dates.

Outlook takes lists of single dates for no rule at all and is an hour off after the first change, so that a rule is
written wherever the system's timezone data follow one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_AHEAD = 9
"""So many years more must follow the rule: the last Sunday of a month is often the fourth."""
_LONG_AGO = datetime(1970, 1, 1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """The clock is set: at that local time by the old offset, from one offset to another."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def timezone_component(zone: str, first: int, last: int) -> Timezone:
    """The VTIMEZONE of a zone for everything from the first year to the last."""
    component = Timezone()
    component.add("tzid", zone)
    changes = list(_changes(ZoneInfo(zone), first - 1, last + _AHEAD))
    needed = [one for one in changes if one.at.year <= last + 1]
    if not needed:
        component.add_component(_part(_unchanging(zone, first)))
    elif rules := _rules(changes, range(first - 1, last + _AHEAD + 1)):
        for onset, rule in rules:
            component.add_component(_part(onset, rule))
    else:
        for one in needed:
            component.add_component(_part(one))
    return component


def _unchanging(zone: str, year: int) -> _Change:
    when = datetime(year, 1, 1, tzinfo=ZoneInfo(zone))
    offset = when.utcoffset() or timedelta()
    return _Change(_LONG_AGO, offset, offset, when.tzname() or zone, summer=False)


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """Every change of offset from the first day of a year to the last of another."""
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        before, after = _offset(day, zone), _offset(following, zone)
        if before != after:
            then = _moment(day, following, zone)
            local = then.astimezone(zone)
            yield _Change((then + before).replace(tzinfo=None), before, after, local.tzname() or "", bool(local.dst()))
        day = following


def _moment(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The first second of the new offset."""
    before = _offset(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rules(changes: Sequence[_Change], years: range) -> list[tuple[_Change, dict[str, object]]]:
    """The first onset of each kind of change with its yearly rule; none unless every change follows one."""
    kinds: dict[tuple[object, ...], list[_Change]] = defaultdict(list)
    for one in changes:
        kinds[one.before, one.after, one.name, one.summer].append(one)
    rules = [(held[0], rule) for held in kinds.values() if (rule := _rule(held, years))]
    return rules if len(rules) == len(kinds) else []


def _rule(held: Sequence[_Change], years: range) -> dict[str, object] | None:
    """`the last Sunday of March` for all of the years, at one time of the day."""
    times = {(one.at.month, one.at.weekday(), one.at.time()) for one in held}
    if len(times) > 1 or [one.at.year for one in held] != list(years):
        return None
    month, weekday, _ = next(iter(times))
    for place in (-1, 1, 2, 3, 4):
        if all(_is_place(one.at, place) for one in held):
            return {"freq": "yearly", "bymonth": month, "byday": f"{place}{_WEEKDAYS[weekday]}"}
    return None


def _is_place(at: datetime, place: int) -> bool:
    """Whether the day is the first, second, … or last such weekday of its month."""
    return (at + timedelta(weeks=1)).month != at.month if place == -1 else (at.day - 1) // 7 + 1 == place


def _part(change: _Change, rule: dict[str, object] | None = None) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.at)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part
