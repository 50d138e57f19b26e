"""The agenda as it is worked with in the room: every block with its clock times, people, groups and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from okra_coach.compose.block_words import grouping_told
from okra_coach.model.agenda import (
    RESERVE,
    AgendaItem,
    AgendaSession,
    Block,
    BlockKind,
    CutRule,
    Per,
    Supply,
    title_of,
)
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OpenQuestion
from okra_coach.words import Words, mark

_SUPPLIES = {
    Per.SESSION: mark("{item} ({n})"),
    Per.GROUP: mark("{item} ({n} per group)"),
    Per.PERSON: mark("{item} ({n} per person)"),
}


@dataclass(frozen=True)
class RoomBlock:
    """A block in its place; `number` counts from 1 in its session, breaks included, and `block` says what it is."""

    number: int
    item: AgendaItem
    block: Block
    start: time
    end: time
    title: str
    groups: str
    materials: tuple[str, ...]
    questions: tuple[OpenQuestion, ...]

    @property
    def is_rest(self) -> bool:
        """A break, lunch, or the time that is kept free."""
        return self.block.is_rest or self.is_reserve

    @property
    def is_reserve(self) -> bool:
        """The time that is kept free for whatever takes longer."""
        return self.item.block == RESERVE


def room_blocks(session: AgendaSession, material: Material, words: Words) -> tuple[RoomBlock, ...]:
    """The session's blocks in order."""
    return tuple(_room_blocks(session, material, words))


def _room_blocks(session: AgendaSession, material: Material, words: Words) -> Iterator[RoomBlock]:
    asked = {one.id: one for one in material.okras.questions}
    for number, timed in enumerate(session.timed, 1):
        item = timed.item
        block = material.blocks.get(item.block) or _unknown(item)
        yield RoomBlock(
            number,
            item,
            block,
            timed.start,
            timed.end,
            title_of(item, material.blocks),
            "" if block.kind is BlockKind.BREAK else grouping_told(block, words),
            tuple(supply_told(one, words) for one in block.materials),
            tuple(asked[own] for own in item.questions if own in asked),
        )


def _unknown(item: AgendaItem) -> Block:
    """A block that is in the agenda alone: nothing is known of it but its name and minutes."""
    return Block(item.block, item.title or item.block, BlockKind.INFORM, item.minutes, item.minutes, CutRule.NEVER)


def supply_told(supply: Supply, words: Words) -> str:
    """What to have at hand, and how many."""
    return words(_SUPPLIES[supply.per], item=supply.item, n=words.number(supply.quantity))


def if_late(block: Block, words: Words) -> str:
    """What may happen to a block when time runs short, in two or three words."""
    if block.cut is CutRule.DROP:
        return words("may go")
    if block.cut is CutRule.SHRINK and block.least < block.minutes:
        return words("at least {n}", n=words.number(block.least)) if block.least else words("may go")
    return words("stays")


def session_named(session: AgendaSession, material: Material, words: Words) -> str:
    """The session's day, with its number where there are several."""
    day = words.date(session.day, "weekday")
    if len(material.agenda.sessions) < 2:
        return day
    return words("Session {number} · {day}", number=words.number(session.number), day=day)


def time_and_place(session: AgendaSession, material: Material, words: Words) -> str:
    """From when to when and where; where somebody sits at a screen, in which time zone."""
    workshop = material.workshop
    start, end = words.time(session.start), words.time(session.end)
    hours = words("{start}–{end}", start=start, end=end)
    if workshop.agenda.is_remote:
        hours = words("{start}–{end} (time zone: {zone})", start=start, end=end, zone=workshop.timezone)
    return " · ".join(filter(None, (hours, workshop.location)))
