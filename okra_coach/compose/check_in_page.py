"""A check-in as a page to print: one or two sheets of A4, to hand out or to hang up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose.check_in_views import (
    STATES,
    aim,
    behind_first,
    beside,
    by_need,
    confidence,
    decided_told,
    expected_told,
    followed_told,
    further_told,
    headline,
    idle_told,
    name_of,
    named,
    next_told,
    points,
    share,
    status,
    tried_told,
    value,
    way,
    weeks_in,
    worth_a_look,
)
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.documents.tracker import status_label
from okra_coach.model.gate_status import State
from okra_coach.model.meeting import Meeting
from okra_coach.model.week import TeamNews
from okra_coach.words import Words

SOURCE = "pages/check-in.md"
_MOST_TEAMS, _MOST_LINES, _MOST_OVERDUE, _MOST_DECISIONS = 12, 10, 6, 5
Row = tuple[str, ...]


def compose_check_in_page(meeting: Meeting, words: Words, own: Path | None = None) -> Page:
    """The page from `templates/pages/check-in.md`, or from the engagement's own."""
    workshop, week = meeting.workshop, meeting.week
    left = behind_first(week, _MOST_TEAMS)[1]
    worth = [line for line in by_need(week.lines) if worth_a_look(line)]
    context = {
        "client": plain(workshop.client),
        "headline": plain(headline(week, words)),
        "day": words.date(week.day, "weekday"),
        "number": words.number(weeks_in(week, meeting)),
        "weeks": words.number(workshop.cycle.weeks),
        "expected": expected_told(week, words),
        "teams": tuple(_teams(meeting, words)),
        "teams_more": further_told(left, words) if left else "",
        "decisions": tuple(_decisions(meeting, words)),
        "decisions_more": max(len(week.to_decide) - _MOST_DECISIONS, 0),
        "followed": tuple(_followed(meeting, words)),
        "lines": tuple(_lines(meeting, words)),
        "lines_well": len(week.lines) - len(worth),
        "lines_more": max(len(worth) - _MOST_LINES, 0),
        "tried": tried_told(week, words),
        "idle": plain(idle_told(week, words)),
        "overdue": tuple(_overdue(meeting, words)),
        "overdue_more": max(len(week.overdue) - _MOST_OVERDUE, 0),
        "beside": tuple(map(plain, beside(week, words))),
        "gate": meeting.gate,
        "gate_counts": _gate_counts(meeting, words),
        "missed": tuple(_missed(meeting)),
        "next": next_told(meeting, words),
    }
    title = words("{client}: check-in of {day}", client=workshop.client, day=words.date(week.day))
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    return Page(title, words.language, render_source(SOURCE, words, context, own), footer)


def _teams(meeting: Meeting, words: Words) -> Iterator[dict[str, object]]:
    for team in behind_first(meeting.week, _MOST_TEAMS)[0]:
        known = team.now.progress is not None
        by = points((team.now.progress or 0.0) - (team.before.progress or 0.0), words) if known else ""
        yield {
            "name": plain(team.name),
            "width": round(100 * (team.now.progress or 0.0), 1),
            "share": share(team.now.progress, words),
            "by": by,
            "moved": _moved(team, words),
            "status": status_label(team.now.status, words) if team.now.status else "–",
        }


def _moved(team: TeamNews, words: Words) -> str:
    if team.silent_days is not None:
        return words("no new value")
    return words("{moved} of {all}", moved=words.number(team.moved), all=words.number(team.now.count))


def _lines(meeting: Meeting, words: Words) -> Iterator[Row]:
    week = meeting.week
    for line in [one for one in by_need(week.lines) if worth_a_look(one)][:_MOST_LINES]:
        yield (
            plain(line.key_result.measure),
            plain(name_of(line.owner, week)),
            status(line.now, words),
            plain(value(line.before.current, line.key_result, words)),
            plain(value(line.now.current, line.key_result, words)),
            plain(aim(line.key_result, words)),
            way(line, words),
            confidence(line, words),
        )


def _decisions(meeting: Meeting, words: Words) -> Iterator[Row]:
    week = meeting.week
    for line in week.to_decide[:_MOST_DECISIONS]:
        running = words.plural("off track once", "off track {n} check-ins in a row", line.off_track_running)
        yield plain(line.key_result.measure), plain(name_of(line.owner, week)), running


def _followed(meeting: Meeting, words: Words) -> Iterator[Row]:
    for one in meeting.week.followed:
        told = decided_told(one.decision.choice, one.day, words)
        yield plain(named(one.line, meeting.week)), told, followed_told(one, words)


def _overdue(meeting: Meeting, words: Words) -> Iterator[Row]:
    for one in meeting.week.overdue[:_MOST_OVERDUE]:
        days = words.plural("{n} day late", "{n} days late", one.days)
        yield (
            plain(one.action.text),
            plain(one.action.owner_role or words("to confirm")),
            f"■ {days}" if one.blocks else days,
        )


def _gate_counts(meeting: Meeting, words: Words) -> str:
    if meeting.gate is None:
        return ""
    counts = ((state, meeting.gate.count(state)) for state in State)
    return ", ".join(f"{words.number(count)} {words(STATES[state])}" for state, count in counts if count)


def _missed(meeting: Meeting) -> Iterator[str]:
    if meeting.gate is not None:
        for one in meeting.gate.conditions:
            if one.state is State.MISSED:
                yield plain(f"{one.condition} {one.found}")
