"""The blocks that a check-in's slides may show, by name; what there is nothing to say of is not among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okra_coach.compose.check_in_room import Room
from okra_coach.compose.check_in_views import (
    CHOICES,
    STATES,
    aim,
    behind_first,
    beside,
    confidence,
    decided_told,
    followed_told,
    further_told,
    idle_told,
    name_of,
    named,
    points,
    share,
    stands,
    status,
    tried_told,
    value,
    way,
)
from okra_coach.documents.deck import Block, Bullets, Range, Ranges, Table, Text
from okra_coach.documents.deck_drawings import Line
from okra_coach.documents.tracker import status_label
from okra_coach.model.gate_status import GateStatus, State
from okra_coach.model.meeting import Meeting
from okra_coach.model.week import LineNews, TeamNews, Week
from okra_coach.words import Words

Named = tuple[str, Block]
_TREND_FROM = 3
"""Two check-ins make no trend."""


def check_in_blocks(
    meeting: Meeting, lines: Mapping[str, Sequence[LineNews]], room: Room, words: Words
) -> dict[str, Block]:
    """Every block by its name; `lines` are those of the teams that get a slide, `room` is how many rows it holds."""
    week = meeting.week
    return dict(
        [
            *_progress(week, room.teams, words),
            *trend(week, words),
            *((f"team {owner}", _lines(own[: room.lines], words)) for owner, own in lines.items()),
            *_actions(week, room.overdue, words),
            *_decisions(week, room, words),
            *_talk(week, words),
            *_gate(meeting.gate, room.conditions, words),
        ]
    )


def _progress(week: Week, most: int, words: Words) -> Iterator[Named]:
    """A bar a team with a tick where it should be, the furthest behind first."""
    shown, left = behind_first(week, most)
    rows = tuple(_range(team, week, words) for team in shown)
    if rows:
        told = "; ".join(f"{row.name}: {row.told}" for row in rows)
        alt = words("Bars: how far each team is, with a tick at what was expected. {rows}.", rows=told)
        yield "progress", Ranges(rows, "", words("expected by today"), "", alt)
    if left:
        yield "progress left", Text(further_told(left, words), "quiet")


def _range(team: TeamNews, week: Week, words: Words) -> Range:
    if team.now.progress is None or team.now.status is None:
        told = status_label(team.now.status, words) if team.now.status else words("no value yet")
        return Range(team.name, told)
    told = f"{share(team.now.progress, words)}   {status_label(team.now.status, words)}"
    by = points(team.now.progress - (team.before.progress or 0.0), words)
    if team.before.progress is not None and by[:1] != "±":
        told = f"{share(team.now.progress, words)} ({by})   {status_label(team.now.status, words)}"
    return Range(team.name, told, 0.0, round(100 * team.now.progress, 1), round(100 * week.expected, 1))


def trend(week: Week, words: Words) -> Iterator[Named]:
    """Progress at each check-in beside what was expected, from three check-ins on."""
    known = [point for point in week.trend[1:] if point.progress is not None]
    if len(known) < _TREND_FROM:
        return
    labels = tuple(words.date(point.day, "short") for point in known)
    told = "; ".join(f"{words.date(point.day, 'short')}: {share(point.progress, words)}" for point in known)
    alt = words("Line: progress at each check-in beside what was expected. {weeks}.", weeks=told)
    progress = tuple(None if point.progress is None else round(point.progress, 4) for point in known)
    expected = tuple(round(point.expected, 4) for point in known)
    yield "trend", Line(labels, ((words("progress"), progress),), alt, words("expected"), expected)


def _lines(lines: Sequence[LineNews], words: Words) -> Table:
    header = (
        words("Key result"), words("Status"), words("Last time"), words("Now"), words("Target"),
        words("Of its way"), words("Confidence"),
    )  # fmt: skip
    rows = tuple(
        (
            line.key_result.measure,
            status(line.now, words),
            value(line.before.current, line.key_result, words),
            value(line.now.current, line.key_result, words),
            aim(line.key_result, words),
            way(line, words),
            confidence(line, words),
        )
        for line in lines
    )
    alt = words("Table: key results with their values of last time and now.")
    return Table(header, rows, alt, (4.2, 1.9, 1.3, 1.3, 1.3, 1.1, 1.2), frozenset({2, 3, 4, 5, 6}))


def _actions(week: Week, most: int, words: Words) -> Iterator[Named]:
    told = [tried_told(week, words)]
    if week.done:
        told.append(words.plural("{n} was done since last time.", "{n} were done since last time.", week.done))
    if idle_told(week, words):
        yield "idle", Text(idle_told(week, words))
    if any(told):
        yield "tried", Text(" ".join(line for line in told if line), "lead")
    if not week.overdue:
        return
    header = (words("Overdue action"), words("Should move"), words("Owner role"), words("Due"), words("Days late"))
    rows = tuple(
        (
            one.action.text,
            one.action.key_result.measure,
            one.action.owner_role or words("to confirm"),
            words.date(one.action.due, "short") if one.action.due else "",
            f"■ {words.number(one.days)}" if one.blocks else words.number(one.days),
        )
        for one in week.overdue[:most]
    )
    alt = words("Table: overdue actions with their owner roles.")
    yield "overdue", Table(header, rows, alt, (4.4, 3.0, 2.0, 1.0, 1.0), frozenset({4}))


def _decisions(week: Week, room: Room, words: Words) -> Iterator[Named]:
    if week.to_decide:
        header = (words("Off track"), words("How it stands"), words("Keep, help, change or drop? Who, by when?"))
        rows = tuple(
            (f"{line.key_result.measure}\n{name_of(line.owner, week)}", _stands(line, words), "")
            for line in week.to_decide[: room.decisions]
        )
        alt = words("Table: key results that need a decision, with room to write it down.")
        yield "decisions", Table(header, rows, alt, (3.8, 3.0, 3.6), spacious=True)
    followed = [
        (named(one.line, week), decided_told(one.decision.choice, one.day, words), followed_told(one, words))
        for one in week.followed
    ]
    names = {line.key_result.id: named(line, week) for line in week.lines}
    now = words("today")
    today = [
        (
            names[one.key_result],
            f"{now}: {words(CHOICES[one.choice])}",
            words("decided by: {role}", role=one.by) if one.by else "",
        )
        for one in week.decided
        if one.key_result in names
    ]
    if followed or today:
        header = (words("Decided before"), words("Decision"), words("What became of it"))
        rows = tuple((*today, *followed)[: room.followed])
        yield (
            "followed",
            Table(header, rows, words("Table: earlier decisions and what became of them."), (3.8, 3.0, 3.6)),
        )


def _stands(line: LineNews, words: Words) -> str:
    running = words.plural("off track once", "off track {n} check-ins in a row", line.off_track_running)
    return f"{stands(line, words)}\n{running}"


def _talk(week: Week, words: Words) -> Iterator[Named]:
    items = tuple(beside(week, words))
    if items:
        yield "talk", Bullets(items)


def _gate(gate: GateStatus | None, most: int, words: Words) -> Iterator[Named]:
    """What is missed and what is not known yet; what is met is counted in the title."""
    if gate is None:
        return
    order = [one for state in (State.MISSED, State.UNKNOWN) for one in gate.conditions if one.state is state]
    rows = tuple((words(STATES[one.state]), one.condition, one.found) for one in order[:most])
    if rows:
        header = (words("Today"), words("Condition"), words("What we know"))
        yield "gate", Table(header, rows, words("Table: conditions of the gate."), (1.5, 5.0, 3.6))
