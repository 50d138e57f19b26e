"""The slides of a retrospective: scores, what moved beside what, questions, what is carried on, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose.check_in_blocks import trend
from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.meeting_minutes import share_out
from okra_coach.compose.retrospective_views import (
    MOST_QUESTIONS,
    about,
    aimed,
    asked,
    by_learning,
    followed_rows,
    headline,
    kind,
    line_named,
    movement,
    number,
    proposed,
    score_told,
    tried_headline,
    went,
    why_told,
)
from okra_coach.compose.templating import render_lines
from okra_coach.documents.deck import Block, Deck, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.closing import Way
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.scores import TeamScore
from okra_coach.words import Words

SOURCE = "decks/retrospective.md"
_MOST_TEAMS, _MOST_ACTIONS, _MOST_WAYS, _MOST_MEASURES, _MOST_CYCLES = 6, 7, 14, 10, 4
_FIRST_QUESTIONS = 4
"""So many on the first of two slides of questions."""
_FIRST_WAYS = (Way.CHANGE, Way.DROP, Way.CARRY)
_WEIGHTS = {"opening": 1.0, "scores": 3.0, "trend": 2.0, "team": 2.0, "actions": 5.0, "questions": 10.0,
            "more questions": 8.0, "cycles": 3.0, "ways": 8.0, "next": 2.0}  # fmt: skip
Named = tuple[str, Block]


def compose_retrospective_deck(
    retro: Retrospective, words: Words, own: Path | None = None, stage: Stage | None = None
) -> Deck:
    """The slides from `templates/decks/retrospective.md`, or from the engagement's own."""
    workshop = retro.workshop
    blocks = retrospective_blocks(retro, words)
    told = [team for team in retro.scores if f"team {team.owner}" in blocks]
    shown = ("opening", *(name for name in blocks), "next")
    context = {
        "client": workshop.client,
        "cycle": workshop.cycle,
        "next_cycle": retro.next_cycle,
        "green": words.number(workshop.tracking.score_green / 100),
        "headline": headline(retro, words),
        "teams": tuple(told),
        "others": len(retro.scores) - len(told),
        "team_scores": {team.owner: number(team.value, words) for team in told},
        "tried": tried_headline(retro.actions, words),
        "actions_more": max(len(by_learning(retro.actions)) - _MOST_ACTIONS, 0),
        "questions_more": max(len(retro.questions) - MOST_QUESTIONS, 0),
        "count": {way.value: sum(one.settled is way for one in retro.proposals) for way in Way},
        "ways_more": max(len(retro.proposals) - _MOST_WAYS, 0),
        "cycles": len(retro.past) + 1,
        "has": frozenset(blocks),
        "minutes": share_out(retro.minutes, {name: _WEIGHTS[_kind(name)] for name in shown}),
    }
    text, lines = render_lines(SOURCE, words, context, own)
    slides = read_slides(text, f"templates/{SOURCE}", blocks, lines, words)
    title = words("{client}: retrospective of {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    return Deck(title, workshop.consultant, words.language, footer, retro.day.isoformat(), fitted(slides, stage))


def _kind(name: str) -> str:
    return "team" if name.startswith("team ") else name


def retrospective_blocks(retro: Retrospective, words: Words) -> dict[str, Block]:
    """Every block by its name, in the order of the slides; what there is nothing to say of is not among them."""
    return dict(
        [
            *_scores(retro, words),
            *trend(retro.week, words),
            *_teams(retro, words),
            *_actions(retro, words),
            *_questions(retro, words),
            *_cycles(retro, words),
            *_ways(retro, words),
        ]
    )


def _scores(retro: Retrospective, words: Words) -> Iterator[Named]:
    header = (words("Team"), words("Score"), words("Reached"), words("Weakest key result"))
    rows = tuple(_score_row(team, words) for team in retro.scores)
    if rows:
        alt = words("Table: the score of each team with its weakest key result.")
        yield "scores", Table(header, rows, alt, (3.2, 1.0, 1.3, 5.6), frozenset({1}))


def _score_row(team: TeamScore, words: Words) -> tuple[str, ...]:
    lines = list(team.lines)
    reached = words("{moved} of {all}", moved=words.number(sum(line.reached for line in lines)),
                    all=words.number(len(lines)))  # fmt: skip
    low = team.weakest
    weakest = "–" if low is None else f"{low.key_result.measure}: {score_told(low, words)}"
    return team.name, number(team.value, words), reached, weakest


def _teams(retro: Retrospective, words: Words) -> Iterator[Named]:
    """The lines of the first so many teams; where there are more, the page has them all."""
    stories = {story.key_result.id: story for story in retro.stories}
    header = (words("Key result"), words("From, to"), words("Target"), words("Kind"), words("Score"))
    alt = words("Table: key results from their baseline to their last value, with the score.")
    for team in retro.scores[:_MOST_TEAMS]:
        rows = tuple(
            (
                line.key_result.measure,
                went(stories[line.key_result.id], words),
                aimed(stories[line.key_result.id], words),
                kind(line.key_result, words),
                score_told(line, words),
            )
            for line in team.lines
        )
        if rows:
            yield f"team {team.owner}", Table(header, rows, alt, (4.2, 2.2, 1.9, 1.5, 2.0), frozenset({1, 2}))


def _actions(retro: Retrospective, words: Words) -> Iterator[Named]:
    header = (words("Action"), words("Key result"), words("Since it began"), words("Learned"))
    rows = tuple(
        (one.action.text, one.action.key_result.measure, movement(one, words), one.learned or "")
        for one in by_learning(retro.actions)[:_MOST_ACTIONS]
    )
    if rows:
        alt = words("Table: actions, how their key result moved since they began, and what was learned.")
        yield "actions", Table(header, rows, alt, (3.8, 3.0, 1.6, 3.4))


def _questions(retro: Retrospective, words: Words) -> Iterator[Named]:
    """The first seven, on two slides."""
    header = (words("Question"), words("About"))
    rows = tuple((asked(one, words), about(one, words)) for one in retro.questions[:MOST_QUESTIONS])
    alt = words("Table: questions, each with the key results that it is about.")
    parts = {"questions": rows[:_FIRST_QUESTIONS], "more questions": rows[_FIRST_QUESTIONS:]}
    for name, part in parts.items():
        if part:
            yield name, Table(header, part, alt, (5.6, 4.4))


def _cycles(retro: Retrospective, words: Words) -> Iterator[Named]:
    names = [cycle.name for cycle in retro.past[-(_MOST_CYCLES - 1) :]] + [retro.workshop.cycle.name]
    rows = followed_rows(retro.histories[:_MOST_MEASURES], names, words)
    if rows:
        alt = words("Table: measures across cycles, with last value and score.")
        yield "cycles", Table((words("Measure"), *names), tuple(rows), alt, (3.6, *(2.2 for _ in names)))


def _ways(retro: Retrospective, words: Words) -> Iterator[Named]:
    ordered = sorted(retro.proposals, key=lambda one: _FIRST_WAYS.index(one.settled))
    header = (words("Key result"), words("Proposal"), words("Why"), words("We decide"))
    rows = tuple(
        (line_named(one, retro), proposed(one, words), why_told(one, words), "") for one in ordered[:_MOST_WAYS]
    )
    if rows:
        alt = words("Table: what might become of each key result, with room to decide.")
        yield "ways", Table(header, rows, alt, (3.6, 1.3, 4.4, 1.8), strong=frozenset({0, 1}))
