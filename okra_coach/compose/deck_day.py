"""The workshop's day as its deck tells it: sessions with clock times, and each block with what is said and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from okra_coach.compose.block_words import grouping_told, instead_told, outcome_told
from okra_coach.compose.deck_questions import MOST_QUESTIONS, people_told, question_table
from okra_coach.documents.deck import Block as Shown
from okra_coach.documents.deck import Table
from okra_coach.documents.deck_drawings import Instruction
from okra_coach.model.agenda import (
    LUNCH,
    RESERVE,
    AgendaItem,
    AgendaSession,
    Block,
    BlockKind,
    CutRule,
    Timed,
    title_of,
)
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OpenQuestion
from okra_coach.words import Words

AGENDA = "agenda"
"""What a session's slides of the agenda are called, with its number and theirs: `agenda 1.2`."""
_MOST_ROWS = 11
"""A longer agenda is parted at lunch; a default of ours."""


@dataclass(frozen=True, slots=True)
class DayBlock:
    """An item of the agenda as a source speaks of it, every text on one line; `message` is what its slide is titled."""

    item: AgendaItem
    block: Block
    session: int
    title: str
    start: str
    end: str
    minutes: str
    message: str
    outcome: str
    questions: tuple[OpenQuestion, ...] = ()
    next: str = ""

    @property
    def id(self) -> str:
        """The item's own name, by which its slides belong to it."""
        return self.item.id

    @property
    def listens(self) -> bool:
        """Whether the room is told something or asked, rather than set to work: steps are then for who facilitates."""
        return self.block.kind is BlockKind.INFORM or not self.block.steps

    @property
    def bare(self) -> bool:
        """Whether nothing is known of it but its name and its time."""
        return not (self.block.steps or self.block.ask or self.block.say or self.outcome)

    @property
    def together(self) -> bool:
        """Whether its questions are for the whole room, not for each team at its table."""
        return not self.block.in_parallel

    @property
    def lead(self) -> str:
        """Who leads it, "" where nobody said."""
        return _line(self.item.lead)

    @property
    def rests(self) -> bool:
        """Whether it is a break."""
        return self.block.is_rest


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


def day_of(material: Material, words: Words) -> tuple[DayBlock, ...]:
    """Every item that has a slide, in order; the reserve has none, for nobody knows what it is for."""
    return tuple(one for session in material.agenda.sessions for one in _blocks(session, material, words))


def _blocks(session: AgendaSession, material: Material, words: Words) -> Iterator[DayBlock]:
    following = (*(_next(timed, material, words) for timed in session.timed[1:]), "")
    for timed, after in zip(session.timed, following, strict=True):
        if timed.item.block != RESERVE:
            yield _block(timed, session.number, after, material, words)


def _block(timed: Timed, session: int, after: str, material: Material, words: Words) -> DayBlock:
    item = timed.item
    title = _line(title_of(item, material.blocks))
    block = _on_lines(material.blocks.get(item.block) or _unknown(item))
    asked = {one.id: replace(one, text=_line(one.text)) for one in material.okras.questions}
    return DayBlock(
        item,
        block,
        session,
        title,
        words.time(timed.start),
        words.time(timed.end),
        words.plural("{n} minute", "{n} minutes", item.minutes),
        _message(block.goal) or title,
        _line(outcome_told(block, words)),
        tuple(asked[own] for own in item.questions if own in asked),
        after,
    )


def _message(goal: str) -> str:
    """A goal as a title, which ends without a full stop."""
    return goal[:-1] if goal.endswith(".") and not goal.endswith("..") else goal


def _unknown(item: AgendaItem) -> Block:
    """A block of which nobody knows more than its name and its minutes."""
    return Block(item.block, item.block, BlockKind.CONVERGE, item.minutes, item.minutes, CutRule.SHRINK, grouping=())


def _on_lines(block: Block) -> Block:
    """The block as the source of a deck can hold it, which is read line by line."""
    return replace(
        block,
        goal=_line(block.goal),
        method=_line(block.method),
        steps=tuple(_line(step) for step in block.steps if step.strip()),
        say=_line(block.say),
        ask=_line(block.ask),
        if_silence=_line(block.if_silence),
        watch_for=_line(block.watch_for),
        if_late=_line(block.if_late),
        remote=_line(block.remote),
    )


def _next(timed: Timed, material: Material, words: Words) -> str:
    title = _line(title_of(timed.item, material.blocks))
    told = words("{start} {title}, {n} min", start=words.time(timed.start), title=title, n=timed.item.minutes)
    return words("{block} (no slide)", block=told) if timed.item.block == RESERVE else told


def _line(text: str) -> str:
    """A text of hers on one line, as the deck's source reads lines."""
    return " ".join(text.split())


def told_when(names: Sequence[str], material: Material, words: Words) -> str:
    """When the first of these blocks that is in the agenda takes place; "" where none is."""
    for name in names:
        for session in material.agenda.sessions:
            for timed in session.timed:
                if timed.item.block == name:
                    return _when(timed, session, material, words)
    return ""


def _when(timed: Timed, session: AgendaSession, material: Material, words: Words) -> str:
    title = _line(title_of(timed.item, material.blocks))
    start, end = words.time(timed.start), words.time(timed.end)
    if len(material.agenda.sessions) == 1:
        return words("When: {start} to {end} ({title}).", title=title, start=start, end=end)
    day = words.date(session.day, "short")
    return words("When: {day}, {start} to {end} ({title}).", title=title, day=day, start=start, end=end)


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
            yield f"questions {one.id}", question_table(one.questions, words)
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
    block = material.blocks.get(timed.item.block)
    span = f"{words.time(timed.start)}–{words.time(timed.end)}"
    title = _line(title_of(timed.item, material.blocks))
    asked = len(timed.item.questions)
    return span, title, _line(outcome_told(block, words)) if block else "", words.number(asked) if asked else ""


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
