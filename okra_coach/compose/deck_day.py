"""The workshop's day as its deck tells it: every block in order, with its clock times and what is said and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okra_coach.compose.block_words import outcome_told
from okra_coach.model.agenda import (
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
    title = title_told(item, material)
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
        outcome_of(item, material, words),
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
    title = title_told(timed.item, material)
    told = words("{start} {title}, {n} min", start=words.time(timed.start), title=title, n=timed.item.minutes)
    return words("{block} (no slide)", block=told) if timed.item.block == RESERVE else told


def title_told(item: AgendaItem, material: Material) -> str:
    """Its own title or its block's; one of spaces is none."""
    told = (_line(one) for one in (item.title, title_of(replace(item, title=""), material.blocks)))
    return next((one for one in told if one), item.block)


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
    title = title_told(timed.item, material)
    start, end = words.time(timed.start), words.time(timed.end)
    if len(material.agenda.sessions) == 1:
        return words("When: {start} to {end} ({title}).", title=title, start=start, end=end)
    day = words.date(session.day, "short")
    return words("When: {day}, {start} to {end} ({title}).", title=title, day=day, start=start, end=end)


def outcome_of(item: AgendaItem, material: Material, words: Words) -> str:
    """What comes of it; "" where nobody says so."""
    block = material.blocks.get(item.block)
    return _line(outcome_told(block, words)) if block else ""
