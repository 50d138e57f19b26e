"""The slides of a check-in: what moved, what did not, what is to be decided; as many as there is something to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from okra_coach.compose.check_in_blocks import check_in_blocks
from okra_coach.compose.check_in_room import Room, room_of
from okra_coach.compose.check_in_views import (
    by_need,
    expected_told,
    headline,
    next_told,
    share,
    weeks_in,
    worth_a_look,
)
from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.meeting_minutes import share_out
from okra_coach.compose.templating import render_lines
from okra_coach.documents.deck import Deck, Slide
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.gate_status import State
from okra_coach.model.meeting import Meeting
from okra_coach.model.okra import COMPANY
from okra_coach.model.progress import Status, summarise
from okra_coach.model.week import LineNews, Move, TeamNews
from okra_coach.words import Words

SOURCE = "decks/check-in.md"
_MOST_SLIDES, _MOST_TEAMS, _TREND_BESIDE = 9, 3, 3
"""The trend stands below so many bars at most; with more of them it takes a slide of its own."""
_FURTHER = re.compile(r" \((?!1/)\d+/\d+\)$")
"""The end of the title of a slide that another one goes on on."""
_ALWAYS = ("opening", "progress", "actions", "next")
_WEIGHTS = {
    "opening": 1.0,
    "progress": 4.0,
    "trend": 2.0,
    "team": 5.0,
    "actions": 4.0,
    "decisions": 8.0,
    "talk": 3.0,
    "gate": 2.0,
    "next": 2.0,
}


@dataclass(frozen=True)
class TeamSlide:
    """A team with something to say: its lines in that order, and how many of them moved."""

    key: str
    owner: str
    name: str
    lines: tuple[LineNews, ...]
    moved: int
    of: int
    more: int
    off_track: int
    doubted: int
    silent_weeks: int


def compose_check_in_deck(meeting: Meeting, words: Words, own: Path | None = None, stage: Stage | None = None) -> Deck:
    """The slides from `templates/decks/check-in.md`, or from the engagement's own."""
    workshop, day, room = meeting.workshop, meeting.week.day, room_of(stage or Stage())
    told = _team_slides(meeting, room)
    blocks = check_in_blocks(meeting, {one.owner: one.lines for one in told}, room, words)
    slides = _chosen(meeting, told, room, blocks)
    context = {
        **_figures(meeting, room),
        **_sentences(meeting, words),
        "client": workshop.client,
        "week": meeting.week,
        "teams": tuple(one for one in told if one.key in slides),
        "minutes": share_out(workshop.cycle.check_in.minutes, {one: _WEIGHTS[one.split(" ")[0]] for one in slides}),
        "trend_beside": "trend" in blocks and _trend_beside(meeting, room),
        "shown": frozenset(slides),
        "has": frozenset(blocks),
    }
    text, lines = render_lines(SOURCE, words, context, own)
    made = read_slides(text, f"templates/{SOURCE}", blocks, lines, words)
    title = words("{client}: check-in of {day}", client=workshop.client, day=words.date(day))
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    painted = tuple(_timed_once(fitted(made, stage)))
    return Deck(title, workshop.consultant, words.language, footer, day.isoformat(), painted)


def _figures(meeting: Meeting, room: Room) -> dict[str, object]:
    week, gate = meeting.week, meeting.gate
    return {
        "number": weeks_in(week, meeting),
        "weeks": int(meeting.workshop.cycle.weeks),
        "overdue": len(week.overdue),
        "overdue_more": max(len(week.overdue) - room.overdue, 0),
        "to_decide": len(week.to_decide),
        "to_decide_more": max(len(week.to_decide) - room.decisions, 0),
        "gate": gate,
        "met": gate.count(State.MET) if gate else 0,
        "missed": gate.count(State.MISSED) if gate else 0,
        "unknown": gate.count(State.UNKNOWN) if gate else 0,
    }


def _sentences(meeting: Meeting, words: Words) -> dict[str, object]:
    return {
        "headline": headline(meeting.week, words),
        "whole": _whole(meeting, words),
        "expected": expected_told(meeting.week, words),
        "next": next_told(meeting, words),
    }


def _chosen(meeting: Meeting, told: tuple[TeamSlide, ...], room: Room, blocks: Mapping[str, object]) -> tuple[str, ...]:
    """The slides by name: those always there, then the weightiest as long as there is room."""
    wanted = list(_ALWAYS)
    by_weight = (
        "decisions" if {"decisions", "followed"} & set(blocks) else "",
        told[0].key if told else "",
        "talk" if "talk" in blocks else "",
        told[1].key if len(told) > 1 else "",
        "gate" if meeting.gate and meeting.gate.conditions else "",
        told[2].key if len(told) > 2 else "",
        "trend" if "trend" in blocks and not _trend_beside(meeting, room) else "",
    )
    wanted += [name for name in by_weight if name]
    return tuple(wanted[:_MOST_SLIDES])


def _trend_beside(meeting: Meeting, room: Room) -> bool:
    return len(meeting.week.teams) <= _TREND_BESIDE and room == Room()


def _team_slides(meeting: Meeting, room: Room) -> tuple[TeamSlide, ...]:
    """The teams whose lines need a look most; where all is well there is none."""
    found = [_team_slide(team, meeting, room) for team in meeting.week.teams]
    worth = [one for one in found if any(worth_a_look(line) for line in one.lines)]
    worth.sort(key=lambda one: (one.owner == COMPANY, -one.off_track, -one.silent_weeks, -one.doubted, one.moved))
    return tuple(worth[:_MOST_TEAMS])


def _team_slide(team: TeamNews, meeting: Meeting, room: Room) -> TeamSlide:
    week, owner = meeting.week, team.owner
    lines = tuple(by_need([line for line in week.lines if line.owner == owner]))
    return TeamSlide(
        f"team {owner}",
        owner,
        team.name,
        lines,
        sum(line.move is Move.CLOSER for line in lines),
        len(lines),
        max(len(lines) - room.lines, 0),
        sum(line.off_track for line in lines),
        sum(line.confidence_fell for line in lines),
        (team.silent_days or 0) // 7,
    )


def _whole(meeting: Meeting, words: Words) -> str:
    """How far all key results are together, beside what was expected; too early says so."""
    week = meeting.week
    whole = summarise([line.now for line in week.lines])
    if any(line.now.status is Status.TOO_EARLY for line in week.lines):
        return words("It is too early to tell how far we are: the first values are what counts now")
    if whole.progress is None:
        return words("Nobody can tell yet how far we are: baselines or targets are missing")
    return words(
        "All key results together are at {share} of their way, where {expected} was expected",
        share=share(whole.progress, words),
        expected=share(week.expected, words),
    )


def _timed_once(slides: Sequence[Slide]) -> Iterator[Slide]:
    """A slide that goes on on a further one has its minutes, the last line of its notes, on the first only."""
    for slide in slides:
        further = _FURTHER.search(slide.title)
        yield replace(slide, notes=slide.notes.rpartition("\n")[0]) if further else slide
