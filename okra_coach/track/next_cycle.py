"""The next cycle as a draft: what goes on starts from where it was left, and nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from okra_coach.model.closing import LineStory, Way
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, ActionStatus, HealthMeasure, KeyResult, LineStatus, OkraBook, OkraSet
from okra_coach.model.standing import Standing
from okra_coach.model.workshop import Cycle
from okra_coach.words import Words

_QUARTER = re.compile(r"(?<!\d)([1-4])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_OVER = (ActionStatus.DONE, ActionStatus.DROPPED)


def next_cycle(cycle: Cycle) -> Cycle:
    """As long as this one, from the first such weekday after it; the rhythm of its check-ins stays."""
    ahead = (cycle.first.weekday() - cycle.last.weekday() - 1) % 7 + 1
    first = cycle.last + timedelta(days=ahead)
    last = first + (cycle.last - cycle.first)
    return Cycle(next_name(cycle.name, first, last), first, last, cycle.check_in)


def next_name(name: str, first: date, last: date) -> str:
    """`Q2 2027` after `Q1 2027`; a name without quarter and year becomes the dates."""
    year = _YEAR.search(name)
    rest = name[: year.start()] + "•" * 4 + name[year.end() :] if year else ""
    quarter = _QUARTER.search(rest)
    if year is None or quarter is None:
        return f"{first} – {last}"
    number = int(quarter[1]) % 4 + 1
    later = str(int(year[1]) + (number == 1))
    told = rest[: quarter.start()] + str(number) + rest[quarter.end() :]
    return told.replace("•" * 4, later)


def next_book(
    stood: Standing, stories: Sequence[LineStory], ways: Mapping[str, Way], cycle: Cycle, words: Words
) -> OkraBook:
    """The lines that go on, as drafts under the ids they have; sets that did not take part go on as they are."""
    by_line = {story.key_result.id: story for story in stories}
    return OkraBook(tuple(_set(okras, by_line, ways, stood, cycle, words) for okras in stood.book.sets))


def _set(
    okras: OkraSet,
    stories: Mapping[str, LineStory],
    ways: Mapping[str, Way],
    stood: Standing,
    cycle: Cycle,
    words: Words,
) -> OkraSet:
    """An objective none of whose key results goes on is over."""
    objectives = []
    for one in okras.objectives:
        kept = tuple(
            _key_result(result, stories.get(result.id), ways.get(result.id), cycle, words)
            for result in one.key_results
            if ways.get(result.id) is not Way.DROP
        )
        if kept or not one.key_results:
            objectives.append(replace(one, key_results=kept, status=LineStatus.DRAFT))
    health = tuple(_health(one, stood) for one in okras.health_measures)
    stops = tuple(replace(one, status=LineStatus.DRAFT) for one in okras.not_doing)
    return replace(okras, objectives=tuple(objectives), health_measures=health, not_doing=stops)


def _key_result(result: KeyResult, story: LineStory | None, way: Way | None, cycle: Cycle, words: Words) -> KeyResult:
    """From its last value on; a line that is to change keeps its measure and waits for a new target."""
    actions = tuple(_action(one) for one in result.actions if one.progress not in _OVER)
    fresh = replace(result, actions=actions, status=LineStatus.DRAFT)
    last = story.last.reading if story else None
    if story is None or last is None or last.seen is None or last.current is None:
        return fresh
    note = words("Baseline: the last value of {cycle}, of {day}.", cycle=cycle.name, day=words.date(last.seen))
    if result.direction is Direction.KEEP:
        return replace(fresh, baseline=last.current, note=note)
    ahead = way is Way.CARRY and is_ahead(result, last.current)
    return replace(fresh, baseline=last.current, target=result.target if ahead else None, note=note)


def is_ahead(result: KeyResult, value: float) -> bool:
    """Whether the target still lies before the value, on the way that was meant."""
    baseline, target = result.baseline, result.target
    if target is None or target == value:
        return False
    if baseline is None or baseline == target:
        return result.direction is None or (target > value) == (result.direction is Direction.INCREASE)
    return (target > value) == (target > baseline)


def _action(action: Action) -> Action:
    """Its date was in the old cycle."""
    return replace(action, due=None, status=LineStatus.DRAFT)


def _health(measure: HealthMeasure, stood: Standing) -> HealthMeasure:
    news = stood.health.get(measure.id)
    value = news.value if news and news.value is not None else measure.value
    return replace(measure, value=value, status=LineStatus.DRAFT)
