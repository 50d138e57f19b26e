"""A check-in in five lines, to paste into a chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.compose.check_in_views import (
    expected_told,
    from_to,
    headline,
    named,
    next_told,
    share,
    tried_told,
    weeks_in,
)
from okra_coach.model.meeting import Meeting
from okra_coach.model.progress import Status, summarise
from okra_coach.model.week import LineNews, Move, Week
from okra_coach.words import Words

_MOST = 2


def check_in_text(meeting: Meeting, words: Words) -> str:
    """Five lines, each of which can be read alone; no markup, as every chat has another one."""
    return "\n".join(" ".join(line.split()) for line in _lines(meeting, words)) + "\n"


def _lines(meeting: Meeting, words: Words) -> Iterator[str]:
    week = meeting.week
    day = words.date(week.day, "short")
    yield words(
        "Check-in of {day}, week {number}: {headline}.",
        day=day,
        number=words.number(weeks_in(week, meeting)),
        headline=headline(week, words),
    )
    yield _progress(week, words)
    yield _moves(week, words)
    yield _actions(week, words)
    yield _next(meeting, words)


def _progress(week: Week, words: Words) -> str:
    if any(line.now.status is Status.TOO_EARLY for line in week.lines):
        return words("Progress: too early to tell.")
    whole = share(summarise([line.now for line in week.lines]).progress, words)
    told = words("Progress: {share} of the way.", share=whole)
    return f"{told} {expected_told(week, words)}"


def _moves(week: Week, words: Words) -> str:
    """The longest step towards a target, and the longest away from one."""
    closer = sorted(week.those(Move.CLOSER), key=lambda line: -(line.by or 0.0))
    away = sorted(week.those(Move.AWAY), key=lambda line: line.by or 0.0)
    told = [
        words("Moved most: {lines}.", lines=_named(closer, words)) if closer else "",
        words("Went back: {lines}.", lines=_named(away, words)) if away else "",
    ]
    return " ".join(line for line in told if line) or words("Nothing moved since last time.")


def _named(lines: Sequence[LineNews], words: Words) -> str:
    """What two lines say in the same words, as the company's and a team's often do, is said once."""
    return "; ".join(list(dict.fromkeys(from_to(line, words) for line in lines))[:_MOST])


def _actions(week: Week, words: Words) -> str:
    tried = tried_told(week, words) or words("No action has begun yet.")
    if not week.overdue:
        return words("Actions: {told} Nothing is overdue.", told=tried)
    roles = dict.fromkeys(one.action.owner_role for one in week.overdue if one.action.owner_role)
    late = words.plural("{n} is overdue", "{n} are overdue", len(week.overdue))
    if roles:
        late = f"{late} ({', '.join(list(roles)[: _MOST + 1])}{'…' if len(roles) > _MOST + 1 else ''})"
    return words("Actions: {told} {late}.", told=tried, late=late)


def _next(meeting: Meeting, words: Words) -> str:
    week = meeting.week
    lines = [named(line, week) for line in week.to_decide[:_MOST]]
    if len(week.to_decide) > _MOST:
        lines.append(words.plural("{n} more", "{n} more", len(week.to_decide) - _MOST))
    decide = words("To decide: {lines}.", lines="; ".join(lines)) if lines else words("Nothing to decide.")
    told = next_told(meeting, words)
    return f"{decide} {told}." if told else decide
