"""A check-in beside the one before: what moved, what did not, and what is to be talked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean

from okra_coach.model.check_in import Record
from okra_coach.model.health import HealthState
from okra_coach.model.okra import OkraBook, OkraSet
from okra_coach.model.progress import ProgressSettings, Reading, summarise
from okra_coach.model.rollout import Part, Rollout
from okra_coach.model.standing import Standing
from okra_coach.model.week import Broken, LineNews, Move, TeamNews, TrendPoint, Week
from okra_coach.model.workshop import Workshop
from okra_coach.track.bands import read_health
from okra_coach.track.decisions import decided_on
from okra_coach.track.progress import moment
from okra_coach.track.standing import standing
from okra_coach.track.week_actions import actions_now, done_since, idle, overdue, tried
from okra_coach.track.week_decisions import followed, to_decide
from okra_coach.track.week_lines import line_news, readings, values_by_line

Story = dict[date, dict[str, Reading]]


def week(
    book: OkraBook,
    records: Sequence[Record],
    workshop: Workshop,
    working_days: Sequence[date],
    rollout: Rollout | None = None,
    limits: ProgressSettings | None = None,
) -> Week:
    """The last of the records, in order of their days, beside what was known at the one before.

    `book` is what okras/ say. Lines count as they stand now: a target that was changed counts for every check-in, so
    that nothing moves because of it.
    """
    limits, settings = limits or workshop.tracking.limits, workshop.tracking
    start, record, stood = _start(records, workshop), records[-1], standing(book, records)
    sets = taking_part(stood.book, rollout, records)
    story = _story(sets, records, workshop, working_days, limits)
    told = list(story.values())
    before = records[-2].day if len(records) > 1 else start
    lines = tuple(line_news(sets, told, settings, limits))
    actions = actions_now(sets, stood.actions, [one.day for one in records], start)
    return Week(
        record.day,
        before,
        len(records),
        moment(workshop, record.day, working_days, limits).expected,
        sets,
        lines,
        tuple(_teams(sets, lines, told, record.day, start)),
        overdue(actions, record.day, settings),
        tuple(one for one in lines if one.off_track_running >= settings.off_track_check_ins),
        to_decide(lines, records, settings),
        decided_on(record.day, records),
        tuple(followed(lines, records, story)),
        tried(actions, story, record.day, settings),
        done_since(actions, stood.actions, before),
        idle(lines, actions),
        tuple(_broken(stood, workshop.language)),
        tuple(one for one in record.edits if one in stood.edits),
        stood.proposals,
        stood.clashes,
        tuple(_trend(story, workshop, working_days, limits)),
        limits.no_news_days,
    )


def taking_part(book: OkraBook, rollout: Rollout | None, records: Sequence[Record]) -> tuple[OkraSet, ...]:
    """The company, the teams of the first wave, and whoever gave a value; all where there is no plan."""
    heard = {value.key_result for record in records for value in record.values}
    waiting = {one.team for one in rollout.placements if one.wave > 1 or one.part is Part.BOARD} if rollout else set()
    return tuple(
        okras
        for okras in book.sets
        if okras.key_results and (okras.owner not in waiting or any(one.id in heard for one in okras.key_results))
    )


def _start(records: Sequence[Record], workshop: Workshop) -> date:
    """The cycle's first day, when nothing was known; the day before the first check-in where that was no later."""
    return min(workshop.cycle.first, records[0].day - timedelta(days=1))


def _story(
    sets: Sequence[OkraSet],
    records: Sequence[Record],
    workshop: Workshop,
    working_days: Sequence[date],
    limits: ProgressSettings,
) -> Story:
    """The start and each check-in, with what was known then."""
    start = _start(records, workshop)
    story = {start: readings(sets, {}, moment(workshop, start, working_days, limits))}
    for number, record in enumerate(records, 1):
        now = moment(workshop, record.day, working_days, limits)
        story[record.day] = readings(sets, values_by_line(records[:number]), now)
    return story


def _teams(
    sets: Sequence[OkraSet],
    lines: Sequence[LineNews],
    told: Sequence[Mapping[str, Reading]],
    day: date,
    first: date,
) -> Iterator[TeamNews]:
    for okras in sets:
        own = [line for line in lines if line.owner == okras.owner]
        seen = [line.now.seen for line in own if line.now.seen is not None]
        latest = max(seen, default=first)
        silent = None if any(line.move is not Move.SILENT for line in own) else (day - latest).days
        yield TeamNews(
            okras.owner,
            okras.name,
            summarise([line.now for line in own]),
            summarise([line.before for line in own]),
            sum(line.move is Move.CLOSER for line in own),
            silent,
        )


def _broken(stood: Standing, language: str) -> Iterator[Broken]:
    """Health measures out of their band by the latest news, by its number or by what people say; waiting teams' too."""
    told = read_health(stood.book, stood.health, language)
    for okras in stood.book.sets:
        for one in okras.health_measures:
            reading = told[one.id]
            if reading.state is HealthState.BROKEN:
                yield Broken(okras.owner, okras.name, one.measure, reading.value, one.unit, one.band, reading.day)


def _trend(
    story: Story, workshop: Workshop, working_days: Sequence[date], limits: ProgressSettings
) -> Iterator[TrendPoint]:
    for day, told in story.items():
        confidence = [one.confidence for one in told.values() if one.confidence is not None]
        yield TrendPoint(
            day,
            moment(workshop, day, working_days, limits).expected,
            summarise(list(told.values())).progress,
            fmean(confidence) if confidence else None,
        )
