"""The slides of an agenda: sessions with clock times, each block's instruction, questions with and without a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from okra_coach.compose.block_words import grouping_told, instead_told
from okra_coach.compose.deck_day import DayBlock, day_of, outcome_of, title_told
from okra_coach.compose.deck_questions import MOST_QUESTIONS, people_told, question_block
from okra_coach.documents.deck import Block as Shown
from okra_coach.documents.deck import Table
from okra_coach.documents.deck_drawings import Instruction
from okra_coach.model.agenda import LUNCH, AgendaSession, Timed
from okra_coach.model.engagement import Material
from okra_coach.words import Words

AGENDA = "agenda"
"""What a session's slides of the agenda are called, with its number and theirs: `agenda 1.2`."""
_MOST_ROWS = 11
"""A longer agenda is parted at lunch; a default of ours."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A slide of the agenda: the block that shows it, when its last item ends, when its closing lunch begins."""

    name: str
    end: str
    lunch: str = ""


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session as a source speaks of it."""

    number: int
    session: AgendaSession
    parts: tuple[DayPart, ...]


def sessions_of(material: Material, words: Words) -> tuple[DaySession, ...]:
    """The sessions, each with the slides that its agenda takes."""
    return tuple(
        DaySession(session.number, session, tuple(_parts(session, words))) for session in material.agenda.sessions
    )


def _parts(session: AgendaSession, words: Words) -> Iterator[DayPart]:
    for number, piece in enumerate(_pieces(session), 1):
        last = piece[-1]
        lunch = words.time(last.start) if last.item.block == LUNCH else ""
        yield DayPart(_name(session, number), words.time(last.end), lunch)


def _name(session: AgendaSession, part: int) -> str:
    return f"{AGENDA} {session.number}.{part}"


def _pieces(session: AgendaSession) -> tuple[tuple[Timed, ...], ...]:
    """The items in one piece, or where they are many up to lunch and after it."""
    timed = session.timed
    lunch = [number for number, one in enumerate(timed) if one.item.block == LUNCH]
    if len(timed) <= _MOST_ROWS or not lunch:
        return (timed,) if timed else ()
    bounds = (0, lunch[0] + 1, len(timed))
    return tuple(timed[a:b] for a, b in pairwise(bounds) if a < b)


def day_blocks(material: Material, words: Words) -> Iterator[tuple[str, Shown]]:
    """The agenda as a whole and slide by slide, each block's instruction, and what has no time."""
    every = [timed for session in material.agenda.sessions for timed in session.timed]
    if every:
        yield AGENDA, _table(every, material, words)
    for session in material.agenda.sessions:
        for number, piece in enumerate(_pieces(session), 1):
            yield _name(session, number), _table(piece, material, words)
    for one in day_of(material, words):
        yield f"block {one.id}", _instruction(one, words)
        if one.questions:
            yield f"questions {one.id}", question_block(one.questions, words)
    if material.agenda.left_over:
        yield "left over", _left_over(material, words)


def _table(every: Sequence[Timed], material: Material, words: Words) -> Table:
    """What participants read of the day: when, what, what comes of it, and how many open questions it settles."""
    asked = any(timed.item.questions for timed in every)
    rows = tuple(_row(timed, material, words)[: 4 if asked else 3] for timed in every)
    header = (words("Time"), words("What"), words("What comes of it"), words("Open questions"))[: 4 if asked else 3]
    alt = words("Table: agenda with clock times.")
    return Table(header, rows, alt, (1.6, 4.4, 4.7, 1.8)[: len(header)], frozenset({3}), frozenset({1}))


def _row(timed: Timed, material: Material, words: Words) -> tuple[str, ...]:
    span = f"{words.time(timed.start)}–{words.time(timed.end)}"
    title = title_told(timed.item, material)
    asked = len(timed.item.questions)
    return span, title, outcome_of(timed.item, material, words), words.number(asked) if asked else ""


def _left_over(material: Material, words: Words) -> Table:
    """The weightiest questions without a block, and what becomes of them."""
    asked = {question.id: question for question in material.okras.questions}
    rows = tuple(
        (asked[left.question].text, instead_told(left.instead, words), people_told(left.who, words))
        for left in material.agenda.left_over
        if left.question in asked
    )
    header = (words("Question"), words("Instead"), words("With"))
    alt = words("Table: questions without a block.")
    return Table(header, rows[:MOST_QUESTIONS], alt, (6.2, 2.6, 2.2), strong=frozenset())


def _instruction(one: DayBlock, words: Words) -> Instruction:
    """What the room does, or where it listens the question put to it; how it sits together and what comes of it."""
    block = one.block
    together = "" if one.rests else grouping_told(block, words)
    facts = ((words("How we work"), together), (words("What comes of it"), one.outcome))
    return Instruction(
        one.title if one.title != one.message else "",
        f"{one.start}–{one.end}",
        one.minutes,
        () if one.listens else block.steps,
        tuple(fact for fact in facts if fact[1]),
        question=(block.ask or block.say) if one.listens else "",
    )
