"""What becomes of the rest of a session that runs late or early, by the cut rules of its blocks.

Whole blocks are dropped rather than all of them squeezed (workshopr.io); which ones, and in what order, is ours and
stands in help/agenda.md in plain words. templates/pages/live-late.js does the same in a browser; a test of the live
page holds both to the same cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from okra_coach.model.agenda import (
    BREAK,
    ON_HAND,
    RESERVE,
    Agenda,
    AgendaItem,
    AgendaSession,
    Block,
    BlockKind,
    Blocks,
    CutRule,
    after,
    minutes_between,
)
from okra_coach.model.okra import OpenQuestion
from okra_coach.plan.agenda_wishes import SPINE

_OWN = 50
"""What a block of hers counts, half of the weightiest of ours."""
SMALL = 10
"""So many minutes may be taken from one block before a whole one is dropped."""


@dataclass(frozen=True, slots=True)
class Retimed:
    """A block with its new times; `before` is what it had, 0 for time that was found."""

    item: AgendaItem
    start: time
    end: time
    before: int


@dataclass(frozen=True, slots=True)
class Late:
    """The rest of a session from a block on.

    `behind` is by how many minutes the agenda as it stood would end late, negative where there is time to spare;
    `over` by how many it still does, `spare` how many are left.
    """

    session: int
    now: time
    behind: int
    rest: tuple[Retimed, ...]
    dropped: tuple[AgendaItem, ...]
    over: int
    spare: int

    @property
    def shortened(self) -> tuple[Retimed, ...]:
        """Blocks that stay and have less time than before; the reserve is none."""
        return tuple(one for one in self.rest if one.item.minutes < one.before and one.item.block != RESERVE)


def run_late(
    session: AgendaSession, first: int, now: time, blocks: Blocks, weights: Mapping[str, int], made: frozenset[str]
) -> Late:
    """The rest of a session whose item number `first`, from 0, starts now.

    `weights` tells how much hangs on each question, `made` what earlier sessions brought. Breaks and what is never
    cut keep their minutes; what a later block needs is never dropped.
    """
    room = minutes_between(now, session.end)
    there = made.union(*(_of(item, blocks).outputs for item in session.items[:first]))
    rest = session.items[first:]
    fitting = _Fitting(blocks, weights, frozenset(there), room, rest)
    kept = fitting.kept()
    minutes = fitting.minutes(kept)
    total = sum(minutes.values())
    retimed = tuple(_retimed(kept, minutes, now))
    gone = tuple(item for item in rest if item not in kept and item.block != RESERVE)
    behind = sum(item.minutes for item in rest if item.block != RESERVE) - room
    return Late(session.number, now, behind, retimed, gone, max(total - room, 0), max(room - total, 0))


def _retimed(kept: Sequence[AgendaItem], minutes: Mapping[str, int], now: time) -> Iterator[Retimed]:
    start = now
    for item in kept:
        if not minutes[item.id]:
            continue
        end = after(start, minutes[item.id])
        yield Retimed(replace(item, minutes=minutes[item.id]), start, end, item.minutes)
        start = end


@dataclass(frozen=True)
class _Fitting:
    """Fits what is left of a session into what is left of its time."""

    blocks: Blocks
    weights: Mapping[str, int]
    there: frozenset[str]
    room: int
    rest: tuple[AgendaItem, ...]

    def kept(self) -> tuple[AgendaItem, ...]:
        """What stays: droppable blocks go first, then, where even the shortest do not fit, those nothing builds on."""
        kept = self.rest
        for rule in (CutRule.DROP, CutRule.SHRINK):
            while self._too_long(kept, rule):
                going = min(self._free(kept, rule), key=lambda one: self._rank(one, kept), default=None)
                if going is None:
                    break
                kept = self._without(kept, going)
        return self._brought_back(kept)

    def minutes(self, kept: Sequence[AgendaItem]) -> dict[str, int]:
        """Minutes by item: one block gives a little, else one after the other all it can, the least weighty first."""
        minutes = {item.id: 0 if item.block == RESERVE else item.minutes for item in kept}
        short = self._short(kept)
        single = self._one_that_gives(kept, short)
        for item in [single] if single else sorted(self._shrinking(kept), key=lambda one: self._weight(one)):
            given = min(max(short, 0), self._slack(item))
            minutes[item.id] -= given
            short -= given
        for item in kept:
            if item.block == RESERVE and short < 0:
                minutes[item.id] = min(-short, item.minutes)
                short += minutes[item.id]
        return minutes

    def _too_long(self, kept: Sequence[AgendaItem], rule: CutRule) -> bool:
        """Whether another block must go; those that may shrink go only where shrinking them all is not enough."""
        short = self._short(kept)
        if short <= 0 or self._one_that_gives(kept, short):
            return False
        return rule is CutRule.DROP or short > sum(self._slack(item) for item in self._shrinking(kept))

    def _short(self, kept: Sequence[AgendaItem]) -> int:
        """Minutes that are missing with the reserve used up; negative where there are more than enough."""
        return sum(item.minutes for item in kept if item.block != RESERVE) - self.room

    def _one_that_gives(self, kept: Sequence[AgendaItem], short: int) -> AgendaItem | None:
        """The block that can give a few minutes alone: the one that has the most to give."""
        able = [item for item in self._shrinking(kept) if self._slack(item) >= short]
        if not 0 < short <= SMALL or not able:
            return None
        return max(able, key=lambda item: (self._slack(item), -self._weight(item)))

    def _free(self, kept: Sequence[AgendaItem], rule: CutRule) -> list[AgendaItem]:
        """Blocks of a cut rule that nothing later builds on."""
        return [
            item
            for item in kept
            if _of(item, self.blocks).cut is rule and item.block != RESERVE and self._sound(self._without(kept, item))
        ]

    def _sound(self, kept: Sequence[AgendaItem]) -> bool:
        """Whether everything is there before it is needed, as far as it was in the agenda."""
        before, there, lacking = set(self.there), set(self.there), set[tuple[str, str]]()
        for item in self.rest:
            block = _of(item, self.blocks)
            lacking |= {(item.id, name) for name in block.inputs if name not in before | ON_HAND}
            before |= set(block.outputs)
        for item in kept:
            block = _of(item, self.blocks)
            if any(name not in there | ON_HAND and (item.id, name) not in lacking for name in block.inputs):
                return False
            there |= set(block.outputs)
        return True

    def _rank(self, item: AgendaItem, kept: Sequence[AgendaItem]) -> tuple[int, bool, int, int]:
        """The least weighty first; among equals one that is enough by itself, and the shortest of those."""
        short = self._short(kept)
        enough = item.minutes >= short
        return self._weight(item), not enough, item.minutes if enough else -item.minutes, -kept.index(item)

    def _without(self, kept: Sequence[AgendaItem], gone: AgendaItem) -> tuple[AgendaItem, ...]:
        """The rest without an item, and without a break that would then follow another."""
        left: list[AgendaItem] = []
        for item in kept:
            last = next((one for one in reversed(left) if one.block != RESERVE), None)
            if item is gone or (item.block == BREAK and last and _of(last, self.blocks).is_rest):
                continue
            if left and last and last.block == BREAK and _of(item, self.blocks).is_rest:
                left.remove(last)
            left.append(item)
        return tuple(left)

    def _brought_back(self, kept: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        """With dropped blocks that there is room for after all, the weightiest first; shortened ones where all are."""
        gone = [item for item in self.rest if item not in kept and not _of(item, self.blocks).is_rest]
        for item in sorted(gone, key=lambda one: -self._weight(one)):
            more = tuple(one for one in self.rest if one in kept or one is item)
            given = sum(self._slack(one) for one in self._shrinking(more)) if self._squeezed(kept) else 0
            if self._short(more) <= given and self._sound(more):
                kept = more
        return kept

    def _squeezed(self, kept: Sequence[AgendaItem]) -> bool:
        """Whether even blocks that are only to be shortened had to go."""
        return any(_of(item, self.blocks).cut is CutRule.SHRINK for item in self.rest if item not in kept)

    def _shrinking(self, kept: Sequence[AgendaItem]) -> list[AgendaItem]:
        return [item for item in kept if _of(item, self.blocks).cut is not CutRule.NEVER and self._slack(item) > 0]

    def _slack(self, item: AgendaItem) -> int:
        return max(item.minutes - _of(item, self.blocks).least, 0) if item.block != RESERVE else 0

    def _weight(self, item: AgendaItem) -> int:
        return weight_of(item, self.blocks, self.weights)


def weight_of(item: AgendaItem, blocks: Blocks, weights: Mapping[str, int]) -> int:
    """How much hangs on a block: what it counts before any question, and its questions; nothing on a rest."""
    base = 0 if _of(item, blocks).kind is BlockKind.BREAK else SPINE.get(item.block, _OWN)
    return base + sum(weights.get(question, 0) for question in item.questions)


def agenda_weights(agenda: Agenda, blocks: Blocks, questions: Sequence[OpenQuestion]) -> dict[str, int]:
    """How much hangs on each item of an agenda, by its id."""
    asked = {one.id: one.weight for one in questions}
    return {item.id: weight_of(item, blocks, asked) for item in agenda.items}


def _of(item: AgendaItem, blocks: Blocks) -> Block:
    """The item's block; one that nobody described is never cut."""
    found = blocks.get(item.block)
    return found or Block(item.block, item.block, BlockKind.INFORM, item.minutes, item.minutes, CutRule.NEVER)
