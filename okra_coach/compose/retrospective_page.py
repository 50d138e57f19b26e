"""A retrospective as a page: all lines, all questions and all proposals, to prepare from and to keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose.markdown_text import plain
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
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.closing import Question, Way
from okra_coach.model.retrospective import Retrospective
from okra_coach.words import Words

SOURCE = "pages/retrospective.md"
Row = tuple[str, ...]


def compose_retrospective_page(retro: Retrospective, words: Words, own: Path | None = None) -> Page:
    """The page from `templates/pages/retrospective.md`, or from the engagement's own."""
    workshop = retro.workshop
    cycles = [cycle.name for cycle in retro.past] + [workshop.cycle.name]
    context = {
        "client": plain(workshop.client),
        "cycle": workshop.cycle,
        "next_cycle": retro.next_cycle,
        "green": words.number(workshop.tracking.score_green / 100),
        "headline": plain(headline(retro, words)),
        "day": words.date(retro.day),
        "teams": tuple(_teams(retro, words)),
        "lines": tuple(_lines(retro, words)),
        "tried": plain(tried_headline(retro.actions, words)),
        "actions": tuple(_actions(retro, words)),
        "untold": sum(one.owes_learning for one in retro.actions),
        "questions": tuple(_question(one, words) for one in retro.questions[:MOST_QUESTIONS]),
        "more_questions": tuple(_question(one, words) for one in retro.questions[MOST_QUESTIONS:]),
        "cycles": tuple(map(plain, cycles)),
        "measures": tuple(tuple(map(plain, row)) for row in followed_rows(retro.histories, cycles, words)),
        "alike": any(step.alike for one in retro.histories for step in one.steps),
        "ways": tuple(_ways(retro, words)),
        "open_actions": tuple(plain(one.action.text) for one in retro.actions if one.goes_on),
    }
    title = words("{client}: retrospective of {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    return Page(title, words.language, render_source(SOURCE, words, context, own), footer)


def _teams(retro: Retrospective, words: Words) -> Iterator[Row]:
    for team in retro.scores:
        low = team.weakest
        weakest = "–" if low is None else f"{low.key_result.measure}: {score_told(low, words)}"
        yield plain(team.name), number(team.value, words), plain(weakest)
        for one in team.objectives:
            yield plain(f"– {one.objective.text}"), number(one.value, words), ""


def _lines(retro: Retrospective, words: Words) -> Iterator[Row]:
    stories = {story.key_result.id: story for story in retro.stories}
    for team in retro.scores:
        for line in team.lines:
            story = stories[line.key_result.id]
            yield (
                plain(line.key_result.measure),
                plain(team.name),
                plain(went(story, words)),
                plain(aimed(story, words)),
                kind(line.key_result, words),
                plain(score_told(line, words)),
            )


def _actions(retro: Retrospective, words: Words) -> Iterator[Row]:
    for one in by_learning(retro.actions):
        yield (
            plain(one.action.text),
            plain(one.action.key_result.measure),
            movement(one, words),
            plain(one.learned or "–"),
        )


def _question(one: Question, words: Words) -> Row:
    return plain(asked(one, words)), plain(about(one, words))


def _ways(retro: Retrospective, words: Words) -> Iterator[Row]:
    order = (Way.CHANGE, Way.DROP, Way.CARRY)
    for one in sorted(retro.proposals, key=lambda proposal: order.index(proposal.settled)):
        yield plain(line_named(one, retro)), proposed(one, words), plain(why_told(one, words))
