"""What the slides, the page and the text of a check-in say alike: lines, values, changes and moves in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from okra_coach.compose.calendar_words import title
from okra_coach.documents.tracker import status_label
from okra_coach.model.check_in import Choice
from okra_coach.model.gate_status import State
from okra_coach.model.measure import Direction
from okra_coach.model.meeting import Meeting
from okra_coach.model.okra import COMPANY, KeyResult
from okra_coach.model.progress import Reading, Status
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.model.week import Followed, LineNews, Move, TeamNews, Week
from okra_coach.words import Words, mark

CHOICES = {
    Choice.KEEP: mark("keep it as it is"),
    Choice.HELP: mark("help it"),
    Choice.CHANGE: mark("change it"),
    Choice.DROP: mark("drop it"),
}
STATES = {State.MET: mark("met"), State.MISSED: mark("missed"), State.UNKNOWN: mark("not known yet")}
_MOST_NAMED = 2
_MEETINGS = (EventKind.CHECK_IN, EventKind.MID_REVIEW, EventKind.SCORING, EventKind.RETROSPECTIVE)


def name_of(owner: str, week: Week) -> str:
    """A set's name."""
    return next((okras.name for okras in week.sets if okras.owner == owner), owner)


def named(line: LineNews, week: Week) -> str:
    """A key result with whose it is: two teams may measure the same."""
    return f"{line.key_result.measure} ({name_of(line.owner, week)})"


def value(told: float | None, key_result: KeyResult, words: Words) -> str:
    """A value with its unit; a dash where there is none."""
    return "–" if told is None else words.quantity(told, key_result.unit)


def aim(key_result: KeyResult, words: Words) -> str:
    """The target, or the band to keep; a side that is open is told as such."""
    if key_result.direction is not Direction.KEEP:
        return value(key_result.target, key_result, words)
    low, high = key_result.low, key_result.high
    if low is not None and high is not None:
        return words("{low} to {high}", low=words.number(low), high=words.quantity(high, key_result.unit))
    if low is not None:
        return words("at least {value}", value=words.quantity(low, key_result.unit))
    return words("at most {value}", value=words.quantity(high, key_result.unit)) if high is not None else "–"


def share(told: float | None, words: Words) -> str:
    """A share of the way, in whole per cent; a dash where it cannot be told."""
    return "–" if told is None else words.quantity(round(100 * told), "%")


def way(line: LineNews, words: Words) -> str:
    """How far a key result is on its way; of a band, the share of its check-ins that were inside."""
    told = share(line.now.shown, words)
    if line.key_result.direction is Direction.KEEP and line.now.progress is not None:
        return words("{share} inside", share=told)
    return told


def stands(line: LineNews, words: Words) -> str:
    """How a key result stands beside what was expected; a band is kept or left."""
    if line.key_result.direction is Direction.KEEP:
        return words("outside {band}", band=aim(line.key_result, words))
    return words(
        "{share} of its way, {expected} expected",
        share=share(line.now.shown, words),
        expected=share(line.now.expected, words),
    )


def points(by: float | None, words: Words) -> str:
    """How far something went in points of its way, with its sign; "" where that cannot be told."""
    if by is None:
        return ""
    gone = round(100 * by)
    return f"{'+' if gone > 0 else '−' if gone < 0 else '±'}{words.number(abs(gone))}"


def confidence(line: LineNews, words: Words) -> str:
    """The confidence, with the one before where it is another."""
    was, is_now = line.before.confidence, line.now.confidence
    if is_now is None:
        return "–"
    if was is None or was == is_now:
        return words.number(is_now)
    return f"{words.number(was)} → {words.number(is_now)}"


def status(told: Reading, words: Words) -> str:
    """The status with its sign."""
    return status_label(told.status, words)


def from_to(line: LineNews, words: Words) -> str:
    """`Open bookings: 18% → 25%`, or the value alone where it stayed."""
    then, now = line.before.current, line.now.current
    told = value(now, line.key_result, words)
    if then is not None and then != now:
        told = f"{value(then, line.key_result, words)} → {told}"
    return f"{line.key_result.measure}: {told}"


def teams(week: Week) -> tuple[TeamNews, ...]:
    """The teams, without the company where there are any."""
    own = tuple(team for team in week.teams if team.owner != COMPANY)
    return own or week.teams


def behind_first(week: Week, most: int) -> tuple[tuple[TeamNews, ...], int]:
    """The company, then so many teams that the furthest behind come first; and how many are left out."""
    company = [team for team in week.teams if team.owner == COMPANY]
    own = [team for team in week.teams if team.owner != COMPANY]
    own.sort(key=lambda team: -1.0 if team.now.progress is None else team.now.progress)
    shown = (*company, *own)[:most]
    return shown, len(week.teams) - len(shown)


def further_told(left: int, words: Words) -> str:
    """That the teams left out are further along."""
    return words.plural("{n} more team is further along.", "{n} more teams are further along.", left)


def silent(week: Week) -> tuple[TeamNews, ...]:
    """Teams that gave no new value, the longest first."""
    quiet = [team for team in teams(week) if team.silent_days is not None]
    return tuple(sorted(quiet, key=lambda team: -(team.silent_days or 0)))


def headline(week: Week, words: Words) -> str:
    """The message of the check-in: how many key results went their way, and what speaks up most."""
    moved = len(week.those(Move.CLOSER))
    if not moved:
        none = words("No key result moved towards its target")
        return f"{none}; {_beside(week, words)}"
    told = words.plural(
        "{n} of {all} key results moved towards its target",
        "{n} of {all} key results moved towards their target",
        moved,
        all=words.number(len(week.lines)),
    )
    return f"{told}; {_beside(week, words)}"


def _beside(week: Week, words: Words) -> str:
    quiet = silent(week)
    days = quiet[0].silent_days or 0 if quiet else 0
    if days >= week.no_news_days:
        name = quiet[0].name
        return words.plural(
            "{team} has been silent for {n} week", "{team} has been silent for {n} weeks", days // 7, team=name
        )
    if week.to_decide:
        return words.plural("{n} needs a decision", "{n} need a decision", len(week.to_decide))
    if week.doubted:
        return words.plural("confidence fell in {n} of them", "confidence fell in {n} of them", len(week.doubted))
    if quiet:
        return words("no new value from {teams}", teams=words.join([team.name for team in quiet]))
    return words("every team gave a value")


def weeks_in(week: Week, meeting: Meeting) -> int:
    """The number of the week in the cycle, from 1."""
    return max((week.day - meeting.workshop.cycle.first).days // 7 + 1, 1)


def next_meeting(meeting: Meeting) -> CycleEvent | None:
    """What comes after this check-in: the next one, or what stands in its place."""
    later = [one for one in meeting.rollout.events if one.kind in _MEETINGS and one.day > meeting.week.day]
    return min(later, key=lambda one: (one.day, one.start), default=None)


def next_told(meeting: Meeting, words: Words) -> str:
    """What comes next, and when; "" after the last date of the cycle."""
    event = next_meeting(meeting)
    if event is None:
        return ""
    return words(
        "Next: {what}, {day}, {time}",
        what=title(event.kind, event.number, words),
        day=words.date(event.day, "weekday"),
        time=words.time(event.start),
    )


def worth_a_look(line: LineNews) -> bool:
    """Whether a key result has something to say that is not simply well."""
    return (
        line.move in (Move.AWAY, Move.SILENT, Move.UNTOLD)
        or line.confidence_fell
        or line.now.status in (Status.OFF_TRACK, Status.AT_RISK, Status.NO_NEWS)
    )


def by_need(lines: Sequence[LineNews]) -> list[LineNews]:
    """Those that need a look first at the top: off track, going back, doubted, silent, then the rest."""
    return sorted(
        lines,
        key=lambda line: (
            not line.off_track,
            line.move is not Move.AWAY,
            not line.confidence_fell,
            line.move is not Move.SILENT,
            not worth_a_look(line),
        ),
    )


def expected_told(week: Week, words: Words) -> str:
    """What was to be expected by the day, as a sentence."""
    return words("Expected by {day}: {share} of the way.", day=words.date(week.day, "short"),
                 share=share(week.expected, words))  # fmt: skip


def tried_told(week: Week, words: Words) -> str:
    """Actions beside movement, without a word on what caused what; "" where none was begun."""
    tried = week.tried
    if not tried.tried:
        return ""
    if tried.untold == tried.tried:
        return words.plural(
            "{n} action was begun; nothing was measured since.",
            "{n} actions were begun; nothing was measured since.",
            tried.tried,
        )
    return words.plural(
        "{n} action was tried; {moved} saw its key result move along.",
        "{n} actions were tried; {moved} saw their key result move along.",
        tried.tried,
        moved=words.number(tried.moved),
    )


def idle_told(week: Week, words: Words) -> str:
    """The key results for which nothing is under way; "" where none is."""
    if not week.idle:
        return ""
    measures = [named(one, week) for one in week.idle[:_MOST_NAMED]]
    if len(week.idle) > _MOST_NAMED:
        left = len(week.idle) - _MOST_NAMED
        measures.append(words.plural("{n} more", "{n} more", left))
    told = "; ".join(measures)
    return words.plural(
        "{n} key result has no action under way: {measures}.",
        "{n} key results have no action under way: {measures}.",
        len(week.idle),
        measures=told,
    )


def decided_told(choice: Choice, day: date, words: Words) -> str:
    """`1 Feb: help it`."""
    return f"{words.date(day, 'short')}: {words(CHOICES[choice])}"


def followed_told(one: Followed, words: Words) -> str:
    """What became of a decision: the way gone since, actions added since, and how it stands."""
    parts = []
    if one.by is not None:
        parts.append(words("{points} points since then", points=points(one.by, words)))
    if one.actions_since:
        parts.append(words.plural("{n} new action", "{n} new actions", one.actions_since))
    parts.append(status(one.line.now, words))
    return ", ".join(parts)


def beside(week: Week, words: Words) -> Iterator[str]:
    """What is no key result's progress: health measures, baselines that lack, changed and new lines, disputes."""
    for one in week.health:
        told = words("no value") if one.value is None else words.quantity(one.value, one.unit)
        yield words("{measure} is out of its band: {value} ({team})", measure=one.measure, value=told, team=one.name)
    unbased = [one for one in week.lines if one.now.status is Status.NO_BASELINE and one.now.seen is not None]
    if unbased:
        yield words.plural(
            "{n} key result has values and no baseline, so nobody can say how far it is: which value is it?",
            "{n} key results have values and no baseline, so nobody can say how far they are: which values?",
            len(unbased),
        )
    changed = len({one.subject for one in week.edits})
    if changed:
        yield words.plural(
            "{n} line was changed in the tracker: is that agreed?",
            "{n} lines were changed in the tracker: is that agreed?",
            changed,
        )
    if week.proposals:
        yield words.plural(
            "{n} new line was proposed in the tracker: take it over or leave it?",
            "{n} new lines were proposed in the tracker: take them over or leave them?",
            len(week.proposals),
        )
    if week.clashes:
        yield words.plural(
            "Two copies of the tracker say different things about {n} value: which one holds?",
            "Two copies of the tracker say different things about {n} values: which ones hold?",
            len(week.clashes),
        )
